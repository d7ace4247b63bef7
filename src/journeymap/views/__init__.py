"""What a map can be drawn as: one module per picture.

A view module has `view(journey: Journey, look: Look) -> Scene`. It sees the journey and the look,
never files, YAML or the console; the same input gives the same scene.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from journeymap import registry
from journeymap.labels import Labels
from journeymap.model import Journey
from journeymap.scene import Image, Scene
from journeymap.settings import Channel, LaneSetting, Team
from journeymap.text import Ruler

if TYPE_CHECKING:
    from journeymap.diff import Difference


@dataclass(frozen=True)
class Look:
    """What a picture needs besides the journey.

    `lanes` are those to draw, in order, with a name where it is not the built-in one. `channels` are
    all there are, by id; `teams` give owners their names. `file` is the map's file name without
    folders, for the footer. `images` are the pictures that map and personas name, by the path as it
    is written there, read and checked already; `logo` is for the upper corner, in its own size.
    `graphviz` is the program that places graphs, where it is not to be the one that comes with
    journeymap. `compared` is what the map was before, for the view that shows what changed: the map.
    """

    ruler: Ruler
    labels: Labels
    lanes: Sequence[LaneSetting]
    channels: Mapping[str, Channel]
    file: str = ""
    teams: Mapping[str, Team] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    appearances: Callable[[str], Sequence[Journey]] = lambda _: ()
    graphviz: Path | None = None
    logo: Image | None = None
    compared: Comparison | None = None


@dataclass(frozen=True)
class Comparison:
    """What a map is compared with: `difference` ends with the map that is drawn. The old map and the new
    one are called by `names` where these are not empty, and the old one needs a look of its own.
    """

    difference: Difference
    names: tuple[str, str]
    look: Look


class NothingToDraw(ValueError):  # noqa: N818 - read as a sentence: raises NothingToDraw
    """A view shows something of which the map says nothing; the message says what, and how to say it."""


class View(Protocol):
    """What every module of this folder has."""

    def view(self, journey: Journey, look: Look) -> Scene:
        """The picture; the journey's personas are looked up, an id left over is shown as a name.

        NothingToDraw.
        """


def names() -> list[str]:
    """The views there are, without importing any."""
    return registry.names(sys.modules[__name__])


def load(name: str) -> View:
    """The view of that name; KeyError if there is none."""
    return cast("View", registry.load(sys.modules[__name__], name))
