"""JM303: a map without what the person wants."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM303", level="warning", of=Journey)
def missing_goal(subject: Subject) -> Iterator[Hit]:
    """A map does not say what the person wants.

    A journey ends well or badly by its goal, and every pain is one because it stands in the way of it.
    The goals of single stages do not replace that of the whole.

    Source: NN/g, Journey Mapping 101: a map shows the process a person goes through to reach a goal.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        goal: Ride to work again by Monday, without having been talked into anything.
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if not subject.journey.goal:
        help = "say under `goal` what the person wants, in their view and not in yours"
        yield Hit(Where(("title",)), "the map has no goal", help=help)
