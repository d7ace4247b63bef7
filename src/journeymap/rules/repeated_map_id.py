"""JM211: two maps of a workspace share an id."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM211", level="error", of=Journey, across=True)
def repeated_map_id(subject: Subject) -> Iterator[Hit]:
    """Two maps of a workspace share an id, so a map that names it can mean either.

    An id that is left out is the file's name before `.journey.yaml`.

    Source: Treasure Data's journey validator (unique names). The language: a map's id is unique in its
    workspace.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, shop/buy.journey.yaml:
        journeymap: 1
        title: Buy a bike in a shop
        steps: [{name: Looks at bikes}]

    Bad, web/buy.journey.yaml:
        journeymap: 1
        title: Buy a bike on the web
        steps: [{name: Looks at bikes}]

    Good, journeymap.yaml:
        journeymap: 1

    Good, shop/buy.journey.yaml:
        journeymap: 1
        title: Buy a bike in a shop
        steps: [{name: Looks at bikes}]

    Good, web/buy.journey.yaml:
        journeymap: 1
        id: buy-online
        title: Buy a bike on the web
        steps: [{name: Looks at bikes}]
    """
    own = subject.outline
    others = [one for one in subject.workspace.outlines.get(own.id, []) if one.path != own.path]
    if others:
        names = ", ".join(quoted(one.file) for one in others)
        message = f"the map id {quoted(own.id)} is also that of {names}"
        yield Hit(Where(("id",)), message, help="give one of them an `id` of its own")
