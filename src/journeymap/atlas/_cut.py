"""Texts, so far as a page has room for them."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from journeymap.markup import Markup, escape

NAME, TEXT = 300, 900
"""How much a name and a text may take of a page, in bytes as written there: what is longer is cut."""


def cut(text: str, most: int = NAME) -> Markup:
    """The text as markup, so far as it takes no more than that many bytes."""
    return escape(shortened(text, most))


def shortened(text: str, most: int) -> str:
    """The text, so far as it takes no more than that many bytes on a page."""
    return text if 6 * len(text) <= most else _shortened(text, most)


@lru_cache(1 << 14)
def _shortened(text: str, most: int) -> str:
    if len(text) <= most and len(escape(text).encode()) <= most:
        return text
    sizes = accumulate(len(escape(sign).encode()) for sign in text[:most])
    return text[: sum(size <= most - len("…".encode()) for size in sizes)].rstrip() + "…"
