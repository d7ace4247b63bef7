"""The processes behind frontstage and backstage."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, texts


def fill(cell: Cell) -> list[Block]:
    return texts(cell.part.support, "cell.behind")
