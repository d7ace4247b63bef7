"""Tables of rows, and what finds rows in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.atlas._cut import NAME, shortened
from journeymap.atlas._frame import TITLE
from journeymap.atlas._here import Here
from journeymap.markup import Markup, attributes, element, escape, join, tag
from journeymap.page import frame

_FINDS = 40
"""How many names of one sort a row is found by."""
_CHOICE = 40
"""What one thing to choose takes besides its name."""
_ROW = 40
"""What a row takes besides what is in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and whether numbers stand in it."""

    name: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """What rows can be filtered by: its name in addresses, its name for people, and which words come first,
    in which order; all others follow by the alphabet.
    """

    kind: str
    name: str
    order: Sequence[str] = ()


def by(*names: str) -> list[str]:
    """What a row is found by, no more of it than a page has room for."""
    return [shortened(name, NAME) for name in names[:_FINDS]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, the first of which is its heading, and by which words each of the list's facets
    finds it. `words` are found by a search though they are not seen. `level` is how deep it stands in a
    tree; one that is `above` is only there to show where those below belong.
    """

    cells: Sequence[Markup]
    facets: Sequence[Sequence[str]] = ()
    words: str = ""
    level: int = 0
    id: str = ""
    above: bool = False

    def size(self) -> int:
        """How many bytes it may take, and never more."""
        text = "".join(self.cells)
        signs = len(text) if text.isascii() else len(text.encode())
        marks = 7 * sum(map(len, self.facets))
        more = 16 * bool(self.level) + 14 * self.above + (len(self.id) + 7) * bool(self.id)
        words = len(attributes([("data-words", self.words)]).encode()) if self.words else 0
        return _ROW + signs + 9 * len(self.cells) + marks + more + words


def choosing(row: Row, known: Sequence[set[str]]) -> int:
    """How many bytes the choices take by which a row is found and none before it was; now they are known."""
    found = 0
    for names, before in zip(row.facets, known, strict=False):
        for name in names:
            if name not in before:
                before.add(name)
                found += _CHOICE + len(escape(name).encode())
    return found


def choices(rows: Iterable[Row], facet: int, order: Sequence[str]) -> list[str]:
    """What there is to choose from of a facet: that of some rows."""
    found = {name for row in rows if row.facets for name in row.facets[facet]}
    places = {name: at for at, name in enumerate(order)}
    return sorted(found, key=lambda name: (places.get(name, len(places)), name.casefold(), name))


def tools(here: Here, facets: Sequence[Facet], choices: Sequence[Sequence[str]], count: int) -> Markup:
    """What finds rows; shown by the script, without which it would do nothing."""
    labels = here.labels
    box = tag("input", attributes([("type", "search"), ("name", "q")]), inside=None)
    shown = [
        element("label", inside=join([element("span", inside=escape(labels["atlas.search"])), box], " "))
    ]
    for facet, names in zip(facets, choices, strict=True):
        choice = frame.select(facet.kind, facet.name, labels["page.all"], names)
        # The order of the choices is what rows go by, so that also one that is no choice is there.
        shown.append(
            choice if len(names) > 1 else element("span", attributes([("hidden", "")]), inside=choice)
        )
    told = labels["atlas.shown"].replace("{all}", labels.number(count))
    shown.append(element("output", attributes([("data-told", told)])))
    reset = attributes([("type", "reset"), ("hidden", "")])
    shown.append(element("button", reset, inside=escape(labels["page.reset"])))
    named = [
        ("id", "tools"),
        ("aria-label", labels["page.tools"]),
        ("data-fold", labels["atlas.fold"]),
        ("hidden", ""),
    ]
    return element("form", attributes(named), inside=join(shown, "\n"))


def table(
    columns: Sequence[Column], rows: Iterable[Row], choices: Sequence[Sequence[str]], look: str
) -> Markup:
    """The table of some rows; each tells by places in the `choices` what it is found by."""
    places = [{name: at for at, name in enumerate(names)} for names in choices]
    heads = (element("th", attributes([("scope", "col")]), inside=escape(one.name)) for one in columns)
    body = (_row(row, places) for row in rows)
    grid = join(
        [
            element("thead", inside=element("tr", inside=join(heads))),
            element("tbody", inside=join(body, "\n")),
        ],
        "\n",
    )
    named = [("id", "list"), ("class", look), ("aria-labelledby", TITLE)]
    return scrolling(element("table", attributes(named), inside=grid))


def scrolling(inside: Markup) -> Markup:
    """What scrolls by itself where it is wider than the page."""
    named = [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", TITLE)]
    return element("div", attributes(named), inside=inside)


_SCOPE = attributes([("scope", "row")])


def _row(row: Row, places: Sequence[dict[str, int]]) -> Markup:
    pairs: list[tuple[str, str | float]] = []
    if row.id:
        pairs.append(("id", row.id))
    if row.above:
        pairs.append(("class", "above"))
    if row.level:
        pairs.append(("data-level", row.level))
    tokens = [
        f"{at}-{places[at][name]}" for at, names in enumerate(row.facets) for name in dict.fromkeys(names)
    ]
    if tokens:
        pairs.append(("data-f", " ".join(tokens)))
    if row.words:
        pairs.append(("data-words", row.words))
    first, *rest = row.cells
    name = element("th", _SCOPE, inside=first)
    return element("tr", attributes(pairs), inside=join([name, *(element("td", inside=one) for one in rest)]))


def styled(columns: Sequence[Column]) -> str:
    """Where numbers stand, and on phones what each cell is about."""
    rules = [
        f"#list :is(th,td):nth-child({at}){{text-align:end;white-space:nowrap}}"
        for at, one in enumerate(columns, 1)
        if one.number
    ]
    names = (
        f"#list td:nth-child({at})::before{{content:{_css(one.name)}}}"
        for at, one in enumerate(columns[1:], 2)
    )
    return "".join(rules) + f"@media screen and (max-width:48rem){{{''.join(names)}}}"


def _css(text: str) -> str:
    """A text of ours as a string of a style sheet."""
    return json.dumps(text, ensure_ascii=False)
