"""Long tables on as many pages as they need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.atlas import address
from journeymap.atlas._cut import TEXT, shortened
from journeymap.atlas._frame import document, heading
from journeymap.atlas._here import Here
from journeymap.atlas._table import Column, Facet, Row, choices, choosing, styled, table, tools
from journeymap.atlas.site import Page
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join

MOST = 460_000
"""How many bytes the rows of a page may take, with what there is to choose from: with the rest of the page
there are fewer than 500,000.
"""
_NEAR = 2
"""How many pages before and behind this one there are links to."""
_DEEP = 12
"""How many of those that the first row of a page stands below are told again."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that begins on the page at a path, under a tab. `lead` is what stands before the table on the
    first page; it is told on which page a row is: the link to it, empty for the first page itself. `prose`
    says that rows begin with a sentence, and not with a name; `taken` is how many bytes the lead may take.
    """

    path: str
    tab: str
    title: str
    columns: Sequence[Column]
    facets: Sequence[Facet]
    rows: Sequence[Row]
    kind: str = ""
    about: Sequence[Markup] = ()
    prose: bool = False
    taken: int = 0
    lead: Callable[[Callable[[int], str]], Markup] | None = None


def pages(here: Here, listing: Listing) -> Iterator[Page]:
    """The pages of a table: one, if it is not too long."""
    starts, look = _starts(listing.rows, listing.taken), _look(listing)
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(listing.rows)

        def make(number: int = number, start: int = start, end: int = end) -> bytes:
            return _page(here, listing, look, starts, number, range(start, end))

        yield Page(address.numbered(listing.path, number), make)


def _starts(rows: Sequence[Row], taken: int) -> list[int]:
    """Where each page begins, so that none takes too many bytes: on the first some are `taken`."""
    starts, size, known = [0], taken, [set[str]() for _ in range(9)]
    for at, row in enumerate(rows):
        more, own = row.size(), choosing(row, known)
        if size + more + own > MOST and at > starts[-1]:
            starts.append(at)
            known = [set[str]() for _ in range(9)]
            size, own = sum(one.size() for one in _above(rows, at)), choosing(row, known)
        size += more + own
    return starts


def _above(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows that a row of a tree stands below."""
    found: list[Row] = []
    level = rows[at].level
    for row in reversed(rows[:at]):
        if level == 0:
            break
        if row.level < level:
            level = row.level
            found.append(Row(row.cells, (), "", row.level, "", True))
    return found[:_DEEP][::-1]


def _page(
    here: Here, listing: Listing, look: str, starts: Sequence[int], number: int, places: range
) -> bytes:
    """A page: the rows at some places."""
    start, end, counted = places.start, places.stop, len(listing.rows)
    rows = [*(_above(listing.rows, start) if places else ()), *listing.rows[start:end]]

    def link(row: int) -> str:
        page = bisect_right(starts, row)
        return "" if page == number else _name(listing.path, page)

    title = shortened(listing.title, TEXT)
    part = [heading(escape(title), listing.kind, listing.about if number == 1 else ())]
    if listing.lead and number == 1:
        part.append(listing.lead(link))
    if rows:
        found = [choices(rows, at, facet.order) for at, facet in enumerate(listing.facets)]
        part.append(tools(here, listing.facets, found, end - start))
        if len(starts) > 1:
            part.append(_covers(here, start + 1, end, counted))
        part.append(table(listing.columns, rows, found, look))
    else:
        part.append(element("p", attributes([("class", "lead")]), inside=escape(here.labels["atlas.none"])))
    part.append(pager(here, listing.path, number, len(starts)))
    return document(here, listing.tab, title, [one for one in part if one], styled(listing.columns))


def _covers(here: Here, first: int, last: int, count: int) -> Markup:
    labels = here.labels
    told = labels["atlas.covers"].format(
        first=labels.number(first), last=labels.number(last), all=labels.number(count)
    )
    return element("p", attributes([("class", "covers")]), inside=escape(told))


def _look(listing: Listing) -> str:
    """The classes of the table."""
    tree = any(row.level for row in listing.rows)
    return " ".join(["rows", *(["tree"] if tree else []), *(["prose"] if listing.prose else [])])


def pager(here: Here, path: str, number: int, count: int) -> Markup:
    """The way to the other pages of a list."""
    if count < 2:
        return NOTHING
    labels = here.labels
    near = range(max(1, number - _NEAR), min(count, number + _NEAR) + 1)
    shown = sorted({1, *near, count})
    told = []
    for before, at in zip([0, *shown], shown, strict=False):
        if at > before + 1:
            told.append(element("li", inside=escape("…")))
        if at == number:
            mark = attributes([("aria-current", "page")])
            told.append(element("li", inside=element("span", mark, inside=escape(labels.number(at)))))
        else:
            told.append(element("li", inside=_way(path, at, labels.number(at))))
    ends = [(number - 1, "atlas.previous"), (number + 1, "atlas.next")]
    first, last = (_way(path, at, labels[key]) if 1 <= at <= count else NOTHING for at, key in ends)
    told = [
        *([element("li", inside=first)] if first else ()),
        *told,
        *([element("li", inside=last)] if last else ()),
    ]
    named = attributes([("class", "pager"), ("aria-label", labels["atlas.pages"])])
    return element("nav", named, inside=element("ul", inside=join(told)))


def _way(path: str, number: int, name: str) -> Markup:
    return element("a", attributes([("href", _name(path, number))]), inside=escape(name))


def _name(path: str, number: int) -> str:
    return address.numbered(path, number).rpartition("/")[2]
