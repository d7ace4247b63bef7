"""The signs by which the curves of several people are told apart, whatever their colours."""

from __future__ import annotations

from math import cos, pi, sin

from journeymap.lanes._pen import Pen
from journeymap.lanes._sheet import CURVES
from journeymap.scene import Shape

# Corners and turn (in parts of a full circle) of each sign; without corners it is a disc. The last
# number makes it as heavy to the eye as the disc.
_SIGNS = ((0, 0.0, 1.0), (4, 0.125, 1.2), (4, 0.0, 1.22), (3, 0.0, 1.38), (6, 0.0, 1.1), (5, 0.0, 1.14))


def marker(pen: Pen, index: int, x: float, y: float, size: float, role: str = "") -> None:
    """Draw the sign of the person at `index` around `x`, `y`, about as large as a disc of `size`; in the
    colour of their curve unless it is to have another `role`.
    """
    role = role or f"curve-{index % CURVES}.marker"
    # People beyond the sixth share a colour with another, and never the sign as well.
    corners, turn, weight = _SIGNS[(index + index // CURVES) % len(_SIGNS)]
    radius = size / 2 * weight
    if not corners:
        pen.box(x - radius, y - radius, size, size, role, radius)
        return
    angles = [2 * pi * (corner / corners + turn) - pi / 2 for corner in range(corners)]
    drop = radius * 0.14 if corners == 3 else 0  # a triangle's middle is not half way down
    points = tuple((x + radius * cos(a), y + radius * sin(a) + drop) for a in angles)
    pen.items.append(Shape(points, role))
