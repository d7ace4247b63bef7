"""What of a page's style sheet depends on the theme and the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journeymap.markup import number
from journeymap.scene import Scene
from journeymap.theme import Theme

_FILLS = {
    "paper": "paper",
    "ink": "title",
    "text": "subtitle",
    "quiet": "quiet",
    "panel": "wide",
    "accent": "avatar",
    "on-accent": "avatar.text",
    "link": "link",
    **{f"stage-{n}": f"stage-{n}" for n in range(6)},
}
_STROKES = {"rule": "rule", "outline": "image", "strong": "emotion.zero"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is to look.

    Where the theme has a dark side, readers choose, and `first` is what they see before: `light`, `dark`,
    or as their screen is where it is empty.
    """

    theme: Theme
    first: str = ""


def variables(look: Look, scene: Scene, families: str) -> str:
    """The colours of the theme's roles, the fonts and the picture's width, under the names that the style
    sheet of all pages has for them.
    """
    return declared(look, families, (f"--wide:{number(scene.width)}px",))


def declared(
    look: Look, families: str, more: Iterable[str] = (), fills: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The rule for the root of a page that says its colours and its fonts, and what `more` there is to say;
    `fills` are further names of colours, with the roles whose fill they are.
    """
    light = _colours(look.theme, fills)
    dark = _colours(look.theme.dark or look.theme, fills)
    pairs = [
        f"--{name}:{colour if colour == dark[name] else f'light-dark({colour},{dark[name]})'}"
        for name, colour in light.items()
    ]
    scheme = "light dark" if look.theme.dark else "light"
    pairs += [f"--font:{families}", *more, f"color-scheme:{scheme}"]
    return f":root{{{';'.join(pairs)}}}"


def _colours(theme: Theme, more: Mapping[str, str]) -> dict[str, str]:
    fills = {name: theme.paint(role).fill for name, role in (_FILLS | dict(more)).items()}
    strokes = {name: theme.paint(role).stroke for name, role in _STROKES.items()}
    return {name: colour for name, colour in (fills | strokes).items() if isinstance(colour, str)}
