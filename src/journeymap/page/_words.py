"""What a map says, as elements of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.formats.svg import safe_link
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join
from journeymap.saying.entry import Entry

_SHORT = 20
"""How long a text may be of which two fit side by side on a phone, in characters."""


def cell(found: Sequence[Entry]) -> Markup:
    """What a cell holds: one statement, or a list of several."""
    if len(found) == 1:
        return element("div", inside=entry(found[0]))
    return element("ul", inside=join(element("li", inside=entry(one)) for one in found)) if found else NOTHING


def entry(one: Entry) -> Markup:
    """A statement, and the remarks on it in small."""
    # Numbers are written from the left in every language, also those that begin with a minus.
    number = attributes([("dir", "ltr")]) if one.value is not None else NOTHING
    text = element("bdi", number, inside=_told(one))
    notes = join([element("bdi", inside=escape(note)) for note in one.notes], " · ")
    return join([text, element("small", inside=notes)], " ") if notes else text


def _told(one: Entry) -> Markup:
    if one.page:
        return element("a", attributes([("href", one.page)]), inside=escape(one.text))
    return link(one.text, one.link)


def link(text: str, address: str) -> Markup:
    """A text that leads somewhere, or the text alone where that is no address that may be followed."""
    target = safe_link(address)
    if not target:
        return escape(text)
    return element("a", attributes([("href", target), ("rel", "noreferrer")]), inside=escape(text))


def facts(found: Iterable[tuple[str, Sequence[Entry]]]) -> Markup:
    """Names, and what is said under each."""
    return element("dl", inside=join(_fact(name, entries) for name, entries in found))


def _fact(name: str, found: Sequence[Entry]) -> Markup:
    small = len(found) == 1 and not found[0].notes and len(found[0].text) <= _SHORT
    look = attributes([("class", "short")]) if small else NOTHING
    told = [element("dt", inside=escape(name)), element("dd", inside=cell(found))]
    return element("div", look, inside=join(told))
