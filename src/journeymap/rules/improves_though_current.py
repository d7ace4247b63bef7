"""JM326: a map of today that improves another."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM326", level="warning", of=Journey)
def improves_though_current(subject: Subject) -> Iterator[Hit]:
    """A map says that it shows how it is, and that it improves another map.

    `improves` is for future maps. One that has come true is the new current map: it drops `improves`,
    and the old one has `status: retired`.

    Source: Kalbach, Mapping Experiences: see both states together. NN/g, two decisions before mapping:
    current state or future state.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, bike.journey.yaml:
        journeymap: 1
        title: Buy a bike
        state: current
        steps: [{name: Looks at bikes}, {name: Pays}]

    Bad:
        journeymap: 1
        title: Buy a bike, as it should be
        state: current
        improves: bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good, journeymap.yaml:
        journeymap: 1

    Good, bike.journey.yaml:
        journeymap: 1
        title: Buy a bike
        state: current
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        improves: bike
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if subject.journey.improves and subject.journey.state == "current":
        message = "a map of how it is improves no other map"
        help = "write `state: future`, or leave `improves` out"
        yield Hit(Where(("improves",)), message, help=help, key=True, also=((Where(("state",)), "as it is"),))
