"""Comma-separated values: the classic grid for spreadsheets and programs, by RFC 4180."""

from __future__ import annotations

import csv
import io
import re

from journeymap.model import Journey
from journeymap.saying import Context
from journeymap.saying.entry import Entry
from journeymap.saying.said import Said
from journeymap.saying.table import listed, table

suffix = ".csv"

# What spreadsheets take for the beginning of a formula, in full width too. Those that split at `;` or tabs
# instead of commas know no cell of ours: to them a cell begins behind each, and a row at each line.
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r])")


def write(journey: Journey, context: Context) -> bytes:
    """Stages in the first row, steps in the second, then each lane; in the first column their names.

    It begins with a byte order mark, without which Excel does not take it for UTF-8.
    """
    found = table(Said(journey, context))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([defused(name), *map(defused, cells)] for name, cells in found.heads)
    writer.writerows([defused(row.name), *map(_cell, row.cells)] for row in (*found.bands, *found.rows))
    return text.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """The text with `'` before what spreadsheets would reckon with; they show it, or take it for their own
    sign of text.
    """
    return _FORMULA.sub(r"\1'", text)


def _cell(found: list[Entry]) -> str:
    if len(found) == 1 and found[0].value is not None:
        return f"{found[0].value:.10g}"
    return defused(listed(found))
