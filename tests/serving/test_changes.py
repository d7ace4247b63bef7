"""What is told when files change, as editors and git write them; and how a server ends."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HERE
from served import Events, Server, listening, serving, write

sys.path.insert(0, str(HERE.parent / "benchmarks"))
from maps import journey as generated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    write(folder / "a.journey.yaml", "A")
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as one:
        yield one


@pytest.fixture
def events(server: Server) -> Iterator[Events]:
    with listening(server) as one:
        yield one


def becomes(server: Server, key: str, words: str) -> str:
    """The picture of a map once these words are in it."""
    end = time.monotonic() + 20
    while words not in (picture := server.picture(key)):
        assert time.monotonic() < end, f"there never was {words!r}"
        time.sleep(0.02)
    return picture


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def renamed_over(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_text(text)
    new.replace(path)


def moved_away_first(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text)


def in_pieces(path: Path, text: str) -> None:
    with path.open("w") as file:
        for at in range(0, len(text), 20):
            file.write(text[at : at + 20])
            file.flush()
            time.sleep(0.005)


@pytest.mark.parametrize("save", [in_place, renamed_over, moved_away_first, in_pieces])
def test_a_save_is_seen(save: object, folder: Path, server: Server, events: Events) -> None:
    assert callable(save)
    key = events.until("A")["A"]["key"]
    assert "Pays" in becomes(server, key, "Pays")
    save(folder / "a.journey.yaml", (folder / "a.journey.yaml").read_text().replace("Pays", "Rides home"))
    assert events.next()["maps"][0]["error"] == 0  # nothing was told of a half
    assert "Pays" not in becomes(server, key, "Rides home")


def test_maps_come_and_go(folder: Path, events: Events) -> None:
    events.until("A")
    write(folder / "b.journey.yaml", "B")
    events.until("A", "B")
    (folder / "deep" / "er").mkdir(parents=True)
    write(folder / "deep" / "er" / "c.journey.yaml", "C")
    events.until("A", "B", "C")
    (folder / "b.journey.yaml").rename(folder / "d.journey.yaml")
    assert events.until("A", "B", "C")["B"]["name"] in ("b.journey.yaml", "d.journey.yaml")
    shutil.rmtree(folder / "deep")
    (folder / "d.journey.yaml").unlink()
    events.until("A")
    (folder / "a.journey.yaml").unlink()
    events.until()
    write(folder / "a.journey.yaml", "A again")
    events.until("A again")


def test_an_empty_folder_waits_for_a_map(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    with serving(folder) as server, listening(server) as events:
        assert events.next()["maps"] == []
        write(folder / "a.journey.yaml", "First")
        events.until("First")


def test_a_map_with_errors_keeps_its_picture(folder: Path, server: Server, events: Events) -> None:
    path = folder / "a.journey.yaml"
    key = events.until("A")["A"]["key"]
    before = becomes(server, key, "Pays")
    good = path.read_text()
    path.write_text(good.replace("emotion", "emotoin"))
    while not events.next()["maps"][0]["error"]:
        pass
    told = server.shown(key)
    assert not told["sound"]
    assert told["picture"]
    (error,) = [one for one in told["findings"] if one["level"] == "error"]
    assert error["message"] == "unknown key `emotoin`"
    assert error["help"] == "did you mean `emotion`?"
    assert (Path(error["file"]).name, error["line"]) == (path.name, 5)
    assert server.picture(key) == before
    path.write_text(good.replace("Pays", "Mended"))
    becomes(server, key, "Mended")
    assert server.shown(key)["sound"]


def test_what_others_share_changes_them(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(HERE.parent / "examples", tmp_path / "examples"))
    with serving(folder) as server, listening(server) as events:
        maps = {one["name"]: one for one in events.next()["maps"]}
        key = maps["02-broadband-switch.journey.yaml"]["key"]
        becomes(server, key, "Priya")
        persona = folder / "personas" / "priya.persona.yaml"
        persona.write_text(persona.read_text().replace("name: Priya", "name: Ludmilla"))
        becomes(server, key, "Ludmilla")


def test_every_view_of_every_example_is_there(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(HERE.parent / "examples", tmp_path / "examples"))
    with serving(folder) as server, listening(server) as events:
        for one in events.next()["maps"]:
            for view in one["views"]:
                told = server.shown(one["key"], view)
                assert told["sound"], told["findings"]
                assert bool(told["picture"]) != bool(told["why"])
                assert server.picture(one["key"], view).startswith("<svg") == bool(told["picture"])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_stops_at_once(number: signal.Signals, code: int, tmp_path: Path) -> None:
    (tmp_path / "long.journey.yaml").write_text(generated(20, 200, branching=True))
    took = []
    for _ in range(3):  # the machine may be busy with other things once
        with serving(tmp_path) as server, listening(server) as events, listening(server):
            key = events.next()["maps"][0]["key"]
            dawdling, deaf, asking = (server.connect() for _ in range(3))
            host = f"HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n"
            dawdling.sendall(b"GET / HTTP/1.1\r\n")
            deaf.sendall(f"GET /page.js {host}".encode())
            asking.sendall(f"GET /maps/{key}/flow/light/picture.svg {host}".encode())
            time.sleep(0.1)  # so that it draws
            ended, seconds = server.stop(number)
            for one in (dawdling, deaf, asking):
                one.close()
            assert ended == code
            assert server.process.stderr
            assert b"rror" not in server.process.stderr.read()
            took.append(seconds)
        if seconds < 1:
            break
    assert min(took) < 1


def test_it_stops_where_nobody_listens(folder: Path) -> None:
    with serving(folder) as server:
        assert server.stop()[0] == 130


def test_it_says_where_it_is(folder: Path) -> None:
    with serving(folder) as server:
        server.stop()
        assert server.process.stderr
        said = server.process.stderr.read().decode()
        assert said == f"shows {folder}, and what changes in it; Ctrl-C stops it\n"


def test_what_is_idle_takes_little(folder: Path, server: Server, events: Events) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("nothing tells how much a process worked")

    def worked() -> float:
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    events.until("A")
    time.sleep(0.5)
    before = worked()
    time.sleep(2)
    assert worked() - before < 0.3
