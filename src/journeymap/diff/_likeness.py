"""How alike two texts, and two parts of a map, are: the same seen from either side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

#: Parts less alike than this are two parts, and not one that was changed.
ALIKE = 0.5
# Few words in common say little: contents count as if they had as many pieces more that differ.
_DOUBT = 24

Pieces = frozenset[str]


class Look(NamedTuple):
    """What of a part is compared: the pieces of its name, and of what else it says in words. By its `marks`,
    whole words and statements, those are found that are worth comparing.
    """

    name: Pieces
    rest: Pieces
    marks: Pieces


def pieces(text: str) -> Pieces:
    """The trigrams of the words of a text, as PostgreSQL's pg_trgm makes them: each word with two spaces
    before it and one behind. Case and width of letters do not count, nor what is no letter or digit,
    unless there is nothing else.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = (f"  {word} " for word in re.findall(r"\w+", plain) or plain.split())
    return frozenset(word[at : at + 3] for word in words for at in range(len(word) - 2))


def look(name: str, rest: Any) -> Look:
    """The look of a part with this name; `rest` is plain data, of which texts and numbers count."""
    said = list(leaves(rest))
    text = " ".join(said)
    return Look(pieces(name), pieces(text), frozenset((*said, *name.split(), *text.split())))


def likeness(one: Look, two: Look) -> float:
    """From 0 to 1: how alike the names are, or names and contents together where that is more."""
    name = _dice(one.name, two.name, 0)
    return max(name, (name + 2 * _dice(one.rest, two.rest, _DOUBT)) / 3)


def at_most(one: Look, two: Look) -> float:
    """What the likeness of two cannot exceed, told from their sizes alone."""
    name = _bound(one.name, two.name, 0)
    return max(name, (name + 2 * _bound(one.rest, two.rest, _DOUBT)) / 3)


def _dice(one: Pieces, two: Pieces, doubt: int) -> float:
    """Sørensen and Dice: what is in both, of what is in each."""
    return 2 * len(one & two) / ((len(one) + len(two) + doubt) or 1)


def _bound(one: Pieces, two: Pieces, doubt: int) -> float:
    return 2 * min(len(one), len(two)) / ((len(one) + len(two) + doubt) or 1)


def leaves(data: Any) -> Iterator[str]:
    """The texts and numbers in plain data."""
    if isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from leaves(one)
    elif not isinstance(data, bool) and data is not None:
        yield str(data)
