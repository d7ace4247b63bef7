"""Maps in notebooks, which nbconvert runs."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from building import BAD, EXAMPLES, MAP, Built, Page, need, tool, write

import journeymap

EXAMPLE = EXAMPLES / "01-first-map.journey.yaml"


def run(folder: Path, *cells: str, allow: bool = False) -> Built:
    """Run the cells of a notebook, and write it as a page."""
    need("nbconvert", "ipykernel")
    from nbformat import v4, write

    write(v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in cells]), folder / "maps.ipynb")
    words = ["--to", "html", "--execute", *["--allow-errors"] * allow, "maps.ipynb"]
    return tool("nbconvert", *words, cwd=folder)


def test_a_map_is_the_value_of_a_cell(tmp_path: Path) -> None:
    write(tmp_path, a_journey_yaml=MAP)
    again = 'journeymap.Picture("a.journey.yaml", view="strip", theme="dark")'
    built = run(tmp_path, "import journeymap", 'journeymap.Picture("a.journey.yaml")', again)
    assert built.code == 0, built.said
    heads = [one["src"].partition(",") for one in Page(tmp_path / "maps.html").images]
    pictures = [base64.b64decode(data).decode() for head, _, data in heads if head.endswith("base64")]
    assert ["Pays by phone" in one for one in pictures] == [True, True]
    assert ["prefers-color-scheme" in one for one in pictures] == [True, False]


def test_errors_are_told_without_a_traceback(tmp_path: Path) -> None:
    write(tmp_path, bad_journey_yaml=BAD)
    cells = ("import journeymap", 'journeymap.Picture("bad.journey.yaml")', '"after"')
    assert run(tmp_path, *cells).code != 0
    run(tmp_path, *cells, allow=True)
    page = Page(tmp_path / "maps.html")
    assert "bad.journey.yaml:5:20" in page.text
    assert 'touchpoints: [{ap: "</code></pre><b>&amp;"}]' in page.text
    assert "Traceback" not in page.text
    assert "_showing.py" not in page.text


def test_what_a_picture_gives() -> None:
    picture = journeymap.Picture(str(EXAMPLE), theme="light")
    bundle = picture._repr_mimebundle_()
    assert bundle["image/svg+xml"].encode() == EXAMPLE.with_name("01-first-map.svg").read_bytes()
    assert bundle["text/plain"] == repr(picture)
    assert repr(picture).startswith("Park in town for an hour. ")
    assert bundle.keys() == {"image/svg+xml", "text/plain"}


@pytest.mark.parametrize(
    ("path", "view", "said"),
    [
        (EXAMPLE, "flwo", "there is no view `flwo`: did you mean `flow`?"),
        (EXAMPLE, "matrix", "no matrix is drawn: "),
        ("none.journey.yaml", "map", "error[JM001]"),
    ],
)
def test_what_cannot_be_shown(path: str, view: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        journeymap.Picture(path, view)
