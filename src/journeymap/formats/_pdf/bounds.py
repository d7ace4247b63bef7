"""Where on a picture things are, and what belongs together there."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.scene import Curve, Group, Icon, Item, Line, Shape, Words
from journeymap.theme import TYPES

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def around(item: Item) -> Bounds:
    """The smallest rectangle around an item; of words, around their highest and lowest letters."""
    match item:
        case Group(items):
            return _united(around(one) for one in items)
        case Words():
            size = TYPES[item.role].size
            left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
            return left, item.y - size, left + item.width, item.y + size / 4
        case Icon():
            return item.x, item.y, item.x + item.size, item.y + item.size
        case Line():
            points = ((item.x1, item.y1), (item.x2, item.y2))
            return _united((*point, *point) for point in points)
        case Shape() | Curve():
            return _united((*point, *point) for point in item.points)
        case _:
            return item.x, item.y, item.x + item.width, item.y + item.height


def _united(all_: Iterable[Bounds]) -> Bounds:
    lefts, tops, rights, bottoms = zip(*all_, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def goes_on(before: Words, after: Words) -> bool:
    """Whether a line is the next one of the same paragraph, or the next run of the same line."""
    if before.role != after.role:
        return False
    style = TYPES[after.role]
    if before.y == after.y:
        gaps = (after.x - before.x - before.width, before.x - after.x - after.width)
        return min(map(abs, gaps)) < style.size
    below = abs(after.y - before.y - style.leading) < 0.1
    return below and (before.x, before.anchor) == (after.x, after.anchor)
