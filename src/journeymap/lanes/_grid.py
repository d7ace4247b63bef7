"""Where the columns of a map are, and what shares a lane with what."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.lanes._blocks import Block
from journeymap.model import Stage, Step

PAD = 10.0
"""Between a column's border and what is in it, in pixels."""


@dataclass(slots=True)
class Column:
    """A step, or a stage that has none."""

    x: float
    width: float
    stage: Stage | None
    step: Step | None


@dataclass(slots=True)
class Span:
    """A stage and its columns, from `first` to just before `end`."""

    stage: Stage
    first: int
    end: int


@dataclass(slots=True)
class Grid:
    """The columns between `left` and `right`; lane names stand between `margin` and `left`."""

    margin: float
    left: float
    right: float
    columns: list[Column]
    spans: list[Span]

    def across(self, first: int, end: int) -> tuple[float, float]:
        """The left border and the width of several columns."""
        last = self.columns[end - 1]
        return self.columns[first].x, last.x + last.width - self.columns[first].x


@dataclass(slots=True)
class Row:
    """What fills a lane: the journey's own cell, the stages' and the steps', with their columns."""

    whole: list[Block]
    stages: list[tuple[int, int, list[Block]]]
    steps: list[tuple[int, int, list[Block]]]

    def __bool__(self) -> bool:
        return bool(self.whole or self.stages or self.steps)
