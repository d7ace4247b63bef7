"""What tables of a map are made of: statements, and the columns they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.model import Content, Stage, Step


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement, remarks on it, and where it can be seen; `value` is the number of one that is a number.

    `page` is an address of ours, within the site that the map is shown in.
    """

    text: str
    notes: tuple[str, ...] = ()
    link: str = ""
    value: float | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A step, perhaps of a stage; a stage as a whole (no step); or the whole journey (neither).

    `number` counts the steps, and the stages without steps, from 1 across the map; 0 for what is neither.
    """

    part: Content
    stage: Stage | None = None
    step: Step | None = None
    number: int = 0


Fill = Callable[[Column], list[Entry]]


def entries(*texts: str) -> list[Entry]:
    """A statement each; what is empty is none."""
    return [Entry(text) for text in texts if text]


def some(*texts: str) -> tuple[str, ...]:
    """What there is of them."""
    return tuple(text for text in texts if text)
