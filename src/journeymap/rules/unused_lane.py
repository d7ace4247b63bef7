"""JM705: a lane of the workspace that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule
from journeymap.rules._usage import usage
from journeymap.settings import LANES, Settings
from journeymap.source import Where


@rule("JM705", level="hint", of=Settings, across=True)
def unused_lane(subject: Subject) -> Iterator[Hit]:
    """A lane of one's own is declared in the workspace file, and no step fills it.

    A lane that nothing fills is never drawn. It is a leftover, or its content stands under another key.
    Built-in lanes are not declared but put in order. Nothing is said while there is no map, or while one
    has errors of form.

    Source: ours. A list that all maps share (Cemantica's libraries) is of use as long as it is true.

    Bad, journeymap.yaml:
        journeymap: 1
        lanes: [steps, {id: props, name: Props}, {id: weather, name: Weather}]

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Looks at bikes
            lanes: {props: Catalogue}

    Good, journeymap.yaml:
        journeymap: 1
        lanes: [steps, {id: props, name: Props}]

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Looks at bikes
            lanes: {props: Catalogue}
    """
    part, used = subject.part, usage(subject.workspace)
    for index, lane in enumerate(part.lanes if isinstance(part, Settings) and used.known else ()):
        if lane.id not in used.lanes and lane.id not in LANES:
            help = "drop it, unless maps are still to come"
            yield Hit(Where(("lanes", index, "id")), f"nothing fills the lane {quoted(lane.id)}", help=help)
