"""What is told of every step in a map's grid: one module per kind of lane.

A lane module has `fill(cell: Cell) -> list[Block]`: what fills the cell of a step, of a stage, or of
the journey as a whole; nothing for an empty one. One whose lane is no row of cells has instead
`draw(sheet, grid, pen, top) -> bottom`, which gives back `top` where there is nothing to draw.
The module `own` is the lanes that a workspace adds.

Where two maps are compared it matters which entry of the part each block draws. They are the entries of the
key that the lane is called by, one block each; a lane of which this is not true has `entries(cell)`, and
`gathered(cell, blocks)` where what fills a cell is more than its entries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from journeymap import registry
from journeymap.lanes._blocks import Block, Card, Text, Together, about_height, noted, stack, texts
from journeymap.lanes._entry import Entry
from journeymap.lanes._grid import PAD, Column, Grid, Row, Span
from journeymap.lanes._marked import Gone, Marked, faded
from journeymap.lanes._marker import marker
from journeymap.lanes._pen import Pen, setting
from journeymap.lanes._sheet import Sheet, Traveller, initials
from journeymap.model import Content, Stage, Step

__all__ = [
    "PAD", "Block", "Card", "Cell", "Column", "Content", "Entry", "Gone", "Grid", "Marked", "Pen", "Row",
    "Sheet", "Span", "Stage", "Step", "Text", "Together", "Traveller", "about_height", "entries", "faded",
    "gathered", "initials", "load", "marker", "names", "noted", "row", "setting", "stack", "texts",
]  # fmt: skip


@dataclass(slots=True)
class Cell:
    """One lane of one part: a step, a stage, or the journey as a whole (as plain Content)."""

    sheet: Sheet
    lane: str
    part: Content
    stage: Stage | None = None


@cache
def names() -> list[str]:
    """The kinds of lanes there are, without importing any; `own` is for all others."""
    return registry.names(sys.modules[__name__])


@cache
def load(lane: str) -> ModuleType:
    """The module that draws a lane."""
    return registry.load(sys.modules[__name__], lane if lane in names() else "own")


def row(sheet: Sheet, lane: str, fill: Callable[[Cell], list[Block]], spans: Sequence[Span]) -> Row:
    """What fills a lane of cells."""
    stages = [
        (span.first, span.end, blocks)
        for span in spans
        if (blocks := fill(Cell(sheet, lane, span.stage, span.stage)))
    ]
    steps = [
        (place, place + 1, blocks)
        for place, (stage, step) in enumerate(sheet.journey.columns)
        if step and (blocks := fill(Cell(sheet, lane, step, stage)))
    ]
    return Row(fill(Cell(sheet, lane, sheet.whole)), stages, steps)


def entries(kind: ModuleType, cell: Cell) -> Iterable[Entry]:
    """What fills a cell of a kind of lane, entry by entry."""
    if hasattr(kind, "entries"):
        found: Iterable[Entry] = kind.entries(cell)
        return found
    return [Entry(cell.lane, number, block) for number, block in enumerate(kind.fill(cell))]


def gathered(kind: ModuleType, cell: Cell, blocks: list[Block]) -> list[Block]:
    """What fills a cell of a kind of lane, of the blocks of its entries."""
    if not hasattr(kind, "gathered"):
        return blocks
    found: list[Block] = kind.gathered(cell, blocks)
    return found
