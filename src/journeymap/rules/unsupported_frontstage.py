"""JM329: what is shown, with nothing behind it."""

from __future__ import annotations

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws, lacking


@rule("JM329", level="hint", of=Journey, needs="Step Stage")
def unsupported_frontstage(subject: Subject) -> list[Hit]:
    """A blueprint shows what staff or systems do in view, and nothing that stands behind it.

    A service blueprint is drawn to follow each thing that customers see down to who and what makes it
    happen. What needs nothing behind it can say so: `backstage: Nothing`. What a stage says holds for its
    steps; maps whose `lanes` leave both `backstage` and `support` out need neither.

    Source: NN/g, Service blueprints: frontstage and backstage actions and support processes, with the
    lines between them. That each wants something behind it is our own conclusion.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Tries one, frontstage: Mechanic sets the saddle, backstage: Bikes are charged overnight}
          - {name: Pays, frontstage: Cashier prints the bill}

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Tries one, frontstage: Mechanic sets the saddle, backstage: Bikes are charged overnight}
          - {name: Pays, frontstage: Cashier prints the bill, support: Till system}
    """
    if not draws(subject, "backstage", "support"):
        return []
    help = "say what makes it happen under `backstage` or `support`, or `backstage: Nothing`"
    return lacking(
        subject,
        lambda one: one.has("frontstage") and not one.has("backstage", "support"),
        "`backstage` or `support` behind its frontstage",
        help,
    )
