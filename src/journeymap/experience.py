"""What people live through on a map: the emotion curves, and which steps stand on evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from journeymap.model import Content, Journey, Persona, Stage, Step


@dataclass(frozen=True, slots=True)
class Point:
    """Where a curve is fixed: in the columns `first` to `last` of the map, counted from 0, by a step,
    or by a stage (`step` is then None). `start` and `end` are from -2 to 2, and equal where nothing
    changes within it.
    """

    first: int
    last: int
    stage: Stage | None
    step: Step | None
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drop:
    """A fall of a curve from one point to the next, or within a point that changes."""

    above: Point
    below: Point
    start: float
    end: float

    @property
    def depth(self) -> float:
        """How far it falls: above 0, at most 4."""
        return self.start - self.end


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of one persona; of nobody in particular where a map has none, with empty id
    and name. Columns between two points may have no point: nothing is known of them.
    """

    id: str
    name: str
    points: tuple[Point, ...]

    @property
    def lowest(self) -> Point | None:
        """The first of the points that reach the least emotion."""
        return min(self.points, key=lambda point: min(point.start, point.end), default=None)

    @property
    def highest(self) -> Point | None:
        """The first of the points that reach the greatest emotion."""
        return max(self.points, key=lambda point: max(point.start, point.end), default=None)

    @property
    def mean(self) -> float | None:
        """The mean emotion of the points, each by its middle; None where there is none."""
        return (
            sum(point.start + point.end for point in self.points) / 2 / len(self.points)
            if self.points
            else None
        )

    @property
    def drop(self) -> Drop | None:
        """The first of the deepest falls; None where the curve never falls."""
        return max(self._drops(), key=lambda drop: drop.depth, default=None)

    def _drops(self) -> Iterator[Drop]:
        values = [(point, value) for point in self.points for value in (point.start, point.end)]
        for (above, start), (below, end) in pairwise(values):
            if end < start:
                yield Drop(above, below, start, end)


def curves(journey: Journey) -> list[Curve]:
    """One curve for each persona, in the order of the map; one for a map without personas.

    A plain `emotion` is everybody's, but that of a part with an `actor` is the actor's alone. A stage
    is a point only where none of its steps is one: they say it more exactly.
    """
    people = [(one.id, one.name) if isinstance(one, Persona) else (one, one) for one in journey.people]
    return [Curve(key, name, tuple(_points(journey, key))) for key, name in people or [("", "")]]


def _points(journey: Journey, persona: str) -> Iterator[Point]:
    if journey.steps:
        yield from _of_steps(journey.steps, None, persona, 0)
    at = 0
    for stage in journey.stages or []:
        width = max(len(stage.steps), 1)
        found = list(_of_steps(stage.steps, stage, persona, at))
        if not found and (felt := felt_by(stage, persona)):
            found = [Point(at, at + width - 1, stage, None, *felt)]
        yield from found
        at += width


def _of_steps(steps: list[Step], stage: Stage | None, persona: str, first: int) -> Iterator[Point]:
    for column, step in enumerate(steps, first):
        if felt := felt_by(step, persona):
            yield Point(column, column, stage, step, *felt)


def felt_by(part: Content, persona: str) -> tuple[float, float] | None:
    """How a persona feels at a step or stage by what is said there, from beginning to end; None where nothing
    is.
    """
    if persona in part.emotion:
        return part.emotion[persona]
    return part.emotion.get("") if part.actor in ("", persona) else None


def backed(journey: Journey, stage: Stage | None, step: Step | None) -> bool:
    """Whether a step of a stage, or a stage as a whole, stands on evidence: its own, its stage's or the
    map's. A quote with a source is evidence too.
    """
    parts = [part for part in (stage, step) if part]
    said = any(part.evidence or any(quote.source for quote in part.quotes) for part in parts)
    return said or bool(journey.evidence)


def mood_of(value: float) -> int:
    """The nearest of the five moods, -2 to 2; halves go away from zero."""
    return int(abs(value) + 0.5) * (1 if value > 0 else -1)
