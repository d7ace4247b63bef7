"""What a map says, entry by entry and in its order, for whoever tells it in words: text forms and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.labels import Labels
from journeymap.settings import Channel, LaneSetting, Team


class Elsewhere(NamedTuple):
    """A map that has a page beside this one's: where, seen from this one's, and what it is called."""

    page: str
    title: str


@dataclass(frozen=True)
class Context:
    """What telling a map needs besides the journey.

    `lanes` are those to tell, in order, with a name where it is not the built-in one. `channels` are all
    there are, by id; `teams` give owners their names. `file` is the map's file name without folders.
    `maps` are the others that have pages beside this one's, by the id that this one calls them by.
    """

    labels: Labels
    lanes: Sequence[LaneSetting]
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team] = field(default_factory=dict)
    file: str = ""
    maps: Mapping[str, Elsewhere] = field(default_factory=dict)
