"""Lint settings of a workspace: what cannot be is told where it stands, and does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran

Run = Callable[..., Ran]
WORKSPACE = """\
journeymap: 1
lint:
  select: [JM319, JM904, misssing-goal]
  per_file:
    "old/**": nix
  rules:
    too-many-stages: {most: seven, mst: 4, level: wrong}
    flat-curv: {points: 3}
"""
MAP = "journeymap: 1\ntitle: Buy\nstages: [A, B, C, D, E, F, G, H]\n"


def lint(folder: Path, run: Run, workspace: str, *more: str) -> list[str]:
    (folder / "journeymap.yaml").write_text(workspace)
    (folder / "buy.journey.yaml").write_text(MAP)
    done = run("lint", "--output-format", "concise", *more, cwd=folder)
    assert done.code in (0, 1), done.err
    return done.out.splitlines()


def test_mistakes_are_told(tmp_path: Path, run: Run) -> None:
    assert [line for line in lint(tmp_path, run, WORKSPACE) if line.startswith("journeymap.yaml")] == [
        "journeymap.yaml:3:19: warning JM904 there is no rule `JM904`",
        "journeymap.yaml:3:26: warning JM904 there is no rule `misssing-goal`",
        "journeymap.yaml:5:15: warning JM904 there is no rule `nix`",
        "journeymap.yaml:7:29: warning JM905 the setting `most` is a number",
        "journeymap.yaml:7:36: warning JM905 the rule `too-many-stages` has no setting `mst`",
        "journeymap.yaml:7:51: warning JM905 `wrong` is not a level",
        "journeymap.yaml:8:5: warning JM904 there is no rule `flat-curv`",
    ]


def test_what_cannot_be_does_no_harm(tmp_path: Path, run: Run) -> None:
    told = lint(tmp_path, run, WORKSPACE)
    assert [line for line in told if line.startswith("buy")] == [
        "buy.journey.yaml:3:1: hint JM319 the map has 8 stages"
    ]


def test_settings_hold(tmp_path: Path, run: Run) -> None:
    settings = "journeymap: 1\nlint: {select: JM319, rules: {too-many-stages: {most: 8}}}\n"
    assert lint(tmp_path, run, settings) == []
    settings = "journeymap: 1\nlint: {select: JM319, rules: {too-many-stages: {level: error}}}\n"
    assert lint(tmp_path, run, settings) == ["buy.journey.yaml:3:1: error JM319 the map has 8 stages"]


def test_the_day(tmp_path: Path, run: Run) -> None:
    settings = "journeymap: 1\nlint: {select: JM409}\n"
    (tmp_path / "journeymap.yaml").write_text(settings)
    (tmp_path / "buy.journey.yaml").write_text(MAP + "reviewed: 2020-01-01\n")
    for more, env, code in (
        (["--today", "2020-02-01"], {}, 0),
        (["--today", "2021-02-01"], {}, 1),
        ([], {"SOURCE_DATE_EPOCH": "1580515200"}, 0),
        ([], {"SOURCE_DATE_EPOCH": "1612137600"}, 1),
        (["--today", "soon"], {}, 2),
        ([], {"SOURCE_DATE_EPOCH": "soon"}, 2),
    ):
        assert run("lint", *more, cwd=tmp_path, env=env).code == code, (more, env)


def test_statistics(tmp_path: Path, run: Run) -> None:
    told = lint(tmp_path, run, "journeymap: 1\nlint: {select: [JM303, JM306]}\n", "--statistics")
    assert told == ["8  JM306  warning  empty-stage", "1  JM303  warning  missing-goal"]
