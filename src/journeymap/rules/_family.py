"""Which map lies under which."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model import Journey
from journeymap.rules._contents import journeys
from journeymap.rules._once import once
from journeymap.workspace import Workspace

#: Nobody's maps lie this deep: looking no further keeps a hostile workspace from taking long.
HIGHEST = 50


def parent_of(journey: Journey) -> str:
    """The id of the map that a map details, whichever step of it."""
    return journey.parent.partition("#")[0]


@once
def parents(workspace: Workspace) -> Mapping[str, str]:
    """The parents of a workspace's maps by id; empty for a map without."""
    found: dict[str, str] = {}
    for journey in journeys(workspace):
        found.setdefault(journey.id, parent_of(journey))
    return found


def line(first: str, above: Mapping[str, str], own: str) -> list[str]:
    """The maps from `first` upwards, to the top, or to one that has been there, or to `own`."""
    found: list[str] = []
    seen = set[str]()
    while first and len(found) < HIGHEST:
        found.append(first)
        if first == own or first in seen:
            break
        seen.add(first)
        first = above.get(first, "")
    return found
