"""Which of the workspace's channels, lanes and teams its maps and personas use."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.rules._once import once
from journeymap.workspace import Workspace


@dataclass
class Usage:
    """The ids that are used; `known` unless a file has errors of form, for it may use any of them, or
    there is no map yet.
    """

    channels: set[str] = field(default_factory=set)
    lanes: set[str] = field(default_factory=set)
    teams: set[str] = field(default_factory=set)
    known: bool = True


@once
def usage(workspace: Workspace) -> Usage:
    """What the files of a workspace use."""
    maps = [one for outlines in workspace.outlines.values() for one in outlines]
    found = Usage(known=bool(maps))
    found.channels.update(one.channel for one in workspace.settings.touchpoints)
    for one in (*maps, *workspace.people.values()):
        found.known = found.known and one.whole
        found.channels |= one.channels
        found.lanes |= one.lanes
        found.teams |= one.teams
    return found
