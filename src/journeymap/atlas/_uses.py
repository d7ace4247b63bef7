"""What is at each spot of a map, and the order in which all pages have the maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeymap.collection import Collection, MapFact, PainFact, Spot, StepFact, TouchpointFact

SEVERITIES = ("high", "medium", "low", "")


@dataclass(slots=True)
class Use:
    """A spot of a map and what is there; `step` is None for a stage that has steps, and for the journey as a
    whole.
    """

    map: MapFact
    spot: Spot
    step: StepFact | None = None
    touchpoints: list[TouchpointFact] = field(default_factory=list)
    pains: list[PainFact] = field(default_factory=list)
    opportunities: int = 0


def uses(one: MapFact) -> list[Use]:
    """All spots of a map of which it says something, in its order."""
    found: dict[tuple[str, str], Use] = {}

    def at(spot: Spot) -> Use:
        return found.setdefault((spot.stage_id, spot.step_id), Use(one, spot))

    for touchpoint in one.touchpoints:
        at(touchpoint.spot).touchpoints.append(touchpoint)
    for step in one.steps:
        at(step.spot).step = step
    for pain in one.pains:
        at(pain.spot).pains.append(pain)
    for opportunity in one.opportunities:
        at(opportunity.spot).opportunities += 1
    order = {key: number for number, key in enumerate(_order(one))}
    return sorted(found.values(), key=lambda use: order[use.spot.stage_id, use.spot.step_id])


def _order(one: MapFact) -> list[tuple[str, str]]:
    """The spots of a map: the whole, then each stage before its steps; what no step tells of at the end."""
    steps = [(step.spot.stage_id, step.spot.step_id) for step in one.steps]
    facts: Sequence[TouchpointFact | PainFact] = (*one.touchpoints, *one.pains)
    others = [(fact.spot.stage_id, fact.spot.step_id) for fact in facts]
    others += [(fact.spot.stage_id, fact.spot.step_id) for fact in one.opportunities]
    spread = [key for stage, step in steps for key in ((stage, ""), (stage, step))]
    return list(dict.fromkeys([("", ""), *spread, *others]))


def tree(maps: Collection) -> list[tuple[int, MapFact]]:
    """All maps, each below its parent, with how deep it stands."""
    found: list[tuple[int, MapFact]] = []
    waiting = [(0, one) for one in reversed(maps.maps) if maps.parent(one) is None]
    while waiting:
        level, one = waiting.pop()
        found.append((level, one))
        waiting += [(level + 1, child) for child in reversed(maps.children(one))]
    return found
