"""`journeymap render`: where pictures go, when they are made, and that many are made as one is."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran, environment
from journeymap import views

Run = Callable[..., Ran]
MAP = "journeymap: 1\ntitle: Buy {n}\npersona: {{name: Ada}}\nsteps: [Looks, {{name: Pays, emotion: 1}}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "maps" / "a.journey.yaml").write_text(MAP.format(n=1))
    (tmp_path / "maps" / "deep" / "a.journey.yaml").write_text(MAP.format(n=2))
    (tmp_path / "bad.journey.yaml").write_text("journeymap: 1\ntitel: x\n")
    return tmp_path


def files(folder: Path, ending: str = ".svg") -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(f"*{ending}"))


def test_beside_the_map(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "wrote maps/a.svg\n")
    again = run("render", "maps/a.journey.yaml", cwd=folder)
    assert (again.code, again.err) == (0, ""), "what has not changed is not written"


def test_into_a_file_whose_name_says_the_format(folder: Path, run: Run) -> None:
    run("render", "maps/a.journey.yaml", "-o", "new/a.PNG", cwd=folder)
    assert (folder / "new" / "a.PNG").read_bytes().startswith(b"\x89PNG")


def test_a_folder_keeps_its_folders(folder: Path, run: Run) -> None:
    done = run("render", "maps", "-o", "out", "-f", "png", cwd=folder)
    assert done.code == 0
    assert files(folder, ".png") == ["out/a.png", "out/deep/a.png"]


def test_two_maps_never_share_a_place(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "maps/deep/a.journey.yaml", "-o", "out", cwd=folder)
    assert done.code == 2
    assert "would both be 'out/a.svg'" in done.err
    assert files(folder) == []


def test_standard_input_and_output(folder: Path, run: Run) -> None:
    text = MAP.format(n=1).encode()
    done = run("render", "-", cwd=folder, stdin=text)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("<svg ")
    assert run("render", "-", "-o", "-", "--theme", "dark", cwd=folder, stdin=text).out != done.out
    assert run("render", "maps", "-o", "-", cwd=folder).code == 2


def test_a_map_with_errors_is_not_drawn_and_the_others_are(folder: Path, run: Run) -> None:
    done = run("render", "bad.journey.yaml", "maps/a.journey.yaml", cwd=folder)
    assert done.code == 1
    assert "error[JM101]" in done.err
    assert files(folder) == ["maps/a.svg"]


def test_check_writes_nothing_and_names_the_file(folder: Path, run: Run) -> None:
    missing = run("render", "maps", "--check", cwd=folder)
    assert missing.code == 1
    assert missing.out.splitlines() == [
        f"maps/{name} is not what the map draws now" for name in ("a.svg", "deep/a.svg")
    ]
    assert files(folder) == []
    run("render", "maps", cwd=folder)
    assert run("render", "maps", "--check", cwd=folder) == Ran(0, "", "")
    (folder / "maps" / "a.svg").write_text("old")
    assert run("render", "maps", "--check", cwd=folder).out == "maps/a.svg is not what the map draws now\n"
    assert (folder / "maps" / "a.svg").read_text() == "old"


def test_lanes(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "-o", "-", "--lanes", "steps", cwd=folder)
    assert "lane-steps" in done.out
    assert "lane-emotion" not in done.out
    wrong = run("render", "maps/a.journey.yaml", "--lanes", "steps,emotoin", cwd=folder)
    assert (wrong.code, wrong.err) == (2, "error: unknown lane `emotoin`: did you mean `emotion`?\n")


def test_a_font_that_is_none(folder: Path, run: Run) -> None:
    for font in ("nix.ttf", "bad.journey.yaml"):
        done = run("render", "maps/a.journey.yaml", "--font", font, cwd=folder)
        assert done.code == 2
        assert done.err.startswith("error: cannot use the font: ")


def test_characters_that_no_font_has_are_told_and_the_picture_comes_out(folder: Path, run: Run) -> None:
    (folder / "ja.journey.yaml").write_text(MAP.format(n="\u81ea\u8ee2\u8eca"), encoding="utf-8")
    done = run("render", "ja.journey.yaml", cwd=folder)
    assert done.code == 0
    assert "warning[JM901]: no font at hand has the characters `\u81ea`, `\u8eca`, `\u8ee2`" in done.err
    assert " --> ja.journey.yaml:2:12" in done.err
    assert (folder / "ja.svg").exists()


def test_too_large_a_picture_is_told(folder: Path, run: Run) -> None:
    steps = ", ".join(f"Step {number}" for number in range(20))
    (folder / "wide.journey.yaml").write_text(f"journeymap: 1\ntitle: Wide\nsteps: [{steps}]\n")
    done = run("render", "wide.journey.yaml", "-f", "png", "--scale", "10", cwd=folder)
    assert done.code == 2
    assert done.err.startswith("error: wide.journey.yaml: the picture would be ")
    assert "allow more with `--max-pixels`" in done.err
    assert len(done.err.splitlines()) == 1
    assert not (folder / "wide.png").exists()


def test_how_large_a_picture_may_be_can_be_set(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "-f", "png", "--max-pixels", "1000", cwd=folder)
    assert (done.code, " and 1,000 are allowed: " in done.err) == (2, True)
    assert run("render", "maps/a.journey.yaml", "-f", "png", "--max-pixels", "9000000", cwd=folder).code == 0
    assert run("render", "maps/a.journey.yaml", "--max-pixels", "0", cwd=folder).code == 2


def test_the_theme_of_the_workspace_and_another_for_one_run(folder: Path, run: Run) -> None:
    def drawn(*options: str) -> str:
        done = run("render", "maps/a.journey.yaml", "-o", "-", *options, cwd=folder)
        assert (done.code, done.err) == (0, "")
        return done.out

    plain = drawn()
    (folder / "journeymap.yaml").write_text("journeymap: 1\nmaps: maps/*\ntheme: bold\n")
    assert drawn() == drawn("--theme", "bold") != plain
    assert drawn("--theme", "light") == plain
    (folder / "journeymap.yaml").write_text("journeymap: 1\nmaps: maps/*\ntheme: {fonts: none.ttf}\n")
    done = run("render", "maps/a.journey.yaml", "-o", "-", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert "error[JM709]: cannot use the font `none.ttf`: there is no such file" in done.err


def test_many_are_drawn_as_one_is(folder: Path, run: Run) -> None:
    for number in range(20):
        (folder / "maps" / f"m{number}.journey.yaml").write_text(MAP.format(n=number))
    done = run("render", "maps", "-o", "out", cwd=folder)
    assert done.code == 0
    assert done.err.splitlines() == sorted(done.err.splitlines(), key=lambda line: ("deep" in line, line)), (
        "in the order of their names"
    )
    for number in (0, 7, 19):
        alone = run("render", f"maps/m{number}.journey.yaml", "-o", "-", cwd=folder)
        assert (folder / "out" / f"m{number}.svg").read_text(encoding="utf-8") == alone.out


def test_the_same_bytes_whatever_the_surroundings(folder: Path, run: Run) -> None:
    one = run(
        "render", "maps/a.journey.yaml", "-o", "-", cwd=folder, env={"PYTHONHASHSEED": "1", "TZ": "UTC"}
    )
    path = str(folder / "maps" / "a.journey.yaml")
    other = run(
        "render", path, "-o", "-", cwd=folder / "maps", env={"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}
    )
    assert one.out == other.out


def test_progress_is_shown_on_a_terminal_alone(folder: Path) -> None:
    inner, outer = pty.openpty()
    pid = os.fork()
    if not pid:
        os.dup2(outer, 2)
        os.chdir(folder)
        os.execve(
            sys.executable, [sys.executable, "-m", "journeymap", "render", "maps"], environment(TERM="xterm")
        )
    os.close(outer)
    said = b""
    try:
        while more := os.read(inner, 4096):
            said += more
    except OSError:  # how a terminal without anyone at its other end says that it is over
        pass
    assert os.waitpid(pid, 0)[1] == 0
    assert b"Drawing" in said
    assert files(folder) == ["maps/a.svg", "maps/deep/a.svg"]


def test_several_views_are_named_by_what_they_are(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "--view", "map, strip,map", cwd=folder)
    assert (done.code, done.err) == (0, "wrote maps/a.svg\nwrote maps/a.strip.svg\n")
    done = run("render", "maps/a.journey.yaml", "--view", "map,strip", "-o", "a.svg", cwd=folder)
    assert (done.code, done.err.splitlines()[0]) == (2, "error: 2 pictures do not fit into one file")


def test_an_unknown_view(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "--view", "flwo", cwd=folder)
    assert done.code == 2
    assert "there is no view `flwo`" in done.err
    assert "did you mean `flow`?" in done.err


def test_a_view_of_nothing_is_told(folder: Path, run: Run) -> None:
    done = run("render", "maps/a.journey.yaml", "--view", "matrix", cwd=folder)
    assert done.code == 1
    assert "warning[JM906]: no matrix is drawn: " in done.err
    assert files(folder) == []
    done = run("render", "maps/a.journey.yaml", "--view", "map,matrix", cwd=folder)
    assert (done.code, files(folder)) == (0, ["maps/a.svg"])
    done = run("render", "maps/a.journey.yaml", "--view", "all", cwd=folder)
    assert (done.code, "JM906" in done.err) == (0, False)


def test_a_persona_file_is_drawn_as_its_card(folder: Path, run: Run) -> None:
    (folder / "ada.persona.yaml").write_text("journeymap: 1\nname: Ada\n")
    done = run("render", "ada.persona.yaml", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "wrote ada.persona.svg\n")
    card = (folder / "ada.persona.svg").read_text(encoding="utf-8")
    assert "jm-ada-persona" in card
    assert run("render", "ada.persona.yaml", "--view", "persona,strip", "-o", "-", cwd=folder).out == card
    assert run("render", "ada.persona.yaml", "--check", cwd=folder).code == 0
    (folder / "ada.persona.yaml").write_text("journeymap: 1\nnam: Ada\n")
    done = run("render", "ada.persona.yaml", cwd=folder)
    assert (done.code, "error[JM101]: unknown key `nam`" in done.err) == (1, True)
    (folder / "ada.journey.yaml").write_text(MAP.format(n=1))
    done = run("render", "ada.persona.yaml", "ada.journey.yaml", "--view", "persona", cwd=folder)
    assert (done.code, "would both be 'ada.persona.svg'" in done.err) == (2, True)


def test_the_cards_of_a_folder_are_those_of_its_personas(tmp_path: Path, run: Run) -> None:
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    (tmp_path / "p.persona.yaml").write_text("journeymap: 1\nname: Ada\n")
    for name, who in (("a", "p"), ("b", "p"), ("c", "{name: Ben}")):
        text = f"journeymap: 1\ntitle: {name}\npersona: {who}\nsteps: [Looks]\n"
        (tmp_path / f"{name}.journey.yaml").write_text(text)
    assert run("render", ".", "--view", "persona", cwd=tmp_path).code == 0
    assert files(tmp_path) == ["c.persona.svg", "p.persona.svg"], "nobody is drawn twice"
    assert run("render", ".", "a.journey.yaml", "--view", "persona", "-o", "out", cwd=tmp_path).code == 0
    assert files(tmp_path / "out") == ["a.persona.svg", "c.persona.svg", "p.persona.svg"]
    assert run("render", ".", "--view", "map,persona", "-o", "all", cwd=tmp_path).code == 0
    assert files(tmp_path / "all") == sorted(
        f"{name}{view}.svg" for name in "abc" for view in ("", ".persona")
    )


def test_the_help_names_every_view(folder: Path, run: Run) -> None:
    said = " ".join(run("render", "--help", cwd=folder).out.replace("│", " ").split())
    for view in views.names():
        assert view in said
