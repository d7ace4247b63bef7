"""`journeymap render -f pdf`: paper, and several pictures in one file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from conftest import Ran, environment
from journeymap.cli.render import Page, Tile
from journeymap.formats._pdf import paper

Run = Callable[..., Ran]
MAP = "journeymap: 1\ntitle: Buy {n}\npersona: {{name: Ada}}\nsteps: [Looks, {{name: Pays, emotion: 1}}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in (1, 2, 3):
        (tmp_path / f"m{n}.journey.yaml").write_text(MAP.format(n=n))
    (tmp_path / "bad.journey.yaml").write_text("journeymap: 1\ntitel: x\n")
    return tmp_path


def pages(path: Path | bytes) -> list[str]:
    document = pypdf.PdfReader(BytesIO(path) if isinstance(path, bytes) else path, strict=True)
    return [" ".join(page.extract_text().split()) for page in document.pages]


def test_the_sizes_of_paper_are_those_there_are() -> None:
    assert [size.value for size in Tile] == list(paper.SIZES)
    assert [size.value for size in Page] == ["fit", *paper.SIZES]


def test_beside_the_map(folder: Path, run: Run) -> None:
    done = run("render", "m1.journey.yaml", "-f", "pdf", "--page", "a4", "--landscape", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "wrote m1.pdf\n")
    (page,) = pages(folder / "m1.pdf")
    assert "Buy 1" in page


def test_a_file_holds_several_maps(folder: Path, run: Run) -> None:
    maps = [f"m{n}.journey.yaml" for n in (1, 2, 3)]
    done = run("render", *maps, "-o", "new/all.pdf", cwd=folder)
    assert (done.code, done.err) == (0, "wrote new/all.pdf\n")
    found = pages(folder / "new" / "all.pdf")
    assert found[0] == "Contents Buy 1 2 Buy 2 3 Buy 3 4"
    assert ["Buy 2" in page for page in found[1:]] == [False, True, False]
    assert run("render", *maps, "-o", "new/all.pdf", "--check", cwd=folder).code == 0
    (folder / "m2.journey.yaml").write_text(MAP.format(n="two"))
    done = run("render", *maps, "-o", "new/all.pdf", "--check", cwd=folder)
    assert (done.code, done.out) == (1, "new/all.pdf is not what the map draws now\n")


def test_views_of_one_map_are_told_apart(folder: Path, run: Run) -> None:
    command = [sys.executable, "-m", "journeymap", "render", "m1.journey.yaml", "-f", "pdf", "-o", "-"]
    done = subprocess.run(
        [*command, "--view", "map,strip"], cwd=folder, env=environment(), capture_output=True, check=True
    )
    found = pages(done.stdout)
    assert found[0] == "Contents Buy 1 · Customer journey map 2 Buy 1 · Journey at a glance 3"
    assert len(found) == 3


def test_what_cannot_be_drawn_is_left_out(folder: Path, run: Run) -> None:
    done = run("render", ".", "-o", "all.pdf", cwd=folder)
    assert done.code == 1
    assert "titel" in done.err
    assert pages(folder / "all.pdf")[0] == "Contents Buy 1 2 Buy 2 3 Buy 3 4"


def test_many_maps_over_several_processes(tmp_path: Path, run: Run) -> None:
    for n in range(17):
        (tmp_path / f"m{n:02}.journey.yaml").write_text(MAP.format(n=n))
    assert run("render", ".", "-o", "all.pdf", cwd=tmp_path).code == 0
    found = pages(tmp_path / "all.pdf")
    assert found[0] == "Contents " + " ".join(f"Buy {n} {n + 2}" for n in range(17))
    assert len(found) == 18


def test_a_folder_gets_a_file_for_each(folder: Path, run: Run) -> None:
    done = run(
        "render", "m1.journey.yaml", "m2.journey.yaml", "-f", "pdf", "-o", "out", "--tile", "A4", cwd=folder
    )
    assert done.code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["m1.pdf", "m2.pdf"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--page", "A4"), "error: `--page` is for PDF, and svg is none\n"),
        (("--tile", "A4", "-f", "png"), "error: `--tile` is for PDF, and png is none\n"),
        (("--margin", "5", "-f", "md"), "error: `--margin` is for PDF, and md is none\n"),
        (("--landscape", "-o", "x.svg"), "error: `--landscape` is for PDF, and svg is none\n"),
        (("-f", "pdf", "--portrait"), "error: a page that fits the picture is turned as the picture is\n"),
        (("-f", "pdf", "--tile", "A4", "--margin", "3"), "error: crop marks and page labels need a margin"),
        (("-f", "pdf", "--page", "A4", "--scale", "2"), "error: A4 says how large the picture is"),
    ],
)
def test_what_does_not_go_together_is_told(
    options: tuple[str, ...], said: str, folder: Path, run: Run
) -> None:
    done = run("render", "m1.journey.yaml", *options, cwd=folder)
    assert done.code == 2
    assert done.err.startswith(said)
    assert not list(folder.glob("m1.[!j]*"))


def test_too_many_sheets_are_told(folder: Path, run: Run) -> None:
    done = run(
        "render", "m1.journey.yaml", "m2.journey.yaml", "-o", "x.pdf",
        "--tile", "A4", "--scale", "10", "--margin", "90", cwd=folder,
    )  # fmt: skip
    assert done.code == 2
    assert "sheets of A4" in done.err or "leaves too little" in done.err
