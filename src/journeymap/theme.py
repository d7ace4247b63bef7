"""What a role looks like: paints and corners by theme, and type for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from journeymap import registry, roles, themes
from journeymap.family import Family
from journeymap.roles import Fill, Paint, Roles

Corners = Literal["round", "slight", "square"]
_ROUND: Mapping[str, float] = {"round": 1, "slight": 0.4, "square": 0}


@dataclass(frozen=True, slots=True)
class Theme:
    """A look by name; one with `dark` adapts to the reader's screen where the format can.

    `family` are fonts of one's own, with which words have to be measured, too.
    """

    name: str
    paints: Roles[Paint]
    corners: Corners = "round"
    dark: Theme | None = None
    family: Family | None = None

    def paint(self, role: str) -> Paint:
        """The paint of a role, or of its nearest parent; KeyError for a role nobody described."""
        return self.paints[role]

    def fixed(self) -> Theme:
        """The same look for formats that cannot adapt."""
        return replace(self, dark=None)

    def radius(self, radius: float, width: float, height: float) -> float:
        """How round the corners of a shape are that a scene rounds by a radius: a disc stays one."""
        disc = width == height and 2 * radius >= width
        return radius if disc else radius * _ROUND[self.corners]


def names() -> list[str]:
    """The built-in themes: each file of `themes`, and `auto`, which is light or dark as the screen is."""
    return sorted([*registry.names(themes), "auto"])


def load(
    name: str,
    own: Mapping[str, str] | None = None,
    corners: Corners | None = None,
    family: Family | None = None,
) -> Theme:
    """The built-in theme of that name, with colours, corners and fonts of one's `own`.

    KeyError if there is none. Colours by names that no theme has change nothing; those of `auto` are for a
    light screen.
    """
    known = colours(name) | dict(own or {})
    paints = {role: _coloured(paint, known) for role, paint in look(name).items()}
    dark = load("dark", corners=corners) if name == "auto" else None
    usual: Corners = getattr(_module(name), "CORNERS", "round")
    return Theme(name, Roles(paints), corners or usual, dark, family)


def colours(name: str) -> dict[str, str]:
    """The colours of a theme, `#rrggbb` by names that are the same in all; KeyError if there is none."""
    return dict(_module(name).COLOURS)


def look(name: str) -> Roles[Paint]:
    """Role → paint of a theme, in the names of its colours; KeyError if there is none."""
    return Roles(LOOK | getattr(_module(name), "PAINTS", {}))


def _module(name: str) -> Any:
    """The file of a theme; of one that adapts, that of its light side."""
    return registry.load(themes, "light" if name == "auto" else name)


def _coloured(paint: Paint, colours: Mapping[str, str]) -> Paint:
    """The paint with a theme's colours in place of their names."""
    fill: Fill
    if isinstance(paint.fill, tuple):
        fill = tuple((offset, colours[name]) for offset, name in paint.fill)
    else:
        fill = paint.fill and colours[paint.fill]
    return replace(paint, fill=fill, stroke=paint.stroke and colours[paint.stroke])


LOOK = roles.paints()
"""Role → paint, in names of colours that every theme gives."""
TYPES = roles.types()
"""Role → type, the same in every theme so that none moves anything; KeyError for no words."""
