"""Tables for the terminal, none of whose lines is wider than it; what has no room beside is put below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._columns import Glyphs, beside, right

# Cells: a column of less than the first is no place to read a text in, one of less than the second none for
# anything.
_TEXT, _LEAST = 24, 12
_GAP = 2


@dataclass(frozen=True)
class Column:
    """A column: its head, and a text for each row; at most so many cells wide. Figures end where it ends.
    What is `terse` says nothing without the head.
    """

    head: str
    texts: Sequence[str]
    most: int = 10_000
    figures: bool = False
    terse: bool = False

    @cached_property
    def natural(self) -> int:
        """The cells that it would fill."""
        return max(map(cell_len, (self.head, *self.texts)))

    @property
    def width(self) -> int:
        """The cells that it is given."""
        return min(self.most, self.natural)


def table(
    columns: Sequence[Column], main: int, width: int, glyphs: Glyphs, dim: Sequence[bool] = ()
) -> Iterator[Text]:
    """The lines of a table; the column that is `main` has what room the others leave. Rows may be `dim`.

    Where lines are too short for all, what comes after the main column follows its text; where they are too
    short for that, each row is a list of what is in it.
    """
    before, text, after = columns[:main], columns[main], columns[main + 1 :]
    room = width - sum(column.width + _GAP for column in before)
    left = room - sum(column.width + _GAP for column in after)
    folded = left < min(_TEXT, text.natural)
    styles = ["dim" if at < len(dim) and dim[at] else "" for at in range(len(text.texts))]
    if folded and room < min(_LEAST, text.natural):
        yield from _lists(columns, width, styles)
        return
    shown = [(column, column.width) for column in before] + [
        (text, min(text.natural, room if folded else left))
    ]
    shown += [] if folded else [(column, column.width) for column in after]
    yield from beside([_cell(column, column.head, cells, "dim") for column, cells in shown])
    for at, style in enumerate(styles):
        row = [_cell(column, column.texts[at], cells, style) for column, cells in shown]
        if folded:
            known = [_said(column, column.texts[at]) for column in after if column.texts[at]]
            row[-1] = (row[-1][0].append(f" {glyphs.dot} ".join(["", *known]), "dim"), room)
        yield from beside(row)


def _cell(column: Column, text: str, cells: int, style: str) -> tuple[Text, int]:
    return (right(text, cells, style) if column.figures else Text(text, style)), cells


def _said(column: Column, text: str) -> str:
    return f"{column.head}: {text}" if column.terse else text


def _lists(columns: Sequence[Column], width: int, styles: Sequence[str]) -> Iterator[Text]:
    heads = max(cell_len(column.head) for column in columns)
    for at, style in enumerate(styles):
        if at:
            yield Text()
        for column in columns:
            if column.texts[at]:
                yield from beside(
                    [(Text(column.head, "dim"), heads), (Text(column.texts[at], style), width - heads - _GAP)]
                )
