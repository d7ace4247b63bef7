"""What shapes of a picture can be for: one module for each part of the house that draws.

A module has `PAINTS`, role → paint in names of colours that every theme gives; `TYPES`, role → type for
roles of words; and `GROUNDS`, role → the roles that it is drawn on, for what has to stand out from them.
No two modules describe the same role, but each adds the grounds that other modules' roles have in its
part. A dotted role that nobody described means its parent: `pain.card.high` falls back to `pain.card`,
then to `pain`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TypeVar

from journeymap import registry
from journeymap.text import Type

T = TypeVar("T")
Fill = str | tuple[tuple[float, str], ...] | None
"""A colour, a vertical gradient of (offset 0-1, colour) from the top down, or nothing.

In this folder a colour is a name that every theme gives; in a theme it is `#rrggbb`.
"""

PAGE = ("paper", "band")
"""What words stand on of which their own module says nothing else."""


class Roles(dict[str, T]):
    """A table by role in which a dotted role that is not there means its parent.

    KeyError if there is no parent either.
    """

    def __missing__(self, role: str) -> T:
        parent, dot, _ = role.rpartition(".")
        if not dot:
            raise KeyError(role)
        return self[parent]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and outlined; lengths in CSS pixels, opacity from 0 to 1.

    Words are drawn with `fill`. An icon's strokes and solid marks are drawn with `stroke`, the ground
    behind them (a face's disc) with `fill`; how thick its strokes are is the icon's own affair.
    """

    fill: Fill = None
    stroke: str | None = None
    stroke_width: float = 1
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1


def paints() -> dict[str, Paint]:
    """Every role's paint."""
    return {
        role: paint
        for module in registry.modules(sys.modules[__name__])
        for role, paint in module.PAINTS.items()
    }


def types() -> Roles[Type]:
    """The type of every role of words, the same in every theme so that a theme never moves anything."""
    return Roles(
        {
            role: style
            for module in registry.modules(sys.modules[__name__])
            for role, style in module.TYPES.items()
        }
    )


def grounds() -> dict[str, tuple[str, ...]]:
    """What everything that has to stand out is drawn on: all words, and signs where it is said."""
    modules = list(registry.modules(sys.modules[__name__]))
    found: dict[str, tuple[str, ...]] = {}
    for module in modules:
        found |= {role: PAGE for role in module.TYPES if role not in module.GROUNDS}
    for module in modules:
        for role, grounds in module.GROUNDS.items():
            found[role] = tuple(dict.fromkeys((*found.get(role, ()), *grounds)))
    return found
