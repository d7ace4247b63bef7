"""What a picture consists of: placed shapes with roles, and nothing left to compute.

Positions are in CSS pixels, x to the right and y down, from the top left corner. A role says what a
shape is for (`step.name`, `pain.card`); a theme turns it into colours, the type table into a font. A
format writes a scene as it stands: it neither measures, nor wraps, nor moves anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: `x` is where its `anchor` is, `y` its baseline.

    `width` is its measured width; `left` and `room` are the box it must stay inside. The anchor is
    physical: `start` is the left end of the line in every direction of writing.
    """

    x: float
    y: float
    text: str
    role: str
    width: float
    left: float
    room: float
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    role: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed polygon."""

    points: tuple[tuple[float, float], ...]
    role: str


@dataclass(frozen=True, slots=True)
class Curve:
    """An open run of cubic Bézier pieces: a first point, then three points a piece."""

    points: tuple[tuple[float, float], ...]
    role: str


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawn sign of a fixed set, in a square of `size` whose top left corner is `x`, `y`."""

    x: float
    y: float
    size: float
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the author's, cropped to fill its frame; `data` is PNG, JPEG, GIF or WebP."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    alt: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together: a stage, a step, a lane, a link.

    `id` becomes part of an element's id (made of the map's ids, so of any script); `label` is told to
    readers of the page and shown when the pointer rests on it; `link` is an address or `#id`.
    """

    items: tuple[Item, ...]
    id: str = ""
    label: str = ""
    link: str = ""


Item = Words | Box | Line | Shape | Curve | Icon | Image | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; `description` tells it in words, for those who do not see it.

    `graph` is the DOT source of a view that is a graph.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    lang: str
    direction: Literal["ltr", "rtl"]
    items: tuple[Item, ...]
    graph: str = ""

    def walk(self) -> Iterator[Item]:
        """Every shape in drawing order, a group before what it holds."""
        stack = list(reversed(self.items))
        while stack:
            item = stack.pop()
            yield item
            if isinstance(item, Group):
                stack.extend(reversed(item.items))
