"""Two maps on one grid: which step and stage of each stands in which column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from journeymap.diff import Difference, Pair
from journeymap.lanes import Column, Grid, Span, Stage, Step
from journeymap.model import Journey
from journeymap.source import Where

P = TypeVar("P", Stage, Step)
Steps = Pair[Step]
Either = Pair[Step] | Pair[Stage]


@dataclass(slots=True)
class Over:
    """A stage that is in both maps, or in one of them, and its columns, from `first` to just before `end`."""

    pair: Pair[Stage]
    first: int
    end: int


@dataclass(slots=True)
class Alignment:
    """The columns of both maps in the order of the new one, with what was removed where it stood: a pair of
    steps, or None for a stage without any; and the stages over them.
    """

    columns: list[Steps | None] = field(default_factory=list)
    stages: list[Over] = field(default_factory=list)

    @property
    def shape(self) -> list[tuple[Stage | None, Step | None]]:
        """The columns as those of one map."""
        above: dict[int, Stage | None] = {
            place: one(over.pair) for over in self.stages for place in range(over.first, over.end)
        }
        return [(above.get(place), one(pair) if pair else None) for place, pair in enumerate(self.columns)]

    @property
    def spans(self) -> list[Span]:
        """The stages as those of one map."""
        return [Span(one(over.pair), over.first, over.end) for over in self.stages]

    def above(self, step: Steps) -> tuple[Stage | None, Stage | None]:
        """The stage that a step was in, and the one that it is in."""
        old, new = (
            next((getattr(over.pair, side) for over in self.stages if _at(over.pair, now) == at), None)
            if (at := _stage_of(_at(step, now)))
            else None
            for side, now in (("old", False), ("new", True))
        )
        return old, new

    def grid(self, journey: Journey | None, new: bool, grid: Grid) -> Grid:
        """The columns of one of the two maps where they are in the grid of both."""
        if journey is None:
            return Grid(grid.margin, grid.left, grid.right, [], [])
        places = {_at(pair, new): place for place, pair in enumerate(self.columns) if pair}
        overs = {_at(over.pair, new): over for over in self.stages}
        columns: list[Column] = []
        spans: list[Span] = []
        for at, part in journey.contents():
            if isinstance(part, Stage):
                over = overs[at]
                spans.append(Span(part, len(columns), len(columns) + (len(part.steps) or 1)))
                if not part.steps:
                    columns.append(Column(*grid.across(over.first, over.end), part, None))
            elif isinstance(part, Step):
                place = places[at]
                columns.append(
                    Column(*grid.across(place, place + 1), spans[-1].stage if spans else None, part)
                )
        return Grid(grid.margin, grid.left, grid.right, columns, spans)


def align(difference: Difference) -> Alignment:
    """How the columns of two maps stand beside each other.

    A stage that is no more stays without the new map's having any; what of its steps went elsewhere is there.
    """
    found = Alignment()
    if not difference.stages:
        found.columns = list(difference.steps)
        return found
    inside: list[list[Steps]] = [[] for _ in difference.stages]
    home = {
        (new, _at(pair, new)): place
        for place, pair in enumerate(difference.stages)
        for new in (False, True)
        if _at(pair, new) is not None
    }
    last = 0
    for pair in difference.steps:
        # What had or has no stage, beside one that has, stands with what came before.
        new = pair.new is not None
        last = home.get((new, _stage_of(_at(pair, new))), last)
        inside[last].append(pair)
    for stage, steps in zip(difference.stages, inside, strict=True):
        first = len(found.columns)
        found.columns += steps or [None]
        found.stages.append(Over(stage, first, len(found.columns)))
    return found


def one(pair: Pair[P]) -> P:
    """The part as it is now, else as it was; ValueError for a pair of nothing."""
    for part in (pair.new, pair.old):
        if part is not None:
            return part
    raise ValueError("a pair of nothing")


def _at(pair: Either, new: bool) -> Where | None:
    return pair.new_at if new else pair.old_at


def _stage_of(at: Where | None) -> Where | None:
    return Where(at[:2]) if at and len(at) > 2 else None
