"""What a map says, entry by entry and in its order, for whoever tells it in words: text forms and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.labels import Labels
from journeymap.settings import Channel, LaneSetting, Team


@dataclass(frozen=True)
class Context:
    """What telling a map needs besides the journey.

    `lanes` are those to tell, in order, with a name where it is not the built-in one. `channels` are all
    there are, by id; `teams` give owners their names. `file` is the map's file name without folders.
    """

    labels: Labels
    lanes: Sequence[LaneSetting]
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team] = field(default_factory=dict)
    file: str = ""
