"""Personas, channels and touchpoints: a list of each kind, and a page of each with all steps that use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.atlas._cut import cut
from journeymap.atlas._frame import figures
from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas._things import Kind, Thing, Things
from journeymap.atlas._uses import Use
from journeymap.atlas.site import Page
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join

#: Of each kind the page with the list, and the words for many and for one.
_KINDS: dict[Kind, tuple[str, str, str]] = {
    "persona": ("personas.html", "atlas.personas", "persona"),
    "channel": ("channels.html", "channels", "page.channel"),
    "touchpoint": ("touchpoints.html", "lane.touchpoints", "atlas.touchpoint"),
}
_MAPS = 12
"""How many maps are named at the head of a page."""


def pages(here: Here, below: Here) -> Iterator[Page]:
    """The pages of all three kinds: their lists, and the page of each thing, which is `below`."""
    found = Things(here)
    for kind in _KINDS:
        things = found.of(kind)
        yield from _index(here, kind, things)
        for thing in things:
            yield from _thing(below, thing)


def _index(here: Here, kind: Kind, things: Sequence[Thing]) -> Iterator[Page]:
    labels, (path, many, one) = here.labels, _KINDS[kind]
    medium = kind == "touchpoint"
    columns = [
        Column(labels[one]),
        *([Column(labels["channels"])] if medium else []),
        Column(labels["atlas.maps"], number=True),
        Column(labels["lane.steps"], number=True),
        Column(labels["lane.pains"], number=True),
        Column(labels["lane.emotion"], number=True),
    ]
    rows = [
        Row(
            [
                here.to(thing.path, cut(thing.name)),
                *([here.channels(list(thing.channels))] if medium else []),
                here.count(len(thing.maps)),
                here.count(len(thing.uses)),
                here.count(thing.pains),
                here.feeling(thing.emotion),
            ],
            [by(*(here.channel(id) for id in thing.channels))] if medium else [],
        )
        for thing in things
    ]
    facets = [Facet("channel", labels["page.channel"])] if medium else []
    yield from listed(here, Listing(path, path, labels[many], columns, facets, rows))


def _thing(here: Here, thing: Thing) -> Iterator[Page]:
    """The page of one: every step that uses it, in the order of the maps. What is the same in all rows, the
    thing itself, has no column.
    """
    labels, kind = here.labels, thing.kind
    path, _, one = _KINDS[kind]
    columns = [
        Column(labels["lane.steps"]),
        Column(labels["atlas.map"]),
        Column(labels["lane.emotion"], number=True),
        *([Column(labels["persona"])] if kind != "persona" else []),
        *([Column(labels["lane.touchpoints"])] if kind != "touchpoint" else []),
        *([Column(labels["channels"])] if kind != "channel" else []),
        Column(labels["lane.pains"], number=True),
        Column(labels["evidence"]),
        Column(labels["owner"]),
    ]
    facets = [
        Facet("map", labels["atlas.map"]),
        Facet("persona", labels["persona"]),
        Facet("channel", labels["page.channel"]),
        Facet("owner", labels["owner"], [labels["atlas.nobody"]]),
    ]
    rows = [_row(here, thing, use) for use in thing.uses]
    yield from listed(
        here,
        Listing(
            thing.path,
            path,
            thing.name,
            columns,
            facets,
            rows,
            kind=labels[one],
            lead=lambda link: _figures(here, thing),
        ),
    )


def _figures(here: Here, thing: Thing) -> Markup:
    labels = here.labels
    told = [
        (labels["atlas.maps"], escape(labels.number(len(thing.maps)))),
        (labels["lane.steps"], escape(labels.number(len(thing.uses)))),
        (labels["lane.pains"], escape(labels.number(thing.pains))),
        (labels["lane.emotion"], here.feeling(thing.emotion)),
    ]
    maps = here.few(list(thing.maps.values()), here.map, _MAPS)
    named = element("p", attributes([("class", "covers")]), inside=maps)
    return join([figures((escape(name), value) for name, value in told if value), named])


def _row(here: Here, thing: Thing, use: Use) -> Row:
    labels, spot, kind = here.labels, use.spot, thing.kind
    names, touchpoints = dict(use.map.personas), thing.touchpoints(use)
    channels = list(dict.fromkeys(one.channel for one in touchpoints if one.channel))
    step = here.step(use.map, spot) or escape(labels["whole"])
    stage = element("small", inside=cut(spot.stage)) if spot.step and spot.stage else NOTHING
    met = here.touchpoints(list(dict.fromkeys(one.name for one in touchpoints)))
    return Row(
        [
            join([step, stage]),
            here.map(use.map),
            here.feeling(spot.emotion),
            *([here.personas(use.map, spot.personas)] if kind != "persona" else []),
            *([met] if kind != "touchpoint" else []),
            *([here.channels(channels)] if kind != "channel" else []),
            here.count(len(use.pains)),
            here.backed(use.step.backed) if use.step else NOTHING,
            here.owner(spot.owner),
        ],
        [
            by(use.map.title),
            by(*(names[id] for id in spot.personas if id in names)) if kind != "persona" else [],
            by(*(here.channel(id) for id in channels)) if kind != "channel" else [],
            by(here.team(spot.owner)),
        ],
    )
