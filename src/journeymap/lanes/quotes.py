"""The customer's own words, and where they were said."""

from __future__ import annotations

from journeymap.lanes import Block, Cell, Text, Together


def fill(cell: Cell) -> list[Block]:
    blocks: list[Block] = []
    for quote in cell.part.quotes:
        said: list[Block] = [Text(quote.text, "quote", icon="quote", gap=2)]
        if quote.source:
            said.append(Text(quote.source, "quote.source", indent=17))
        blocks.append(Together(said, gap=8))
    return blocks
