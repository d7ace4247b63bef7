"""`journeymap new`: what it writes, where, and what it refuses to write over."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import PACKAGE, Ran
from journeymap.findings import Finding
from journeymap.model import Journey
from journeymap.rules import lint
from journeymap.workspace import Workspaces

Run = Callable[..., Ran]
TEMPLATES = sorted(path.name.removesuffix(".journey.yaml") for path in (PACKAGE / "templates").iterdir())


def read(path: Path) -> tuple[Journey, list[Finding]]:
    """The map in a file, and what is to be said against it."""
    workspace = Workspaces().around(path)
    entry = workspace.open(path)
    assert isinstance(entry.part, Journey)
    return entry.part, [*entry.findings, *lint(entry, workspace)]


def test_the_list_has_every_template_with_a_line_about_it(run: Run, tmp_path: Path) -> None:
    ran = run("new", "--list")
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split(maxsplit=1) for line in ran.out.splitlines()]
    assert [name for name, _ in lines] == TEMPLATES
    assert all(about for _, about in lines)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_gives_a_map_without_findings(run: Run, tmp_path: Path, template: str) -> None:
    ran = run("new", "Buy a bike", "--template", template)
    assert (ran.code, ran.err) == (0, "")
    journey, findings = read(tmp_path / "buy-a-bike.journey.yaml")
    assert findings == []
    assert (journey.id, journey.title) == ("buy-a-bike", "Buy a bike")
    assert f"# {template}:" not in (tmp_path / "buy-a-bike.journey.yaml").read_text()


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("checkout", "checkout", "Checkout"),
        ("buy-a_bike", "buy-a_bike", "Buy a bike"),
        ("Buy a bike", "buy-a-bike", "Buy a bike"),
        ("Buy: 'a' #1 \"bike\"", "buy-a-1-bike", "Buy: 'a' #1 \"bike\""),
        ("bike.journey.yaml", "bike", "Bike"),
        ("bike.yml", "bike", "Bike"),
        ("true", "true", "True"),
        ("2026", "2026", "2026"),
        ("買い物に行く", "買い物に行く", "買い物に行く"),
    ],
)
def test_the_name_gives_file_id_and_title(run: Run, tmp_path: Path, name: str, file: str, title: str) -> None:
    ran = run("new", name)
    assert (ran.code, ran.err) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [f"{file}.journey.yaml"]
    journey, findings = read(tmp_path / f"{file}.journey.yaml")
    assert (journey.id, journey.title, findings) == (file, title, [])


def test_it_says_what_it_wrote_and_what_comes_next(run: Run) -> None:
    ran = run("new", "bike")
    assert ran.out.count("\n") == 1
    for words in ("wrote", "journeymap lint", "journeymap render"):
        assert f"{words} bike.journey.yaml" in ran.out


def test_a_title_of_its_own(run: Run, tmp_path: Path) -> None:
    assert run("new", "bike", "--title", "Ride: \\ to 'work' # daily").code == 0
    assert read(tmp_path / "bike.journey.yaml")[0].title == "Ride: \\ to 'work' # daily"


def test_a_path_is_a_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "here").mkdir()
    assert run("new", "../maps/bike", cwd=tmp_path / "here").code == 0
    assert read(tmp_path / "maps" / "bike.journey.yaml")[0].title == "Bike"


def test_standard_output_gets_the_template_as_it_is(run: Run, tmp_path: Path) -> None:
    ran = run("new", "-", "--template", "aida")
    kept = (PACKAGE / "templates" / "aida.journey.yaml").read_text(encoding="utf-8")
    assert (ran.code, ran.out) == (0, kept.partition("\n")[2])
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_only_by_force(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bike.journey.yaml"
    path.write_text("mine")
    ran = run("new", "bike")
    assert (ran.code, ran.out) == (2, "")
    assert "`bike.journey.yaml` is already there" in ran.err
    assert "--force" in ran.err
    assert path.read_text() == "mine"
    assert run("new", "bike", "--force").code == 0
    assert read(path)[0].title == "Bike"


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_what_is_no_file_is_never_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "b.journey.yaml")
    (tmp_path / "c.journey.yaml").mkdir()
    for name in "abc":
        assert run("new", name).code == 2
        assert run("new", name, "--force").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.journey.yaml" for name in "abc"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the map needs a name"),
        ([""], "the map needs a name"),
        (["."], "`.` is no name for a file"),
        ([".."], "`..` is no name for a file"),
        (["folder"], "`folder` is no name for a file"),
        (["folder/"], "such as `folder/buy-a-bike`"),
        (["nowhere/bike"], "there is no folder `nowhere`"),
        (["\x1b[31mred"], "`\\x1b[31mred` cannot be a title"),
        (["bike", "--title", "a\x1bb"], "`a\\x1bb` cannot be a title"),
        (["bike", "--title", "a\u202eb"], "`a\\u202eb` cannot be a title"),
        (["bike", "--title", "  "], "cannot be a title"),
        (["bike", "--template", "baisc"], "did you mean `basic`?"),
        (["bike", "--template", "../../x"], "choose one of `aarrr`, `aida`"),
        (["x" * 300], "too long"),
    ],
)
def test_what_it_refuses(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "folder").mkdir()
    ran = run("new", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "\x1b" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_starter_map_does_not_grow_stale(template: str) -> None:
    path = PACKAGE / "templates" / f"{template}.journey.yaml"
    workspace = Workspaces().around(path)
    found = lint(workspace.open(path), workspace, today=date(2035, 1, 1))
    assert [one.code for one in found] == []
