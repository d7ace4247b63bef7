"""What staff and systems do or show in the customer's view."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, texts


def fill(cell: Cell) -> list[Block]:
    return texts(cell.part.frontstage, "cell")
