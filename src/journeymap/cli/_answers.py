"""The rows of a table as people, spreadsheets and programs take them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from journeymap.cli._columns import Glyphs, number, plain
from journeymap.cli._printing import as_object
from journeymap.cli._table import Column
from journeymap.cli._table import table as laid_out
from journeymap.forms.csv import defused
from journeymap.tables import Table, Value, joined
from journeymap.visible import visible

#: Of the object for programs. Keys may be added to it without a new version.
VERSION = 1

_NAME, _ID = 20, 14  # cells that names and ids have room for
_FELT = ("emotion", "lowest", "highest")
_CLOSED = ("done", "dropped")


def as_lines(
    table: Table, chosen: Sequence[str], several: bool, width: int, glyphs: Glyphs
) -> Iterator[Text]:
    """The columns chosen, else those that say most, in lines for the terminal. Of those not chosen the map is
    left out unless there are `several`, and what is empty in all rows.
    """
    names = chosen or [name for name in table.shown if name != "map" or several]
    columns = [_column(table, name, glyphs) for name in names]
    columns = [one for one in columns if chosen or one.head == table.main or any(one.texts)]
    texts = [one for one in columns if not one.figures] or columns
    main = next((one for one in columns if one.head == table.main), max(texts, key=lambda one: one.natural))
    status = table.place("status")
    dim = [row[status] in _CLOSED for row in table.rows]
    return laid_out(columns, columns.index(main), width, glyphs, dim)


def _column(table: Table, name: str, glyphs: Glyphs) -> Column:
    place, kind = table.place(name), table[name].kind
    texts = [plain(_shown(name, row[place], glyphs)) for row in table.rows]
    most = 10_000 if name == table.main else _ID if name in ("map", "owner", "parent") else _NAME
    return Column(name, texts, most, figures=kind == "number", terse=kind in ("number", "truth"))


def _shown(name: str, value: Value, glyphs: Glyphs) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, glyphs) if name in _FELT else f"{round(value, 2):g}"
    return _text(value)


def _text(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).lower()
    return joined(value) if isinstance(value, tuple) else f"{value:.10g}"


def as_csv(table: Table, names: Sequence[str], terminal: bool) -> bytes:
    """Comma-separated values by RFC 4180, as `render -f csv` writes them; on a `terminal` nothing in them is
    a command.
    """
    places = [table.place(name) for name in names]
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(names)
    for row in table.rows:
        cells = [row[place] for place in places]
        writer.writerow(
            [defused(_text(one)) if isinstance(one, str | tuple) else _text(one) for one in cells]
        )
    text = made.getvalue()
    # It begins with a byte order mark, without which Excel does not take it for UTF-8.
    return (visible(text.replace("\r\n", "\n")) if terminal else "\ufeff" + text).encode(
        "utf-8", "backslashreplace"
    )


def as_json(table: Table, names: Sequence[str]) -> str:
    """An object for programs: what is not known is null, a list that has nothing in it empty."""
    columns = [(name, table.place(name), table[name].kind == "list") for name in names]

    def one(row: tuple[Value, ...]) -> dict[str, Any]:
        return {name: list(row[at] or ()) if listed else row[at] for name, at, listed in columns}  # type: ignore[arg-type]

    return as_object(version=VERSION, **{table.name: [one(row) for row in table.rows]})
