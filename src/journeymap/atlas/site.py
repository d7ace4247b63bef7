"""What the pages of an atlas are made of, and what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeymap.collection import Collection
from journeymap.labels import Labels
from journeymap.page import Look


@dataclass(frozen=True, slots=True)
class Health:
    """How many findings of each level a map has; `overdue` tells that its review is due."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A map that has errors, and so neither facts nor a page: its file, and how many errors there are."""

    file: str
    errors: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What all pages share: the name of the collection, the words they are told in, what ids of channels
    and teams are called, the look, and the day to reckon from as `2026-11-23`.
    """

    name: str
    labels: Labels
    channels: Mapping[str, str]
    teams: Mapping[str, str]
    look: Look
    today: str


@dataclass(frozen=True)
class Site:
    """A collection to be shown. The `file` of each map is its path within the folder that the atlas is of,
    with `/` and no `..`, and `home` likewise (empty for that folder itself): addresses are made from them.

    `health` is by the file of the map; one that is not in it has no findings. `undrawn` are maps that are
    not in the collection, but are to be listed.
    """

    collection: Collection
    health: Mapping[str, Health]
    setting: Setting
    undrawn: Sequence[Undrawn] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it goes, as a path with `/` within the folder of the atlas, and what makes its bytes."""

    path: str
    make: Callable[[], bytes]
