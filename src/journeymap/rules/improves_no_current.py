"""JM325: a future map that improves a future one."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM325", level="warning", of=Journey, needs="Settings", across=True)
def improves_no_current(subject: Subject) -> Iterator[Hit]:
    """A map improves one that does not show today either, or itself.

    `improves` compares what should be with what is. Two plans for the same journey both improve the
    current map.

    Source: Kalbach, Mapping Experiences: see both states together.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, bike-2027.journey.yaml:
        journeymap: 1
        title: Buy a bike, next year
        state: future
        steps: [{name: Looks at bikes}, {name: Pays}]

    Bad:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        improves: bike-2027
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
    id = subject.outline.improves
    if not id or not subject.workspace.declared:
        return
    if id == subject.outline.id:
        message = "the map improves itself"
    else:
        others = subject.workspace.outlines.get(id, [])
        if not others or not all(one.whole and one.state == "future" for one in others):
            return
        message = f"the map {quoted(id)} is itself a future one"
    yield Hit(Where(("improves",)), message, help="name the map of how it is now")
