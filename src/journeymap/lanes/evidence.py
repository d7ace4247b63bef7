"""What the statements about a step stand on; a step with nothing behind it is an assumption."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.labels import Labels
from journeymap.lanes import Block, Cell, Entry, Step, Text, Together, noted
from journeymap.model import Evidence


def fill(cell: Cell) -> list[Block]:
    return [one.block for one in entries(cell)]


def entries(cell: Cell) -> Iterator[Entry]:
    part, labels = cell.part, cell.sheet.labels
    for number, one in enumerate(part.evidence):
        yield Entry("evidence", number, _found(one, labels))
    for number, quote in enumerate(part.quotes):
        if not quote.source:
            continue
        heard: list[Block] = [
            Text(labels["evidence.quote"], "evidence.text", icon="evidence", gap=0),
            Text(quote.source, "evidence.note", indent=17),
        ]
        yield Entry("quotes", number, Together(heard))
    # Where nothing at all is backed the lane would say the same everywhere: the steps say it then.
    if isinstance(part, Step) and cell.sheet.coverage[0] and not cell.sheet.backed(cell.stage, part):
        yield Entry("assumption", 0, Text(labels["assumption"], "assumption.text", icon="assumption"))


def _found(one: Evidence, labels: Labels) -> Together:
    # Figures have a line of their own: they are Latin in every language, and fonts for other scripts
    # often lack Latin letters.
    figures = noted(f"n\u00a0=\u00a0{one.count}" if one.count is not None else "", one.date or "")
    said = [labels[f"evidence.{one.kind}"] if one.kind else "", one.note, one.source, figures]
    first, *rest = [text for text in said if text] or [one.url]
    blocks: list[Block] = [Text(first, "evidence.text", icon="evidence", gap=0)]
    blocks += [Text(text, "evidence.note", indent=17, gap=0) for text in rest]
    return Together(blocks, link=one.url)
