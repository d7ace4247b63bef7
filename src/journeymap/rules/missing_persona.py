"""JM301: a map of nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM301", level="warning", of=Journey, needs="Persona")
def missing_persona(subject: Subject) -> Iterator[Hit]:
    """A map names nobody whose journey it is.

    A journey is somebody's: without a person in mind a map slides into the organisation's own process,
    and nobody can say whose feelings the curve shows. The persona may be a file that maps share, or a
    line in the map itself.

    Source: NN/g, Journey Mapping 101: the actor is the first of a map's five components. Smaply, Journey
    mapping mistakes: no persona behind the map.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        persona: {name: Ada Bennett, role: Rides to work}
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if not subject.journey.people:
        help = "say whose journey it is under `persona`: the id of a persona file, or `{name: …}`"
        yield Hit(Where(("title",)), "the map has no persona", help=help)
