"""JM310: one of several personas, of whom the map says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Persona
from journeymap.rules import Subject, rule
from journeymap.rules._people import named, of_nobody
from journeymap.source import Where


@rule("JM310", level="warning", of=Journey, needs="Persona Step")
def idle_persona(subject: Subject) -> Iterator[Hit]:
    """One of several personas of a map neither acts nor feels anything in it.

    Whoever takes part in a journey does something at a step (`actor`), or feels something there
    (`emotion: {persona: …}`). Nothing is said while there are steps of nobody's, which may be theirs: see
    `missing-actor`.

    Source: NN/g, Journey Mapping 101: one point of view for each map. UXPressia, Smaply and Custellence allow
    several where each is told apart.

    Bad:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Bo}]
        steps: [{name: Looks at bikes, actor: ada}, {name: Pays, emotion: {ada: -1}}]

    Good:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Bo}]
        steps: [{name: Looks at bikes, actor: ada}, {name: Pays, actor: bo, emotion: {ada: -1}}]
    """
    journey = subject.journey
    if len(journey.people) < 2 or of_nobody(journey):
        return
    told = {id for _, part in journey.contents() for id in named(part)}
    for index, one in enumerate(journey.people):
        at = Where(("personas", index))
        id, at = (one.id, at / "name") if isinstance(one, Persona) else (one, at)
        if id not in told:
            help = "name them as `actor` of a step or in its `emotion`, or drop them from `personas`"
            yield Hit(at, f"no step says anything of the persona {quoted(id)}", help=help)
