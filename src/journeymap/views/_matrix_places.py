"""Marks of a matrix: each as near as may be to where it belongs, and none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, sqrt

Point = tuple[float, float]

# A row of a honeycomb is so many times as far from the next as its cells are from each other.
_ROW = sqrt(3) / 2
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that a mark takes up, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether the two share more than an edge."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _HAIR
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _HAIR
        )

    def holds(self, other: Area) -> bool:
        """Whether the other lies within it."""
        return (
            self.left - _HAIR <= other.left
            and self.top - _HAIR <= other.top
            and other.right <= self.right + _HAIR
            and other.bottom <= self.bottom + _HAIR
        )


def apart(areas: Sequence[Area]) -> bool:
    """Whether no area meets another."""
    return not any(one.meets(other) for at, one in enumerate(areas) for other in areas[at + 1 :])


def stacked(points: Sequence[Point], heights: Sequence[float], gap: float) -> list[Point]:
    """The points where those that coincide are put below each other, in their order, around where they
    were; each has so much height.
    """
    found = list(points)
    for members in _ties(points).values():
        top = points[members[0]][1] - (sum(heights[at] + gap for at in members) - gap) / 2
        for at in members:
            found[at] = (points[at][0], top + heights[at] / 2)
            top += heights[at] + gap
    return found


def cluster(count: int, pitch: float) -> float:
    """At most how wide and high so many discs are that `spread` puts around one point."""
    return 2 * max(abs(part) for point in _around(count, pitch) for part in point) + pitch


def spread(points: Sequence[Point], pitch: float, field: Area, taken: Sequence[Area] = ()) -> list[Point]:
    """The points so that each is at least `pitch` from the next and half of that within the field, and off
    what is taken; those that coincide become a honeycomb, numbered as one reads. A point for which there
    is no such place stays in the field where the honeycomb has it.
    """
    half = pitch / 2
    inner = Area(field.left + half, field.top + half, field.right - half, field.bottom - half)
    wanted = list(points)
    for members in _ties(points).values():
        for at, (x, y) in zip(members, _around(len(members), pitch), strict=True):
            wanted[at] = (points[at][0] + x, points[at][1] + y)
    found: list[Point] = []
    near: dict[tuple[int, int], list[Point]] = {}
    for x, y in wanted:
        x, y = min(max(x, inner.left), inner.right), min(max(y, inner.top), inner.bottom)
        place = next((one for one in _outwards(x, y, pitch, inner) if _free(one, pitch, near, taken)), (x, y))
        found.append(place)
        near.setdefault((int(place[0] // pitch), int(place[1] // pitch)), []).append(place)
    return found


def _ties(points: Sequence[Point]) -> dict[Point, list[int]]:
    found: dict[Point, list[int]] = {}
    for at, point in enumerate(points):
        found.setdefault(point, []).append(at)
    return found


@cache
def _around(count: int, pitch: float) -> list[Point]:
    """So many points of a honeycomb around its middle, from left to right and from top to bottom."""
    cells = [(i + j / 2, j * _ROW) for i, j in _honeycomb(count)]
    x, y = (sum(values) / count for values in zip(*cells, strict=True))
    return sorted((((cx - x) * pitch, (cy - y) * pitch) for cx, cy in cells), key=lambda cell: cell[::-1])


@cache
def _honeycomb(count: int) -> list[tuple[int, int]]:
    """The cells nearest to the first one, which is 0, 0: steps along a row, and rows down."""
    rings = ceil(sqrt(count / 2)) + 1
    cells = [(i, j) for j in range(-rings, rings + 1) for i in range(-rings, rings + 1)]
    return sorted(cells, key=lambda cell: (_far(cell), cell[1], cell[0]))[:count]


def _far(cell: tuple[int, int]) -> int:
    i, j = cell
    return i * i + i * j + j * j


def _outwards(x: float, y: float, pitch: float, inner: Area) -> Iterator[Point]:
    """Places in the area from a point on, in a fine honeycomb around it."""
    yield x, y
    step = pitch / 2
    reach = max(inner.right - inner.left, inner.bottom - inner.top) / step
    seen, count = 1, 256
    while seen < 12 * reach * reach:
        for i, j in _honeycomb(count)[seen:]:
            place = (x + (i + j / 2) * step, y + j * _ROW * step)
            if inner.left <= place[0] <= inner.right and inner.top <= place[1] <= inner.bottom:
                yield place
        seen, count = count, 4 * count


def _free(
    place: Point, pitch: float, near: dict[tuple[int, int], list[Point]], taken: Sequence[Area]
) -> bool:
    x, y = place
    half = pitch / 2
    if any(Area(x - half, y - half, x + half, y + half).meets(area) for area in taken):
        return False
    column, row = int(x // pitch), int(y // pitch)
    return not any(
        (x - other[0]) ** 2 + (y - other[1]) ** 2 < pitch * pitch - _HAIR
        for down in (row - 1, row, row + 1)
        for across in (column - 1, column, column + 1)
        for other in near.get((across, down), ())
    )
