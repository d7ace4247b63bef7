"""Columns, rows, and what is in their cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | float | bool | tuple[str, ...] | None
"""What is in a cell: None where nothing is known, which no empty text or tuple says."""

Row = tuple[Value, ...]

#: Words that have an order of their own: how bad, and how far.
RANKS = {
    word: at
    for words in (
        ("low", "medium", "high"),
        ("draft", "review", "live", "retired"),
        ("idea", "planned", "doing", "done", "dropped"),
    )
    for at, word in enumerate(words)
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `each` is what a single value of a list is called, empty where that has no name; `ranked`
    tells that its words are in the order of `RANKS`.
    """

    name: str
    kind: Literal["text", "number", "truth", "list"] = "text"
    each: str = ""
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and their columns. `shown` are the columns that say most, and of these `main` what a row is."""

    name: str
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    main: str
    rows: list[Row]

    def __getitem__(self, name: str) -> Column:
        return self.columns[self.place(name)]

    @property
    def all(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    @property
    def names(self) -> list[str]:
        """What can be asked for: the columns, and the single values of those that hold lists."""
        return [name for column in self.columns for name in (column.name, column.each) if name]

    def place(self, name: str) -> int:
        """Which one in each row is of a column."""
        return self.all.index(name)


def joined(values: tuple[str, ...]) -> str:
    """A list as a text."""
    return ", ".join(values)
