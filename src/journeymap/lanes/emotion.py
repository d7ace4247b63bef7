"""How it feels: a curve for each person, a face at each point, and nothing invented in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap import experience
from journeymap.lanes import Grid, Pen, Sheet, Traveller, marker, setting
from journeymap.lanes._curve import pieces
from journeymap.model import Content
from journeymap.scene import Curve

_HEIGHT, _HEIGHT_OF_SEVERAL = 168.0, 208.0
_EDGE = 24.0
"""From the lane's border to the best and the worst feeling, in pixels."""
_FACE, _SMALL_FACE, _SIGN = 22.0, 15.0, 23.0
_CLOSE = 27.0
"""Points of several people nearer to each other than this are set side by side."""


@dataclass(slots=True)
class Point:
    """A feeling at a place; it covers the columns from `first` to just before `end`."""

    x: float
    value: float
    first: int
    end: int
    of: Content


def draw(sheet: Sheet, grid: Grid, pen: Pen, top: float) -> float:
    """The field, the zero line and the curves; `top` if nobody feels anything."""
    people = sheet.people or [Traveller("", "", "", 0, None)]
    curves = [
        (person, points)
        for person, curve in zip(people, experience.curves(sheet.journey), strict=True)
        if (points := list(_points(grid, curve)))
    ]
    if not curves:
        return top
    several = len(sheet.people) > 1
    height = _HEIGHT_OF_SEVERAL if several else _HEIGHT
    middle, reach = top + height / 2, height / 2 - _EDGE
    width = grid.right - grid.left
    _set_apart(curves, reach)
    pen.box(grid.left, top, width, height, "emotion.field")
    pen.line(grid.left, middle, grid.right, middle, "emotion.zero")
    for span in grid.spans[1:]:
        x = grid.columns[span.first].x
        pen.line(x, top, x, top + height, "divider.stage")
    _, leading, _ = setting("emotion.axis")
    room = grid.left - grid.margin - 10
    # Below the lane's name, whatever its length.
    pen.words(sheet.labels["emotion.2"], "emotion.axis", grid.margin, top + 30, room, "end")
    low = middle + reach - leading / 2
    pen.words(sheet.labels["emotion.-2"], "emotion.axis", grid.margin, low, room, "end")
    for person, points in curves:
        _line(pen, person, points, middle, reach, several)
        _levels(grid, pen, person, points, middle, reach)
    for person, points in curves:
        for point in points:
            _face(sheet, pen, person, point, middle - point.value / 2 * reach, several)
        if several:
            _name(pen, person, points[0], middle - points[0].value / 2 * reach, top)
    return top + height


def _points(grid: Grid, curve: experience.Curve) -> Iterator[Point]:
    """The points of a curve in their places: in the middle of their columns, or two where it changes."""
    for point in curve.points:
        x, width = grid.across(point.first, point.last + 1)
        part = point.step or point.stage
        if part is None:
            continue
        if point.start == point.end:
            yield Point(x + width / 2, point.start, point.first, point.last + 1, part)
        else:
            yield Point(x + width * 0.28, point.start, point.first, point.last + 1, part)
            yield Point(x + width * 0.72, point.end, point.first, point.last + 1, part)


def _set_apart(curves: list[tuple[Traveller, list[Point]]], reach: float) -> None:
    """Move points that would hide each other to the left and right of where they are."""
    places: dict[float, list[Point]] = {}
    for _, points in curves:
        for point in points:
            places.setdefault(point.x, []).append(point)
    for together in places.values():
        together.sort(key=lambda point: -point.value)
        start = 0
        for end in range(1, len(together) + 1):
            if end < len(together) and (together[end - 1].value - together[end].value) * reach / 2 < _CLOSE:
                continue
            crowd = together[start:end]
            for place, point in enumerate(crowd):
                point.x += (place - (len(crowd) - 1) / 2) * min(_CLOSE, 108 / len(crowd))
            start = end


def _line(pen: Pen, person: Traveller, points: list[Point], middle: float, reach: float, halo: bool) -> None:
    """The curve, dashed where it crosses columns of which nothing is known."""
    at = [(point.x, middle - point.value / 2 * reach) for point in points]
    runs: list[tuple[str, list[tuple[float, float]]]] = []
    for place, piece in enumerate(pieces(at)):
        gap = points[place + 1].first > points[place].end
        role = f"{person.curve}.gap" if gap else person.curve
        if runs and runs[-1][0] == role:
            runs[-1][1].extend(piece)
        else:
            runs.append((role, [at[place], *piece]))
        if gap:
            pen.used["gap"] = None
    for role, run in runs:
        if halo and role == person.curve:
            pen.items.append(Curve(tuple(run), f"{person.curve}.halo"))
        pen.items.append(Curve(tuple(run), role))


def _levels(
    grid: Grid, pen: Pen, person: Traveller, points: list[Point], middle: float, reach: float
) -> None:
    """What is felt of a stage as a whole where its steps have feelings of their own: a quiet level."""
    drawn = {id(point.of) for point in points}
    for span in grid.spans:
        stage = span.stage
        felt = stage.emotion.get(person.id) or (stage.emotion.get("") if not stage.actor else None)
        if felt and id(span.stage) not in drawn:
            x, width = grid.across(span.first, span.end)
            before, after = (middle - value / 2 * reach for value in felt)
            pen.line(x + 6, before, x + width - 6, after, f"{person.curve}.level")


def _face(sheet: Sheet, pen: Pen, person: Traveller, point: Point, y: float, several: bool) -> None:
    start = len(pen.items)
    mood = mood_of(point.value)
    size = _SMALL_FACE if several else _FACE
    if several:
        marker(pen, person.index, point.x, y, _SIGN)
    pen.icon(f"face.{mood}", point.x - size / 2, y - size / 2, size, f"face.{mood}")
    who = f"{person.name}, " if several else ""
    value = sheet.labels.number(point.value)
    pen.group(start, label=f"{who}{point.of.name}: {sheet.labels[f'emotion.{mood}']} ({value})")


def _name(pen: Pen, person: Traveller, point: Point, y: float, top: float) -> None:
    """Whose curve it is, where it begins."""
    role = f"{person.curve}.text"
    _, leading, _ = setting(role)
    width = pen.width(person.initials, role) + 6
    above = y - _SIGN / 2 - leading - 3
    place = above if above > top + 1 else y + _SIGN / 2 + 3
    pen.box(point.x - width / 2, place, width, leading, "emotion.tag", 3)
    pen.words(person.initials, role, point.x - width / 2, place, width, "middle")


def mood_of(value: float) -> int:
    """The nearest of the five faces, -2 to 2; halves go away from zero."""
    return int(abs(value) + 0.5) * (1 if value > 0 else -1)
