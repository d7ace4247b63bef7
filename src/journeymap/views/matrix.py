"""The matrix: opportunities by value and effort, and beside it their ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from journeymap.lanes import Pen, Sheet, noted
from journeymap.model import Journey
from journeymap.scene import Scene
from journeymap.summary import opportunities
from journeymap.views import Look, NothingToDraw, _frame
from journeymap.views._matrix_ground import Field, axes, gutter, names, quadrants, taken
from journeymap.views._matrix_list import Ranked, disc, draw, grades, radius, standing
from journeymap.views._matrix_places import Area, Point, apart, cluster, spread, stacked

# From one grade to the next, in pixels: to the right, with words beside the discs and without; and down.
_WORDED, _BARE, _DOWN = 184.0, 124.0, 100.0
_GROWTH = 24.0
"""Without words, for each root of the number of opportunities: the list beside them grows as well."""
_BESIDE, _GAP, _TITLE = 5.0, 8.0, 1000.0
_TALL = 94.0
"""Words that would be higher beside their disc are in the list alone, in pixels."""
_DRIFT = 0.35
"""How far a disc with words may be from its value, in grades: further would tell another one."""
_MOST, _CROWD = 40, 200
"""More opportunities than the first stand in the field as numbers, more than the second at whole grades."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an opportunity's disc is in the field, and its words, if they are there."""

    one: Ranked
    at: Point
    words: Area | None = None


def view(journey: Journey, look: Look) -> Scene:
    """The matrix as a picture. NothingToDraw."""
    ranked = [Ranked(number, one) for number, one in enumerate(opportunities(journey), 1)]
    if not ranked:
        raise NothingToDraw(
            "the map has no opportunities, so there is nothing to weigh: "
            "give its steps `opportunities`, each with `value` and `effort`"
        )
    sheet, pen = _frame.begin(journey, look)
    left, top = _frame.MARGIN, _frame.MARGIN
    top = _frame.head(sheet, pen, sheet.labels["matrix"], left, top, _TITLE, corner=False) + 20
    size = radius(pen, ranked)
    field, marks = _placed(
        sheet, pen, [one for one in ranked if one.placed], size, left + gutter(sheet, pen), top
    )
    pen.back += quadrants(field)
    names(sheet, pen, field)
    bottom = axes(sheet, pen, field)
    for mark in marks:
        _draw(sheet, pen, mark, field, size)
    right, end = draw(sheet, pen, ranked, field.area.right + 36, top, bottom - top)
    _frame.logo(sheet, pen, right, _frame.MARGIN)
    return _frame.finish(sheet, pen, look, "matrix", right, max(bottom, end), _telling(sheet, ranked))


def _placed(
    sheet: Sheet, pen: Pen, ranked: Sequence[Ranked], size: float, left: float, top: float
) -> tuple[Field, list[_Mark]]:
    """The field, and where in it the opportunities stand: with words where there is room for those of all,
    else as numbers.
    """
    if len(ranked) <= _MOST:
        for down in range(int(_DOWN), int(2 * _DOWN), 12):
            field = Field(left, top, _WORDED, down, _WORDED - size)
            marks = _worded(sheet, pen, ranked, size, field)
            if marks:
                return field, marks
    return _bare(sheet, pen, ranked, size, left, top)


def _worded(
    sheet: Sheet, pen: Pen, ranked: Sequence[Ranked], size: float, field: Field
) -> list[_Mark] | None:
    """The marks with words beside them; None where one would cover another."""
    highs = [_height(sheet, pen, one, field, size) for one in ranked]
    points = stacked(
        [field.at(one.said.value or 0, one.said.effort or 0) for one in ranked],
        [max(2 * size, high) for high in highs],
        _GAP,
    )
    wanted = [field.y(one.said.value or 0) for one in ranked]
    if any(abs(y - at) > _DRIFT * field.down for (_, y), at in zip(points, wanted, strict=True)):
        return None
    marks = []
    areas = taken(sheet, pen, field)
    for one, (x, y), high in zip(ranked, points, highs, strict=True):
        start = x + size + _BESIDE
        words = Area(start, y - high / 2, start + _room(field, size), y + high / 2) if high else None
        marks.append(_Mark(one, (x, y), words))
        areas += [Area(x - size, y - size, x + size, y + size), *([words] if words else ())]
    return marks if all(map(field.area.holds, areas)) and apart(areas) else None


def _bare(
    sheet: Sheet, pen: Pen, ranked: Sequence[Ranked], size: float, left: float, top: float
) -> tuple[Field, list[_Mark]]:
    """The field and the marks as numbers alone; it grows so that those of one place stay about it."""
    pitch = 2 * size + _GAP / 2
    said = [(one.said.value or 0, one.said.effort or 0) for one in ranked]
    if len(said) > _CROWD:
        said = [(float(round(value)), float(round(effort))) for value, effort in said]
    most = max(Counter(said).values(), default=1)
    # Whatever the grades, discs that keep their distance must find a place.
    least = max(cluster(most, pitch) + _GAP, pitch * sqrt(len(ranked) / 4))
    across = max(_BARE, _GROWTH * sqrt(len(ranked)), least)
    field = Field(left, top, across, max(_DOWN, 0.8 * across, least), across / 2)
    found = spread([field.at(*pair) for pair in said], pitch, field.area, taken(sheet, pen, field))
    return field, [_Mark(one, at) for one, at in zip(ranked, found, strict=True)]


def _room(field: Field, size: float) -> float:
    """For the words beside a disc: up to the next disc."""
    return field.across - 2 * size - 2 * _BESIDE


def _height(sheet: Sheet, pen: Pen, one: Ranked, field: Field, size: float) -> float:
    """How high the words of an opportunity are beside its disc; 0 where there are too many."""
    start = len(pen.items)
    bottom = _words(sheet, pen, one, 0, 0, _room(field, size))
    del pen.items[start:]
    return bottom if bottom <= _TALL else 0


def _words(sheet: Sheet, pen: Pen, one: Ranked, left: float, top: float, room: float) -> float:
    bottom = pen.words(one.said.text, "matrix.label", left, top, room)
    more = noted(
        sheet.labels[f"status.{one.said.status}"] if one.said.status else "",
        sheet.owner(one.said.owner) if one.said.owner else "",
    )
    return pen.words(more, "matrix.note", left, bottom, room) if more else bottom


def _draw(sheet: Sheet, pen: Pen, mark: _Mark, field: Field, size: float) -> None:
    start, said = len(pen.items), mark.one.said
    disc(pen, mark.one, *mark.at, size)
    if mark.words:
        _words(sheet, pen, mark.one, mark.words.left, mark.words.top, _room(field, size))
    told = [said.text, noted(grades(sheet, said), standing(sheet, said))]
    pen.group(start, f"mark-{mark.one.number}", "\n".join(told), f"#opportunity-{mark.one.number}")


def _telling(sheet: Sheet, ranked: Sequence[Ranked]) -> str:
    """The ranking in words."""
    parts = [sheet.labels["matrix"]]
    for one in ranked:
        more = noted(grades(sheet, one.said), standing(sheet, one.said))
        parts.append(f"{one.number}: {one.said.text}{f' ({more})' if more else ''}")
    return ". ".join(parts) + "."
