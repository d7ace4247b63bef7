"""Turns a finished picture round, for maps in languages that are written from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.scene import Anchor, Curve, Group, Item, Line, Shape, Words

_ANCHORS: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def mirrored(items: Iterable[Item], width: float) -> tuple[Item, ...]:
    """The same shapes with left and right exchanged in a picture of that width.

    Words are moved and anchored at their other end, never reversed; icons and images keep their
    drawing, and a format turns those icons that point along the reading.
    """
    return tuple(_turn(item, width) for item in items)


def _turn(item: Item, width: float) -> Item:
    match item:
        case Words(x, y, text, role, wide, left, room, anchor):
            return Words(width - x, y, text, role, wide, width - left - room, room, _ANCHORS[anchor])
        case Line(x1, y1, x2, y2, role):
            return Line(width - x1, y1, width - x2, y2, role)
        case Shape(points, role):
            return Shape(tuple((width - x, y) for x, y in points), role)
        case Curve(points, role):
            return Curve(tuple((width - x, y) for x, y in points), role)
        case Group():
            return replace(item, items=mirrored(item.items, width))
        case _:
            return replace(item, x=width - item.x - (item.size if hasattr(item, "size") else item.width))
