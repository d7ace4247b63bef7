"""What a picture can be written as: one module per format.

A format module has `suffix`, the end of its files' names with the dot, and
`write(scene, theme, options) -> bytes`, which gives the same bytes for the same input always.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from journeymap import registry
from journeymap.scene import Scene
from journeymap.theme import Theme


@dataclass(frozen=True, slots=True)
class Options:
    """What one may ask of a format: each heeds what applies to it.

    `scale` is device pixels per CSS pixel of a pixel format. `embed_font` puts the bundled font into
    formats that can carry one. `fonts` are further TTF or OTF files for scripts that the bundled font
    lacks, in order of preference.
    """

    scale: float = 1
    embed_font: bool = True
    fonts: tuple[Path, ...] = ()


class TooLarge(ValueError):  # noqa: N818 - read as a sentence: raises TooLarge
    """The picture would be larger than a format can hold; the message says it in numbers."""


class Format(Protocol):
    """What every module of this folder has."""

    suffix: str

    def write(self, scene: Scene, theme: Theme, options: Options) -> bytes:
        """The file's content."""


def names() -> list[str]:
    """The formats there are, without importing any."""
    return registry.names(sys.modules[__name__])


def load(name: str) -> Format:
    """The format of that name; KeyError if there is none."""
    return cast("Format", registry.load(sys.modules[__name__], name))
