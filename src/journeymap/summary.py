"""What a map comes down to: its curves, where people leave, what hurts, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from journeymap.experience import Curve, Point, backed, curves
from journeymap.model import Content, Journey, Leave, Metric, Opportunity, Pain, Part, Persona, Stage, Step
from journeymap.reckoning import Reckoning, StageFigures, StepFigures, reckon

T = TypeVar("T", bound=Part)
Plain = dict[str, Any]

_SEVERITIES = ("high", "medium", "low", None)
_CLOSED = ("done", "dropped")
_HEAD = (
    *("id", "title", "lang", "state", "status", "basis", "owner", "reviewed"),
    *("summary", "scenario", "goal"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A column of the map: a step, perhaps of a stage, or a stage without steps.

    `number` counts from 1 across the map; `backed` tells whether it stands on evidence.
    """

    number: int
    stage: Stage | None
    part: Step | Stage
    backed: bool

    @property
    def step(self) -> Step | None:
        """The step, if it is one."""
        return self.part if isinstance(self.part, Step) else None


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something that a map says, and of which step, of which stage (`step` is then None), or of the
    journey as a whole (both are).
    """

    said: T
    stage: Stage | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A map in short lists, each in the order of the map unless it says otherwise."""

    journey: Journey
    rows: list[Row]
    curves: list[Curve]
    """One for each persona."""
    moments: list[Placed[Step | Stage]]
    """The moments of truth."""
    leaves: list[Placed[Leave]]
    """Where people abandon the journey."""
    pains: list[Placed[Pain]]
    """The worst first; those of unknown severity last."""
    opportunities: list[Placed[Opportunity]]
    """The most value for the least effort first; then those without both figures, then the closed."""
    metrics: list[Placed[Metric]]
    reckoning: Reckoning | None
    """None for a map that says nothing of shares, or of people who leave."""

    @property
    def coverage(self) -> tuple[int, int]:
        """How many steps stand on evidence, and how many there are; of a map without any, stages."""
        counted = [row for row in self.rows if row.step] or self.rows
        return sum(row.backed for row in counted), len(counted)


class Weighed(Protocol):
    """What an opportunity is ranked by."""

    @property
    def value(self) -> float | None: ...
    @property
    def effort(self) -> float | None: ...
    @property
    def status(self) -> str | None: ...


def worth(opportunity: Weighed) -> float | None:
    """Value over effort, from 0.2 to 5; None where either is unknown."""
    if opportunity.value is None or opportunity.effort is None:
        return None
    return opportunity.value / opportunity.effort


def rank(opportunity: Weighed) -> tuple[bool, float, float, float]:
    """What sorts opportunities: the open first, the most value for the least effort before the others."""
    known = worth(opportunity) or 0
    return opportunity.status in _CLOSED, -known, -(opportunity.value or 0), opportunity.effort or 5


def opportunities(journey: Journey) -> list[Placed[Opportunity]]:
    """The opportunities of a map in the order of their rank, and for the rest that of the map."""
    whole = [Placed(one) for one in journey.opportunities]
    each = [Placed(said, one.stage, one.step) for one in _parts(journey) for said in one.said.opportunities]
    return sorted([*whole, *each], key=lambda one: rank(one.said))


def summary(journey: Journey) -> Summary:
    """The summary of a map whose personas were looked up."""
    parts = _parts(journey)

    def each(get: Callable[[Step | Stage], list[T]]) -> list[Placed[T]]:
        return [Placed(said, one.stage, one.step) for one in parts for said in get(one.said)]

    reckoning = reckon(journey)
    return Summary(
        journey,
        [
            Row(number, stage, part, backed(journey, stage, step))
            for number, (stage, step) in enumerate(journey.columns, 1)
            if (part := step or stage)
        ],
        curves(journey),
        [one for one in parts if one.said.moment_of_truth is not None],
        each(lambda part: part.leaves if isinstance(part, Step) else []),
        sorted(each(lambda part: part.pains), key=lambda pain: _SEVERITIES.index(pain.said.severity)),
        opportunities(journey),
        [*(Placed(one) for one in journey.metrics), *each(lambda part: part.metrics)],
        reckoning if reckoning and reckoning.flow.telling else None,
    )


def _parts(journey: Journey) -> list[Placed[Step | Stage]]:
    """The stages and steps of a map in its order."""
    found: list[Placed[Step | Stage]] = [Placed(step, None, step) for step in journey.steps or []]
    for stage in journey.stages or []:
        found.append(Placed(stage, stage))
        found.extend(Placed(step, stage, step) for step in stage.steps)
    return found


def as_json(summary: Summary, file: str) -> Plain:
    """The summary as plain data for JSON; `file` is what the map's file is called in it.

    Every key is always there; what is not known is null or empty. Emotions are from -2 to 2, shares in
    percent. What lies in a list names its `stage` and `step` by id, both null where it is said of the
    journey as a whole.
    """
    journey = summary.journey

    def listed(placed: list[Placed[T]]) -> list[Plain]:
        return [_place(one) | _plain(one.said) for one in placed]

    backing, total = summary.coverage
    return {
        "file": file,
        **{key: getattr(journey, key) or None for key in _HEAD},
        "expectations": journey.expectations,
        "personas": [_person(one) for one in journey.people],
        "stages": [
            {key: getattr(stage, key) or None for key in ("id", "name", "goal", "timing")}
            | {"emotion": _felt(summary.curves, stage)}
            for stage in journey.stages or []
        ],
        "steps": [
            {
                "id": row.step.id,
                "name": row.step.name,
                "stage": row.stage.id if row.stage else None,
                "emotion": _felt(summary.curves, row.step),
                "backed": row.backed,
                "moment_of_truth": row.step.moment_of_truth is not None,
                "leaves": [_plain(leave) for leave in row.step.leaves],
            }
            for row in summary.rows
            if row.step
        ],
        "curves": [_curve(curve) for curve in summary.curves],
        "evidence": {"backed": backing, "total": total},
        "moments_of_truth": [_place(one) | {"why": one.said.moment_of_truth} for one in summary.moments],
        "leaves": listed(summary.leaves),
        "pains": listed(summary.pains),
        "opportunities": [opportunity_as_json(one) for one in summary.opportunities],
        "metrics": listed(summary.metrics),
        "reckoning": summary.reckoning and _reckoning(journey, summary.reckoning),
    }


def opportunity_as_json(one: Placed[Opportunity]) -> Plain:
    """An opportunity as plain data for JSON: its place, its own keys, and its worth."""
    return _place(one) | _plain(one.said) | {"worth": plain_number(worth(one.said))}


def _place(at: Placed[Any] | Point) -> Plain:
    return {"stage": at.stage.id if at.stage else None, "step": at.step.id if at.step else None}


def _person(one: Persona | str) -> Plain:
    if isinstance(one, str):
        return {"id": one, "name": None, "role": None}
    return {"id": one.id, "name": one.name, "role": one.role or None}


def _felt(found: list[Curve], part: Content) -> list[Plain]:
    return [
        {"persona": curve.id or None, "from": plain_number(point.start), "to": plain_number(point.end)}
        for curve in found
        for point in curve.points
        if (point.step or point.stage) is part
    ]


def _curve(curve: Curve) -> Plain:
    low, high, drop = curve.lowest, curve.highest, curve.drop
    return {
        "persona": curve.id or None,
        "lowest": low and _place(low) | {"emotion": plain_number(min(low.start, low.end))},
        "highest": high and _place(high) | {"emotion": plain_number(max(high.start, high.end))},
        "biggest_drop": drop
        and {
            "from": _place(drop.above) | {"emotion": plain_number(drop.start)},
            "to": _place(drop.below) | {"emotion": plain_number(drop.end)},
            "depth": plain_number(drop.depth),
        },
    }


def _reckoning(journey: Journey, found: Reckoning) -> Plain:
    ids = [stage.id for stage in journey.stages or []]
    places = [
        {"stage": None if stage is None else ids[stage], "step": step.id}
        for stage, step in zip(found.flow.stages, found.flow.steps, strict=True)
    ]
    time = found.time
    return {
        **_figures(found, "completion", "leaving", "unknown", "stuck"),
        "length": plain_number(found.length),
        "minutes": time
        and {"low": plain_number(time.low), "high": plain_number(time.high), "partial": time.partial},
        "assumed": sorted("minutes" if name == "time" else name for name in found.assumed),
        "exits": [
            places[one.way.start or 0]
            | {key: getattr(one.way.entry, key) or None for key in ("to", "why")}
            | {"share": plain_number(100 * one.share), "assumed": bool(one.assumed)}
            for one in found.exits
        ],
        "stages": [
            {"stage": id} | _figures(stage, "reach", "leaving", "ending", "unknown", "assumed")
            for id, stage in zip(ids, found.stages, strict=True)
            if stage
        ],
        "steps": [
            place
            | {"visits": plain_number(step.visits)}
            | _figures(step, "reach", "leaving", "ending", "unknown", "worth", "assumed")
            for place, step in zip(places, found.steps, strict=True)
        ],
    }


def _figures(of: Reckoning | StageFigures | StepFigures, *names: str) -> Plain:
    """Figures by name: shares in percent, and which of them are assumed in order."""
    return {
        name: sorted(of.assumed) if name == "assumed" else plain_number(100 * getattr(of, name))
        for name in names
    }


def _plain(part: Part) -> Plain:
    """A part's own keys: a missing text is null, numbers are without noise."""
    return {
        key: None if value == "" else plain_number(value) if isinstance(value, float) else value
        for key, value in part.model_dump().items()
    }


def plain_number(value: float | None) -> float | int | None:
    """A number rounded so that binary fractions do not show, and whole where it is."""
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
