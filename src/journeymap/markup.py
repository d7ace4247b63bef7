"""The one place that writes a tag and escapes what is in it, for SVG and HTML alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

Markup = NewType("Markup", str)
"""Text that is markup already; only this module makes it, so that nothing is escaped twice or never."""

NOTHING = Markup("")
DOCTYPE = Markup("<!doctype html>")
"""What a page begins with."""
APART = Markup("<!-- -->")
"""An empty comment: nobody sees it, and what stands before and behind it is not read as one word."""

# Characters that are markup, that a parser would change (CR; in attributes every line end and tab), or
# that XML has no way to write.
# (What is special is listed: a set of all the rest takes 3 ms to compile.)
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]')
_SPECIAL_IN_VALUE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def _write(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], "\ufffd")


def escape(text: str) -> Markup:
    """The text as markup; characters that XML cannot hold become U+FFFD."""
    return Markup(_SPECIAL.sub(_write, text))


@lru_cache(8192)  # the columns and rows of a picture share their places
def number(value: float) -> str:
    """A length or coordinate with at most two decimals, never with an exponent or as `-0`.

    ValueError for what is no number or has no end: such a place is a mistake of ours.
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text[-1] in "nf":
        raise ValueError(f"a picture cannot hold {value}")
    return text if text != "-0" else "0"


def attributes(pairs: Iterable[tuple[str, str | float]]) -> Markup:
    """Attributes for `tag`, each after a space; the names are ours, the values anybody's."""
    written = ""
    for name, value in pairs:
        text = _SPECIAL_IN_VALUE.sub(_write, value) if isinstance(value, str) else number(value)
        written += f' {name}="{text}"'
    return Markup(written)


def tag(name: str, *attributes: Markup, inside: Markup | None = NOTHING) -> Markup:
    """An element; empty ones are closed in place, and `inside=None` leaves out the end (HTML's `br`)."""
    start = f"<{name}{''.join(attributes)}"
    if inside is None:
        return Markup(f"{start}>")
    return Markup(f"{start}>{inside}</{name}>" if inside else f"{start}/>")


def element(name: str, *attributes: Markup, inside: Markup = NOTHING) -> Markup:
    """An element of HTML that can hold others: also an empty one has its end."""
    return Markup(f"<{name}{''.join(attributes)}>{inside}</{name}>")


def raw(name: str, text: str) -> Markup:
    """A script or a style of HTML, in which no sign can be escaped; the text is ours.

    ValueError for text that would end the element, or begin what is read otherwise.
    """
    if "</" in text or "<!" in text:
        raise ValueError(f"a {name} cannot hold this text")
    return Markup(f"<{name}>{text}</{name}>")


def join(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Several pieces as one; `between` is white space or dots, for people who read what is written."""
    return Markup(between.join(pieces))


def around(text: str, name: str, *attributes: Markup) -> str:
    """An element around Markdown, which stays Markdown by the empty lines at both ends."""
    return f"<{name}{''.join(attributes)}>\n\n{text}\n\n</{name}>"
