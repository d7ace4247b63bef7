"""How wide the columns of a map are: as their content needs, in few sizes, for rhythm."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.lanes import PAD, Block, Column, Grid, Pen, Row, Span, Stage, Step, about_height, setting
from journeymap.model import Journey
from journeymap.views._frame import MARGIN

_LEAST_PICTURE = 1040.0
_SIZES = (136.0, 152.0, 168.0, 184.0, 208.0, 240.0, 272.0, 300.0)
_FEW = 12
_HIGH, _MUCH = (132.0, 160.0), 1.3
"""Cells higher than this, in pixels, make their column wider (of a few columns, and of many), until they
are at most so many times as high as in the widest."""
_EVEN = (1.28, 1.14)
"""Columns are made equal where that makes the picture at most so many times as wide: of few or many."""


def fit(
    columns: Sequence[tuple[Stage | None, Step | None]],
    stages: list[Span],
    rows: Sequence[Row],
    names: Sequence[tuple[str, str]],
    pen: Pen,
) -> Grid:
    """The grid that a map's content needs: a column for each step, or stage without any, and the stages over
    them; `names` are the lanes' names, and what is said below them.
    """
    many = len(columns) > _FEW
    sizes = [0] * len(columns)
    for row in rows:
        for first, _, blocks in row.steps:
            if sizes[first] < len(_SIZES) - 1:
                sizes[first] = _size(pen, blocks, sizes[first], _HIGH[many])
    widths = [_SIZES[size] for size in sizes]
    for row in rows:
        for first, end, blocks in row.stages:
            _widen(widths, first, end, pen, blocks, _HIGH[many])
    for span in stages:
        _fit_name(widths, span, pen)
    widest = max(widths)
    if widest * len(widths) <= sum(widths) * _EVEN[many]:
        widths = [widest] * len(widths)
    left = MARGIN + _gutter(names, pen)
    spare = _LEAST_PICTURE - MARGIN - left - sum(widths)
    if spare > 0:
        widths = [width + spare / len(widths) for width in widths]
    found: list[Column] = []
    x = left
    for (stage, step), width in zip(columns, widths, strict=True):
        found.append(Column(x, width, stage, step))
        x += width
    return Grid(MARGIN, left, x, found, stages)


def spans(journey: Journey) -> list[Span]:
    """The stages of a map, with the columns that each takes."""
    found: list[Span] = []
    place = 0
    for stage in journey.stages or []:
        end = place + (len(stage.steps) or 1)
        found.append(Span(stage, place, end))
        place = end
    return found


def _size(pen: Pen, blocks: list[Block], size: int, high: float) -> int:
    """The least size, from a given one up, at which a cell is neither too high nor breaks words."""
    room, last = _SIZES[size] - 2 * PAD, len(_SIZES) - 1
    least = max([block.least(pen, room) for block in blocks]) + 2 * PAD
    while size < last and _SIZES[size] < least:
        size += 1
    if about_height(pen, blocks, _SIZES[size] - 2 * PAD) > high:
        high = max(high, _MUCH * about_height(pen, blocks, _SIZES[last] - 2 * PAD))
        while size < last and about_height(pen, blocks, _SIZES[size] - 2 * PAD) > high:
            size += 1
    return size


def _widen(widths: list[float], first: int, end: int, pen: Pen, blocks: list[Block], high: float) -> None:
    """Make a stage's columns wide enough for what is said of the stage as a whole."""
    total = sum(widths[first:end])
    least = max(block.least(pen, total - 2 * PAD) for block in blocks) + 2 * PAD
    high = max(high, _MUCH * about_height(pen, blocks, (end - first) * _SIZES[-1] - 2 * PAD))
    while total < least or about_height(pen, blocks, total - 2 * PAD) > high:
        smallest = min(range(first, end), key=widths.__getitem__)
        size = next((size for size in _SIZES if size > widths[smallest]), None)
        if size is None:
            return
        widths[smallest] = size
        total = sum(widths[first:end])


def _fit_name(widths: list[float], span: Span, pen: Pen) -> None:
    """Make a stage wide enough for the longest word of its name."""
    room = sum(widths[span.first : span.end])
    frame = 40
    least = min(pen.longest(span.stage.name, "stage.name", room - frame) + frame, _SIZES[-1])
    if room < least:
        size = next(size for size in _SIZES if size >= least / (span.end - span.first))
        widths[span.first : span.end] = [max(width, size) for width in widths[span.first : span.end]]


def _gutter(names: Sequence[tuple[str, str]], pen: Pen) -> float:
    """How wide the lanes' names are, within limits."""
    widest = max((pen.width(name, "label") for name, _ in names), default=0)
    style = setting("label.about")[0]
    word = max((pen.ruler.longest_word(about, style) for _, about in names if about), default=0)
    return min(max(widest, word, 84.0), 148.0) + 20
