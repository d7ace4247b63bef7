"""How it feels: a curve for each person, a face at each point, and nothing invented in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap import experience
from journeymap.experience import mood_of as mood_of
from journeymap.lanes import Grid, Pen, Sheet, Traveller, marker, setting
from journeymap.lanes._curve import pieces
from journeymap.model import Content
from journeymap.scene import Curve

_HEIGHT, _HEIGHT_OF_SEVERAL = 168.0, 208.0
_EDGE = 24.0
"""From the lane's border to the best and the worst feeling, in pixels."""
_FACE, _SMALL_FACE, _SIGN = 22.0, 15.0, 23.0
_TINY = 8.0
"""Smaller faces tell nothing."""
_CLOSE, _SPREAD = 27.0, 108.0
"""Points of several people nearer to each other than the first are set side by side, all of them within
the second."""


@dataclass(slots=True)
class Point:
    """A feeling at a place; it covers the columns from `first` to just before `end`, and `room` pixels
    around it are its own.
    """

    x: float
    value: float
    first: int
    end: int
    of: Content
    room: float


@dataclass(frozen=True, slots=True)
class Scale:
    """How high a feeling stands: 0 at `middle`, 2 `reach` above it and -2 `reach` below; in pixels."""

    middle: float
    reach: float

    def y(self, value: float) -> float:
        """Where a feeling from -2 to 2 is, from the top."""
        return self.middle - value / 2 * self.reach


Feelings = list[tuple[Traveller, list[Point]]]
"""The curve of each person who feels anything."""


def draw(sheet: Sheet, grid: Grid, pen: Pen, top: float) -> float:
    """The field, the zero line and the curves; `top` if nobody feels anything."""
    curves = placed(sheet, grid)
    if not curves:
        return top
    scale, bottom = ground(sheet, grid, pen, top, len(sheet.people) > 1)
    feelings(sheet, grid, pen, curves, scale, top)
    return bottom


def ground(sheet: Sheet, grid: Grid, pen: Pen, top: float, several: bool) -> tuple[Scale, float]:
    """Draw the field with its axis, higher for `several` people; its scale, and where it ends."""
    height = _HEIGHT_OF_SEVERAL if several else _HEIGHT
    scale = Scale(top + height / 2, height / 2 - _EDGE)
    field(grid, pen, scale, top, height)
    _, leading, _ = setting("emotion.axis")
    room = grid.left - grid.margin - 10
    # Below the lane's name, whatever its length.
    pen.words(sheet.labels["emotion.2"], "emotion.axis", grid.margin, top + 30, room, "end")
    low = scale.y(-2) - leading / 2
    pen.words(sheet.labels["emotion.-2"], "emotion.axis", grid.margin, low, room, "end")
    return scale, top + height


def placed(sheet: Sheet, grid: Grid) -> Feelings:
    """The points of every curve in their places: in the middle of their columns, or two where it changes."""
    people = sheet.people or [Traveller("", "", "", 0, None)]
    return [
        (person, points)
        for person, curve in zip(people, experience.curves(sheet.journey), strict=True)
        if (points := list(_points(grid, curve)))
    ]


def field(grid: Grid, pen: Pen, scale: Scale, top: float, height: float) -> None:
    """What curves are drawn on: the ground, the zero line, and where stages begin."""
    pen.box(grid.left, top, grid.right - grid.left, height, "emotion.field")
    pen.line(grid.left, scale.middle, grid.right, scale.middle, "emotion.zero")
    for span in grid.spans[1:]:
        x = grid.columns[span.first].x
        pen.line(x, top, x, top + height, "divider.stage")


def feelings(
    sheet: Sheet, grid: Grid, pen: Pen, curves: Feelings, scale: Scale, top: float, most: float = _SIGN
) -> None:
    """The curves with their faces, which are at most so large, and left out where they would be tiny; points
    that would hide each other are moved apart.
    """
    several = len(sheet.people) > 1
    _set_apart(curves, scale)
    for person, points in curves:
        _line(pen, person, points, scale, several)
        _levels(grid, pen, person, points, scale)
    for person, points in curves:
        for point in points if most >= _TINY else ():
            face(sheet, pen, person, point, scale, most)
        if several:
            _name(pen, person, points[0], scale.y(points[0].value), top)


def _points(grid: Grid, curve: experience.Curve) -> Iterator[Point]:
    for point in curve.points:
        x, width = grid.across(point.first, point.last + 1)
        part = point.step or point.stage
        if part is None:
            continue
        if point.start == point.end:
            yield Point(x + width / 2, point.start, point.first, point.last + 1, part, width * 0.8)
        else:
            yield Point(x + width * 0.28, point.start, point.first, point.last + 1, part, width * 0.4)
            yield Point(x + width * 0.72, point.end, point.first, point.last + 1, part, width * 0.4)


def _set_apart(curves: Feelings, scale: Scale) -> None:
    """Move points that would hide each other to the left and right of where they are."""
    places: dict[float, list[Point]] = {}
    for _, points in curves:
        for point in points:
            places.setdefault(point.x, []).append(point)
    for together in places.values():
        together.sort(key=lambda point: -point.value)
        start = 0
        for end in range(1, len(together) + 1):
            if (
                end < len(together)
                and scale.y(together[end].value) - scale.y(together[end - 1].value) < _CLOSE
            ):
                continue
            crowd = together[start:end]
            for place, point in enumerate(crowd):
                each = min(_CLOSE, min(_SPREAD, point.room) / len(crowd))
                point.x += (place - (len(crowd) - 1) / 2) * each
            start = end


def _line(pen: Pen, person: Traveller, points: list[Point], scale: Scale, halo: bool) -> None:
    """The curve, dashed where it crosses columns of which nothing is known."""
    at = [(point.x, scale.y(point.value)) for point in points]
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


def line(pen: Pen, points: list[Point], scale: Scale, role: str) -> None:
    """A curve of one role through all of the points, whose x grows or stays."""
    at = {point.x: (point.x, scale.y(point.value)) for point in points}
    run = [place for piece in pieces(list(at.values())) for place in piece]
    if run:
        pen.items.append(Curve((next(iter(at.values())), *run), role))


def _levels(grid: Grid, pen: Pen, person: Traveller, points: list[Point], scale: Scale) -> None:
    """What is felt of a stage as a whole where its steps have feelings of their own: a quiet level."""
    drawn = {id(point.of) for point in points}
    for span in grid.spans:
        stage = span.stage
        felt = stage.emotion.get(person.id) or (stage.emotion.get("") if not stage.actor else None)
        if felt and id(span.stage) not in drawn:
            x, width = grid.across(span.first, span.end)
            before, after = map(scale.y, felt)
            pen.line(x + 6, before, x + width - 6, after, f"{person.curve}.level")


def face(sheet: Sheet, pen: Pen, person: Traveller, point: Point, scale: Scale, most: float = _SIGN) -> None:
    """The face of a feeling, on the sign of its person where there are several; at most so large."""
    start, y = len(pen.items), scale.y(point.value)
    mood, several = mood_of(point.value), len(sheet.people) > 1
    size = min(_FACE, most)
    if several:
        sign = min(_SIGN, most)
        size = sign * _SMALL_FACE / _SIGN
        marker(pen, person.index, point.x, y, sign)
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
