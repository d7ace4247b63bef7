"""A smooth curve through points that never swings beyond any of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]


def slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point (Fritsch and Carlson, 1980): the curve rises and falls only where the
    points do, so that it invents no feeling. The points' x must increase.
    """
    if len(points) < 2:
        return [0.0] * len(points)
    secants = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    found = [secants[0]]
    for before, after in pairwise(secants):
        found.append(0.0 if before * after <= 0 else (before + after) / 2)
    found.append(secants[-1])
    for place, secant in enumerate(secants):
        if secant == 0:
            found[place] = found[place + 1] = 0.0
            continue
        a, b = found[place] / secant, found[place + 1] / secant
        length = a * a + b * b
        if length > 9:
            shrink = 3 / length**0.5
            found[place], found[place + 1] = shrink * a * secant, shrink * b * secant
    return found


def pieces(points: Sequence[Point]) -> list[tuple[Point, Point, Point]]:
    """The Bézier piece from each point to the next: two control points and its end."""
    slope = slopes(points)
    found = []
    for place, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        third = (x2 - x1) / 3
        leaving = (x1 + third, y1 + third * slope[place])
        arriving = (x2 - third, y2 - third * slope[place + 1])
        found.append((leaving, arriving, (x2, y2)))
    return found
