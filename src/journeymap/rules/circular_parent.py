"""JM701: maps that stand above themselves."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._family import line, parent_of, parents
from journeymap.source import Where


@rule("JM701", level="error", of=Journey, needs="Settings", across=True)
def circular_parent(subject: Subject) -> Iterator[Hit]:
    """Maps form a circle: each is the parent of the next, and the last one of the first.

    A parent is the larger journey that a map details; in a circle every map would be larger than itself, and
    none is the one to begin with. It is the same where `journey` of a step names the map itself, or one above
    it, as a detail.

    Source: Cemantica, journey hierarchies: macro journeys are detailed by micro ones, without circles.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, living.journey.yaml:
        journeymap: 1
        title: Live with a bike
        parent: buying
        steps: [Buys a bike, Rides to work]

    Bad, buying.journey.yaml:
        journeymap: 1
        title: Buy a bike
        parent: living#buys-a-bike
        steps: [Looks at bikes, Pays]

    Good, journeymap.yaml:
        journeymap: 1

    Good, living.journey.yaml:
        journeymap: 1
        title: Live with a bike
        steps: [{name: Buys a bike, journey: buying}, Rides to work]

    Good, buying.journey.yaml:
        journeymap: 1
        title: Buy a bike
        parent: living#buys-a-bike
        steps: [Looks at bikes, Pays]
    """
    own = subject.outline
    if not subject.workspace.declared:
        return
    above = line(parent_of(own), parents(subject.workspace), own.id)
    circular = own.id in above
    if len(above) == 1 and circular:
        help = "name the map of the larger journey, or leave it out"
        yield Hit(Where(("parent",)), "the map is its own parent", help=help)
    elif circular:
        way = [quoted(id) for id in (own.id, *above)]
        shown = " → ".join(way if len(way) < 9 else [*way[:4], "…", *way[-3:]])
        help = "leave `parent` out in the map of the largest journey"
        yield Hit(Where(("parent",)), f"maps are each other's parents: {shown}", help=help)
    for at, name, detail in own.details:
        if detail == own.id:
            message = f"{quoted(name)} is detailed by the map that it is in"
            yield Hit(at / "journey", message, help="name the map of the smaller journey, or leave it out")
        elif detail in above and not circular:
            message = f"the map {quoted(detail)} lies above this one and cannot detail it"
            also = ((Where(("parent",)), "it lies above by this"),)
            yield Hit(at / "journey", message, help="leave out the one that is wrong", also=also)
