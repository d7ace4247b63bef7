"""When it happens, and how long it takes."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, Text


def fill(cell: Cell) -> list[Block]:
    # Of a stage that has steps both stand in its chevron.
    if cell.part is cell.stage and cell.stage.steps:
        return []
    blocks: list[Block] = []
    if cell.part.timing:
        blocks.append(Text(cell.part.timing, "cell"))
    if cell.part.duration:
        blocks.append(Text(cell.part.duration.text, "cell", icon="clock"))
    return blocks
