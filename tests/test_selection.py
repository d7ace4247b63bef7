"""Which rules hold: chosen on the command line, else in the workspace, less those left out."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from journeymap.rules import rules
from journeymap.selection import CHOSEN_CHECKS, Selection, UnknownRule, named
from journeymap.settings import LintSettings

FILE = PurePosixPath("maps/old/buy.journey.yaml")


def chosen(selection: Selection, settings: LintSettings | None = None) -> set[str]:
    return selection.codes(settings, FILE) - CHOSEN_CHECKS.keys()


USUAL = {one.code for one in rules() if one.usual}


def test_words() -> None:
    assert named(["missing-goal"]) == named(["JM303"]) == named(["jm303"]) == {"JM303"}
    assert named(["JM2"]) == {one.code for one in rules() if one.code.startswith("JM2")}
    with pytest.raises(UnknownRule, match="did you mean `missing-goal`"):
        named(["missing-gaol"])
    with pytest.raises(UnknownRule):
        named([""])


def test_the_command_line() -> None:
    assert chosen(Selection()) == USUAL
    assert chosen(Selection(["JM303"])) == {"JM303"}
    assert chosen(Selection(["JM303"], extend_select=["JM201"])) == {"JM303", "JM201"}
    assert chosen(Selection(["JM3"], ["missing-goal"])) == named(["JM3"]) - {"JM303"}
    for one in (Selection(["nix"]), Selection((), ["nix"]), Selection(extend_select=["nix"])):
        with pytest.raises(UnknownRule):
            chosen(one)


def test_the_workspace() -> None:
    settings = LintSettings(select=["JM3", "nix"], ignore=["JM303", "nix"])
    assert chosen(Selection(), settings) == named(["JM3"]) - {"JM303"}
    assert chosen(Selection(["JM2"]), settings) == named(["JM2"]), "the command line goes before it"
    assert chosen(Selection(["JM303"]), settings) == set(), "what is left out there stays out"


@pytest.mark.parametrize(
    ("pattern", "held"),
    [("maps/old/**", True), ("**/*.journey.yaml", True), ("maps/*.yaml", False), ("old/**", False)],
)
def test_single_files(pattern: str, held: bool) -> None:
    settings = LintSettings(per_file={pattern: ["JM4", "nix"]})
    assert bool(chosen(Selection(), settings) & named(["JM4"])) is not held


def test_checks_that_are_no_errors_are_left_out_by_name() -> None:
    assert CHOSEN_CHECKS["JM016"] == "yaml-1-1-word"
    assert "JM006" not in CHOSEN_CHECKS, "an error cannot be left out"
    for one in (Selection(), Selection(["JM2"])):
        assert one.codes(None, FILE) >= CHOSEN_CHECKS.keys()
    left = Selection(ignore=["yaml-1-1-word"]).codes(None, FILE)
    assert CHOSEN_CHECKS.keys() - left == {"JM016"}
    with pytest.raises(UnknownRule):
        named(["yaml-syntax"])
