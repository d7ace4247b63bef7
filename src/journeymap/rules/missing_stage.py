"""JM307: a stage that the workspace expects and the map lacks."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._stages import compare
from journeymap.source import Where


@rule("JM307", level="warning", of=Journey, needs="Stage Settings")
def missing_stage(subject: Subject) -> Iterator[Hit]:
    """A map lacks a stage that the workspace expects of every map.

    Maps that share their stages can be laid side by side and counted together. The workspace names them
    under `stages: {expected: […], optional: […]}`; a map has such a stage if one goes by that id or name,
    whatever the case of its letters. Their order is the map's own business. Maps that need none are
    left out by `per_file` in the workspace's `lint`.

    Source: Cemantica on journey governance: a framework of lifecycle stages that all journeys start from.

    Bad, journeymap.yaml:
        journeymap: 1
        stages: {expected: [Choose, Buy, Ride]}

    Bad:
        journeymap: 1
        title: Buy a bike
        stages:
          - name: Chose
            steps: [{name: Looks at bikes}]
          - name: Buy
            steps: [{name: Pays}]

    Good, journeymap.yaml:
        journeymap: 1
        stages: {expected: [Choose, Buy, Ride]}

    Good:
        journeymap: 1
        title: Buy a bike
        stages:
          - name: Choose
            steps: [{name: Looks at bikes}]
          - name: Buy
            steps: [{name: Pays}]
          - name: Ride
            steps: [{name: Rides to work}]
    """
    journey, model = subject.journey, subject.workspace.settings.stages
    if model is None:
        return
    found = compare(journey, model)
    if found.missing:
        is_one = len(found.missing) == 1
        names = f"the stage{'' if is_one else 's'} {listed(found.missing, 'and')}"
        yield Hit(
            Where(("stages" if journey.stages else "steps",)),
            f"the map lacks {names}, which the workspace expects",
            help=f"add {'it' if is_one else 'them'}, or make {'it' if is_one else 'them'} `optional` under "
            "`stages` in `journeymap.yaml`",
            key=True,
        )
    for text, at, stage in found.meant:
        message = f"the workspace expects no stage {quoted(stage.name)}, and the map lacks {quoted(text)}"
        yield Hit(at / "name", message, help=f"did you mean the stage {quoted(text)}?")
