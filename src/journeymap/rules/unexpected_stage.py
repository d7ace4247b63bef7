"""JM308: a stage that no other map has."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._stages import compare


@rule("JM308", level="hint", of=Journey, needs="Stage Settings")
def unexpected_stage(subject: Subject) -> Iterator[Hit]:
    """A map has a stage that the workspace neither expects nor lists as optional.

    What stands in a stage of its own cannot be compared with other maps. Nothing is said where the
    workspace expects no stages.

    Source: Cemantica on journey governance: a framework of lifecycle stages that all journeys start from.

    Bad, journeymap.yaml:
        journeymap: 1
        stages: {expected: [Choose, Buy], optional: [Ride]}

    Bad:
        journeymap: 1
        title: Buy a bike
        stages: [{name: Choose}, {name: Buy}, {name: Insurance}]

    Good, journeymap.yaml:
        journeymap: 1
        stages: {expected: [Choose, Buy], optional: [Ride]}

    Good:
        journeymap: 1
        title: Buy a bike
        stages: [{name: Choose}, {name: Buy}, {name: Ride}]
    """
    model = subject.workspace.settings.stages
    if model is None or not model.expected:
        return
    known = dict.fromkeys([*model.expected, *model.optional])
    help = f"the stages here are {listed(known, 'and')}; others can be declared under `stages.optional`"
    hits = [
        Hit(at / "name", f"the stage {quoted(stage.name)} is neither expected nor optional here", help=help)
        for at, stage in compare(subject.journey, model).unexpected
    ]
    yield from together(hits, "{n} stages are neither expected nor optional here")
