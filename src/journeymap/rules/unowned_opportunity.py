"""JM412: an opportunity that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._opportunities import opportunities


@rule("JM412", level="hint", of=Journey, needs="Opportunity")
def unowned_opportunity(subject: Subject) -> Iterable[Hit]:
    """An opportunity has no owner, and neither has its step or stage.

    What belongs to everyone is done by nobody. For opportunities that are planned or under way, and
    have no owner, there is `unowned-plan`; those that are done or dropped need none.

    Source: NN/g - opportunities, with who owns them and how they are measured, are one of the five
        components of a journey map.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [Lend bikes for a weekend]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            opportunities: [{text: Lend bikes for a weekend, owner: shop-team}]
    """
    hits = [
        Hit(
            one.at / "text",
            f"nobody owns the opportunity {quoted(one.said.text)}",
            help="say with `owner` who looks after it",
        )
        for one in opportunities(subject.journey)
        if not one.owned and one.said.status not in ("planned", "doing")
    ]
    return together(hits, "{n} opportunities have no owner")
