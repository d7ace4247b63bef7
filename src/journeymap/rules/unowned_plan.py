"""JM413: a plan that nobody is to carry out."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._opportunities import opportunities


@rule("JM413", level="warning", of=Journey, needs="Opportunity")
def unowned_plan(subject: Subject) -> Iterable[Hit]:
    """An opportunity is planned or under way, and neither it nor its step or stage has an owner.

    A plan is somebody's. One without a name beside it is either not decided yet, and then it is an
    idea, or the map keeps its readers from asking the one who knows.

    Source: NN/g - opportunities, with who owns them and how they are measured, are one of the five
        components of a journey map.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [{text: Lend bikes for a weekend, status: planned}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [{text: Lend bikes for a weekend, status: planned, owner: shop-team}]
    """
    hits = [
        Hit(
            one.at / "text",
            f"{quoted(one.said.text)} is {'planned' if one.said.status == 'planned' else 'under way'}, "
            "and nobody owns it",
            help="say with `owner` who does it, or make it an `idea`",
        )
        for one in opportunities(subject.journey)
        if not one.owned and one.said.status in ("planned", "doing")
    ]
    return together(hits, "{n} opportunities are planned or under way, and nobody owns them")
