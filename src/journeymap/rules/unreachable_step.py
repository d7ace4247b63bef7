"""JM601: a step to which nothing leads."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._flow import flow_of, heads, stuck


@rule("JM601", level="warning", of=Journey, needs="Step Stage Next Leave Enter")
def unreachable_step(subject: Subject) -> Iterator[Hit]:
    """No way leads to a step, from the first one or from any that `enters`.

    Where a step has `next`, only the steps in it follow: a following one that is not in it is passed
    over. So it is where `leaves` take everybody. A step that others lead to, which nothing leads to
    either, is not told beside them.

    Source: "no dead transitions", one of the three conditions of a sound workflow (van der Aalst,
        Verification of Workflow Nets, 1997).

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            next: buys-online
          - name: Takes a test ride
          - name: Buys online

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            next: [takes-a-test-ride, buys-online]
          - name: Takes a test ride
          - name: Buys online
    """
    ways = flow_of(subject.journey)
    if not ways.known:  # the name that is misspelt may be this step's
        return
    endless = stuck(ways)
    for head, others in heads(ways):
        if head - 1 in endless:  # the loop before it is what is wrong
            continue
        before, at, step = ways.steps[head - 1], ways.places[head - 1], ways.steps[head]
        also = [(at / "next", "leads past it") if before.next else (at / "leaves", "everybody leaves here")]
        also += [(ways.places[other] / "name", "only reached from there") for other in others[:6]]
        yield Hit(
            ways.places[head] / "name",
            f"nothing leads to the step {quoted(step.name)}",
            help=f"add {quoted(step.id)} to a `next`, or say with `enters` who starts here",
            also=tuple(also),
        )
