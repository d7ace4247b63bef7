"""`journeymap history`: a map at every commit that changed it, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Golden, Ran
from journeymap.cli._columns import ASCII, Glyphs
from journeymap.cli._timeline import spark
from repositories import Repo, listing

Run = Callable[..., Ran]

FIRST = """\
journeymap: 1
title: Buy a bike
persona: ada
owner: shop
steps:
  - {name: Looks at bikes, emotion: 0.5}
  - {name: Pays, emotion: -1.5}
"""
SECOND = FIRST.replace("owner: shop", "owner: web").replace(
    "-1.5}", "-0.5, evidence: [Seen twice]}\n  - {name: Rides home, emotion: 1.5}"
)
PERSONA = "journeymap: 1\nname: Ada\n"


def day(date: str) -> dict[str, str]:
    """What makes a commit one of that day."""
    return {"GIT_AUTHOR_DATE": f"{date}T12:00:00+0200", "GIT_COMMITTER_DATE": f"{date}T12:00:00+0200"}


@pytest.fixture
def shop(tmp_path: Path) -> Repo:
    """A map that was drafted, changed, renamed, broken, mended, and is being changed."""
    repo = Repo(tmp_path / "shop")
    repo.put("ada.persona.yaml", PERSONA)
    repo.put("journeymap.yaml", "journeymap: 1\nteams: {shop: The shop}\n")
    repo.put("bike.journey.yaml", FIRST)
    repo.put("other.journey.yaml", FIRST)
    repo.commit("First draft", **day("2026-01-01"))
    repo.put("other.journey.yaml", SECOND)
    repo.commit("Another map", **day("2026-02-01"))
    repo.put("journeymap.yaml", "journeymap: 1\nteams: {shop: The shop, web: The web shop}\n")
    repo.put("bike.journey.yaml", SECOND)
    repo.commit("The web shop takes over", **day("2026-03-01"))
    repo.git("mv", "bike.journey.yaml", "buy.journey.yaml")
    repo.commit("A better name", **day("2026-04-01"))
    repo.put("buy.journey.yaml", "journeymap: [")
    repo.commit("Oops", **day("2026-05-01"))
    repo.put("buy.journey.yaml", SECOND)
    repo.commit("Whole again \x1b[31m`x`", **day("2026-06-01"))
    return repo


def told(ran: Ran) -> list[dict[str, Any]]:
    """The revisions that a run has told, the latest first."""
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert (found["version"], found["file"]) == (1, "buy.journey.yaml")
    revisions: list[dict[str, Any]] = found["revisions"]
    return revisions


def test_what_is_told_of_each_revision(run: Run, shop: Repo) -> None:
    found = told(run("history", "buy.journey.yaml", "--output-format", "json", cwd=shop.path))
    assert [(one["subject"], one["path"]) for one in found] == [
        ("Whole again \x1b[31m`x`", "buy.journey.yaml"),
        ("Oops", "buy.journey.yaml"),
        ("A better name", "buy.journey.yaml"),
        ("The web shop takes over", "bike.journey.yaml"),
        ("First draft", "bike.journey.yaml"),
    ]
    first = found[-1]
    assert first["commit"] == shop.git("rev-parse", "HEAD~5").strip()
    assert first["date"] == "2026-01-01T12:00:00+02:00"
    assert (first["author"], first["owner"], first["title"]) == ("Ada", "shop", "Buy a bike")
    assert (first["mean"], first["lowest"]) == (-0.5, {"emotion": -1.5, "step": "Pays"})
    assert (first["evidence"], first["steps"]) == ({"backed": 0, "total": 2}, 2)
    assert first["changes"] is None
    second = found[-2]
    assert (second["mean"], second["owner"]) == (0.5, "web")
    assert second["evidence"] == {"backed": 1, "total": 3}
    assert second["changes"]["added"] >= 1
    assert sum(found[-3]["changes"].values()) == 1  # the id that its file's name gives
    broken = found[1]
    assert broken["findings"]["errors"] == 1
    assert all(broken[name] is None for name in ("mean", "lowest", "evidence", "owner", "changes", "title"))
    assert found[0]["changes"] is None


def test_findings_are_those_of_the_day_and_of_the_workspace_then(run: Run, shop: Repo) -> None:
    shop.put("buy.journey.yaml", SECOND + "reviewed: 2026-06-10\n")
    shop.commit("Reviewed", **day("2026-06-11"))
    shop.put("journeymap.yaml", "journeymap: 1\nteams: {nobody: Nobody}\nreview_every: 1 month\n")
    shop.commit("Nobody is left", **day("2026-07-01"))
    shop.put("buy.journey.yaml", SECOND + "reviewed: 2026-06-10\ntags: [x]\n")
    shop.commit("Late", **day("2026-08-01"))
    late, reviewed, *_ = told(run("history", "buy.journey.yaml", "--output-format", "json", cwd=shop.path))
    # The team is gone, and the review is due: neither was so when the map was reviewed.
    assert late["findings"]["errors"] == reviewed["findings"]["errors"] + 1
    assert late["findings"]["warnings"] == reviewed["findings"]["warnings"] + 1


def test_what_is_not_committed_comes_first(run: Run, shop: Repo) -> None:
    shop.put("buy.journey.yaml", SECOND.replace("emotion: 1.5", "emotion: 2"))
    before = listing(shop.path)
    now, *rest = told(run("history", "buy.journey.yaml", "--output-format", "json", cwd=shop.path))
    assert (now["commit"], now["date"], now["subject"], now["path"]) == (None, None, None, None)
    assert now["changes"]["changed"] == 1
    assert now["mean"] == pytest.approx(2 / 3, abs=0.0001)
    assert len(rest) == 5
    assert listing(shop.path) == before


def test_a_map_that_is_not_committed_at_all(run: Run, shop: Repo) -> None:
    shop.put("new.journey.yaml", FIRST)
    ran = run("history", "new.journey.yaml", cwd=shop.path)
    assert ran.code == 0
    assert "not committed yet" in ran.out


def test_a_map_that_is_gone(run: Run, shop: Repo) -> None:
    shop.git("rm", "-q", "other.journey.yaml")
    ran = run("history", "other.journey.yaml", "--output-format", "json", cwd=shop.path)
    assert ran.code == 0
    assert [one["subject"] for one in json.loads(ran.out)["revisions"]] == ["Another map", "First draft"]


def test_a_bare_repository(run: Run, shop: Repo) -> None:
    shop.git("clone", "-q", "--bare", ".", "../bare")
    words = ("history", "./buy.journey.yaml", "--output-format", "json")
    bare, here = (run(*words, cwd=where) for where in (shop.path.parent / "bare", shop.path))
    assert bare.code == 0
    assert bare.out == here.out.replace("\x00", "")


def test_the_table(run: Run, shop: Repo, golden: Golden) -> None:
    shop.put("buy.journey.yaml", SECOND.replace("emotion: 1.5", "emotion: 2"))
    for width in (100, 60):
        ran = run("history", "buy.journey.yaml", "--width", width, "--today", "2026-07-01", cwd=shop.path)
        assert (ran.code, ran.err) == (0, "")
        assert all(len(line) <= width for line in ran.out.splitlines())
        assert "\x1b" not in ran.out
        golden(f"history/table-{width}.txt", ran.out)
    ran = run("history", "buy.journey.yaml", "--ascii", "--today", "2026-07-01", cwd=shop.path)
    assert ran.out.isascii()


def test_the_latest_commits_alone(run: Run, shop: Repo) -> None:
    ran = run("history", "buy.journey.yaml", "-n", "2", cwd=shop.path)
    assert ran.err == "3 earlier commits are not told: see them with `--limit 5`\n"
    assert "Oops" in ran.out
    assert "A better name" not in ran.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nope.journey.yaml", "error: there is no file 'nope.journey.yaml', and there was none\n"),
        (
            "ada.persona.yaml",
            "error: 'ada.persona.yaml' is no map\n  = help: the name of a map's file ends in",
        ),
    ],
)
def test_what_is_no_map(run: Run, shop: Repo, name: str, told: str) -> None:
    ran = run("history", name, cwd=shop.path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


def test_outside_of_git(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(FIRST)
    ran = run("history", "a.journey.yaml")
    assert (ran.code, ran.out, ran.err) == (2, "", "error: this is no git repository\n")


def test_a_name_that_was_a_folder(run: Run, tmp_path: Path) -> None:
    repo = Repo(tmp_path / "odd")
    repo.put("a.journey.yaml/b.journey.yaml", FIRST)
    repo.put("c.journey.yaml", FIRST)
    repo.commit("A folder")
    repo.git("rm", "-q", "-r", "a.journey.yaml")
    repo.put("a.journey.yaml", FIRST)
    repo.put("c.journey.yaml", SECOND)
    repo.commit("A file")
    ran = run("history", "c.journey.yaml", "--output-format", "json", cwd=repo.path)
    assert (ran.code, ran.err) == (0, "")
    assert [one["steps"] for one in json.loads(ran.out)["revisions"]] == [3, 2]


def test_bars() -> None:
    assert spark([0.0, 0.5, 1.0], None, Glyphs()) == "▁▅█"
    assert spark([0.1, 0.2], None, Glyphs()) == "▁▂"  # a small change is a small step
    assert spark([-2, None, 2], None, Glyphs()) == "▁ █"
    assert spark([1, 1], 0, Glyphs()) == "██"
    assert spark([], None, Glyphs()) == ""
    assert spark([0, 2, 1], 0, ASCII) == "_#-"
