"""What a picture can be written as: one module per format.

A format module has `suffix`, the end of its files' names with the dot, and
`write(scene, theme, options) -> bytes`, which gives the same bytes for the same input always.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from journeymap import registry
from journeymap.scene import Scene
from journeymap.theme import Theme


@dataclass(frozen=True, slots=True)
class Options:
    """What one may ask of a format: each heeds what applies to it.

    `scale` is device pixels per CSS pixel of a pixel format, and `max_pixels` the most that a picture of
    one may have in all. `embed_font` puts the picture's font into
    formats that can carry one. `fonts` are further TTF or OTF files for scripts that the bundled font
    lacks, in order of preference.

    The rest is for PDF: `page` is a size of paper, or `fit` for a page as large as the picture, and `tile`
    the size of the sheets that a wall map is cut into, or nothing; `landscape` None turns paper as the
    picture needs it; `margin` is in millimetres, None for what is usual.
    """

    scale: float = 1
    max_pixels: int = 50_000_000
    embed_font: bool = True
    fonts: tuple[Path, ...] = ()
    page: str = "fit"
    landscape: bool | None = None
    margin: float | None = None
    tile: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A picture among others in one document, and what it is called there."""

    title: str
    scene: Scene
    theme: Theme


class TooLarge(ValueError):  # noqa: N818 - read as a sentence: raises TooLarge
    """The picture would be larger than a format can hold; the message says it in numbers."""


class NotAGraph(ValueError):  # noqa: N818 - read as a sentence: raises NotAGraph
    """A format holds nothing but graphs, and the picture is none; the message says what to do."""


class Format(Protocol):
    """What every module of this folder has."""

    suffix: str

    def write(self, scene: Scene, theme: Theme, options: Options) -> bytes:
        """The file's content."""


@runtime_checkable
class Binder(Protocol):
    """What a module has whose files hold several pictures."""

    def bind(self, leaves: Sequence[Leaf], heading: str, options: Options) -> bytes:
        """The content of a file with several pictures, listed under a heading."""

    def objection(self, options: Options) -> str:
        """Why the paper cannot be had as it is wanted; empty if it can."""


def names() -> list[str]:
    """The formats there are, without importing any."""
    return registry.names(sys.modules[__name__])


def load(name: str) -> Format:
    """The format of that name; KeyError if there is none."""
    return cast("Format", registry.load(sys.modules[__name__], name))
