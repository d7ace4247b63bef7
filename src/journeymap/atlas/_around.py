"""The way from the page of a map to the rest of the atlas."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.atlas import address
from journeymap.atlas._cut import NAME, cut, shortened
from journeymap.atlas._here import Here
from journeymap.atlas.site import Site
from journeymap.collection import MapFact
from journeymap.labels import direction
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join

_MOST = 12
"""How many maps are named of each sort, and above a map."""


def around(site: Site, one: MapFact) -> Markup:
    """What stands at the head of a map's own page: links back to the atlas and to the maps above it, to its
    parts, to what it improves or is improved by, and to its personas.
    """
    here = Here(site, below=True)
    labels = here.labels
    ways = [element("li", inside=way) for way in _up(here, one)]
    up = element("ol", inside=join(ways))
    beside = [
        element("div", inside=join([element("dt", inside=escape(name)), element("dd", inside=links)]))
        for name, links in _beside(here, one)
    ]
    pairs = [("class", "around"), ("aria-label", shortened(site.setting.name or labels["atlas"], NAME))]
    language = [("lang", labels.lang), ("dir", direction(labels.lang))]
    return element(
        "nav",
        attributes([*pairs, *language]),
        inside=join([up, element("dl", inside=join(beside)) if beside else NOTHING]),
    )


def _up(here: Here, one: MapFact) -> Iterator[Markup]:
    """The atlas, and from the uppermost map on those that this one is a part of."""
    yield here.to(address.START, cut(here.setting.name or here.labels["atlas"]))
    maps, line, upper = here.site.collection, list[MapFact](), one
    while parent := maps.parent(upper):
        line.append(parent)
        upper = parent
    if len(line) > _MOST:
        yield escape("…")
    yield from (here.map(parent) for parent in reversed(line[:_MOST]))


def _beside(here: Here, one: MapFact) -> Iterator[tuple[str, Markup]]:
    labels, maps = here.labels, here.site.collection
    _, id = maps.detailed(one)
    parent, improved = maps.parent(one), maps.improved(one)
    steps = parent.steps if parent and id else ()
    spot = next((one.spot for one in steps if id in (one.spot.step_id, one.spot.stage_id)), None)
    if parent and spot:
        yield labels["parent"], here.step(parent, spot)
    if parts := maps.children(one):
        yield labels["atlas.parts"], here.few(parts, here.map, _MOST)
    if improved:
        yield labels["improves"], here.map(improved)
    if better := maps.improving(one):
        yield labels["atlas.improved"], here.few(better, here.map, _MOST)
    if one.personas:
        yield labels["persona"], here.personas(one, [id for id, _ in one.personas])
