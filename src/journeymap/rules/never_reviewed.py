"""JM408: a map that was never checked against reality."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM408", level="hint", of=Journey)
def never_reviewed(subject: Subject) -> Iterator[Hit]:
    """A map does not say when it was last reviewed.

    Readers cannot tell whether it still holds, and nobody can be reminded when the next review is due.
    Drafts and retired maps need no review. It is a hint, as a map may well be new; where reviews are an
    agreed duty, set its `level` to `warning`.

    Source: Smaply's tenth journey mapping mistake, no owner, no cadence, no governance; Pedowitz Group and
        Uxcel have maps reviewed every quarter.

    Bad:
        journeymap: 1
        title: Buy a bike
        owner: shop-team
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        owner: shop-team
        reviewed: 2026-10-02
        steps:
          - name: Looks at bikes
    """
    journey = subject.journey
    if not journey.reviewed and journey.status not in ("draft", "retired"):
        help = "write the day when it was last checked against reality: `reviewed: 2026-10-02`"
        yield Hit(Where(("title",)), "the map was never reviewed", help=help)
