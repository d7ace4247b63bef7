"""The row of stages: a chevron each, over its steps."""

from __future__ import annotations

from journeymap.lanes import Grid, Pen, Sheet, Stage, noted
from journeymap.scene import Shape

_TIP, _GAP = 12.0, 3.0
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
        bottom = max(bottom, _words(pen, span.stage, x + _TIP + 10, top + 9, width - _TIP - 16))
        texts.append((start, len(pen.items)))
    bottom += 9
    words = [pen.items[start:end] for start, end in texts]
    del pen.items[texts[0][0] :]
    middle = (top + bottom) / 2
    for place, (span, inside) in enumerate(zip(grid.spans, words, strict=True)):
        x, width = grid.across(span.first, span.end)
        last = place == len(grid.spans) - 1
        end = x + width - (_TIP if last else _GAP)
        points = [(x, top), (end, top), (end + _TIP, middle), (end, bottom), (x, bottom)]
        if place:
            points.append((x + _TIP, middle))
        start = len(pen.items)
        pen.items.append(Shape(tuple(points), f"stage-{place % _COLOURS}"))
        pen.items += inside
        pen.group(start, f"stage-{span.stage.id}", _label(span.stage))
    return bottom


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
