"""JM604: people of whom the map does not say what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._flow import flow_of


@rule("JM604", level="hint", of=Journey, needs="Step Stage Next Leave", options={"rounding": 1})
def lost_share(subject: Subject) -> Iterator[Hit]:
    """The shares of a step add up to less than 100 %, and nothing says where the rest goes.

    The rest goes to the ways without a share, or ends at a step that `ends`. Where every way has one
    and the journey cannot end, some people vanish from the map. The last step can always end.

    Source: inferred from Adobe's journey canvas, which counts those who fall out of a path beside those
        who go on, and from the next-step conversion of HubSpot's funnels.

    Settings:
        rounding: how many percent may lack, since rounded shares seldom add up

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Asks for the price
            next:
              - {to: buys-the-bike, share: 40%}
              - {to: takes-a-test-ride, share: 15%}
          - name: Takes a test ride
          - name: Buys the bike

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Asks for the price
            next:
              - {to: buys-the-bike, share: 40%}
              - {to: takes-a-test-ride, share: 15%}
            leaves:
              - {share: 45%, why: There is no price on the bike}
          - name: Takes a test ride
          - name: Buys the bike
    """
    found = flow_of(subject.journey)
    for at, step, ways in zip(found.places, found.steps, found.ways, strict=True):
        lost = sum(way.share for way in ways if way.kind == "lost" and way.entry is None) * 100
        if lost > subject.options["rounding"] + 1e-9:
            key, index = ("leaves", len(step.leaves)) if step.leaves else ("next", len(step.next))
            yield Hit(
                at / key / (index - 1) / "share",
                f"nothing says where {round(lost, 2):g} % of those at this step go",
                help="raise the shares to 100 %, or say with `leaves` or `ends` what becomes of the rest",
            )
