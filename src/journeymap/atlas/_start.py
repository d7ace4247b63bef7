"""The start page: every map in its place, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from journeymap.atlas import address
from journeymap.atlas._cut import NAME, cut, shortened
from journeymap.atlas._emotion import curve
from journeymap.atlas._frame import figures
from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas._uses import tree
from journeymap.atlas.site import Health, Page, Undrawn
from journeymap.collection import MapFact
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join

_MANY = 500
"""With more maps than that, curves, tags and links to personas are left out, so that all maps are on one page
for as long as can be, and a search covers them all.
"""


def pages(here: Here) -> Iterator[Page]:
    """The start page, and the pages that it goes on to with very many maps."""
    labels = here.labels
    maps = tree(here.site.collection)
    yield from listed(
        here,
        Listing(
            address.START,
            address.START,
            here.setting.name or labels["atlas"],
            columns(here),
            [
                Facet("persona", labels["persona"]),
                Facet("owner", labels["owner"], [labels["atlas.nobody"]]),
                Facet("state", labels["state"], [labels["state.current"], labels["state.future"]]),
                Facet("status", labels["status"]),
                Facet("channel", labels["page.channel"]),
                Facet("tag", labels["atlas.tags"]),
                Facet("health", labels["atlas.health"]),
            ],
            [
                *(_row(here, level, one, len(maps) <= _MANY) for level, one in maps),
                *(_undrawn(here, one) for one in here.site.undrawn),
            ],
            lead=lambda link: _figures(here),
        ),
    )


def columns(here: Here) -> list[Column]:
    """What is told of each map."""
    labels = here.labels
    return [
        Column(labels["atlas.map"]),
        Column(labels["state"]),
        Column(labels["owner"]),
        Column(labels["reviewed"]),
        Column(labels["evidence"]),
        Column(labels["atlas.findings"]),
        Column(labels["lane.emotion"], number=True),
    ]


def _row(here: Here, level: int, one: MapFact, full: bool) -> Row:
    labels, health = here.labels, here.site.health.get(one.file, Health())
    state = [labels[f"state.{one.state}"]] if one.state else []
    status = [labels[f"status.{one.status}"]] if one.status else []
    troubles = {
        "atlas.overdue": health.overdue,
        "atlas.errors": health.errors,
        "atlas.warnings": health.warnings,
    }
    channels = dict.fromkeys(point.channel for point in one.touchpoints if point.channel)
    line = curve(one) if full else NOTHING
    return Row(
        [
            _name(here, level, one, full),
            here.standing(one),
            here.owner(one.owner),
            here.reviewed(one, health),
            here.backing(one),
            here.findings(health),
            join([line, here.feeling(one.mean)]),
        ],
        [
            by(*(name for _, name in one.personas)),
            by(here.team(one.owner)),
            state,
            status,
            by(*(here.channel(id) for id in channels)),
            by(*one.tags),
            [labels[key] for key, there in troubles.items() if there],
        ],
        shortened(one.id, NAME) if one.id not in address.of_map(one) else "",
        level,
    )


def _undrawn(here: Here, one: Undrawn) -> Row:
    """A map that has no page."""
    labels = here.labels
    why = element("small", inside=escape(labels["atlas.undrawn"]))
    name = element("bdi", attributes([("dir", "ltr")]), inside=cut(one.file))
    count = here.findings(Health(errors=one.errors))
    return Row(
        [join([name, why]), NOTHING, NOTHING, NOTHING, NOTHING, count, NOTHING],
        [[], [], [], [], [], [], [labels["atlas.errors"]]],
    )


def _name(here: Here, level: int, one: MapFact, full: bool) -> Markup:
    """A map's title, and under it whose journey it is, and what it shall make better."""
    labels, improved = here.labels, here.site.collection.improved(one)
    deep = (
        element("i", inside=escape(labels["atlas.level"].format(n=labels.number(level + 1))))
        if level
        else NOTHING
    )
    people = one.personas
    notes = (
        [here.personas(one, [id for id, _ in people]) if full else here.few(people, _plain)] if people else []
    )
    if improved:
        notes.append(join([escape(f"{labels['improves']}: "), here.map(improved)]))
    notes += [cut(f"#{tag}") for tag in one.tags[:4]] if full else []
    small = element("small", inside=join(notes, " · ")) if notes else NOTHING
    return join([deep, here.map(one), small])


def _plain(person: tuple[str, str]) -> Markup:
    return cut(person[1])


def _figures(here: Here) -> Markup:
    """How much there is of everything, each with the way to all of it."""
    site, labels = here.site, here.labels
    maps = here.site.collection.maps
    people = {(one.home, id) for one in maps for id, _ in one.personas}
    touchpoints = {touchpoint.name for one in maps for touchpoint in one.touchpoints}
    high = sum(pain.severity == "high" for one in maps for pain in one.pains)
    pains, ideas = sum(len(one.pains) for one in maps), sum(len(one.opportunities) for one in maps)
    overdue = sum(health.overdue for health in site.health.values())
    errors = sum(one.errors for one in site.health.values()) + sum(one.errors for one in here.site.undrawn)

    wrong = f"#health={quote(labels['atlas.errors'])}"

    def told(
        name: str, count: int, path: str = "", note: str = "", fragment: str = ""
    ) -> tuple[Markup, Markup]:
        shown = here.to(path, escape(name), fragment) if path else escape(name)
        small = element("small", inside=escape(note)) if note else NOTHING
        return shown, join([escape(labels.number(count)), small], " ")

    return figures(
        [
            told(labels["atlas.maps"], len(maps)),
            told(labels["atlas.personas"], len(people), "personas.html"),
            told(labels["lane.touchpoints"], len(touchpoints), "touchpoints.html"),
            told(
                labels["lane.pains"],
                pains,
                "pains.html",
                f"{labels['severity.high']}: {labels.number(high)}" if high else "",
            ),
            told(labels["lane.opportunities"], ideas, "opportunities.html"),
            told(labels["atlas.overdue"], overdue, "reviews.html"),
            told(labels["atlas.errors"], errors, address.START if errors else "", fragment=wrong),
        ]
    )
