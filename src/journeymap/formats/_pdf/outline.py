"""The outline that viewers show beside a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from journeymap.formats._pdf.stock import Stock, spoken


@dataclass(frozen=True)
class Entry:
    """A line of the outline, where it leads, and the lines below it."""

    title: str
    to: str
    inside: Sequence[Entry] = ()


def written(entries: Sequence[Entry], stock: Stock) -> str:
    """The reference of an outline, open on all levels."""
    root = pydyf.Dictionary({"Type": "/Outlines"})
    reference = stock.add(root)
    root["Count"] = _inside(root, reference, entries, stock)
    return reference


def _inside(parent: pydyf.Dictionary, to: str, entries: Sequence[Entry], stock: Stock) -> int:
    """Put entries into a parent; how many lines they are with those below them."""
    made = [pydyf.Dictionary({"Title": spoken(one.title), "Parent": to, "Dest": one.to}) for one in entries]
    references = [stock.add(one) for one in made]
    lines = len(made)
    for at, (one, entry) in enumerate(zip(made, entries, strict=True)):
        if at:
            one["Prev"] = references[at - 1]
        if at + 1 < len(made):
            one["Next"] = references[at + 1]
        if entry.inside:
            one["Count"] = _inside(one, references[at], entry.inside, stock)
            lines += one["Count"]
    parent["First"], parent["Last"] = references[0], references[-1]
    return lines
