"""Which of the workspace's channels, lanes and teams its maps and personas use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journeymap.model import Journey, Part, Persona
from journeymap.rules._contents import contents
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


def _parts(workspace: Workspace) -> Iterator[Part | None]:
    for entries in workspace.maps.values():
        yield from (entry.part for entry in entries)
    for entry in workspace.persona_entries.values():
        yield entry.part


@once
def usage(workspace: Workspace) -> Usage:
    """What the files of a workspace use."""
    found = Usage(known=bool(workspace.maps))
    found.channels.update(one.channel for one in workspace.settings.touchpoints)
    for part in _parts(workspace):
        if part is None:
            found.known = False
            break
        if isinstance(part, Journey):
            _count(part, found)
        people = part.people if isinstance(part, Journey) else [part]
        for persona in people:
            if isinstance(persona, Persona):
                found.channels.update(persona.channels)
                found.teams.add(persona.owner)
    return found


def _count(journey: Journey, found: Usage) -> None:
    found.teams.add(journey.owner)
    found.teams.update(one.owner for one in journey.opportunities)
    for _, part in contents(journey):
        found.channels.update(one.channel for one in part.touchpoints)
        found.lanes.update(part.lanes)
        found.teams.add(part.owner)
        for noted in (part.pains, part.gains, part.opportunities):
            found.teams.update(one.owner for one in noted)
