"""What a role looks like: paints by theme, and type for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journeymap import registry, roles, themes
from journeymap.roles import Fill, Paint, Roles


@dataclass(frozen=True, slots=True)
class Theme:
    """A look by name; one with `dark` adapts to the reader's screen where the format can."""

    name: str
    paints: Roles[Paint]
    dark: Theme | None = None

    def paint(self, role: str) -> Paint:
        """The paint of a role, or of its nearest parent; KeyError for a role nobody described."""
        return self.paints[role]

    def fixed(self) -> Theme:
        """The same look for formats that cannot adapt."""
        return replace(self, dark=None)


def names() -> list[str]:
    """The built-in themes: each file of `themes`, and `auto`, which is light or dark as the screen is."""
    return sorted([*registry.names(themes), "auto"])


def load(name: str) -> Theme:
    """The built-in theme of that name; KeyError if there is none."""
    if name == "auto":
        return replace(load("light"), name="auto", dark=load("dark"))
    colours: Mapping[str, str] = registry.load(themes, name).COLOURS
    return Theme(name, Roles({role: _coloured(paint, colours) for role, paint in LOOK.items()}))


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
"""Role → type, the same in every theme so that a theme never moves anything; KeyError for no words."""
