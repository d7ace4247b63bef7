"""The ground of a matrix: four quadrants with their names, and the scales of value and effort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.lanes import Pen, Sheet, setting
from journeymap.scene import Anchor, Box, Item, Line
from journeymap.views._frame import MARGIN
from journeymap.views._matrix_places import Area, Point

_NAMES = 44.0
"""Room above and below the marks for the names of the quadrants, in pixels."""
_SEAM, _INSET, _AXIS, _FIGURE = 4.0, 12.0, 84.0, 22.0
# The names of Nielsen Norman Group's impact-effort matrix, row by row.
_QUADRANTS = (("quick-wins", "big-bets"), ("fill-ins", "money-pit"))


@dataclass(frozen=True, slots=True)
class Field:
    """The field of the matrix: `across` and `down` are the pixels from a grade to the next."""

    left: float
    top: float
    across: float
    down: float
    after: float
    """To the right of the highest effort, in pixels."""

    @property
    def area(self) -> Area:
        right = self.left + 4.5 * self.across + self.after
        return Area(self.left, self.top, right, self.top + 5 * self.down + 2 * _NAMES)

    def x(self, effort: float) -> float:
        return self.left + (effort - 0.5) * self.across

    def y(self, value: float) -> float:
        return self.top + _NAMES + (5.5 - value) * self.down

    def at(self, value: float, effort: float) -> Point:
        return self.x(effort), self.y(value)


def _sides(field: Field) -> Iterator[tuple[str, Area, bool, bool]]:
    """The quadrants: name, place, and whether they are the lower and the right ones."""
    area, seam = field.area, _SEAM / 2
    middle = (field.x(3), field.y(3))
    for low, names in enumerate(_QUADRANTS):
        for right, name in enumerate(names):
            yield (
                name,
                Area(
                    middle[0] + seam if right else area.left,
                    middle[1] + seam if low else area.top,
                    area.right if right else middle[0] - seam,
                    area.bottom if low else middle[1] - seam,
                ),
                bool(low),
                bool(right),
            )


def quadrants(field: Field) -> Iterator[Item]:
    """The grounds of the quadrants, and fine lines at the grades between."""
    for name, area, _, _ in _sides(field):
        yield Box(area.left, area.top, area.right - area.left, area.bottom - area.top, f"quadrant.{name}", 8)
    area = field.area
    for grade in (1, 2, 4, 5):
        yield Line(field.x(grade), area.top, field.x(grade), area.bottom, "rule.matrix")
        yield Line(area.left, field.y(grade), area.right, field.y(grade), "rule.matrix")


def names(sheet: Sheet, pen: Pen, field: Field) -> None:
    """The names of the quadrants in the corners of the field."""
    for (name, _, _, right), place in zip(_sides(field), taken(sheet, pen, field), strict=True):
        label, about = sheet.labels[f"quadrant.{name}"], sheet.labels[f"quadrant.{name}.about"]
        anchor: Anchor = "end" if right else "start"
        room = place.right - place.left
        bottom = pen.words(label, "quadrant.name", place.left, place.top, room, anchor)
        pen.words(about, "quadrant.about", place.left, bottom, room, anchor)


def taken(sheet: Sheet, pen: Pen, field: Field) -> list[Area]:
    """Where the names of the quadrants stand."""
    found = []
    high = setting("quadrant.name")[1] + setting("quadrant.about")[1]
    for name, area, low, right in _sides(field):
        wide = 0.01 + max(
            pen.width(sheet.labels[f"quadrant.{name}"], "quadrant.name"),
            pen.width(sheet.labels[f"quadrant.{name}.about"], "quadrant.about"),
        )
        left = area.right - _INSET - wide if right else area.left + _INSET
        top = area.bottom - _INSET - high if low else area.top + _INSET
        found.append(Area(left, top, left + wide, top + high))
    return found


def gutter(sheet: Sheet, pen: Pen) -> float:
    """How much room the words of the upright axis take, with the figures beside them."""
    words = [(sheet.labels[key], "matrix.tick") for key in ("value.low", "value.high")]
    widest = max(pen.width(text, role) for text, role in [*words, (sheet.labels["value"], "matrix.axis")])
    return min(widest, _AXIS) + 0.01 + _FIGURE


def axes(sheet: Sheet, pen: Pen, field: Field) -> float:
    """The figures of both scales, with their names in the middle and words at their ends; where they end
    below.
    """
    labels, area = sheet.labels, field.area
    _, leading, _ = setting("matrix.tick")
    bottom = area.bottom
    for grade in range(1, 6):
        x, y = field.x(grade), field.y(grade)
        figure = labels.number(grade)
        pen.words(figure, "matrix.tick", area.left - _FIGURE, y - leading / 2, _FIGURE - 6, "end")
        low = pen.words(figure, "matrix.tick", x - 20, area.bottom + 5, 40, "middle")
        end = {1: "low", 5: "high"}.get(grade)
        role = "matrix.tick" if end else "matrix.axis"
        if end or grade == 3:
            text = labels[f"value.{end}" if end else "value"]
            room = area.left - _FIGURE - MARGIN
            high = len(pen.ruler.wrap(text, setting(role)[0], room, pen.lang)) * setting(role)[1]
            pen.words(text, role, MARGIN, y - high / 2, room, "end")
            text = labels[f"effort.{end}" if end else "effort"]
            low = pen.words(text, role, x - field.across / 2, low, field.across, "middle")
        bottom = max(bottom, low)
    return bottom
