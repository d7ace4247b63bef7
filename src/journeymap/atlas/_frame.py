"""What all pages of an atlas have around what they say: its name, ways to the others, style and script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from journeymap.atlas import address
from journeymap.atlas._cut import NAME, cut, shortened
from journeymap.atlas._here import Here
from journeymap.formats.svg import FAMILIES
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join
from journeymap.page import Look, frame

TITLE = "page-title"
"""The id of the heading."""

#: The pages that every page leads to, and the words for them.
TABS = {
    address.START: "atlas.maps",
    "personas.html": "atlas.personas",
    "channels.html": "channels",
    "touchpoints.html": "lane.touchpoints",
    "pains.html": "lane.pains",
    "opportunities.html": "lane.opportunities",
    "owners.html": "atlas.owners",
    "reviews.html": "atlas.reviews",
    "heat.html": "atlas.heat",
}
_FILLS = {
    "chip": "chip",
    "pain": "pain.card",
    "pain-medium": "pain.card.medium",
    "pain-high": "pain.card.high",
    "quick-wins": "quadrant.quick-wins",
    "big-bets": "quadrant.big-bets",
    "fill-ins": "quadrant.fill-ins",
    "money-pit": "quadrant.money-pit",
    "disc": "matrix.disc",
    "on-disc": "matrix.number",
    **{f"e{n}": f"face.{n}" for n in range(-2, 3)},
}


def document(here: Here, tab: str, title: str, main: Iterable[Markup], more: str = "") -> bytes:
    """A page under a tab; `more` is what its style sheet says besides."""
    name = shortened(here.setting.name or here.labels["atlas"], NAME)
    body = [_header(here, name, tab), element("main", attributes([("id", "main")]), inside=join(main, "\n"))]
    heading = f"{title} · {name}" if title != name else name
    style = _style(here.setting.look) + more
    return frame.document(heading, here.labels.lang, body, style, frame.asset("atlas.js", _FOLDER))


_FOLDER = Path(__file__).parent


def _style(look: Look) -> str:
    family = look.theme.family
    families = f"'{family.name}',{FAMILIES}" if family else FAMILIES
    return frame.declared(look, families, fills=_FILLS) + _sheet()


@cache
def _sheet() -> str:
    return frame.asset("frame.css") + frame.asset("atlas.css", _FOLDER)


def _header(here: Here, name: str, current: str) -> Markup:
    labels = here.labels
    skip = element(
        "a", attributes([("class", "skip"), ("href", "#main")]), inside=escape(labels["atlas.skip"])
    )
    home = element("p", attributes([("class", "home")]), inside=here.to(address.START, cut(name)))
    tabs = (
        element("li", inside=_tab(here, path, labels[key], path == current)) for path, key in TABS.items()
    )
    ways = element(
        "nav", attributes([("aria-label", labels["contents"])]), inside=element("ul", inside=join(tabs))
    )
    return element("header", inside=join([skip, home, frame.colours(labels, here.setting.look), ways], "\n"))


def _tab(here: Here, path: str, name: str, current: bool) -> Markup:
    mark: list[tuple[str, str | float]] = [("aria-current", "page")] if current else []
    return element("a", attributes([("href", here.up + path), *mark]), inside=escape(name))


def heading(title: Markup, kind: str = "", about: Sequence[Markup] = ()) -> Markup:
    """The heading of a page, what kind of thing it is about, and what is said of it."""
    kicker = element("p", attributes([("class", "kind")]), inside=escape(kind)) if kind else NOTHING
    named = element("h1", attributes([("id", TITLE)]), inside=title)
    said = [element("p", attributes([("class", "lead")]), inside=one) for one in about]
    return join([kicker, named, *said])


def figures(told: Iterable[tuple[Markup, Markup]]) -> Markup:
    """A few figures, each under what it counts."""
    facts = (
        element("div", inside=join([element("dt", inside=name), element("dd", inside=value)]))
        for name, value in told
    )
    return element("dl", attributes([("class", "figures")]), inside=join(facts))
