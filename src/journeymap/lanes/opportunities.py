"""What could be better: what it is worth and costs, who does it, and how far it is."""

from __future__ import annotations

from journeymap.lanes import Block, Card, Cell, Sheet, noted
from journeymap.model import Opportunity


def fill(cell: Cell) -> list[Block]:
    return [_card(one, cell.sheet) for one in cell.part.opportunities]


def _card(one: Opportunity, sheet: Sheet) -> Card:
    labels = sheet.labels
    grades = noted(
        f"{labels['value']} {labels.number(one.value)}" if one.value is not None else "",
        f"{labels['effort']} {labels.number(one.effort)}" if one.effort is not None else "",
    )
    doing = noted(
        labels[f"status.{one.status}"] if one.status else "",
        sheet.owner(one.owner) if one.owner else "",
        one.timing,
    )
    eased = ", ".join(sheet.pains.get(pain, pain) for pain in one.addresses)
    more = [
        one.why,
        f"{labels['addresses']}: {eased}" if eased else "",
        f"{labels['metric']}: {one.metric}" if one.metric else "",
    ]
    return Card(
        "opportunity",
        one.text,
        [("", note) for note in (grades, doing) if note],
        label="\n".join(line for line in more if line),
        link=one.link,
    )
