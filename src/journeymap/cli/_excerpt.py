"""A text of the command line, with a mark below what is wrong in it."""

from __future__ import annotations

from journeymap.visible import cells, flat

_BEFORE, _LONGEST = 40, 76


def excerpt(text: str, at: int) -> str:
    """The line around a place, and a line with a caret below that."""
    first = max(0, at - _BEFORE) if len(text) > _LONGEST else 0
    before = flat(text[first:at])
    return f"  | {before}{flat(text[at : first + _LONGEST])}\n  | {' ' * cells(before)}^\n"
