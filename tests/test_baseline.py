"""Baselines: what was found before is not told again, wherever it has moved; what is fixed is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from journeymap import baseline
from journeymap.element import element
from journeymap.model import Journey
from journeymap.source import Where

Run = Callable[..., Ran]
BARE = "journeymap: 1\ntitle: Buy\npersona: {name: Ada}\nsteps: [{name: Looks, pains: Dear}, {name: Pays}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "buy.journey.yaml").write_text(BARE)
    return tmp_path


def test_an_old_collection_can_start(folder: Path, run: Run) -> None:
    assert run("lint", cwd=folder).code == 1
    written = run("lint", "--write-baseline", "known.json", cwd=folder)
    assert (written.code, written.out) == (0, "")
    again = run("lint", "--baseline", "known.json", cwd=folder)
    assert (again.code, again.out) == (0, "")


def test_moved_lines_are_known_again(folder: Path, run: Run) -> None:
    run("lint", "--write-baseline", "known.json", cwd=folder)
    path = folder / "buy.journey.yaml"
    path.write_text("# A comment\n\n" + BARE.replace("title: Buy\n", "title: Buy\nnotes: New\n"))
    done = run("lint", "--baseline", "known.json", cwd=folder)
    assert (done.code, done.out) == (0, "")


def test_what_is_new_is_told(folder: Path, run: Run) -> None:
    run("lint", "--write-baseline", "known.json", cwd=folder)
    path = folder / "buy.journey.yaml"
    path.write_text(BARE + "lanes: [steps, weather]\n")
    done = run("lint", "--baseline", "known.json", "--output-format", "concise", cwd=folder)
    assert done.code == 1
    assert "JM206" in done.out
    assert len(done.out.splitlines()) == 1


def test_what_is_fixed_is_told(folder: Path, run: Run) -> None:
    run("lint", "--write-baseline", "known.json", cwd=folder)
    (folder / "buy.journey.yaml").write_text(BARE + "goal: A bike\n")
    done = run("lint", "--baseline", "known.json", cwd=folder)
    assert done.code == 0
    assert "known.json: fixed, take it out: missing-goal in buy#title" in done.err


def test_errors_of_form_are_never_in_it(folder: Path, run: Run) -> None:
    (folder / "buy.journey.yaml").write_text(BARE + "colour: blue\n")
    done = run("lint", "--write-baseline", "known.json", "--output-format", "concise", cwd=folder)
    assert done.code == 1
    assert "JM101" in done.out
    assert b"unknown-key" not in (folder / "known.json").read_bytes()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1}', "\xff"])
def test_what_is_no_baseline_is_told(folder: Path, run: Run, text: str) -> None:
    (folder / "known.json").write_bytes(text.encode("latin-1"))
    done = run("lint", "--baseline", "known.json", cwd=folder)
    assert done.code == 2
    assert "known.json is no baseline" in done.err
    assert len(done.err.splitlines()) == 2


def test_written_and_read_again() -> None:
    known = baseline.read(b'{"version": 1, "findings": [{"rule": "a", "element": "m#x", "count": 2}]}')
    assert baseline.read(baseline.write(known)) == known
    assert baseline.write(known) == baseline.write(known)


def test_elements_go_by_ids() -> None:
    journey = Journey.model_validate(
        {
            "journeymap": 1,
            "title": "Buy",
            "id": "buy",
            "stages": [{"name": "Choose", "steps": [{"name": "Looks", "touchpoints": [{"web": "Page"}]}]}],
        }
    )
    at = Where(("stages", 0, "steps", 0, "touchpoints", 0, "channel"))
    assert element(journey, at) == "buy#stages/choose/steps/looks/touchpoints/Page/channel"
    assert element(journey, Where()) == "buy"
