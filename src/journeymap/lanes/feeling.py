"""What the person feels, in words."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, texts


def fill(cell: Cell) -> list[Block]:
    return texts(cell.part.feeling, "feeling")
