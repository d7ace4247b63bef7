"""The strip: a journey on one page of a slide's shape, with its curve, its low points and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap import experience
from journeymap.lanes import Column, Grid, Pen, Sheet
from journeymap.lanes.emotion import Feelings, Scale, feelings, field, placed
from journeymap.model import Journey
from journeymap.scene import Scene
from journeymap.summary import summary
from journeymap.views import (
    Look,
    NothingToDraw,
    _columns,
    _footer,
    _frame,
    _strip_bands,
    _strip_cards,
    _strip_points,
)
from journeymap.views._fitted import fitted
from journeymap.views._strip_cards import Card
from journeymap.views._strip_head import MARGIN, head
from journeymap.views._telling import sentences

WIDTH, HEIGHT = 1280.0, 720.0
_BETWEEN, _FOOTER = 16.0, 15.0
_COUNT, _COUNT_ALONE = 3, 5
"""How many low points and opportunities are told below a curve, and how many where there is none."""
_EDGE = 38.0
"""From the field's border to the best and the worst feeling, in pixels: there the names stand."""
_GUTTER, _APART = 80.0, 16.0
_AXIS = ("strip.axis", "strip.axis.small")


@dataclass(frozen=True, slots=True)
class _List:
    """Some cards under a heading."""

    heading: str
    cards: Sequence[Card]


def view(journey: Journey, look: Look) -> Scene:
    """The strip, always 1280 by 720. What does not fit is set smaller, and cut at a word in the end.

    Without emotions it shows what hurts in place of the low points.
    """
    sheet, pen = _frame.begin(journey, look)
    felt = any(curve.points for curve in experience.curves(journey))
    grid = _grid(sheet, pen, felt)
    curves = placed(sheet, grid)
    low = _strip_points.lowest(curves, _COUNT)
    lists = _lists(sheet, low, felt)
    if not felt and not lists:
        raise NothingToDraw(
            "the map has no emotions, pains or opportunities, so nothing stands out in it: "
            "give its steps an `emotion`, such as `emotion: -1.5`"
        )
    top = _strip_bands.draw(grid, pen, head(sheet, pen, WIDTH) + 14)
    end = HEIGHT - 20 - _FOOTER
    rows = max((len(one.cards) for one in lists), default=0)
    below = (
        end
        - 12
        - (
            _strip_cards.HEADING + rows * (_strip_cards.HEIGHT + _strip_cards.GAP) - _strip_cards.GAP
            if rows
            else 0
        )
    )
    if felt:
        _curves(sheet, grid, pen, curves, low, top + 4, below - 14)
    else:
        below = top + 20
    each = (WIDTH - 2 * MARGIN - _BETWEEN * (len(lists) - 1)) / max(len(lists), 1)
    for place, one in enumerate(lists):
        _strip_cards.draw(pen, one.heading, one.cards, MARGIN + place * (each + _BETWEEN), below, each)
    start, room = len(pen.items), (WIDTH - 2 * MARGIN) / 2 - 1
    file = fitted(pen, look.file, ["footer"], room, _FOOTER)
    _footer.draw(sheet, pen, "".join(file.lines), MARGIN, end, WIDTH - MARGIN)
    if not file.whole:
        pen.group(start, label=look.file)
    return _frame.picture(sheet, pen, "strip", WIDTH, HEIGHT, _told(sheet, lists))


def _lists(sheet: Sheet, low: Sequence[_strip_points.Extreme], felt: bool) -> list[_List]:
    """What is told in cards: low points or pains, and opportunities that nobody has closed."""
    found, labels = summary(sheet.journey), sheet.labels
    count = _COUNT if felt else _COUNT_ALONE
    ideas = [one for one in found.opportunities if one.said.status not in ("done", "dropped")]
    lists = [
        _List(labels["strip.lows"], _strip_cards.lows(sheet, low, found.pains))
        if felt
        else _List(labels["lane.pains"], _strip_cards.pains(sheet, found.pains[:count])),
        _List(labels["strip.ideas"], _strip_cards.opportunities(sheet, ideas[:count])),
    ]
    return [one for one in lists if one.cards]


def _grid(sheet: Sheet, pen: Pen, felt: bool) -> Grid:
    """The columns, beside the words for feelings where there are any. Half of the width is divided between
    the stages, so that none with few steps is without a name, and half between the steps.
    """
    widest = max(pen.width(sheet.labels[f"emotion.{n}"], "strip.axis") for n in (-2, 2))
    gutter = min(widest, _GUTTER) + _APART if felt else 0
    left, right = MARGIN + gutter, WIDTH - MARGIN
    parts, spans = sheet.journey.columns, _columns.spans(sheet.journey)
    widths = [(right - left) / len(parts)] * len(parts)
    for span in spans:
        count = span.end - span.first
        whole = (right - left) * (0.5 / len(spans) + 0.5 * count / len(parts))
        widths[span.first : span.end] = [whole / count] * count
    columns, x = [], left
    for (stage, step), width in zip(parts, widths, strict=True):
        columns.append(Column(x, width, stage, step))
        x += width
    return Grid(MARGIN, left, x, columns, spans)


def _curves(
    sheet: Sheet,
    grid: Grid,
    pen: Pen,
    curves: Feelings,
    low: Sequence[_strip_points.Extreme],
    top: float,
    bottom: float,
) -> None:
    """The curves from best to worst, with the names of their ends."""
    scale = Scale((top + bottom) / 2, (bottom - top) / 2 - _EDGE)
    field(grid, pen, scale, top, bottom - top)
    room = grid.left - grid.margin - _APART
    for value, y in ((2, scale.y(2) - 7), (-2, scale.y(-2) - 7)):
        text = fitted(pen, sheet.labels[f"emotion.{value}"], _AXIS, room, 28)
        text.draw(pen, grid.margin, y, room, "end")
    narrowest = min(column.width for column in grid.columns)
    feelings(sheet, grid, pen, curves, scale, top, narrowest * 0.9)
    _strip_points.draw(sheet, grid, pen, low, _strip_points.highest(curves, _COUNT), scale, _EDGE)


def _told(sheet: Sheet, lists: Sequence[_List]) -> str:
    """The strip in words: whose journey, its goal, its stages, and everything on the cards."""
    journey, labels = sheet.journey, sheet.labels
    parts = [labels["strip"]]
    if sheet.people:
        parts.append(f"{labels['persona']}: {', '.join(person.name for person in sheet.people)}")
    if journey.goal:
        parts.append(f"{labels['goal']}: {journey.goal}")
    parts += [f"{labels['stage']}: {stage.name}" for stage in journey.stages or []]
    for one in lists:
        cards = "; ".join(f"{number}. {card.words}" for number, card in enumerate(one.cards, 1))
        parts.append(f"{one.heading}: {cards}")
    return sentences(parts)
