"""How well what is drawn stands out from what it is drawn on, as WCAG 2.2 measures it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap import roles
from journeymap.roles import Paint, Roles

WORDS, SIGNS = 4.5, 3.0
"""The least contrast of words, and of signs and lines that mean something: WCAG 2.2, 1.4.3 and 1.4.11."""


class Demand(NamedTuple):
    """One of the colours in `inks` has a contrast of `least` or more to the colour `ground`.

    Colours are named as in the look that was asked; `role` is drawn with them.
    """

    role: str
    inks: tuple[str, ...]
    ground: str
    least: float


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 for none to 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 for black to 1 for white."""
    return sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def linear(colour: str) -> tuple[float, float, float]:
    """The amounts of red, green and blue light, from 0 to 1, of `#rrggbb`."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def demands(look: Roles[Paint]) -> Iterator[Demand]:
    """What has to stand out from what in a look."""
    for role, grounds in roles.grounds().items():
        paint = look[role]
        words = _is_words(role, paint)
        # Of a sign with an outline either will do.
        inks = (*colours(paint), *((paint.stroke,) if paint.stroke and not words else ()))
        for ground in dict.fromkeys(colour for one in grounds for colour in colours(look[one])):
            yield Demand(role, inks, ground, WORDS if words else SIGNS)
        if role.startswith("face."):
            yield Demand(role, (str(paint.stroke),), colours(paint)[0], SIGNS)


def colours(paint: Paint) -> tuple[str, ...]:
    """The colours that a paint fills with."""
    if isinstance(paint.fill, tuple):
        return tuple(colour for _, colour in paint.fill)
    return (paint.fill,) if paint.fill else ()


def _is_words(role: str, paint: Paint) -> bool:
    """Whether a role is of words: it has type, or its nearest parent has, and is drawn as words are."""
    parts = role.split(".")
    return bool(paint.fill) and any(".".join(parts[:end]) in _TYPES for end in range(len(parts), 0, -1))


_TYPES = roles.types()
