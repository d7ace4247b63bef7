"""The map: stages and steps from left to right, and what is known of each in lanes below them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from types import ModuleType

from journeymap import lanes
from journeymap.lanes import PAD, Grid, Pen, Row, Sheet, stack
from journeymap.model import Journey
from journeymap.scene import Box, Line, Scene
from journeymap.settings import LaneSetting
from journeymap.views import Look, _columns, _frame, _header, _stages, _telling

_PAD = 12.0
"""Above and below what fills a lane, in pixels."""
_WHOLE = 96.0
"""The room for the words that mark what holds for the whole journey, in pixels."""
_BEHIND = frozenset(("backstage", "support"))
"""The lanes of what the customer does not see."""


@dataclass(slots=True)
class _Lane:
    """A lane that something fills."""

    id: str
    name: str
    about: str
    kind: ModuleType
    row: Row | None


def view(journey: Journey, look: Look) -> Scene:
    """The map as a picture."""
    sheet, pen = _frame.begin(journey, look)
    drawn = _filled(sheet, look)
    grid = _columns.fit(
        journey, [lane.row for lane in drawn if lane.row], [(lane.name, lane.about) for lane in drawn], pen
    )
    width = ceil(grid.right + _frame.MARGIN)
    top = _header.draw(sheet, pen, grid.margin, _frame.MARGIN, width - 2 * _frame.MARGIN)
    top = _up(top + 20)
    stages = _stages.draw(sheet, grid, pen, top)
    bottom = _lanes(sheet, grid, pen, drawn, stages)
    if stages > top:
        pen.back += [
            Line(x, stages, x, bottom, "divider.stage")
            for x in (grid.columns[span.first].x for span in grid.spans[1:])
        ]
    pen.line(grid.margin, bottom, grid.right, bottom, "rule")
    return _frame.finish(sheet, pen, look, "map", grid.right, bottom, _telling.telling(sheet))


def _filled(sheet: Sheet, look: Look) -> list[_Lane]:
    """The lanes of the look that anything fills; what is no row of cells tells when it is drawn."""
    spans = _columns.spans(sheet.journey)
    found: list[_Lane] = []
    for lane in look.lanes:
        kind = lanes.load(lane.id)
        row = None if hasattr(kind, "draw") else lanes.row(sheet, lane.id, kind, spans)
        if row is None or row:
            found.append(_Lane(lane.id, _name(lane, look), lane.about, kind, row))
    return found


def _name(lane: LaneSetting, look: Look) -> str:
    return lane.name or look.labels.get(f"lane.{lane.id}", lane.id)


def _lanes(sheet: Sheet, grid: Grid, pen: Pen, drawn: list[_Lane], top: float) -> float:
    """Draw the lanes below each other; where the last one ends."""
    before: set[str] = set()
    last = ""
    for lane in drawn:
        start = len(pen.items)
        begun = _border(sheet, grid, pen, lane.id, before, top)
        inside = len(pen.items)
        if lane.row is None:
            end: float = lane.kind.draw(sheet, grid, pen, begun)
            if end == begun:
                del pen.items[start:]
                continue
            baseline = None
        else:
            end = _cells(sheet, grid, pen, lane.row, begun + _PAD) + _PAD
            baseline = pen.first_baseline(inside)
        cells = pen.items[inside:]
        del pen.items[inside:]
        end = _up(max(end, _label(pen, lane, grid, begun, baseline) + _PAD))
        pen.items += cells
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


def _label(pen: Pen, lane: _Lane, grid: Grid, top: float, baseline: float | None) -> float:
    """The lane's name, on the line of its first words; where it ends below."""
    rise = lanes.setting("label")[2]
    y = top + _PAD
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
        top = bottom + (8 + _PAD if row.stages or row.steps else 0)
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


def _up(y: float) -> float:
    """Down to the next line of the grid of 4 pixels."""
    return ceil(y / 4) * 4
