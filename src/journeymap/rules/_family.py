"""Which map lies under which."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.outline import Outline
from journeymap.rules._once import once
from journeymap.workspace import Workspace

#: Nobody's maps lie this deep: looking no further keeps a hostile workspace from taking long.
HIGHEST = 50


def parent_of(one: Outline) -> str:
    """The id of the map that a map details, whichever step of it."""
    return one.parent.partition("#")[0]


@once
def parents(workspace: Workspace) -> Mapping[str, str]:
    """The parents of a workspace's maps by id; empty for a map without."""
    return {id: parent_of(maps[0]) for id, maps in workspace.outlines.items()}


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
