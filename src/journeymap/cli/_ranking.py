"""The opportunities of maps as one ranked table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._columns import Glyphs, beside, plain, right
from journeymap.model import Journey, Opportunity
from journeymap.settings import Team
from journeymap.summary import Placed, worth

_CLOSED = ("done", "dropped")
# Cells: a column of less than the first is no place to read a text in; names have room for so many.
_TEXT, _NAME, _OWNER, _ANY = 24, 20, 14, 10_000
_GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An opportunity with the map that names it, that map's file, and the teams known there."""

    placed: Placed[Opportunity]
    file: str
    journey: Journey
    teams: Mapping[str, Team]

    @property
    def step(self) -> str:
        """The name of the step, or else of the stage, that it belongs to."""
        part = self.placed.step or self.placed.stage
        return plain(part.name) if part else "whole journey"

    @property
    def owner(self) -> str:
        """Who does it, as people call them."""
        owner = self.placed.said.owner
        return plain(self.teams[owner].name if owner in self.teams else owner)


@dataclass(frozen=True)
class _Column:
    """A column of the table: its head, and a text for each entry; at most so many cells wide."""

    head: str
    texts: Sequence[str]
    most: int
    figures: bool = False

    @cached_property
    def width(self) -> int:
        """The cells that it fills."""
        return min(self.most, max(map(cell_len, (self.head, *self.texts))))

    def cell(self, text: str, style: str) -> tuple[Text, int]:
        """A text in this column."""
        return (right(text, self.width, style) if self.figures else Text(text, style)), self.width


def table(entries: Sequence[Entry], several: bool, width: int, glyphs: Glyphs) -> Iterator[Text]:
    """The lines of the table, none wider than `width` cells; each entry names its map if there are several.

    Where lines are too short for all columns, what is known besides the figures follows the text.
    """
    yield Text("Opportunities by value / effort", "bold")
    if not entries:
        yield Text("none", "dim")
        return
    said = [entry.placed.said for entry in entries]
    figures = [
        _Column("#", [str(number) for number in range(1, len(said) + 1)], _ANY, True),
        _Column("value", [_grade(one.value) for one in said], _ANY, True),
        _Column("effort", [_grade(one.effort) for one in said], _ANY, True),
        _Column("worth", [_worth(one) for one in said], _ANY, True),
    ]
    others = [
        _Column("map", [plain(entry.journey.id) if several else "" for entry in entries], _NAME),
        _Column("step", [entry.step for entry in entries], _NAME),
        _Column("owner", [entry.owner for entry in entries], _OWNER),
        _Column("status", [one.status or "" for one in said], _ANY),
    ]
    others = [column for column in others if any(column.texts)]
    room = width - sum(column.width + _GAP for column in figures)
    left = room - sum(column.width + _GAP for column in others)
    text = _Column("opportunity", [plain(one.text) for one in said], _ANY)
    folded = left < min(_TEXT, text.width)
    text = replace(text, most=room if folded else left)
    shown = [*figures, text, *(() if folded else others)]
    yield from beside([column.cell(column.head, "dim") for column in shown])
    for at, one in enumerate(said):
        style = "dim" if one.status in _CLOSED else ""
        cells = [column.cell(column.texts[at], style) for column in shown]
        if folded:
            known = [column.texts[at] for column in others if column.texts[at]]
            cells[-1] = (cells[-1][0].append(f" {glyphs.dot} ".join(["", *known]), "dim"), room)
        yield from beside(cells)


def _grade(grade: float | None) -> str:
    return "?" if grade is None else f"{grade:g}"


def _worth(one: Opportunity) -> str:
    known = worth(one)
    return "" if known is None else f"{known:.1f}"
