"""JM206: a lane that is neither built in nor the workspace's."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, meant, quoted
from journeymap.model import Content, Journey
from journeymap.rules import Subject, rule
from journeymap.settings import LANES
from journeymap.source import Where


@rule("JM206", level="error", needs="Settings")
def unknown_lane(subject: Subject) -> Iterator[Hit]:
    """A map names a lane that is neither built in nor declared in the workspace file.

    What built-in lanes show has keys of its own; under `lanes` of a step are only lanes of one's own.

    Source: IBM Journey Designer: every reference must lead somewhere. Smaply: a lane is one kind of content
    across all steps.

    Bad:
        journeymap: 1
        title: Buy a bike
        lanes: [steps, emotions]
        steps: [{name: Looks at bikes, emotion: 1, lanes: {weather: Rain}}]

    Good, journeymap.yaml:
        journeymap: 1
        lanes: [steps, emotion, {id: weather, name: Weather}]

    Good:
        journeymap: 1
        title: Buy a bike
        lanes: [steps, emotion, weather]
        steps: [{name: Looks at bikes, emotion: 1, lanes: {weather: Rain}}]
    """
    journey = subject.part
    if not isinstance(journey, Journey):
        return
    known = subject.workspace.lanes
    otherwise = "declare it under `lanes` in `journeymap.yaml`"
    for index, lane in enumerate(journey.lanes or []):
        if lane not in known:
            help = did_you_mean(lane, known, otherwise)
            where, put = Where(("lanes", index)), meant(lane, known)
            yield Hit(where, f"unknown lane {quoted(lane)}", help=help, put=put)
    own = [lane for lane in known if lane not in LANES]
    for at, part in journey.walk(Content):
        for lane in part.lanes:
            if lane in LANES:
                help = f"write it as the key {quoted(lane)} of the step itself"
                yield Hit(at / "lanes" / lane, f"{quoted(lane)} is a built-in lane", help=help, key=True)
            elif lane not in own:
                help = did_you_mean(lane, own, otherwise)
                message, put = f"unknown lane {quoted(lane)}", meant(lane, own)
                yield Hit(at / "lanes" / lane, message, help=help, key=True, put=put)
