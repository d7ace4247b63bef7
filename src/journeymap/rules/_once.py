"""What rules find out about a workspace or a map, found out once and not again for each of its maps or by
each of the rules.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def once(make: Callable[[S], T]) -> Callable[[S], T]:
    """Keep what was made of what was asked for last: files come workspace by workspace, and rules look at
    one map after the other.
    """
    kept: list[tuple[weakref.ref[S], T]] = []

    def found(of: S) -> T:
        if not kept or kept[0][0]() is not of:
            kept[:] = [(weakref.ref(of), make(of))]
        return kept[0][1]

    return found
