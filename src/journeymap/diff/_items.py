"""What in a list of a step is what in the list of the step after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.diff._matching import Matching
from journeymap.diff._pairing import Pairing, Placed, content_of, look_of, name_of
from journeymap.longhand import longhand
from journeymap.model import Enter, Leave, Next, Part
from journeymap.source import Where

# Of longer lists in which all is other than it was, only what shares rare words is compared.
_PAIRS = 2_500


def match(old: Sequence[Placed[Any]], new: Sequence[Placed[Any]], pairing: Pairing) -> dict[Where, Where]:
    """Which entry is which: the same, or the same by name, or else alike."""
    matching = Matching(old, new)
    matching.by(content_of)
    matching.by(lambda one: _to(one, pairing), lambda one: _to(one, None))
    matching.by(name_of)
    matching.by(_short)
    matching.by_likeness(look_of, content_of, most=_PAIRS)
    if len(old) == len(new) == 1:
        # One text alone is what the key says, and what is said of the only way in or out is said of the same.
        matching.by(lambda one: isinstance(one.part, str | Leave | Enter) or None)
    return {matching.old[i].at: matching.new[j].at for i, j in matching.pairs}


def _to(placed: Placed[Any], pairing: Pairing | None) -> str | None:
    """The step that follows, by the id that it has after."""
    if not isinstance(placed.part, Next):
        return None
    return pairing.now("step", placed.part.to) if pairing else placed.part.to


def _short(placed: Placed[Any]) -> str | None:
    """What stands for an entry that has no name: where people go, the address of a link."""
    part = placed.part
    return longhand(part).get(part.short) or None if isinstance(part, Part) else None
