"""What the shares of a map come to: who reaches which step, where people are lost, what mending is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from math import isclose
from typing import Any, TypeVar

from journeymap.chain import END, LEAVE, LEFT, LOST, NOBODY, START, STUCK, Chain
from journeymap.flow import Flow, Way, flow
from journeymap.model import Journey

F = TypeVar("F", bound="StepFigures | StageFigures | Reckoning | Exit")

_OUT = {"leave": LEAVE, "end": END, "lost": LOST}
_SURE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class StepFigures:
    """What becomes of people at one step; shares are from 0 to 1, of all who start the journey.

    `assumed` names those of the figures that would change if a rest that the map leaves open were split
    otherwise.
    """

    reach: float
    """The share that ever comes to the step."""
    visits: float
    """How often one who starts comes to it on average; in a loop without a way out everybody counts once."""
    leaving: float
    """The share that leaves the journey here."""
    ending: float
    """The share that ends here with the goal reached."""
    unknown: float
    """The share of which nobody knows where it goes from here."""
    worth: float
    """How much the share that completes would rise if nobody left here, and those who do went on in
    proportion as the others do; 0 where everybody leaves, as there are no others."""
    assumed: frozenset[str] = _SURE


@dataclass(frozen=True, slots=True)
class StageFigures:
    """The same of a stage: `reach` is the share that ever comes to any of its steps."""

    reach: float
    leaving: float
    ending: float
    unknown: float
    assumed: frozenset[str] = _SURE


@dataclass(frozen=True, slots=True)
class Exit:
    """A way by which people leave, and the share of all who start that takes it."""

    way: Way
    share: float
    assumed: frozenset[str] = _SURE


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes that one who starts spends on average at the steps: from the lower ends of their durations
    to the upper ends. `partial`, so at least that, where some who start come to a step of unknown duration.
    """

    low: float
    high: float
    partial: bool


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the flow of a map comes to; shares are from 0 to 1, of all who start.

    `steps` and `stages` go by number; a stage without steps has no figures. `assumed` names those of the
    figures here that would change if a rest that the map leaves open were split otherwise.
    """

    flow: Flow
    steps: list[StepFigures]
    stages: list[StageFigures | None]
    exits: list[Exit]
    """In the order of the steps."""
    completion: float
    """The share that reaches the goal. This and the next three add up to 1."""
    leaving: float
    """The share that leaves on the way."""
    unknown: float
    """The share of which the map does not say where it goes."""
    stuck: float
    """The share that comes into a loop without a way out."""
    length: float | None
    """How many steps one who starts comes to on average, each time counted; None where some are stuck."""
    time: Time | None
    """How long these take; None where the map has no durations, or some are stuck."""
    assumed: frozenset[str] = _SURE

    def taken(self, way: Way) -> float:
        """How often one who starts takes a way on average; of a way in or out, the share that does."""
        return way.share if way.start is None else self.steps[way.start].visits * way.share


def reckon(journey: Journey) -> Reckoning | None:
    """The reckoning of a map; None for a map without steps."""
    given = flow(journey)
    if not given.steps:
        return None
    found = _reckoned(journey, given)
    if not any(way.assumed for ways in (given.starts, *given.ways) for way in ways):
        return found
    other = _reckoned(journey, _split_otherwise(given))
    return replace(
        _marked(found, other),
        steps=[_marked(one, two) for one, two in zip(found.steps, other.steps, strict=True)],
        stages=[
            one and two and _marked(one, two) for one, two in zip(found.stages, other.stages, strict=True)
        ],
        exits=[_marked(one, two) for one, two in zip(found.exits, other.exits, strict=True)],
    )


def _reckoned(journey: Journey, given: Flow) -> Reckoning:
    """The reckoning of a flow, in which nothing counts as assumed."""
    chain = Chain(
        {START: _row(given.starts), **{number: _row(ways) for number, ways in enumerate(given.ways)}}
    )
    groups = [
        list(group) for _, group in groupby(range(len(given.steps)), lambda number: given.stages[number])
    ]
    steps = list[StepFigures]()
    stages: list[StageFigures | None] = [None] * len(journey.stages or [])
    for group, part in zip(groups, chain.each(groups), strict=True):
        reach = part.reach
        for number, alone in zip(group, part.each([[number] for number in group]), strict=True):
            steps.append(_step(number, given.ways[number], alone))
        stage = given.stages[group[0]]
        if stage is not None:
            stages[stage] = _stage(reach, [steps[number] for number in group])
    chain.drop(groups[-1][-1:])
    outcome = chain.rows[START]
    stuck = outcome.get(STUCK, 0.0)
    exits = [
        Exit(way, steps[number].visits * way.share)
        for number, ways in enumerate(given.ways)
        for way in ways
        if way.kind == "leave"
    ]
    return Reckoning(
        given,
        steps,
        stages,
        exits,
        outcome.get(END, 0.0),
        outcome.get(LEFT, 0.0),
        outcome.get(LOST, 0.0),
        stuck,
        None if stuck else sum(one.visits for one in steps),
        None if stuck else _time(journey, given, steps, stages),
    )


def _row(ways: Sequence[Way]) -> dict[int, float]:
    """The ways out of a step as a row of a chain; what nobody takes is none."""
    row = dict[int, float]()
    for way in ways:
        if way.share > 0:
            to = _OUT[way.kind] if way.end is None else way.end
            row[to] = row.get(to, 0.0) + way.share
    return row


def _step(number: int, ways: Sequence[Way], alone: Chain) -> StepFigures:
    """The figures of a step, from the chain in which there is no other: there a row says what becomes of
    those at the step before they come to it again, and the share of the step itself how many do come.
    """
    reach = alone.reach
    row = {to: share for to, share in alone.rows[number].items() if to != number}
    gone = sum(row.values())
    visits = reach / gone if gone >= NOBODY else reach
    leaving, ending, unknown = (
        visits * sum(way.share for way in ways if way.kind == kind) for kind in ("leave", "end", "lost")
    )
    # Were nobody to leave, what becomes of the others would become of all.
    others = sum(share for to, share in row.items() if to != LEAVE)
    worth = leaving * row.get(END, 0.0) / others if others >= NOBODY else 0.0
    return StepFigures(reach, visits, leaving, ending, unknown, worth)


def _stage(reach: float, steps: Sequence[StepFigures]) -> StageFigures:
    leaving, ending, unknown = (
        sum(getattr(step, name) for step in steps) for name in ("leaving", "ending", "unknown")
    )
    return StageFigures(reach, leaving, ending, unknown)


def _time(
    journey: Journey, given: Flow, steps: Sequence[StepFigures], stages: Sequence[StageFigures | None]
) -> Time | None:
    """How long the steps take. A stage in which the duration of a step is missing counts with its own, once
    for all who come to it; where it has none either, with what is known of its steps.
    """
    low, high, partial, known = 0.0, 0.0, False, False
    for stage, group in groupby(range(len(steps)), lambda number: given.stages[number]):
        counted = [(given.steps[number].duration, steps[number].visits) for number in group]
        missing = any(duration is None and visits for duration, visits in counted)
        if missing and stage is not None and journey.stages and (whole := stages[stage]):
            own = journey.stages[stage].duration
            if own:
                counted, missing = [(own, whole.reach)], False
        partial = partial or missing
        for duration, visits in counted:
            if duration and visits:
                known = True
                low, high = low + visits * duration.low, high + visits * duration.high
    return Time(low, high, partial) if known else None


def _split_otherwise(given: Flow) -> Flow:
    """The same flow with every assumed share another one: the rests of a step split in unequal parts, each
    step's in other ones, lest what two of them do cancel out.
    """

    def split(seed: int, ways: list[Way]) -> list[Way]:
        weights = [
            0.5 + (seed * 0.618034 + index * 0.414214) % 1 if way.assumed else 0
            for index, way in enumerate(ways)
        ]
        rest, whole = sum(way.share for way in ways if way.assumed), sum(weights)
        return [
            replace(way, share=rest * weight / whole) if way.assumed else way
            for way, weight in zip(ways, weights, strict=True)
        ]

    ways = [split(number, ways) for number, ways in enumerate(given.ways, 1)]
    return replace(given, starts=split(0, given.starts), ways=ways)


def _marked(one: F, two: F) -> F:
    """One of two, with the names of the figures in which they differ."""
    names = [field.name for field in fields(one)]
    return replace(
        one, assumed=frozenset(name for name in names if _differ(getattr(one, name), getattr(two, name)))
    )


def _differ(one: Any, two: Any) -> bool:
    if isinstance(one, Time) and isinstance(two, Time):
        return _differ(one.low, two.low) or _differ(one.high, two.high)
    return isinstance(one, float) and not isclose(one, two or 0, rel_tol=1e-6, abs_tol=1e-9)
