"""The lowest and the highest points of the emotion curves, and their names beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.lanes import Grid, Pen, Sheet, Traveller
from journeymap.lanes.emotion import Feelings, Point, Scale, face
from journeymap.model import Content
from journeymap.views._fitted import Fitted, fitted

NAME = 15.0
"""How much room above and below the curves a name needs, in pixels."""
_WIDEST, _APART, _DISC, _FACE = 260.0, 12.0, 16.0, 11.5


@dataclass(frozen=True, slots=True)
class Extreme:
    """A point of someone's curve that is worth a name; `people` are all who feel so there."""

    person: Traveller
    point: Point
    people: Sequence[Traveller] = ()

    @property
    def of(self) -> Content:
        """The step or stage in which it is felt."""
        return self.point.of


def lowest(curves: Feelings, count: int) -> list[Extreme]:
    """The lowest points of all curves, one for each step, the lowest first and else in the order of the map;
    none that is as high as any and not unpleasant.
    """
    most = max((point.value for _, points in curves for point in points), default=0)
    felt = [one for one in _each(curves) if one.point.value < most or one.point.value < 0]
    found = _distinct(sorted(felt, key=lambda one: (one.point.value, one.point.first)))[:count]
    return [replace(one, people=_people(felt, one)) for one in found]


def highest(curves: Feelings, count: int) -> list[Extreme]:
    """The first of the highest points of each of the first curves; none as low as any and not pleasant."""
    least = min((point.value for _, points in curves for point in points), default=0)
    found = []
    for person, points in curves:
        best = max(points, key=lambda point: point.value)
        if best.value > least or best.value > 0:
            found.append(Extreme(person, best))
    return _distinct(found)[:count]


def _each(curves: Feelings) -> Iterator[Extreme]:
    for person, points in curves:
        yield from (Extreme(person, point) for point in points)


def _people(felt: Sequence[Extreme], low: Extreme) -> list[Traveller]:
    """All who feel as bad in the same step."""
    same = [one.person for one in felt if one.of is low.of and one.point.value == low.point.value]
    return list({person.index: person for person in same}.values())


def _distinct(found: Sequence[Extreme]) -> list[Extreme]:
    first: dict[int, Extreme] = {}
    for one in found:
        first.setdefault(id(one.of), one)
    return list(first.values())


def draw(
    sheet: Sheet,
    grid: Grid,
    pen: Pen,
    low: Sequence[Extreme],
    high: Sequence[Extreme],
    scale: Scale,
    edge: float,
) -> None:
    """Name the points, those below with their number, in the rows above and below the curves."""
    for found, numbered, top in (
        (high, False, scale.middle - scale.reach - edge + 5),
        (low, True, scale.middle + scale.reach + edge - 5 - NAME),
    ):
        texts = [fitted(pen, one.of.name, ["strip.point"], _WIDEST, 16) for one in found]
        order = sorted(range(len(found)), key=lambda at: found[at].point.x)
        widths = [texts[at].width(pen) + 1 + (_DISC + 5) * numbered for at in order]
        lefts = _spread([found[at].point.x for at in order], widths, grid.left + 6, grid.right - 6)
        for at, left, width in zip(order, lefts, widths, strict=True):
            _name(sheet, pen, found[at], texts[at], at + 1 if numbered else 0, scale, left, top, width)


def _name(
    sheet: Sheet,
    pen: Pen,
    one: Extreme,
    text: Fitted,
    number: int,
    scale: Scale,
    left: float,
    top: float,
    width: float,
) -> None:
    point, y = one.point, scale.y(one.point.value)
    from_, to = (y + _FACE, top - 1) if number else (y - _FACE, top + NAME + 1)
    if (to - from_) * (1 if number else -1) > 3:
        pen.line(point.x, from_, min(max(point.x, left + 4), left + width - 4), to, "strip.leader")
    face(sheet, pen, one.person, point, scale)
    if number:
        disc(pen, number, left, top - 0.5)
        left, width = left + _DISC + 5, width - _DISC - 5
    text.draw(pen, left, top - 0.5, width)


def disc(pen: Pen, number: int, x: float, top: float) -> None:
    """The disc with the number of a low point."""
    pen.box(x, top, _DISC, _DISC, "strip.disc", _DISC / 2)
    pen.words(str(number), "strip.number", x, top, _DISC, "middle")


def _spread(middles: Sequence[float], widths: Sequence[float], left: float, right: float) -> list[float]:
    """Where boxes begin that are as near to their middles as there is room beside each other."""
    found: list[float] = []
    for middle, width in zip(middles, widths, strict=True):
        found.append(max(middle - width / 2, left))
        left = found[-1] + width + _APART
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], right - widths[at])
        right = found[at] - _APART
    return found
