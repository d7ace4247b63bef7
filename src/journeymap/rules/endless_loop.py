"""JM602: steps that lead only to each other."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._flow import flow_of, loops, to_themselves


@rule("JM602", level="warning", of=Journey, needs="Step Stage Next Leave")
def endless_loop(subject: Subject) -> Iterator[Hit]:
    """Steps lead only to each other, so that whoever comes to them can neither finish nor give up.

    Journeys loop, and every loop has a way out: a `next` that goes on, a step that `ends`, or one where
    people give up (`leaves`). At the last step of the map the journey can always end.

    Source: "option to complete", one of the three conditions of a sound workflow (van der Aalst,
        Verification of Workflow Nets, 1997).

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Compares the bikes
          - name: Asks in the shop
            next: compares-the-bikes
          - name: Buys the bike

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Compares the bikes
          - name: Asks in the shop
            next:
              - {to: compares-the-bikes, when: The bike is sold out}
              - buys-the-bike
          - name: Buys the bike
    """
    ways = flow_of(subject.journey)
    told = to_themselves(ways)
    for loop in loops(ways):
        names = [ways.steps[number].name for number in loop]
        if len(loop) == 1:
            if loop[0] in told:  # told by next-to-itself
                continue
            message = f"the step {quoted(names[0])} leads only to itself"
        else:
            message = f"the steps {listed(names, 'and', 5)} lead only to each other"
        yield Hit(
            ways.places[loop[-1]] / "next",
            message,
            help="let a `next` lead out of it, or say with `ends` or `leaves` where people stop",
        )
