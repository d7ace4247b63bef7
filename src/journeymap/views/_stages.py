"""The row of stages: a chevron each, over its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.lanes import Block, Entry, Grid, Pen, Span, Stage, Text, Together, noted
from journeymap.scene import Shape

TIP, GAP = 12.0, 3.0
"""How far a stage's arrow reaches into the next one, and what is free between them; in pixels."""
_COLOURS = 6
_MEASURE = 520.0


@dataclass(slots=True)
class Heading:
    """What stands over the steps of a stage: its words, on an arrow of a role."""

    stage: Stage
    blocks: Sequence[Block]
    role: str


def headings(spans: Sequence[Span]) -> list[Heading]:
    """What stages say of themselves."""
    return [
        Heading(span.stage, [one.block for one in entries(span.stage)], colour(place))
        for place, span in enumerate(spans)
    ]


def draw(grid: Grid, pen: Pen, top: float, headings: Sequence[Heading]) -> float:
    """Draw the stages; where they end, which is `top` for a map without any."""
    if not grid.spans:
        return top
    texts: list[tuple[int, int]] = []
    bottom = top
    for span, heading in zip(grid.spans, headings, strict=True):
        x, width = grid.across(span.first, span.end)
        start = len(pen.items)
        done = Together(heading.blocks).place(pen, x + TIP + 10, top + 9, width - TIP - 16)
        bottom = max(bottom, done)
        texts.append((start, len(pen.items)))
    bottom += 9
    drawn = [pen.items[start:end] for start, end in texts]
    del pen.items[texts[0][0] :]
    for place, (span, heading, inside) in enumerate(zip(grid.spans, headings, drawn, strict=True)):
        x, width = grid.across(span.first, span.end)
        start, stage = len(pen.items), heading.stage
        pen.items.append(chevron(x, top, width, bottom, place, len(grid.spans), role=heading.role))
        pen.items += inside
        pen.group(start, f"stage-{stage.id}", f"{stage.name}: {stage.goal}" if stage.goal else stage.name)
    return bottom


def chevron(
    x: float,
    top: float,
    width: float,
    bottom: float,
    place: int,
    count: int,
    tip: float = TIP,
    role: str = "",
) -> Shape:
    """The arrow of a stage, one of `count`, that points at the next one; in the colour of its place unless it
    has a `role` of its own.
    """
    last = place == count - 1
    end, middle = x + width - (tip if last else GAP), (top + bottom) / 2
    points = [(x, top), (end, top), (end + tip, middle), (end, bottom), (x, bottom)]
    if place:
        points.append((x + tip, middle))
    return Shape(tuple(points), role or colour(place))


def colour(place: int) -> str:
    """The role of a stage by its number."""
    return f"stage-{place % _COLOURS}"


def entries(stage: Stage) -> Iterator[Entry]:
    """What a stage says of itself; `timing` is that and the duration."""
    name = Text(stage.name, "stage.name", gap=1)
    name.most = 10_000.0
    yield Entry("name", 0, name)
    for key, text in (("goal", stage.goal), ("summary", stage.summary), ("timing", _when(stage))):
        if text:
            more = Text(text, "stage.goal", gap=1)
            more.most = _MEASURE
            yield Entry(key, 0, more)


def _when(stage: Stage) -> str:
    """When a stage happens and how long it takes; of one without steps that stands in its column."""
    if not stage.steps:
        return ""
    return noted(stage.timing, stage.duration.text if stage.duration else "")
