"""The picture in the page: its steps lead to their details."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from journeymap.markup import Markup, attributes, element
from journeymap.scene import Box, Curve, Group, Item, Line, Scene, Shape, Words

_AROUND = 6.0
"""How far the area that one may click reaches beyond what is drawn of a step, in pixels."""


def figure(picture: Markup, name: str) -> Markup:
    """The picture in what scrolls where it is wider than the page."""
    scrolls = attributes([("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", name)])
    return element("figure", inside=element("div", scrolls, inside=picture))


def linked(scene: Scene, ids: Container[str]) -> Scene:
    """The scene in which each group that has one of these ids is a link to what has it on the page."""
    return replace(scene, items=tuple(_linked(item, ids) for item in scene.items))


def _linked(item: Item, ids: Container[str]) -> Item:
    if not isinstance(item, Group):
        return item
    if item.id not in ids:
        return replace(item, items=tuple(_linked(one, ids) for one in item.items))
    # What is a link already stays one, and a link cannot be in another.
    own = [one for one in item.items if _has_link(one)]
    rest = tuple(one for one in item.items if one not in own)
    area = Group((*rest, _area(rest or item.items)), label=item.label, link=f"#{item.id}")
    return Group((area, *own), id=item.id)


def _has_link(item: Item) -> bool:
    return isinstance(item, Group) and (bool(item.link) or any(map(_has_link, item.items)))


def _area(items: Iterable[Item]) -> Box:
    """What shows where the pointer may be, and which step has the focus: around all of the items."""
    bounds = list(_bounds(items))
    left, top = min(one[0] for one in bounds) - _AROUND, min(one[1] for one in bounds) - _AROUND
    right, bottom = max(one[2] for one in bounds) + _AROUND, max(one[3] for one in bounds) + _AROUND
    return Box(left, top, right - left, bottom - top, "page.step", 6)


def _bounds(items: Iterable[Item]) -> Iterator[tuple[float, float, float, float]]:
    """About where each item is: left, top, right, bottom. Words take all the room they have."""
    for item in items:
        match item:
            case Words():
                yield item.left, item.y - 12, item.left + item.room, item.y + 4
            case Line(x1, y1, x2, y2):
                yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            case Shape(points) | Curve(points):
                across, down = zip(*points, strict=True)
                yield min(across), min(down), max(across), max(down)
            case Group():
                yield from _bounds(item.items)
            case _:
                wide = item.size if hasattr(item, "size") else item.width
                high = item.size if hasattr(item, "size") else item.height
                yield item.x, item.y, item.x + wide, item.y + high
