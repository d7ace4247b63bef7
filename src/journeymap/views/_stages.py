"""The row of stages: a chevron each, over its steps."""

from __future__ import annotations

from journeymap.lanes import Grid, Pen, Sheet, Stage, noted
from journeymap.scene import Shape

TIP, GAP = 12.0, 3.0
"""How far a stage's arrow reaches into the next one, and what is free between them; in pixels."""
_COLOURS = 6


def draw(sheet: Sheet, grid: Grid, pen: Pen, top: float) -> float:
    """Draw the stages; where they end, which is `top` for a map without any."""
    if not grid.spans:
        return top
    texts: list[tuple[int, int]] = []
    bottom = top
    for span in grid.spans:
        x, width = grid.across(span.first, span.end)
        start = len(pen.items)
        bottom = max(bottom, _words(pen, span.stage, x + TIP + 10, top + 9, width - TIP - 16))
        texts.append((start, len(pen.items)))
    bottom += 9
    words = [pen.items[start:end] for start, end in texts]
    del pen.items[texts[0][0] :]
    for place, (span, inside) in enumerate(zip(grid.spans, words, strict=True)):
        x, width = grid.across(span.first, span.end)
        start = len(pen.items)
        pen.items.append(chevron(x, top, width, bottom, place, len(grid.spans)))
        pen.items += inside
        pen.group(start, f"stage-{span.stage.id}", _label(span.stage))
    return bottom


def chevron(
    x: float, top: float, width: float, bottom: float, place: int, count: int, tip: float = TIP
) -> Shape:
    """The arrow of a stage, one of `count`, that points at the next one."""
    last = place == count - 1
    end, middle = x + width - (tip if last else GAP), (top + bottom) / 2
    points = [(x, top), (end, top), (end + tip, middle), (end, bottom), (x, bottom)]
    if place:
        points.append((x + tip, middle))
    return Shape(tuple(points), colour(place))


def colour(place: int) -> str:
    """The role of a stage by its number."""
    return f"stage-{place % _COLOURS}"


def _words(pen: Pen, stage: Stage, x: float, top: float, room: float) -> float:
    bottom = pen.words(stage.name, "stage.name", x, top, room)
    for text in (stage.goal, stage.summary, _when(stage)):
        if text:
            bottom = pen.words(text, "stage.goal", x, bottom + 1, min(room, 520))
    return bottom


def _when(stage: Stage) -> str:
    """When a stage happens and how long it takes; of one without steps that stands in its column."""
    if not stage.steps:
        return ""
    return noted(stage.timing, stage.duration.text if stage.duration else "")


def _label(stage: Stage) -> str:
    return f"{stage.name}: {stage.goal}" if stage.goal else stage.name
