"""The flow: how people go from step to step, where they come in, go back, leave and arrive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from journeymap.flow import Flow, flow
from journeymap.graph import Direction, Edge, Graph, Node, Placed
from journeymap.lanes import Pen, Sheet, Stage
from journeymap.model import Journey
from journeymap.placing import place
from journeymap.scene import Scene
from journeymap.views import Look, NothingToDraw, _flow_dot, _flow_way, _frame
from journeymap.views._flow_card import WIDTH, Card
from journeymap.views._telling import sentences

_PAGE = 1600.0
"""A flow that would be wider than this runs down instead of along: pages scroll that way, and a row of
thirty steps is a strip that nobody can read or print; in pixels."""
_LEAST = 560.0
_NEAR, _FAR = 22.0, 42.0
"""Between nodes beside each other, and from one to the next, in pixels."""
_STRAIGHT = 200
"""How much straighter a way runs that all take to the following step, so that most people go straight on."""
_CLEAR = 8
"""Between the middle of a way and what is said of it, in pixels."""
_INSET, _ABOVE, _ROUND = 16.0, 7.0, 10.0
_COLOURS = 6


def view(journey: Journey, look: Look) -> Scene:
    """The flow of a map. NothingToDraw if it has no steps, placing.CannotPlace."""
    found = flow(journey)
    if not found.steps:
        raise NothingToDraw("the map has no steps, so nothing leads from one to the next: give it `steps`")
    sheet, pen = _frame.begin(journey, look)
    picture = _Picture(sheet, pen, found)
    direction, placed = picture.placed(look)
    room = max(placed.width, _LEAST)
    top = _frame.head(sheet, pen, look.labels["flow"], _frame.MARGIN, _frame.MARGIN, room)
    top = ceil((top + 16) / 4) * 4
    picture.draw(placed.moved(_frame.MARGIN + (room - placed.width) // 2, top))
    told = sentences([look.labels["flow"], *picture.told()])
    scene = _frame.finish(sheet, pen, look, "flow", _frame.MARGIN + room, top + placed.height, told)
    source = _flow_dot.source(found, sheet, picture.lines, direction, scene.direction == "rtl")
    return replace(scene, graph=source)


class _Picture:
    """What is drawn of a flow, and how large it is."""

    def __init__(self, sheet: Sheet, pen: Pen, flow: Flow) -> None:
        self.sheet, self.pen, self.flow = sheet, pen, flow
        self.stages: Sequence[Stage] = sheet.journey.stages or []
        self.cards = [
            Card(sheet, step, sheet.backed(None if stage is None else self.stages[stage], step))
            for step, stage in zip(flow.steps, flow.stages, strict=True)
        ]
        self.lines = list(_flow_way.lines(flow, sheet.labels))
        self.heights = [card.height(pen) for card in self.cards]
        self.sizes = [line.note.size(pen) if line.note else (0.0, 0.0) for line in self.lines]
        self.heads = [self._head_height(stage) for stage in self.stages]

    def graph(self, direction: Direction) -> Graph:
        """The steps, then what stands at the other ends of ways in and out; each way is an edge."""
        nodes = [Node(WIDTH, high, stage) for high, stage in zip(self.heights, self.flow.stages, strict=True)]
        edges: list[Edge] = []
        for line, (width, height) in zip(self.lines, self.sizes, strict=True):
            size = None
            if line.terminal is not None:
                nodes.append(Node(ceil(width), ceil(height)))
            elif line.note:
                size = (width + 2 * _CLEAR, height) if direction == "TB" else (width, height + 2 * _CLEAR)
            straight = _STRAIGHT * line.way.share * (1 if line.on else 0.5)
            weight = 2 if line.back or line.terminal is not None else 2 + round(straight)
            edges.append(Edge(line.start, line.end, size, line.head, weight, line.back))
        return Graph(nodes, edges, self.heads, direction, _NEAR, _FAR, _INSET)

    def placed(self, look: Look) -> tuple[Direction, Placed]:
        """Along if that fits a page, else down. CannotPlace."""
        if self._length() <= _PAGE:
            placed = place(self.graph("LR"), look.graphviz)
            if placed.width <= _PAGE:
                return "LR", placed
        return "TB", place(self.graph("TB"), look.graphviz)

    def _length(self) -> float:
        """How long the flow is at least where it runs along: as long as the longest row of its steps."""
        length = longest = WIDTH
        follows = {line.start for line in self.lines if line.on}
        for number in range(len(self.cards)):
            length = length + _FAR + WIDTH if number in follows else WIDTH
            longest = max(longest, length)
        return longest

    def draw(self, placed: Placed) -> None:
        """Draw the ways, and over them the stages and steps in their order, each with what is said of its
        ways.
        """
        pen = self.pen
        if self.flow.telling:
            pen.used["ways"] = None
        for box in placed.clusters:
            if box:
                pen.box(*box, "flow.stage", _ROUND)
        beside: list[list[int]] = [[] for _ in self.cards]
        for number, (line, route) in enumerate(zip(self.lines, placed.edges, strict=True)):
            start = len(pen.items)
            line.draw(pen, route)
            pen.group(start, label=_flow_way.whole(line, self.flow.steps, self.sheet.labels))
            beside[line.step].append(number)
        last: int | None = None
        for number, card in enumerate(self.cards):
            stage = self.flow.stages[number]
            if stage is not None and stage != last:
                self._head(stage, placed)
            last = stage
            card.draw(pen, *placed.nodes[number], self.heights[number])
            for one in beside[number]:
                self._note(one, placed)

    def told(self) -> Iterator[str]:
        """Each step in words, with how it feels and where it leads; before the first, where people start."""
        steps, labels = self.flow.steps, self.sheet.labels
        yield from (
            f"{_flow_way.told(line, steps, labels)} → {steps[line.end].name}"
            for line in self.lines
            if line.way.kind == "start"
        )
        ways: list[list[str]] = [[] for _ in steps]
        for line in self.lines:
            if line.way.start is not None:
                ways[line.step].append(_flow_way.told(line, steps, labels))
        for step, card, onward in zip(steps, self.cards, ways, strict=True):
            name = f"{step.name} ({card.feeling})" if card.feeling else step.name
            yield f"{name} → {'; '.join(onward)}" if onward else name

    def _head_height(self, stage: Stage) -> float:
        start = len(self.pen.items)
        bottom = self.pen.words(stage.name, "stage.name", 0, _ABOVE, WIDTH)
        del self.pen.items[start:]
        return bottom + _ABOVE

    def _head(self, number: int, placed: Placed) -> None:
        """The name of a stage at the top of its box."""
        box = placed.clusters[number]
        if box:
            x, y, width, _ = box
            pen, stage, start = self.pen, self.stages[number], len(self.pen.items)
            bottom = pen.words(stage.name, "stage.name", x + _INSET, y + _ABOVE, width - 2 * _INSET)
            words = pen.items[start:]
            del pen.items[start:]
            pen.box(x, y, width, bottom + _ABOVE - y, f"stage-{number % _COLOURS}", _ROUND)
            pen.items += words
            label = f"{stage.name}: {stage.goal}" if stage.goal else stage.name
            pen.group(start, f"stage-{stage.id}", label)

    def _note(self, number: int, placed: Placed) -> None:
        """What stands at the other end of a way in or out, or what is said of a way."""
        line, (width, height) = self.lines[number], self.sizes[number]
        if line.note and line.terminal is not None:
            line.note.draw(self.pen, *placed.nodes[line.terminal], ceil(width), ceil(height))
        elif line.note:
            x, y = placed.edges[number].label or placed.edges[number].tip
            line.note.draw(self.pen, x - width / 2, y - height / 2, width, height)
