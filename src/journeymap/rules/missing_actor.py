"""JM311: steps of nobody's on a map of several people."""

from __future__ import annotations

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._people import of_nobody, people


@rule("JM311", level="warning", of=Journey, needs="Persona")
def missing_actor(subject: Subject) -> list[Hit]:
    """A map has several personas, and a step does not say which of them it is about.

    Where several people make a journey together, the handing over is where it breaks. A step names who
    acts (`actor`), or what each one feels (`emotion: {persona: …}`); a stage may do so for its steps.

    Source: NN/g, Journey Mapping 101: one point of view; UXPressia, Smaply and Custellence allow several
    where each is told apart.

    Bad:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Bo}]
        steps: [{name: Looks at bikes, actor: ada}, {name: Pays, emotion: -1}, {name: Rides, actor: bo}]

    Good:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Bo}]
        steps:
          - {name: Looks at bikes, actor: ada}
          - {name: Pays, emotion: {ada: -1}}
          - {name: Rides, actor: bo}
    """
    help = f"name one of {listed(people(subject.journey))} as its `actor`, or in its `emotion`"
    hits = [
        Hit(one.at / "name", f"nothing says who is in {quoted(one.part.name)}", help=help)
        for one in of_nobody(subject.journey)
    ]
    return together(hits, "nothing says who is in {n} steps of this map of several people")
