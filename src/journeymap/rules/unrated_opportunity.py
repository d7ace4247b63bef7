"""JM414: an opportunity that cannot be held against others."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._opportunities import opportunities


@rule("JM414", level="hint", of=Journey, needs="Opportunity")
def unrated_opportunity(subject: Subject) -> Iterable[Hit]:
    """An opportunity lacks its value or its effort.

    With both, opportunities have an order: the most value for the least effort first. With one of
    them missing they stand at the end of every list. Those that are done or dropped need neither.

    Source: TheyDo and Custory, who both rate opportunities by value and effort before they enter a matrix.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [{text: Lend bikes for a weekend, value: 4}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [{text: Lend bikes for a weekend, value: 4, effort: low}]
    """
    hits = []
    for one in opportunities(subject.journey):
        lacks = [key for key in ("value", "effort") if getattr(one.said, key) is None]
        if lacks:
            message = f"the opportunity {quoted(one.said.text)} has no {listed(lacks)}"
            hits.append(
                Hit(one.at / "text", message, help="give both from 1 to 5, or as `low`, `medium` or `high`")
            )
    return together(hits, "{n} opportunities lack their value or effort")
