"""Many maps read at once: the same facts and findings as one by one, whatever is wrong with some of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from journeymap import processes
from journeymap.cli._read import open_maps
from journeymap.collection import facts
from journeymap.findings import Level
from journeymap.folders import files_below, holds
from journeymap.gathering import Gathered, gather

EXAMPLES = Path(__file__).parent.parent / "examples"
MAP = "journeymap: 1\ntitle: Buy a bike\nsteps: [{name: Pays}]\n"


def maps_below(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in files_below(folder) if holds(path) == "map"]


def put(folder: Path, files: dict[str, str]) -> list[Path]:
    """Files with these texts; the maps among them."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files if ".journey." in name]


def one_by_one(paths: Sequence[Path]) -> list[Gathered]:
    """The same as `gather`, by the way that commands for single maps go."""
    found = []
    for one in open_maps(list(paths)):
        space = one.workspace
        every = space.settings.review_every
        fact = (
            facts(one.journey, one.path.as_posix(), space.folder.as_posix(), every) if one.journey else None
        )
        errors = [finding for finding in one.findings if finding.level is Level.error]
        found.append(Gathered(one.path, fact, errors))
    return found


def told(one: Gathered) -> list[tuple[str, str, str]]:
    return [(finding.source.name, finding.code, finding.message) for finding in one.errors]


def test_examples_are_what_they_are_one_by_one() -> None:
    paths = maps_below(EXAMPLES)
    assert len(paths) > 8
    for one, other in zip(gather(paths), one_by_one(paths), strict=True):
        assert one == other
        assert one.fact


def test_what_is_wrong_is_told_once_and_with_the_first_map_that_has_it(tmp_path: Path) -> None:
    paths = put(
        tmp_path,
        {
            "journeymap.yaml": "journeymap: 1\n",
            "sam.persona.yaml": "journeymap: 1\nname: Sam\nbasis: guess\n",
            "bad.journey.yaml": MAP.replace("Pays", "Pays, emotion: 9"),
            "no.journey.yaml": "",
            "sam.journey.yaml": MAP + "persona: sam\n",
            "too.journey.yaml": MAP + "persona: sam\n",
            "sams.journey.yaml": MAP + "persona: sams\n",
            "lost.journey.yaml": MAP + "parent: nobody\n",
            "round.journey.yaml": MAP + "parent: round\n",
            "twice.journey.yaml": MAP + "id: x\n",
            "again.journey.yaml": MAP + "id: x\n",
            "good.journey.yaml": MAP + "parent: x#pays\n",
            "odd.journey.yaml": MAP + "owner: ''\nstatus: null\ntags: [on]\n",
        },
    )
    found = list(gather(paths))
    assert [(one.path, one.fact, told(one)) for one in found] == [
        (one.path, one.fact, told(one)) for one in one_by_one(paths)
    ]
    assert sum(bool(one.errors) for one in found) == 9
    assert [one.path.name for one in found if one.fact] == ["good.journey.yaml"]


def test_maps_of_several_workspaces_and_of_none(tmp_path: Path) -> None:
    paths = put(
        tmp_path,
        {
            "a/journeymap.yaml": "journeymap: 1\nreview_every: 1 month\nlang: de\n",
            "a/x.journey.yaml": MAP + "reviewed: 2026-01-31\n",
            "a/below/y.journey.yaml": MAP + "parent: x\n",
            "b/journeymap.yaml": "journeymap: 1\nmaps: ['x.*']\n",
            "b/x.journey.yaml": MAP,
            "b/y.journey.yaml": MAP,
            "c/x.journey.yaml": MAP,
        },
    )
    found = {one.path.relative_to(tmp_path).as_posix(): one.fact for one in gather(paths)}
    assert all(found.values())
    told = {path: (fact.home, fact.id, fact.lang, fact.due) for path, fact in found.items() if fact}
    assert told == {
        "a/x.journey.yaml": (f"{tmp_path}/a", "x", "de", "2026-02-28"),
        "a/below/y.journey.yaml": (f"{tmp_path}/a", "y", "de", ""),
        "b/x.journey.yaml": (f"{tmp_path}/b", "x", "en", ""),
        "b/y.journey.yaml": (f"{tmp_path}/b", "y", "en", ""),
        "c/x.journey.yaml": (f"{tmp_path}/c", "x", "en", ""),
    }


def test_one_map_is_held_against_all_of_its_workspace(tmp_path: Path) -> None:
    one, other, lost = put(
        tmp_path,
        {
            "a.journey.yaml": MAP + "parent: b\n",
            "b.journey.yaml": MAP,
            "c.journey.yaml": MAP + "parent: d\n",
            "journeymap.yaml": "journeymap: 1\n",
        },
    )
    assert [bool(found.fact) for found in gather([one])] == [True]
    assert [bool(found.fact) for found in gather([lost])] == [False]
    other.unlink()
    (found,) = gather([one])
    assert (found.fact, [finding.rule for finding in found.errors]) == (None, ["unknown-map"])


def test_files_are_called_as_the_caller_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"in/journeymap.yaml": "journeymap: 1\n", "in/a.journey.yaml": MAP})
    monkeypatch.chdir(tmp_path)
    path = Path("in", "a.journey.yaml")
    (one,) = gather([path])
    assert one.path == path
    assert one.fact
    assert (one.fact.file, one.fact.home) == ("in/a.journey.yaml", str(tmp_path / "in"))

    def within(path: Path) -> str:
        return os.path.relpath(path, tmp_path)

    (one,) = gather([path, path], named=within)
    assert one.fact
    assert (one.fact.file, one.fact.home) == (str(path), "in")


def test_standard_input_is_a_map_like_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.journey.yaml": MAP})
    monkeypatch.chdir(tmp_path)
    found = list(gather([Path("-"), Path("a.journey.yaml")], stdin=MAP.replace("Buy", "Sell").encode()))
    assert [one.fact and (one.fact.title, one.fact.file) for one in found] == [
        ("Sell a bike", "-"),
        ("Buy a bike", "a.journey.yaml"),
    ]
    (bad,) = gather([Path("-")], stdin=b"journeymap: 2\n")
    assert bad.fact is None
    assert bad.errors[0].source.name == "<stdin>"


@pytest.mark.skipif(os.name == "nt", reason="processes are forked")
@pytest.mark.parametrize("processors", [1, 2, 5])
def test_several_processes_say_what_one_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    more = {f"m{n}.journey.yaml": MAP.replace("bike", f"bike {n}") for n in range(90)}
    put(tmp_path, {**more, "m3.journey.yaml": "title: x\n", "journeymap.yaml": "journeymap: 1\n"})
    paths = maps_below(tmp_path)
    monkeypatch.setattr(processes.os, "cpu_count", lambda: processors)
    found = list(gather(paths))
    assert [one.fact for one in found] == [one.fact for one in one_by_one(paths)]
    assert [one.path for one in found if not one.fact] == [tmp_path / "m3.journey.yaml"]


def test_a_file_that_is_none_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").mkdir()
    (one,) = gather([tmp_path / "a.journey.yaml"])
    assert (one.fact, len(one.errors)) == (None, 1)


def test_nothing_comes_of_nothing() -> None:
    assert list(gather([])) == []
