"""Conditions and orders of SQL, held against the rows of a table by SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from journeymap.conditions._mistake import Mistake as Mistake
from journeymap.conditions._shelf import Shelf
from journeymap.tables import Table

__all__ = ["Mistake", "select"]


def select(table: Table, where: Sequence[str] = (), order_by: str = "") -> list[int]:
    """Which rows hold all conditions, in the order asked for, else in that of the table. Mistake."""
    orders = [order_by] if order_by.strip() else []
    if not where and not orders:
        return list(range(len(table.rows)))
    with closing(Shelf(table)) as shelf:
        for one in where:
            shelf.learn(one)
        for one in orders:
            shelf.learn(one, order=True)
        shelf.fill()
        kept = [shelf.rows_where(one) for one in where]
        rows = shelf.rows_by(order_by) if orders else range(len(table.rows))
        return [row for row in rows if all(row in one for one in kept)]
