"""JM318: a journey cut into too few stages."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM318", level="hint", of=Journey, options={"least": 3})
def too_few_stages(subject: Subject) -> Iterator[Hit]:
    """A map has so few stages that they order nothing.

    A journey has at least a before, a during and an after; with fewer stages it is likely one of the
    three, and the pains of the others go unseen. A map of `steps` alone needs no stages, and where the
    workspace expects stages it says how many there are.

    Source: Custory: 4 to 7 stages. The Customer Journey Canvas (before, during and after a service) has 3,
    so this is where the hint begins.

    Settings:
        least: how many stages a map should have

    Bad:
        journeymap: 1
        title: Buy a bike
        stages: [{name: Choose, doing: Walks through three shops}, {name: Buy, doing: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        stages:
          - {name: Choose, doing: Walks through three shops}
          - {name: Buy, doing: Pays}
          - {name: Ride, doing: Rides to work on dry days}
    """
    stages, model = subject.journey.stages, subject.workspace.settings.stages
    least = subject.options["least"]
    if stages and len(stages) < least and not (model and model.expected):
        count = f"{len(stages)} stage{'s' * (len(stages) > 1)}"
        help = f"look at what comes before and after, or use `steps` alone; {least} stages order a map"
        yield Hit(Where(("stages",)), f"the map has only {count}", help=help, key=True)
