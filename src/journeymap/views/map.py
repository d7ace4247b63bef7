"""The map: stages and steps from left to right, and what is known of each in lanes below them."""

from __future__ import annotations

from math import ceil

from journeymap import lanes
from journeymap.lanes import Grid, Pen, Sheet
from journeymap.model import Journey
from journeymap.scene import Box, Scene
from journeymap.views import Look, _body, _columns, _frame, _header, _stages, _telling
from journeymap.views._body import Lane

_BEHIND = frozenset(("backstage", "support"))
"""The lanes of what the customer does not see."""


def view(journey: Journey, look: Look) -> Scene:
    """The map as a picture."""
    sheet, pen = _frame.begin(journey, look)
    drawn = _filled(sheet, look)
    grid = _columns.fit(
        journey, [lane.row for lane in drawn if lane.row], [(lane.name, lane.about) for lane in drawn], pen
    )
    width = ceil(grid.right + _frame.MARGIN)
    top = _header.draw(sheet, pen, grid.margin, _frame.MARGIN, width - 2 * _frame.MARGIN)
    top = _body.up(top + 20)
    stages = _stages.draw(sheet, grid, pen, top)
    bottom = _lanes(sheet, grid, pen, drawn, stages)
    if stages > top:
        _body.divide(grid, pen, stages, bottom)
    pen.line(grid.margin, bottom, grid.right, bottom, "rule")
    return _frame.finish(sheet, pen, look, "map", grid.right, bottom, _telling.telling(sheet))


def _filled(sheet: Sheet, look: Look) -> list[Lane]:
    """The lanes of the look that anything fills; what is no row of cells tells when it is drawn."""
    spans = _columns.spans(sheet.journey)
    found: list[Lane] = []
    for lane in look.lanes:
        kind = lanes.load(lane.id)
        draw = getattr(kind, "draw", None)
        row = None if draw else lanes.row(sheet, lane.id, kind.fill, spans)
        if draw or row:
            found.append(Lane(lane.id, _body.name(lane, look), lane.about, row, draw))
    return found


def _lanes(sheet: Sheet, grid: Grid, pen: Pen, drawn: list[Lane], top: float) -> float:
    """Draw the lanes below each other; where the last one ends."""
    before: set[str] = set()
    last = ""
    for lane in drawn:
        start = len(pen.items)
        begun = _border(sheet, grid, pen, lane.id, before, top)
        end = _body.place(sheet, grid, pen, lane, begun)
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
