"""JM327: a change that no opportunity explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Content, Journey, Opportunity, Stage, Step
from journeymap.rules import Subject, rule, together
from journeymap.rules._columns import columns
from journeymap.source import Where

_HELP = "write the opportunity that leads to it, here or in the current map"


@rule("JM327", level="warning", of=Journey, needs="Step Stage Pain Opportunity Settings", across=True)
def unexplained_change(subject: Subject) -> Iterator[Hit]:
    """A step of a future map differs from the map that it improves, and no opportunity explains it.

    Steps are compared by id: whether they are there in both maps, and whether `doing`, `emotion`,
    `touchpoints` and `leaves` are the same. An opportunity explains a change if it stands in either map,
    at the step, at its stage or for the whole journey, or addresses a pain of the step or its stage. One
    that is `dropped` explains nothing.

    Source: Kalbach, Mapping Experiences: see both states together, and what leads from one to the other.
    NN/g, Journey Mapping 101: opportunities are what comes out of a map.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, bike.journey.yaml:
        journeymap: 1
        title: Buy a bike
        state: current
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: -1, pains: [Slow card reader]}]

    Bad:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        improves: bike
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: 1}]

    Good, journeymap.yaml:
        journeymap: 1

    Good, bike.journey.yaml:
        journeymap: 1
        title: Buy a bike
        state: current
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: -1, pains: [Slow card reader]}]

    Good:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        improves: bike
        steps:
          - {name: Looks at bikes, emotion: 1}
          - {name: Pays, emotion: 1, opportunities: [Let people pay by phone]}
    """
    improved = subject.outline.improves
    found = subject.workspace.outlines.get(improved, []) if improved else []
    if len(found) != 1 or subject.outline.state == "current":
        return
    current, future = subject.workspace.open(found[0].path).part, subject.part
    if not (isinstance(current, Journey) and isinstance(future, Journey)):
        return
    before, after = _Side(current), _Side(future)
    if before.whole or after.whole:
        return
    name, hits = quoted(improved), []
    gone = [
        column.part.name
        for id, column in before.steps.items()
        if id not in after.steps and not _explained(id, before, after)
    ]
    for id, column in after.steps.items():
        step, old = column.part, before.steps.get(id)
        keys = _changed(old.part, step) if old else ["name"]
        if keys and not _explained(id, before, after):
            what = f"{listed(keys, 'and')} of the step {quoted(step.name)} changed against {name}"
            message = what if old else f"the step {quoted(step.name)} is not in {name}"
            at = column.at / next((key for key in keys if key in step.model_fields_set), "name")
            help = _HELP if old or not gone else f"{_HELP}; or give it the `id` of the step that it replaces"
            hits.append(Hit(at, f"{message}, and no opportunity explains it", help=help))
    yield from together(hits, f"{{n}} steps changed against {name}, and no opportunity explains them")
    if gone:
        steps = f"the step{'s' * (len(gone) > 1)} {listed(gone, 'and')} of {name}"
        message = f"{steps} {'is' if len(gone) == 1 else 'are'} gone, and no opportunity explains it"
        yield Hit(Where(("improves",)), message, help=_HELP)


class _Side:
    """One of the two maps: its steps by id, and where it has opportunities: for the `whole`, and at or for
    the pains of which stages and steps.
    """

    def __init__(self, journey: Journey) -> None:
        self.steps = {one.part.id: one for one in columns(journey) if isinstance(one.part, Step)}
        self.whole = bool(_alive(journey.opportunities))
        found = [part for _, part in journey.contents()]
        addressed = {id for part in found for one in _alive(part.opportunities) for id in one.addresses}
        explained = [
            part
            for part in found
            if _alive(part.opportunities) or any(pain.id in addressed for pain in part.pains)
        ]
        self.explained_steps = {part.id for part in explained if isinstance(part, Step)}
        self.explained_stages = {part.id for part in explained if isinstance(part, Stage)}


def _explained(step: str, *sides: _Side) -> bool:
    """Whether an opportunity explains a change of a step: there, or at its stage in either map."""
    columns = [side.steps[step] for side in sides if step in side.steps]
    stages = {column.stage.id for column in columns if column.stage}
    return any(step in side.explained_steps or stages & side.explained_stages for side in sides)


def _alive(opportunities: Sequence[Opportunity]) -> list[Opportunity]:
    return [one for one in opportunities if one.status != "dropped"]


def _changed(old: Content, new: Content) -> list[str]:
    """The keys by which two steps of the same id differ."""
    before, after = _compared(old), _compared(new)
    return [key for key in before if before[key] != after[key]]


def _compared(part: Content) -> dict[str, Any]:
    """What counts as a change of the experience; neither the order of touchpoints nor reasons do."""
    return {
        "doing": part.doing,
        "emotion": part.emotion,
        "touchpoints": {(one.channel, one.name) for one in part.touchpoints},
        "leaves": [(one.to, one.share) for one in part.leaves] if isinstance(part, Step) else [],
    }
