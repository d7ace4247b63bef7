"""Touchpoints against maps: how each feels on each, as a number on the colour of its mood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.atlas import address
from journeymap.atlas._cut import cut
from journeymap.atlas._emotion import mean, mood
from journeymap.atlas._frame import TITLE, document, heading
from journeymap.atlas._here import Here
from journeymap.atlas._list import MOST, pager
from journeymap.atlas._table import scrolling, tools
from journeymap.atlas._uses import tree
from journeymap.atlas.site import Page
from journeymap.collection import MapFact
from journeymap.markup import Markup, attributes, element, escape, join

PATH = "heat.html"
_HEAD = 80
"""How many bytes of a map's title stand over its column."""
_ACROSS = 20
"""How many maps stand side by side; those after them are on further pages."""


@dataclass(slots=True)
class _Sheet:
    """What is on one page: some maps, and some of the touchpoints that they have."""

    maps: Sequence[MapFact]
    first: int
    touchpoints: Sequence[str]


def pages(here: Here) -> Iterator[Page]:
    """The pages of the heat map: on each some maps, with all of their touchpoints, those that most of them
    share first and among these the worst.
    """
    maps = [one for _, one in tree(here.site.collection) if one.touchpoints]
    felt = {one.file: _felt(one) for one in maps}
    sheets = list(_sheets(here, maps, felt)) or [_Sheet([], 0, [])]
    for number, sheet in enumerate(sheets, 1):

        def make(number: int = number, sheet: _Sheet = sheet) -> bytes:
            return _page(here, sheet, felt, number, len(sheets), len(maps))

        yield Page(address.numbered(PATH, number), make)


def _felt(one: MapFact) -> dict[str, float | None]:
    """How each touchpoint of a map feels there: the mean of where it is."""
    found: dict[str, list[float | None]] = {}
    for touchpoint in one.touchpoints:
        found.setdefault(touchpoint.name, []).append(touchpoint.spot.emotion)
    return {name: mean(values) for name, values in found.items()}


def _sheets(
    here: Here, maps: Sequence[MapFact], felt: dict[str, dict[str, float | None]]
) -> Iterator[_Sheet]:
    for first in range(0, len(maps), _ACROSS):
        beside = maps[first : first + _ACROSS]
        found: dict[str, list[float | None]] = {}
        for one in beside:
            for name, value in felt[one.file].items():
                found.setdefault(name, []).append(value)

        def order(name: str, found: dict[str, list[float | None]] = found) -> tuple[int, float, str, str]:
            value = mean(found[name])
            return -len(found[name]), 9 if value is None else value, name.casefold(), name

        names, size = list[str](), 0
        for name in sorted(found, key=order):
            more = 200 + len(cut(name).encode()) + 48 * len(beside)
            if names and size + more > MOST:
                yield _Sheet(beside, first, names)
                names, size = [], 0
            names.append(name)
            size += more
        yield _Sheet(beside, first, names)


def _page(
    here: Here, sheet: _Sheet, felt: dict[str, dict[str, float | None]], number: int, count: int, maps: int
) -> bytes:
    labels = here.labels
    title = labels["atlas.heat"]
    part = [heading(escape(title), "", [escape(labels["atlas.heat.about"])])]
    if sheet.maps:
        part += [_legend(here), tools(here, [], [], len(sheet.touchpoints))]
        if count > 1:
            told = "{maps}: {first}–{last} / {all}".format(
                maps=labels["atlas.maps"],
                first=labels.number(sheet.first + 1),
                last=labels.number(sheet.first + len(sheet.maps)),
                all=labels.number(maps),
            )
            part.append(element("p", attributes([("class", "covers")]), inside=escape(told)))
        part.append(_table(here, sheet, felt))
    else:
        part.append(element("p", attributes([("class", "lead")]), inside=escape(labels["atlas.none"])))
    part.append(pager(here, PATH, number, count))
    return document(here, PATH, title, [one for one in part if one])


def _table(here: Here, sheet: _Sheet, felt: dict[str, dict[str, float | None]]) -> Markup:
    heads = [element("th", attributes([("scope", "col")]), inside=escape(here.labels["atlas.touchpoint"]))]
    heads += [
        element("th", attributes([("scope", "col")]), inside=element("div", inside=_head(here, one)))
        for one in sheet.maps
    ]
    rows = [_row(here, name, [felt[one.file] for one in sheet.maps]) for name in sheet.touchpoints]
    grid = join(
        [
            element("thead", inside=element("tr", inside=join(heads))),
            element("tbody", inside=join(rows, "\n")),
        ],
        "\n",
    )
    named = [("id", "list"), ("class", "heat"), ("aria-labelledby", TITLE)]
    return scrolling(element("table", attributes(named), inside=grid))


def _head(here: Here, one: MapFact) -> Markup:
    return here.to(address.of_map(one), cut(one.title, _HEAD))


def _row(here: Here, name: str, columns: Sequence[dict[str, float | None]]) -> Markup:
    link = here.touchpoints([name])
    cells = [element("th", attributes([("scope", "row")]), inside=link)]
    for found in columns:
        value = found.get(name)
        if value is not None:
            look = attributes([("class", mood(value))])
            cells.append(element("td", look, inside=escape(here.signed(value))))
        else:
            cells.append(element("td", inside=escape("?" if name in found else "")))
    return element("tr", inside=join(cells))


def _legend(here: Here) -> Markup:
    labels = here.labels
    told = [
        element("li", inside=join([here.feeling(value), escape(labels[f"emotion.{value}"])], " "))
        for value in range(-2, 3)
    ]
    told.append(element("li", inside=join([element("b", inside=escape("?")), escape(labels["gap"])], " ")))
    return element("ul", attributes([("class", "legend")]), inside=join(told))
