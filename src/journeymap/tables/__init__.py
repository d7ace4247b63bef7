"""What can be asked of many maps: one file for each table, found by being here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, cast

from journeymap import registry
from journeymap.tables._table import RANKS as RANKS
from journeymap.tables._table import Column as Column
from journeymap.tables._table import Row as Row
from journeymap.tables._table import Table as Table
from journeymap.tables._table import Value as Value
from journeymap.tables._table import joined as joined

if TYPE_CHECKING:
    from journeymap.collection import Collection

__all__ = ["RANKS", "Column", "Row", "Table", "Value", "joined", "names", "table"]


class _Kind(Protocol):
    """A module that makes a table: its columns, those that say most, the one of these that says what a row
    is, and the rows in the most useful order.
    """

    COLUMNS: tuple[Column, ...]
    SHOWN: tuple[str, ...]
    MAIN: str
    rows: Callable[[Collection, str], Iterable[dict[str, Value]]]


def names() -> list[str]:
    """The tables that there are."""
    return registry.names(sys.modules[__name__])


def table(name: str, maps: Collection, today: str) -> Table:
    """A table of all maps; `today` is the day to reckon from, as `2026-11-23`."""
    kind = cast("_Kind", registry.load(sys.modules[__name__], name))
    rows = [tuple(row[column.name] for column in kind.COLUMNS) for row in kind.rows(maps, today)]
    return Table(name, kind.COLUMNS, kind.SHOWN, kind.MAIN, rows)
