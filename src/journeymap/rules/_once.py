"""What rules find out about a whole workspace, found out once and not again for each of its maps."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar

from journeymap.workspace import Workspace

T = TypeVar("T")


def once(make: Callable[[Workspace], T]) -> Callable[[Workspace], T]:
    """Keep what was made of the workspace that was asked for last: files come workspace by workspace."""
    kept: list[tuple[weakref.ref[Workspace], T]] = []

    def found(workspace: Workspace) -> T:
        if not kept or kept[0][0]() is not workspace:
            kept[:] = [(weakref.ref(workspace), make(workspace))]
        return kept[0][1]

    return found
