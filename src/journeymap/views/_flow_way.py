"""The ways of the flow: as wide as the share that goes there, with an arrow head at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from journeymap.flow import Flow, Way
from journeymap.graph import Route
from journeymap.labels import Labels
from journeymap.lanes import Pen, noted
from journeymap.model import Step
from journeymap.roles.flow import WIDTHS
from journeymap.scene import Curve, Shape
from journeymap.views._flow_note import Note, label, place_of, share, terminal

_LIMITS = (0.05, 0.15, 0.3, 0.5, 0.75)
"""Up to which share each width but the last is for."""
_PLAIN = 1
"""The width of every way on a map that says nothing of how many go where."""
_OVERLAP = 0.75
"""How far a head reaches over the end of its way, so that no gap is seen between them, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """A way between two nodes, by their numbers: those of the steps, then those of what is at the other
    end of ways in and out, which `note` is drawn as; of other ways it is what is said of them.
    """

    way: Way
    start: int
    end: int
    size: int
    note: Note | None

    @property
    def step(self) -> int:
        """The number of the step that it belongs to."""
        return self.end if self.way.start is None else self.start

    @property
    def terminal(self) -> int | None:
        """The number of the node at the end that is no step."""
        return None if self.way.kind == "next" else self.start if self.way.start is None else self.end

    @property
    def back(self) -> bool:
        """Whether it leads to an earlier step, or to the same again."""
        return self.way.kind == "next" and self.end <= self.start

    @property
    def on(self) -> bool:
        """Whether it leads to the following step."""
        return self.way.kind == "next" and self.end == self.start + 1

    @property
    def head(self) -> float:
        """How long its arrow head is, in pixels."""
        return 7 + WIDTHS[self.size]

    @property
    def role(self) -> str:
        """The roles of ways of its kind: with `-0` and so on for the width, and `.head`."""
        return "flow.back" if self.back else "flow.out" if self.way.kind in ("leave", "lost") else "flow.way"

    def draw(self, pen: Pen, route: Route) -> None:
        """Draw the way and its head where they were placed."""
        assumed = ".assumed" if self.way.assumed else ""
        pen.items.append(Curve(route.points, f"{self.role}-{self.size}{assumed}"))
        if assumed:
            pen.used["ways.assumed"] = None
        (x, y), (tip_x, tip_y) = route.points[-1], route.tip
        length = hypot(tip_x - x, tip_y - y) or 1
        along_x, along_y = (tip_x - x) / length, (tip_y - y) / length
        x, y = (
            round(tip - along * (self.head + _OVERLAP), 2)
            for tip, along in ((tip_x, along_x), (tip_y, along_y))
        )
        half = 3.25 + WIDTHS[self.size] * 0.8
        corners = ((x - along_y * half, y + along_x * half), (x + along_y * half, y - along_x * half))
        pen.items.append(Shape(((tip_x, tip_y), *corners), f"{self.role}.head"))


def lines(flow: Flow, labels: Labels) -> Iterator[Line]:
    """The ways in, then those out of each step; but not what goes without saying where nobody is left."""
    node = len(flow.steps)
    for way in (*flow.starts, *(way for ways in flow.ways for way in ways)):
        start, end = way.start, way.end
        step = flow.steps[start if start is not None else end or 0]
        if way.entry is None and way.share == 0 and not (way.kind == "end" and step.ends is not None):
            continue
        size = sum(way.share > limit + 1e-9 for limit in _LIMITS) if flow.telling else _PLAIN
        if start is not None and end is not None:
            yield Line(way, start, end, size, label(way, labels, back=end <= start))
            continue
        note = terminal(way, step, labels)
        yield Line(way, node if start is None else start, node if end is None else end, size, note)
        node += 1


def told(line: Line, steps: list[Step], labels: Labels) -> str:
    """Where a way leads, or where one in comes from: its name, share, and why."""
    way, about = line.way, line.way.when
    if way.kind == "next":
        place = steps[line.end].name
    else:
        place, about = place_of(way, steps[line.step], labels)
        if way.kind == "leave" and place != labels["leave"]:
            place = f"{labels['leave']}: {place}"
    said = noted(share(way, labels), about)
    return f"{place} ({said})" if said else place


def whole(line: Line, steps: list[Step], labels: Labels) -> str:
    """From where to where a way leads."""
    there = told(line, steps, labels)
    return (
        f"{there} → {steps[line.end].name}"
        if line.way.start is None
        else f"{steps[line.step].name} → {there}"
    )
