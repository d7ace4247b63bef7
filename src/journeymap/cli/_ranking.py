"""The opportunities of maps as one ranked table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from journeymap.cli._columns import Glyphs, plain
from journeymap.cli._table import Column
from journeymap.cli._table import table as laid_out
from journeymap.model import Journey, Opportunity
from journeymap.settings import Team
from journeymap.summary import Placed, worth

_CLOSED = ("done", "dropped")
_NAME, _OWNER = 20, 14  # cells that names have room for


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
        Column("#", [str(number) for number in range(1, len(said) + 1)], figures=True),
        Column("value", [_grade(one.value) for one in said], figures=True),
        Column("effort", [_grade(one.effort) for one in said], figures=True),
        Column("worth", [_worth(one) for one in said], figures=True),
    ]
    others = [
        Column("map", [plain(entry.journey.id) if several else "" for entry in entries], _NAME),
        Column("step", [entry.step for entry in entries], _NAME),
        Column("owner", [entry.owner for entry in entries], _OWNER),
        Column("status", [one.status or "" for one in said]),
    ]
    others = [column for column in others if any(column.texts)]
    text = Column("opportunity", [plain(one.text) for one in said])
    closed = [one.status in _CLOSED for one in said]
    yield from laid_out([*figures, text, *others], len(figures), width, glyphs, closed)


def _grade(grade: float | None) -> str:
    return "?" if grade is None else f"{grade:g}"


def _worth(one: Opportunity) -> str:
    known = worth(one)
    return "" if known is None else f"{known:.1f}"
