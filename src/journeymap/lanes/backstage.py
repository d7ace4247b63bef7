"""What staff and systems do out of the customer's view."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, texts


def fill(cell: Cell) -> list[Block]:
    return texts(cell.part.backstage, "cell.behind")
