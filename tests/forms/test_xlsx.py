"""Workbooks: the grid with its widths and frozen panes, and a sheet about the map."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from written_forms import GOLDEN, context, example, read

from conftest import Golden
from journeymap import forms
from journeymap.forms import TooLarge

SMALL = """
journeymap: 1
title: Buy
persona: Ada
stages:
  - {name: Look, goal: Find it, steps: [{name: Searches, emotion: -1.25}, {name: Compares, doing: =1+1}]}
  - {name: Wait, emotion: [1, 2]}
"""


def book(text: str, lang: str = "en") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(forms.load("xlsx").write(read(text), context(lang))))


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str, golden: Golden) -> None:
    """The cells of all sheets, a line each."""
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(example(name, "xlsx"))):
        merged = " ".join(sorted(str(area) for area in sheet.merged_cells.ranges))
        lines.append(f"{sheet.title} {sheet.dimensions} {sheet.freeze_panes or ''} {merged}")
        for row in sheet.iter_rows():
            lines += [f"{cell.coordinate} {cell.value!r}" for cell in row if cell.value is not None]
    golden(f"forms/{name}.xlsx.txt", "\n".join([*lines, ""]))


def test_the_grid() -> None:
    grid, about = book(SMALL).worksheets
    assert (grid.title, about.title) == ("Customer journey map", "Whole journey")
    rows = [[cell.value for cell in row] for row in grid.iter_rows()]
    assert rows == [
        ["Stage", "Look", None, "Wait"],
        ["Steps", "Searches", "Compares", None],
        ["Stage: Goal", "Find it", None, None],
        ["Doing", None, "=1+1", None],
        ["Emotion", -1.25, None, "1 → 2 (pleased → delighted)"],
        ["Evidence", "Assumption", "Assumption", "Assumption"],
    ]
    assert [row[1].value for row in about.iter_rows()] == ["Buy", "Ada", "0 of 2 steps", "map.journey.yaml"]
    assert {str(area) for area in grid.merged_cells.ranges} == {"B1:C1", "B3:C3"}
    assert grid.freeze_panes == "B3"
    assert {grid.column_dimensions[name].width for name in "BCD"} == {30}
    assert all(cell.alignment.wrap_text for row in grid.iter_rows() for cell in row if cell.value is not None)
    assert [cell.data_type for cell in (grid["C4"], grid["B5"])] == ["s", "n"]
    assert grid["C4"].quotePrefix


def test_a_merged_cell_has_room_for_what_is_in_it() -> None:
    grid = book(SMALL.replace("Find it", "Find it " * 30)).worksheets[0]
    assert grid.row_dimensions[3].height >= 15 * 240 / 60


@pytest.mark.parametrize(("lang", "turned"), [("ar", True), ("de", False)])
def test_a_sheet_is_read_as_its_language_is(lang: str, turned: bool) -> None:
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book(SMALL, lang)] == [turned, turned]


@pytest.mark.parametrize("lang", ["ar", "de", "en", "es", "fr", "he", "ja", "pl", "pt", "ru", "zh"])
def test_the_names_of_sheets_are_names(lang: str) -> None:
    first, second = book(SMALL, lang).sheetnames
    assert 0 < len(first) <= 31
    assert first != second


def test_what_a_sheet_cannot_hold_is_told_in_numbers() -> None:
    with pytest.raises(TooLarge, match="a cell would hold 40,000 characters, and one of a workbook 32,767"):
        book(SMALL.replace("=1+1", "x" * 40_000))
    steps = ", ".join(f"s{number}" for number in range(16_384))
    with pytest.raises(TooLarge, match="16,384 columns"):
        book(f"journeymap: 1\ntitle: x\nsteps: [{steps}]\n")


def test_no_time_and_nothing_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(example(GOLDEN[0], "xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.compress_type for part in parts.infolist()} == {zipfile.ZIP_STORED}
        assert parts.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
