"""What hurts, and how much."""

from __future__ import annotations

from journeymap.lanes import Block, Card, Cell, noted


def fill(cell: Cell) -> list[Block]:
    labels = cell.sheet.labels
    blocks: list[Block] = []
    for pain in cell.part.pains:
        severity, owner = pain.severity, cell.sheet.owner(pain.owner)
        note = noted(labels[f"severity.{severity}"] if severity else "", owner)
        icon, shade = (f"severity.{severity}", f".{severity}") if severity else ("", "")
        blocks.append(Card("pain", pain.text, [(icon, note)] if note else [], shade))
    return blocks
