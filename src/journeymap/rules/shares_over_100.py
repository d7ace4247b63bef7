"""JM213: more people going on than there are."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Step
from journeymap.rules import Subject, rule


@rule("JM213", level="error")
def shares_over_100(subject: Subject) -> Iterator[Hit]:
    """The shares of `next` and `leaves` of a step add up to more than 100 %.

    They are shares of those at the step, and nobody goes two ways.

    Source: HubSpot and Adobe on funnels and journeys: a share means something only with
    what it is a share of.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            next: [{to: pays, share: 70%}]
            leaves: [{to: the bus, share: 41%}]
          - name: Pays

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            next: [{to: pays, share: 59%}]
            leaves: [{to: the bus, share: 41%}]
          - name: Pays
    """
    for at, step in subject.part.walk(Step):
        shares = [(at / "next" / index / "share", one.share) for index, one in enumerate(step.next)]
        shares += [(at / "leaves" / index / "share", one.share) for index, one in enumerate(step.leaves)]
        given = [(where, share) for where, share in shares if share is not None]
        total = sum(share for _, share in given)
        if total > 100 + 1e-9:
            others = tuple((where, "counts too") for where, _ in given[:-1])
            message = f"the shares of this step add up to {round(total, 2):g} %"
            yield Hit(given[-1][0], message, help="lower them to 100 % in all", also=others)
