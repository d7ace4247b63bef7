"""The map: stages and steps from left to right, and what is known of each in lanes below them."""

from __future__ import annotations

from math import ceil

from journeymap import lanes
from journeymap.lanes import Sheet
from journeymap.model import Journey
from journeymap.scene import Scene
from journeymap.views import Look, _body, _columns, _frame, _header, _stages, _telling
from journeymap.views._body import Lane


def view(journey: Journey, look: Look) -> Scene:
    """The map as a picture."""
    if look.compared:
        from journeymap.views import _difference

        return _difference.view(journey, look, look.compared)
    sheet, pen = _frame.begin(journey, look)
    drawn = _filled(sheet, look)
    rows, names = [lane.row for lane in drawn if lane.row], [(lane.name, lane.about) for lane in drawn]
    grid = _columns.fit(journey.columns, _columns.spans(journey), rows, names, pen)
    width = ceil(grid.right + _frame.MARGIN)
    top = _header.draw(sheet, pen, grid.margin, _frame.MARGIN, width - 2 * _frame.MARGIN)
    top = _body.up(top + 20)
    stages = _stages.draw(grid, pen, top, _stages.headings(grid.spans))
    bottom = _body.draw(sheet, grid, pen, drawn, stages)
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
