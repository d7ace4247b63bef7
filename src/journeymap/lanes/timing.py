"""When it happens, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lanes import Block, Cell, Entry, Text


def fill(cell: Cell) -> list[Block]:
    return [one.block for one in entries(cell)]


def entries(cell: Cell) -> Iterator[Entry]:
    # Of a stage that has steps both stand in its chevron.
    if cell.part is cell.stage and cell.stage.steps:
        return
    if cell.part.timing:
        yield Entry("timing", 0, Text(cell.part.timing, "cell"))
    if cell.part.duration:
        yield Entry("duration", 0, Text(cell.part.duration.text, "cell", icon="clock"))
