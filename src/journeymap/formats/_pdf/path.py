"""Outlines as PDF's operators: rectangles, polygons, curves, and the path data of icons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import acos, ceil, cos, pi, radians, sin, sqrt, tan

from journeymap.markup import number

Point = tuple[float, float]

# How far the handles of a quarter circle reach, in radii.
_ROUND = 0.5523
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """A rectangle, its corners rounded by `radius` as far as it has room for them."""
    if not radius:
        return f"{_at((x, y), (width, height))} re"
    across, down = min(radius, width / 2), min(radius, height / 2)
    left, right = x + across * (1 - _ROUND), x + width - across * (1 - _ROUND)
    high, low = y + down * (1 - _ROUND), y + height - down * (1 - _ROUND)
    end, bottom = x + width, y + height
    return "\n".join(
        (
            f"{_at((x + across, y))} m",
            f"{_at((end - across, y))} l",
            _curve((right, y), (end, high), (end, y + down)),
            f"{_at((end, bottom - down))} l",
            _curve((end, low), (right, bottom), (end - across, bottom)),
            f"{_at((x + across, bottom))} l",
            _curve((left, bottom), (x, low), (x, bottom - down)),
            f"{_at((x, y + down))} l",
            _curve((x, high), (left, y), (x + across, y)),
            "h",
        )
    )


def line(*points: Point) -> str:
    """Straight lines from point to point."""
    return "\n".join([f"{_at(points[0])} m", *(f"{_at(point)} l" for point in points[1:])])


def polygon(points: Sequence[Point]) -> str:
    """A closed polygon."""
    return f"{line(*points)}\nh"


def curve(points: Sequence[Point]) -> str:
    """A first point, then cubic Bézier pieces of three points each."""
    pieces = (_curve(*points[at : at + 3]) for at in range(1, len(points) - 2, 3))
    return "\n".join([f"{_at(points[0])} m", *pieces])


@cache
def icon(data: str) -> str:
    """The path data of an icon; KeyError for a command that no icon has used so far."""
    return "\n".join(_drawn(data))


def _drawn(data: str) -> Iterator[str]:
    x = y = left = top = 0.0
    handle: Point | None = None
    for command, values in _commands(data):
        form = command.upper()
        if command != form and form not in "HVA":
            values = [value + (y if at % 2 else x) for at, value in enumerate(values)]
        after = None
        match form:
            case "M":
                x, y = left, top = values[0], values[1]
                yield f"{_at((x, y))} m"
            case "Z":
                x, y = left, top
                yield "h"
            case "L":
                x, y = values
                yield f"{_at((x, y))} l"
            case "H" | "V":
                if form == "H":
                    x = values[0] + (x if command == "h" else 0)
                else:
                    y = values[0] + (y if command == "v" else 0)
                yield f"{_at((x, y))} l"
            case "C" | "S":
                first = (values[0], values[1]) if form == "C" else handle or (x, y)
                second, end = (values[-4], values[-3]), (values[-2], values[-1])
                yield _curve(first, second, end)
                x, y = end
                after = (2 * x - second[0], 2 * y - second[1])
            case _:
                end = (values[5] + x, values[6] + y) if command == "a" else (values[5], values[6])
                yield from _arc((x, y), values, end)
                x, y = end
        handle = after


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(_spread(data))
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        takes = _TAKES[command.upper()]
        yield command, [float(token) for token in tokens[at : at + takes]]
        at += takes
        # More pairs after the first of a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)


def _spread(data: str) -> str:
    """The same with the flags of arcs apart, which may be written together."""
    value = r"(-?(?:\d+\.?\d*|\.\d+))"
    return re.sub(
        rf"(?<=[aA]){value}[ ,]?{value}[ ,]?{value}[ ,]?([01])[ ,]?([01])", r"\1 \2 \3 \4 \5 ", data
    )


def _arc(start: Point, values: Sequence[float], end: Point) -> Iterator[str]:
    """An elliptical arc as Bézier pieces of a quarter at most; after the SVG specification, B.2.4."""
    across, down = abs(values[0]), abs(values[1])
    turn, large, sweep = radians(values[2]), bool(values[3]), bool(values[4])
    if not across or not down or start == end:
        yield f"{_at(end)} l"
        return
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = half_x * cos(turn) + half_y * sin(turn), half_y * cos(turn) - half_x * sin(turn)
    grow = sqrt(max(1, (px / across) ** 2 + (py / down) ** 2))
    across, down = across * grow, down * grow
    flat = (across * py) ** 2 + (down * px) ** 2
    reach = sqrt(max(0, ((across * down) ** 2 - flat) / flat)) * (-1 if large == sweep else 1)
    qx, qy = reach * across * py / down, -reach * down * px / across
    cx = qx * cos(turn) - qy * sin(turn) + (start[0] + end[0]) / 2
    cy = qx * sin(turn) + qy * cos(turn) + (start[1] + end[1]) / 2
    begin = _angle((px - qx) / across, (py - qy) / down)
    sweep_by = _angle((-px - qx) / across, (-py - qy) / down) - begin
    if sweep and sweep_by < 0:
        sweep_by += 2 * pi
    elif not sweep and sweep_by > 0:
        sweep_by -= 2 * pi
    count = ceil(abs(sweep_by) / (pi / 2) - 1e-9)
    step = sweep_by / count
    far = 4 / 3 * tan(step / 4)

    def placed(ex: float, ey: float) -> Point:
        return (
            cx + across * ex * cos(turn) - down * ey * sin(turn),
            cy + across * ex * sin(turn) + down * ey * cos(turn),
        )

    for piece in range(count):
        a, b = begin + piece * step, begin + (piece + 1) * step
        yield _curve(
            placed(cos(a) - far * sin(a), sin(a) + far * cos(a)),
            placed(cos(b) + far * sin(b), sin(b) - far * cos(b)),
            placed(cos(b), sin(b)),
        )


def _angle(x: float, y: float) -> float:
    """The angle of a direction; by arc cosine, which machines agree on after rounding."""
    angle = acos(max(-1, min(1, x / sqrt(x * x + y * y))))
    return -angle if y < 0 else angle


def _curve(*points: Point) -> str:
    return f"{_at(*points)} c"


def _at(*points: Point) -> str:
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)
