"""Frames around the columns that are new, and around those that are gone, which are ghosts."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lanes import Grid, Pen
from journeymap.scene import Box
from journeymap.views._alignment import Alignment, Either

_INSET, _RADIUS = 3.0, 6.0
"""Between the border of a column and the frame in it, and how round that is; in pixels."""


def around(alignment: Alignment, grid: Grid, pen: Pen, top: float, bottom: float) -> list[Box]:
    """The frames, one for columns beside each other in a stage; the ground of ghosts lies behind all else."""
    found: list[Box] = []
    for kind, x, width in _runs(alignment, grid):
        frame = (x, top + _INSET, width, bottom - top - 2 * _INSET)
        if kind == "removed":
            pen.back.append(Box(*frame, "difference.ghost", _RADIUS))
        found.append(Box(*frame, f"difference.column.{kind}", _RADIUS))
    return found


def through(alignment: Alignment, grid: Grid, pen: Pen, top: float, bottom: float) -> None:
    """The sides of the frames where something lies over them."""
    for kind, x, width in _runs(alignment, grid):
        for side in (x, x + width):
            pen.line(side, top, side, bottom, f"difference.column.{kind}")


def _runs(alignment: Alignment, grid: Grid) -> Iterator[tuple[str, float, float]]:
    """Columns beside each other that are all new, or all gone, in one stage: which, and their frame."""
    bounds = [(over.first, over.end) for over in alignment.stages] or [(0, len(alignment.columns))]
    pairs = [over.pair for over in alignment.stages]
    for number, (first, end) in enumerate(bounds):
        start = first
        kinds = [_kind(pair or (pairs[number] if pairs else None)) for pair in alignment.columns[first:end]]
        for place in range(first, end):
            kind = kinds[place - first]
            if place + 1 < end and kinds[place + 1 - first] == kind:
                continue
            if kind:
                x, width = grid.across(start, place + 1)
                yield kind, x + _INSET, width - 2 * _INSET
            start = place + 1


def _kind(pair: Either | None) -> str:
    if pair is None or (pair.old and pair.new):
        return ""
    return "added" if pair.new else "removed"
