"""Files that git ignores are passed over where folders are searched, and read where they are named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from journeymap.folders import files_below

Run = Callable[..., Ran]
NAMES = ("a", "old/b", "old/keep/c", "build/d", "deep/build/e", "deep/f")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        path = tmp_path / "repo" / "maps" / f"{name}.journey.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("journeymap: 1\ntitle: x\nsteps: [a]\n")
    (tmp_path / "repo" / ".git").mkdir()
    return tmp_path / "repo"


def found(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)).removesuffix(".journey.yaml") for path in files_below(folder)]


def test_nothing_is_ignored(folder: Path) -> None:
    assert sorted(found(folder / "maps")) == sorted(NAMES)


def test_patterns_of_the_repository(folder: Path) -> None:
    (folder / ".gitignore").write_text("# Made\nbuild/\n/maps/old/*.yaml\n")
    assert found(folder / "maps") == ["a", "deep/f", "old/keep/c"]


def test_the_nearest_goes_first(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.journey.yaml\n")
    (folder / "maps" / "deep" / ".gitignore").write_text("!f.journey.yaml\n")
    assert found(folder / "maps") == ["deep/f"]


def test_what_is_above_the_repository_counts_for_nothing(folder: Path) -> None:
    (folder.parent / ".gitignore").write_text("*\n")
    assert sorted(found(folder / "maps")) == sorted(NAMES)


def test_a_pattern_that_would_take_for_ever_is_passed_over(folder: Path) -> None:
    (folder / ".gitignore").write_text("*a" * 60 + "b\nbuild/\n")
    (folder / "maps" / ("a" * 200 + ".journey.yaml")).write_text("journeymap: 1\n")
    assert len(found(folder / "maps")) == 5


def test_a_file_that_is_named_is_read(folder: Path, run: Run) -> None:
    (folder / ".gitignore").write_text("maps/\n")
    done = run("lint", "--select", "JM2", "maps/a.journey.yaml", cwd=folder)
    assert "1 file\n" in done.err
    assert "0 files" in run("lint", ".", cwd=folder).err
