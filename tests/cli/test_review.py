"""`journeymap review`: a change of maps as a page of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from markdown_it import MarkdownIt

from conftest import Golden, Ran
from journeymap.cli import _pictured
from journeymap.cli.review import review
from repositories import Repo, listing

Run = Callable[..., Ran]

MAP = """\
journeymap: 1
title: Buy a bike
id: bike
persona: {name: Ada}
steps:
  - {name: Looks at bikes, emotion: 0.5}
  - {name: Pays, emotion: -1.5, pains: [The queue]}
"""
READER = MarkdownIt("commonmark").enable("table")


@pytest.fixture
def shop(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "shop")
    repo.put("journeys/bike.journey.yaml", MAP)
    repo.put("journeys/same.journey.yaml", MAP.replace("bike", "same"))
    repo.commit()
    repo.put("journeys/bike.journey.yaml", MAP.replace("-1.5, pains: [The queue]", "0.5, owner: web"))
    repo.commit()
    return repo


def test_what_changed_what_was_found_and_the_pictures(run: Run, shop: Repo, golden: Golden) -> None:
    words = ("review", "--base", "HEAD~1", "--pictures", "out/new", "--today", "2026-10-02", "journeys")
    ran = run(*words, cwd=shop.path)
    assert (ran.code, ran.err) == (0, "wrote out/new/journeys/bike.diff.svg\n")
    golden("review.md", ran.out)
    assert [path.name for path in (shop.path / "out" / "new").rglob("*.svg")] == ["bike.diff.svg"]
    assert "`out/new/journeys/bike.diff.svg`" in ran.out
    headings = [
        inline.content
        for inline, before in zip(READER.parse(ran.out)[1:], READER.parse(ran.out), strict=False)
        if before.type == "heading_open" and before.tag == "h2"
    ]
    assert headings == ["Changes in journey maps", "Pictures of the changes", "Findings"]


def test_without_a_base_findings_alone(run: Run, shop: Repo) -> None:
    before = listing(shop.path)
    ran = run("review", "--today", "2026-10-02", cwd=shop.path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("## Findings\n\n**")
    assert listing(shop.path) == before


def test_nothing_changed(run: Run, shop: Repo) -> None:
    ran = run("review", "--base", "HEAD", "--pictures", "out", cwd=shop.path)
    assert ran.code == 0
    assert "**no changes**" in ran.out.lower() or "nothing changed" in ran.out.lower()
    assert "Pictures" not in ran.out
    assert not (shop.path / "out").exists()


def test_a_map_that_cannot_be_read(run: Run, shop: Repo) -> None:
    shop.put("journeys/bike.journey.yaml", "journeymap: [")
    ran = run("review", "--base", "HEAD", cwd=shop.path)
    assert ran.code == 2
    assert "journeys/bike.journey.yaml" in ran.err
    assert "- error JM" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--base", "nope"), "error: there is no revision 'nope'\n"),
        (
            ("--pictures", "out"),
            "error: `--pictures` draws what changed\n  = help: say since when with `--base`\n",
        ),
        (("--today", "soon"), "error: 'soon' is not a day\n"),
        (("nowhere",), "error: there is no file or folder 'nowhere'\n"),
    ],
)
def test_what_cannot_be(run: Run, shop: Repo, words: tuple[str, ...], told: str) -> None:
    ran = run("review", *words, cwd=shop.path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


def test_it_fits_into_a_comment(run: Run, shop: Repo) -> None:
    steps = "".join(f"  - {{name: Step number {at}, doing: {'word ' * 40}}}\n" for at in range(1500))
    shop.put("journeys/bike.journey.yaml", MAP + steps)
    ran = run("review", "--base", "HEAD~1", cwd=shop.path)
    assert ran.code == 0
    assert len(ran.out.encode()) < 65_536
    assert "more change" in ran.out


def test_only_pictures_that_are_there_are_named(
    shop: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(shop.path)
    monkeypatch.setattr(_pictured, "_drawn", lambda *_: None)
    with pytest.raises(typer.Exit) as ended:
        review([Path("journeys")], base="HEAD~1", pictures=Path("out"))
    told = capsys.readouterr().out
    assert ended.value.exit_code == 2
    assert "**1 map changed**" in told
    assert "Pictures" not in told
