"""JM324: a future map without the map of today."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM324", level="warning", of=Journey, needs="Settings")
def improves_nothing(subject: Subject) -> Iterator[Hit]:
    """A future map does not name the current map that it improves.

    A plan is judged by what it changes, and the two can only be compared once one names the other.
    Without a workspace file a map can name no other, so nothing is said there.

    Source: Kalbach, Mapping Experiences: see both states together. nomat: from current to future state.

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
        state: future
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
    journey = subject.journey
    if journey.state == "future" and not journey.improves and subject.workspace.declared:
        help = "name the map of how it is now under `improves`, by its id"
        yield Hit(Where(("state",)), "a future map that improves no other map", help=help)
