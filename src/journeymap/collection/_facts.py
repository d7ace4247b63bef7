"""The facts of a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.age import after, last_day, retired
from journeymap.collection.fact import MapFact, OpportunityFact, PainFact, Spot, StepFact, TouchpointFact
from journeymap.experience import Curve, Point, backed, curves, felt_by
from journeymap.fields import Duration
from journeymap.model import Content, Journey, Persona, Stage, Step
from journeymap.reckoning import reckon
from journeymap.summary import worth


def facts(journey: Journey, file: str, home: str = "", every: Duration | None = None) -> MapFact:
    """The facts of a map whose personas were looked up; `every` is how often it is reviewed where the map
    does not say so.
    """
    found = curves(journey)
    moods = _moods(found)
    people = tuple((one.id, one.name) if isinstance(one, Persona) else (one, one) for one in journey.people)
    means = [curve.mean for curve in found if curve.mean is not None]
    mean = sum(means) / len(means) if means else None
    ids = tuple(id for id, _ in people)
    whole = Spot(journey.id, file, journey.title, emotion=mean, personas=ids, owner=journey.owner)
    steps, touchpoints = list[StepFact](), list[TouchpointFact]()
    pains, opportunities = list[PainFact](), list[OpportunityFact]()
    addressed = {
        id
        for parts in (journey.opportunities, *(part.opportunities for _, part in journey.contents()))
        for one in parts
        if one.status != "dropped"
        for id in one.addresses
    }
    opportunities += _opportunities(journey, whole)
    details = list[tuple[str, str, str]]()
    number = 0
    for stage, part in _parts(journey):
        step = part if isinstance(part, Step) else None
        spot = _spot(whole, stage, step, moods)
        if part.journey:
            details.append((part.journey, part.name, part.id))
        if step or (isinstance(part, Stage) and not part.steps):
            number += 1
            steps.append(
                StepFact(
                    spot,
                    number,
                    backed(journey, stage, step),
                    part.moment_of_truth is not None,
                    tuple(dict.fromkeys(one.channel for one in part.touchpoints if one.channel)),
                    tuple(one.name for one in part.touchpoints),
                    len(part.pains),
                    len(part.opportunities),
                )
            )
        touchpoints += (TouchpointFact(spot, one.name, one.channel, one.url) for one in part.touchpoints)
        pains += (
            PainFact(spot, one.text, one.id, one.severity or "", one.owner or spot.owner, one.id in addressed)
            for one in part.pains
        )
        opportunities += _opportunities(part, spot)
    lowest = min((curve for curve in found if curve.lowest), key=_least, default=None)
    highs = [max(point.start, point.end) for curve in found for point in curve.points]
    counted = [one for one in steps if one.spot.step_id] or steps
    reckoning = reckon(journey)
    return MapFact(
        id=journey.id,
        file=file,
        home=home,
        title=journey.title,
        lang=journey.lang,
        summary=journey.summary,
        scenario=journey.scenario,
        goal=journey.goal,
        state=journey.state or "",
        status=journey.status or "",
        basis=journey.basis or "",
        owner=journey.owner,
        reviewed=journey.reviewed or "",
        due=_due(journey, every),
        improves=journey.improves,
        parent=journey.parent,
        personas=people,
        tags=tuple(journey.tags),
        stages=tuple(stage.name for stage in journey.stages or []),
        mean=mean,
        lowest=_least(lowest) if lowest else None,
        lowest_step=_name(lowest.lowest) if lowest and lowest.lowest else "",
        highest=max(highs, default=None),
        backed=sum(one.backed for one in counted),
        total=len(counted),
        completion=reckoning.completion if reckoning and reckoning.flow.telling else None,
        details=tuple(details),
        steps=tuple(steps),
        touchpoints=tuple(touchpoints),
        pains=tuple(pains),
        opportunities=tuple(opportunities),
    )


def _parts(journey: Journey) -> Iterable[tuple[Stage | None, Step | Stage]]:
    for step in journey.steps or []:
        yield None, step
    for stage in journey.stages or []:
        yield stage, stage
        for step in stage.steps:
            yield stage, step


def _spot(whole: Spot, stage: Stage | None, step: Step | None, moods: Mapping[str, _Moods]) -> Spot:
    named = (step and _named(step)) or (stage and _named(stage))
    here = tuple(id for id in whole.personas if id in named) if named else whole.personas
    felt = [mood for id in here or moods for mood in [_mood(id, stage, step, moods[id])] if mood is not None]
    return Spot(
        whole.map,
        whole.file,
        whole.title,
        stage.name if stage else "",
        stage.id if stage else "",
        step.name if step else "",
        step.id if step else "",
        sum(felt) / len(felt) if felt else None,
        here,
        (step.owner if step else "") or (stage.owner if stage else "") or whole.owner,
    )


def _named(part: Content) -> set[str]:
    """Whom a step or stage is said to be about."""
    return {part.actor, *part.emotion} - {""}


_Moods = dict[int, float]
"""How a persona feels at each point of a curve: in its middle, by the identity of its step or stage."""


def _moods(found: list[Curve]) -> dict[str, _Moods]:
    return {
        curve.id: {id(one.step or one.stage): (one.start + one.end) / 2 for one in curve.points}
        for curve in found
    }


def _mood(persona: str, stage: Stage | None, step: Step | None, moods: _Moods) -> float | None:
    """How a persona feels at a step of a stage, or in a stage as a whole."""
    if step:
        return moods.get(id(step), moods.get(id(stage)))
    if stage and (felt := felt_by(stage, persona)):
        return sum(felt) / 2
    within = [moods[id(one)] for one in (stage.steps if stage else ()) if id(one) in moods]
    return sum(within) / len(within) if within else None


def _opportunities(part: Journey | Content, spot: Spot) -> Iterable[OpportunityFact]:
    return (
        OpportunityFact(
            spot,
            one.text,
            one.id,
            one.value,
            one.effort,
            worth(one),
            one.status or "",
            one.owner,
            one.timing,
            one.link,
            tuple(one.addresses),
            one.why,
            one.metric,
        )
        for one in part.opportunities
    )


def _least(curve: Curve) -> float:
    return min(min(point.start, point.end) for point in curve.points)


def _name(point: Point) -> str:
    part = point.step or point.stage
    return part.name if part else ""


def _due(journey: Journey, every: Duration | None) -> str:
    every = journey.review_every or every
    if not journey.reviewed or not every or retired(journey):
        return ""
    return after(last_day(journey.reviewed), every).isoformat()
