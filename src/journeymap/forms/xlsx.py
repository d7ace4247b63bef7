"""An Excel workbook: the classic grid on one sheet, what is known of the map on another."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from math import ceil
from typing import Any
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from journeymap.forms import TooLarge
from journeymap.labels import direction
from journeymap.model import Journey
from journeymap.saying import Context
from journeymap.saying.entry import Entry
from journeymap.saying.said import Said
from journeymap.saying.table import about_map, listed, table

suffix = ".xlsx"

_MOST_LETTERS, _MOST_COLUMNS = 32_767, 16_384
_NAMES, _STEPS, _FACTS = 20, 30, 90
"""Widths of columns, in digits of the standard font."""
_LINE = 15.0
"""Height of a line, in points."""

_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD, _LARGE = Font(bold=True), Font(bold=True, size=14)
_STAGE = PatternFill("solid", fgColor="D9E2EF")
_STEP = PatternFill("solid", fgColor="EEF2F7")
_HAIR = Side("thin", color="C9D1DC")
_LINES = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
# What Excel takes for an escape of its own in any text.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(journey: Journey, context: Context) -> bytes:
    """The workbook. TooLarge where a text or the map is larger than what a sheet holds."""
    said = Said(journey, context)
    book = Workbook()
    book.properties.title = _kept(journey.title)
    book.properties.creator = "journeymap"
    grid, about = book.active, book.create_sheet(_name(context.labels["whole"]))
    grid.title = _name(context.labels["map"])
    _grid(grid, said)
    _about(about, said)
    for sheet in (grid, about):
        sheet.sheet_view.rightToLeft = direction(context.labels.lang) == "rtl"
    return _packed(book)


def _grid(sheet: Any, said: Said) -> None:
    found = table(said)
    if len(found.columns) >= _MOST_COLUMNS:
        raise TooLarge(
            f"the map has {len(found.columns):,} columns, and a sheet of a workbook {_MOST_COLUMNS:,}"
        )
    sheet.column_dimensions["A"].width = _NAMES
    for at in range(len(found.columns)):
        sheet.column_dimensions[get_column_letter(at + 2)].width = _STEPS
    for number, (name, names) in enumerate(found.heads, 1):
        for at, text in enumerate((name, *names), 1):
            cell = _put(sheet, number, at, text)
            cell.font, cell.fill = _BOLD, _STAGE if number == 1 else _STEP
    spans = [(places.start + 2, places.stop + 1) for places in found.spans()]
    first = len(found.heads) + 1
    for number, row in enumerate(found.bands, first):
        _put(sheet, number, 1, row.name).font = _BOLD
        for at, entries in enumerate(row.cells, 2):
            _put(sheet, number, at, listed(entries))
    for number in (1, *range(first, first + len(found.bands))):
        _merge(sheet, number, spans)
    for number, row in enumerate(found.rows, first + len(found.bands)):
        _put(sheet, number, 1, row.name).font = _BOLD
        for at, entries in enumerate(row.cells, 2):
            _put(sheet, number, at, _value(entries))
    sheet.freeze_panes = "B3"


def _merge(sheet: Any, number: int, spans: list[tuple[int, int]]) -> None:
    """Make one cell of those of a stage, in a row that says the same in all of them."""
    # A spreadsheet finds the height of rows itself, but not of what is merged.
    sheet.row_dimensions[number].height = _LINE * max(
        _lines(str(sheet.cell(number, first).value or ""), (last - first + 1) * _STEPS)
        for first, last in spans
    )
    for first, last in spans:
        if last > first:
            sheet.merge_cells(start_row=number, end_row=number, start_column=first, end_column=last)


def _about(sheet: Any, said: Said) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NAMES, _FACTS
    _put(sheet, 1, 2, said.journey.title).font = _LARGE
    rows = [(name, listed(entries)) for name, entries in about_map(said)]
    for number, (name, text) in enumerate([*rows, ("", said.context.file)], 2):
        _put(sheet, number, 1, name).font = _BOLD
        _put(sheet, number, 2, text)


def _value(entries: list[Entry]) -> str | float:
    if len(entries) == 1 and entries[0].value is not None:
        return entries[0].value
    return listed(entries)


def _put(sheet: Any, row: int, column: int, value: str | float) -> Cell:
    """Fill a cell with a number, or with text that is text whatever it looks like."""
    cell: Cell = sheet.cell(row, column)
    cell.alignment, cell.border = _TOP, _LINES
    if isinstance(value, str):
        text = _kept(value)
        if len(text) > _MOST_LETTERS:
            raise TooLarge(
                f"a cell would hold {len(text):,} characters, and one of a workbook {_MOST_LETTERS:,}"
            )
        if text:
            cell.value = text
            # Whatever openpyxl made of it; and whoever edits it in Excel is not left with a formula.
            cell.data_type = "s"
            cell.quotePrefix = bool(_FORMULA.match(text))
    else:
        cell.value, cell.number_format = value, "+0.0#;-0.0#;0"
    return cell


def _kept(text: str) -> str:
    """The text as a workbook needs it written, to be read as it is."""
    return _ESCAPE.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))


def _name(text: str) -> str:
    """A text as the name of a sheet, which may not be long, nor hold some signs."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:31].strip("' ")


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes; rather too many."""
    wide = (sum(1 if ord(char) < 0x1100 else 2 for char in line) for line in text.split("\n"))
    return sum(max(1, ceil(one * 1.1 / width)) for one in wide)


def _packed(book: Workbook) -> bytes:
    """The file, the same on every machine: openpyxl writes down the time, and XML one way or another by
    what is installed beside it; a zip says where it was made; and builds of zlib differ, so nothing is
    packed.
    """
    loose, packed = io.BytesIO(), io.BytesIO()
    book.save(loose)
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)
    with zipfile.ZipFile(loose) as given, zipfile.ZipFile(packed, "w") as made:
        for name, data in _parts(given, book):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            made.writestr(entry, canonicalize(data))
    return packed.getvalue()


def _parts(given: zipfile.ZipFile, book: Workbook) -> Iterator[tuple[str, str]]:
    for name in given.namelist():
        timed = name == "docProps/core.xml"
        yield name, (tostring(book.properties.to_tree()) if timed else given.read(name)).decode("utf-8")
