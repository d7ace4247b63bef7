"""The stages above the curve of the strip, or a few steps: a band each, all with words of one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.lanes import Grid, Pen
from journeymap.scene import Anchor, Box, Shape
from journeymap.views import _stages
from journeymap.views._fitted import fitted

_HEIGHT = 40.0
_LEAST = 34.0
"""Bands with less room than this for words have none, in pixels."""
_FEW = 12
"""With more steps than this, those of a map without stages are not named above the curve."""
_STAGES = ("strip.stage", "strip.stage.small", "strip.stage.smaller")
_STEPS = ("strip.step", "strip.step.small", "strip.step.smaller")


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands above the curve: a stage, or a step of a map without stages."""

    id: str
    name: str
    label: str
    shape: Shape | Box
    x: float
    room: float
    anchor: Anchor


def draw(grid: Grid, pen: Pen, top: float) -> float:
    """The stages as bands, or the names of a few steps; where they end."""
    if not grid.spans and len(grid.columns) > _FEW:
        return top
    bands = list(_stage_bands(grid, top) if grid.spans else _step_bands(grid, top))
    roles = _STAGES if grid.spans else _STEPS
    # All in one size: the largest in which they all fit.
    texts = [fitted(pen, band.name, roles, band.room, _HEIGHT - 2) for band in bands if band.room >= _LEAST]
    role = roles[max((roles.index(text.role) for text in texts), default=0)]
    for band in bands:
        start = len(pen.items)
        pen.items.append(band.shape)
        if band.room >= _LEAST:
            text = fitted(pen, band.name, [role], band.room, _HEIGHT - 2)
            text.draw(pen, band.x, top + (_HEIGHT - text.height) / 2, band.room, band.anchor)
        pen.group(start, band.id, band.label)
    return top + _HEIGHT


def _stage_bands(grid: Grid, top: float) -> Iterator[_Band]:
    for place, span in enumerate(grid.spans):
        stage, (x, width) = span.stage, grid.across(span.first, span.end)
        tip, pad = min(_stages.TIP, width / 8), min(8, width / 20)
        shape = _stages.chevron(x, top, width, top + _HEIGHT, place, len(grid.spans), tip)
        label = f"{stage.name}: {stage.goal}" if stage.goal else stage.name
        room = width - tip - 2 * pad - _stages.GAP
        yield _Band(f"stage-{stage.id}", stage.name, label, shape, x + tip + pad, room, "start")


def _step_bands(grid: Grid, top: float) -> Iterator[_Band]:
    for place, column in enumerate(grid.columns, 1):
        width = column.width - (_stages.GAP if place < len(grid.columns) else 0)
        shape = Box(column.x, top, width, _HEIGHT, "strip.step.ground", 4)
        if step := column.step:
            yield _Band(f"step-{step.id}", step.name, step.name, shape, column.x + 8, width - 16, "middle")
