"""What many maps say together, as plain facts: which maps there are, what hurts where, and who owns it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.age import after, last_day, retired
from journeymap.experience import Curve, Point, backed, curves
from journeymap.fields import Duration
from journeymap.model import Content, Journey, Persona, Stage, Step
from journeymap.reckoning import reckon
from journeymap.summary import worth


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is said: of a step, of a stage (`step` is then empty) or of the journey as a whole
    (both are). Names are as written; ids stand beside them.

    `emotion` is how it feels there, from -2 to 2: the mean of those of its `personas` who feel anything;
    None where that is not known. `owner` is who looks after it: the step's, else the stage's, else the map's.
    """

    map: str
    file: str
    title: str
    stage: str = ""
    stage_id: str = ""
    step: str = ""
    step_id: str = ""
    emotion: float | None = None
    personas: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step, or a stage without steps (then `spot.step` is empty). `number` counts from 1 across the map."""

    spot: Spot
    number: int
    backed: bool
    moment_of_truth: bool
    channels: tuple[str, ...]
    touchpoints: tuple[str, ...]
    pains: int
    opportunities: int


@dataclass(frozen=True, slots=True)
class TouchpointFact:
    """A touchpoint at a step or stage; `channel` is an id, or empty."""

    spot: Spot
    name: str
    channel: str
    url: str


@dataclass(frozen=True, slots=True)
class PainFact:
    """A pain; `addressed` tells that an opportunity of its map that is not dropped names it. `owner` is its
    own, else that of the spot.
    """

    spot: Spot
    text: str
    id: str
    severity: str
    owner: str
    addressed: bool


@dataclass(frozen=True, slots=True)
class OpportunityFact:
    """An opportunity; `worth` is value over effort. `owner` is its own alone: nobody's where it has none."""

    spot: Spot
    text: str
    id: str
    value: float | None
    effort: float | None
    worth: float | None
    status: str
    owner: str
    timing: str
    link: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapFact:
    """A map, and all that it says of what a collection is asked for.

    `file` is its path as users see it, with `/`; `home` the folder of its workspace, within which ids are
    unique. `due` is the day by which it is to be reviewed again, as text, empty where nobody said so.
    `lowest` and `highest` are values, `lowest_step` names where the first of them is; with several personas
    the least and greatest of all curves. `mean` is the mean of the curves' means. `details` are the maps that
    detail a step or stage, with the name and id of that. `completion` is from 0 to 1.
    """

    id: str
    file: str
    home: str
    title: str
    lang: str
    summary: str
    scenario: str
    goal: str
    state: str
    status: str
    basis: str
    owner: str
    reviewed: str
    due: str
    improves: str
    parent: str
    personas: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    stages: tuple[str, ...]
    mean: float | None
    lowest: float | None
    lowest_step: str
    highest: float | None
    backed: int
    total: int
    completion: float | None
    details: tuple[tuple[str, str, str], ...]
    steps: tuple[StepFact, ...]
    touchpoints: tuple[TouchpointFact, ...]
    pains: tuple[PainFact, ...]
    opportunities: tuple[OpportunityFact, ...]

    @property
    def parent_id(self) -> str:
        """The id of the larger journey, without the step of it."""
        return self.parent.partition("#")[0]


@dataclass(frozen=True)
class Collection:
    """Maps in the order given, and how they belong together."""

    maps: tuple[MapFact, ...]
    _by_id: dict[tuple[str, str], MapFact] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.maps:
            self._by_id.setdefault((one.home, one.id), one)

    def named(self, beside: MapFact, id: str) -> MapFact | None:
        """The map that another one calls by an id."""
        return self._by_id.get((beside.home, id))

    def parent(self, one: MapFact) -> MapFact | None:
        """The larger journey that a map details: the one that it names, else the one that names it."""
        named = self.named(one, one.parent_id) if one.parent_id else None
        return named or self._detailed.get((one.home, one.id))

    @cached_property
    def _detailed(self) -> dict[tuple[str, str], MapFact]:
        found: dict[tuple[str, str], MapFact] = {}
        for one in self.maps:
            for id, _, _ in one.details:
                found.setdefault((one.home, id), one)
        return found

    @cached_property
    def _children(self) -> dict[str, list[MapFact]]:
        found: dict[str, list[MapFact]] = {}
        for one in self.maps:
            if parent := self.parent(one):
                found.setdefault(parent.file, []).append(one)
        return found

    def children(self, one: MapFact) -> list[MapFact]:
        """The maps that detail a map."""
        return self._children.get(one.file, [])

    def improved(self, one: MapFact) -> MapFact | None:
        """The current map that a future one improves."""
        return self.named(one, one.improves) if one.improves else None

    @cached_property
    def _improving(self) -> dict[str, list[MapFact]]:
        found: dict[str, list[MapFact]] = {}
        for one in self.maps:
            if current := self.improved(one):
                found.setdefault(current.file, []).append(one)
        return found

    def improving(self, one: MapFact) -> list[MapFact]:
        """The future maps that improve a map."""
        return self._improving.get(one.file, [])


def facts(journey: Journey, file: str, home: str = "", every: Duration | None = None) -> MapFact:
    """The facts of a map whose personas were looked up; `every` is how often it is reviewed where the map
    does not say so.
    """
    found = curves(journey)
    felt = _felt(found)
    people = tuple((one.id, one.name) if isinstance(one, Persona) else (one, one) for one in journey.people)
    whole = Spot(journey.id, file, journey.title, personas=tuple(id for id, _ in people), owner=journey.owner)
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
        spot = _spot(whole, stage, step, felt)
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
    means = [curve.mean for curve in found if curve.mean is not None]
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
        mean=sum(means) / len(means) if means else None,
        lowest=_least(lowest) if lowest else None,
        lowest_step=_name(lowest.lowest) if lowest and lowest.lowest else "",
        highest=max(highs, default=None),
        backed=sum(one.backed for one in steps),
        total=len(steps),
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


def _spot(whole: Spot, stage: Stage | None, step: Step | None, felt: dict[int, list[float]]) -> Spot:
    part = step or stage
    feelings = felt.get(id(part), [])
    actor = (step.actor if step else "") or (stage.actor if stage else "")
    return Spot(
        whole.map,
        whole.file,
        whole.title,
        stage.name if stage else "",
        stage.id if stage else "",
        step.name if step else "",
        step.id if step else "",
        sum(feelings) / len(feelings) if feelings else None,
        (actor,) if actor else whole.personas,
        (step.owner if step else "") or (stage.owner if stage else "") or whole.owner,
    )


def _felt(found: list[Curve]) -> dict[int, list[float]]:
    """How each step or stage feels to those who feel anything."""
    felt: dict[int, list[float]] = {}
    for curve in found:
        for point in curve.points:
            felt.setdefault(id(point.step or point.stage), []).append((point.start + point.end) / 2)
    return felt


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
