"""What the person does."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, texts


def fill(cell: Cell) -> list[Block]:
    return texts(cell.part.doing, "cell")
