"""Lanes below each other: their names at the left, and what fills them below the steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from journeymap import lanes
from journeymap.lanes import PAD, Grid, Pen, Row, Sheet, stack
from journeymap.scene import Box, Line
from journeymap.settings import LaneSetting
from journeymap.views import Look

SPACE = 12.0
"""Above and below what fills a lane, in pixels."""
_BEHIND = frozenset(("backstage", "support"))
"""The lanes of what the customer does not see."""
_WHOLE = 96.0
"""The room for the words that mark what holds for the whole journey, in pixels."""

Draw = Callable[[Sheet, Grid, Pen, float], float]


@dataclass(slots=True)
class Lane:
    """A lane with what fills it: a row of cells, or what draws it instead."""

    id: str
    name: str
    about: str
    row: Row | None
    draw: Draw | None = None


def name(lane: LaneSetting, look: Look) -> str:
    """What readers see of a lane."""
    return lane.name or look.labels.get(f"lane.{lane.id}", lane.id)


def draw(sheet: Sheet, grid: Grid, pen: Pen, drawn: list[Lane], top: float) -> float:
    """Draw the lanes below each other; where the last one ends."""
    before: set[str] = set()
    last = ""
    for lane in drawn:
        start = len(pen.items)
        begun = _border(sheet, grid, pen, lane.id, before, top)
        end = place(sheet, grid, pen, lane, begun)
        if end == begun:
            del pen.items[start:]
            continue
        if lane.id in _BEHIND:
            # One band for all of it, from the line of visibility on.
            from_ = top if last in _BEHIND else (top + begun) / 2
            pen.back.append(Box(grid.left, from_, grid.right - grid.left, end - from_, "band"))
        pen.group(start, id=f"lane-{lane.id}")
        before.add(lane.id)
        last, top = lane.id, end
    return top


def _border(sheet: Sheet, grid: Grid, pen: Pen, lane: str, before: set[str], top: float) -> float:
    """The line above a lane: one of the blueprint's with its name, or a quiet one; where the lane begins."""
    if not before:
        return top
    line = {"frontstage": "interaction", "backstage": "visibility", "support": "internal"}.get(lane, "")
    if lane == "support" and not before & {"backstage"}:
        line = "visibility"  # without a backstage this is where the customer's view ends
    if not line:
        pen.line(grid.margin, top, grid.right, top, "rule")
        return top
    words = sheet.labels[f"line.{line}"]
    role = "visibility" if line == "visibility" else "interaction"
    wide = pen.width(words, "visibility.text") + 0.01
    pen.line(grid.margin, top + 10, grid.right - wide - 10, top + 10, role)
    pen.words(words, "visibility.text", grid.right - wide, top + 2.5, wide, "end")
    return top + 20


def place(sheet: Sheet, grid: Grid, pen: Pen, lane: Lane, top: float) -> float:
    """Draw a lane's name and its cells; where it ends, which is `top` if there is nothing to draw."""
    start = len(pen.items)
    baseline = None
    if lane.draw:
        end = lane.draw(sheet, grid, pen, top)
        if end == top:
            return top
    else:
        end = _cells(sheet, grid, pen, lane.row, top + SPACE) + SPACE if lane.row else top
        baseline = pen.first_baseline(start)
    cells = pen.items[start:]
    del pen.items[start:]
    end = up(max(end, _label(pen, lane, grid, top, baseline) + SPACE))
    pen.items += cells
    return end


def divide(grid: Grid, pen: Pen, top: float, bottom: float) -> None:
    """Draw the borders between the stages behind the lanes."""
    pen.back += [
        Line(x, top, x, bottom, "divider.stage")
        for x in (grid.columns[span.first].x for span in grid.spans[1:])
    ]


def _label(pen: Pen, lane: Lane, grid: Grid, top: float, baseline: float | None) -> float:
    """The lane's name, on the line of its first words; where it ends below."""
    rise = lanes.setting("label")[2]
    y = top + SPACE
    if baseline is not None and 0 < baseline - rise - y < 16:
        y = baseline - rise
    room = grid.left - grid.margin - 16
    bottom = pen.words(lane.name, "label", grid.margin, y, room)
    return pen.words(lane.about, "label.about", grid.margin, bottom, room) if lane.about else bottom


def _cells(sheet: Sheet, grid: Grid, pen: Pen, row: Row, top: float) -> float:
    """The cells of a lane: what holds for the whole journey, then for stages, then for steps."""
    if row.whole:
        start, begun, left = len(pen.items), top - 4, grid.left + PAD
        label = pen.words(sheet.labels["whole"], "wide.label", left, top + 4, _WHOLE)
        left += _WHOLE + 16
        bottom = max(label, stack(pen, row.whole, left, top + 4, grid.right - PAD - left))
        pen.items.insert(start, Box(grid.left, begun, grid.right - grid.left, bottom + 8 - begun, "wide", 6))
        top = bottom + (8 + SPACE if row.stages or row.steps else 0)
    shared = {first for first, _, _ in row.steps}
    bottom, below = top, top
    for first, end, blocks in row.stages:
        x, width = grid.across(first, end)
        done = stack(pen, blocks, x + PAD, top, width - 2 * PAD)
        bottom = max(bottom, done)
        if any(place in shared for place in range(first, end)):
            below = max(below, done)
    if below > top:
        top = below + 8
    for first, end, blocks in row.steps:
        x, width = grid.across(first, end)
        bottom = max(bottom, stack(pen, blocks, x + PAD, top, width - 2 * PAD))
    return bottom


def up(y: float) -> float:
    """Down to the next line of the grid of 4 pixels."""
    return ceil(y / 4) * 4
