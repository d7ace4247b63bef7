"""What helps or delights."""

from __future__ import annotations

from journeymap.lanes import Block, Card, Cell


def fill(cell: Cell) -> list[Block]:
    return [
        Card("gain", gain.text, [("", cell.sheet.owner(gain.owner))] if gain.owner else [])
        for gain in cell.part.gains
    ]
