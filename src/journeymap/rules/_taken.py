"""Ids that two parts of a map share."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Named, Part
from journeymap.source import Where


def taken(part: Part, kind: type[Named], word: str) -> Iterator[Hit]:
    """What is to be said of each part of a kind whose id another one has before it; `word` is what
    authors call the kind.
    """
    first: dict[str, Where] = {}
    for at, one in part.walk(kind):
        here = first.setdefault(one.id, at)
        if here != at:
            yield Hit(
                at / "id",
                f"the {word} id {quoted(one.id)} is already taken",
                help="give one of the two another name or an `id` of its own",
                also=((here / "id", "first used here"),),
            )
