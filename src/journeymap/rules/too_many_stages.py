"""JM319: a journey cut into too many stages."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM319", level="hint", of=Journey, options={"most": 7})
def too_many_stages(subject: Subject) -> Iterator[Hit]:
    """A map has so many stages that nobody keeps them in mind.

    Stages are there for the overview. More than a handful are likely steps, or two journeys. Where the
    workspace expects or allows more of them, so does this rule.

    Source: Custory: 4 to 7 stages; BoardSnap: 5 to 7.

    Settings:
        most: how many stages a map may have

    Bad:
        journeymap: 1
        title: Buy a bike
        stages:
          - {name: Wish}
          - {name: Look}
          - {name: Ask}
          - {name: Try}
          - {name: Pay}
          - {name: Ride}
          - {name: Repair}
          - {name: Sell}

    Good:
        journeymap: 1
        title: Buy a bike
        stages:
          - name: Choose
            steps: [{name: Looks at bikes}, {name: Asks a friend}, {name: Tries one}]
          - {name: Buy, doing: Pays the half at once}
          - {name: Ride, doing: Rides to work on dry days}
          - {name: Sell, doing: Looks for a student in need of a bike}
    """
    stages, model = subject.journey.stages or [], subject.workspace.settings.stages
    most = max(subject.options["most"], len(model.expected) + len(model.optional) if model else 0)
    if len(stages) > most:
        help = f"join stages, or split the journey into several maps; {most} stages are the most"
        yield Hit(Where(("stages",)), f"the map has {len(stages)} stages", help=help, key=True)
