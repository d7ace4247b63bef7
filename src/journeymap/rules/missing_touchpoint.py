"""JM315: steps at which nobody meets anything."""

from __future__ import annotations

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws, lacking


@rule("JM315", level="warning", of=Journey, needs="Step Stage")
def missing_touchpoint(subject: Subject) -> list[Hit]:
    """A step has no touchpoint, so nobody can tell where to change it.

    A touchpoint need not be yours: a neighbour, a rival's site, a letter on the fridge. What a stage
    names holds for its steps. Steps that another map details (`journey`) need none, nor do maps whose
    `lanes` leave `touchpoints` out.

    Source: Service Design Tools, Journey map: the touchpoints of each stage. Adaptive Path's guide to
    experience mapping.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, touchpoints: [store: Showroom]}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, touchpoints: [store: Showroom]}
          - {name: Pays, touchpoints: [person: Cashier]}
    """
    if not draws(subject, "touchpoints"):
        return []
    help = "write what is met there, with its channel: `touchpoints: [web: Plan page]`"
    return lacking(subject, lambda one: not one.has("touchpoints", "journey"), "touchpoint", help)
