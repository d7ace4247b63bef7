"""A graph that is to be placed, and where all of it went: sizes, numbers and places, and never text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Direction = Literal["LR", "TB"]
"""Along, from left to right, or from the top down."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a size in pixels, in the cluster of that number."""

    width: float
    height: float
    cluster: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A way between two nodes by their numbers; `label` is the size of what is written at it.

    `head` pixels are left free for its arrow head. The heavier, the shorter and straighter. One that leads
    `back` does not count for the order of the nodes.
    """

    start: int
    end: int
    label: tuple[float, float] | None = None
    head: float = 10
    weight: int = 1
    back: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """What is to be placed; `clusters` has the height of the head of each, which its nodes keep free of.

    `near` is the distance of neighbours of the same rank, `far` that from rank to rank, and `inside` that
    from a cluster's border to its nodes, in pixels.
    """

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    clusters: Sequence[float] = ()
    direction: Direction = "LR"
    near: float = 24
    far: float = 48
    inside: float = 16


@dataclass(frozen=True, slots=True)
class Route:
    """How an edge runs: cubic Bézier pieces from its start (a first point, then three a piece) to where the
    arrow head begins, the head's `tip`, and the middle of the label.
    """

    points: tuple[Point, ...]
    tip: Point
    label: Point | None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where all goes, in pixels from the top left corner, y down: the top left corners of the nodes, the
    clusters as x, y, width and height (None for an empty one), and the routes of the edges.
    """

    width: float
    height: float
    nodes: list[Point]
    clusters: list[tuple[float, float, float, float] | None]
    edges: list[Route]

    def moved(self, x: float, y: float) -> Placed:
        """The same so far to the right and down, in pixels."""

        def to(point: Point) -> Point:
            return round(point[0] + x, 2), round(point[1] + y, 2)

        return Placed(
            self.width,
            self.height,
            [to(corner) for corner in self.nodes],
            [box and (*to(box[:2]), *box[2:]) for box in self.clusters],
            [
                Route(tuple(map(to, one.points)), to(one.tip), one.label and to(one.label))
                for one in self.edges
            ],
        )
