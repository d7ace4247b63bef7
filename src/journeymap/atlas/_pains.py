"""All pains of a collection, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.atlas._cut import TEXT, cut
from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas._uses import SEVERITIES
from journeymap.atlas.site import Page
from journeymap.collection import MapFact, PainFact
from journeymap.markup import Markup, escape

PATH = "pains.html"


def pages(here: Here) -> Iterator[Page]:
    """The pages of pains."""
    labels = here.labels
    pains = sorted(
        ((one, pain) for one in here.site.collection.maps for pain in one.pains),
        key=lambda pair: SEVERITIES.index(pair[1].severity),
    )
    columns = [
        Column(labels["lane.pains"]),
        Column(labels["severity"]),
        Column(labels["atlas.where"]),
        Column(labels["lane.emotion"], number=True),
        Column(labels["persona"]),
        Column(labels["owner"]),
        Column(labels["lane.opportunities"]),
    ]
    facets = [
        Facet("severity", labels["severity"], [severity(here, one) for one in SEVERITIES]),
        Facet("map", labels["atlas.map"]),
        Facet("persona", labels["persona"]),
        Facet("owner", labels["owner"], [labels["atlas.nobody"]]),
        Facet("answer", labels["lane.opportunities"]),
    ]
    rows = [_row(here, one, pain) for one, pain in pains]
    yield from listed(here, Listing(PATH, PATH, labels["lane.pains"], columns, facets, rows, prose=True))


def severity(here: Here, severity: str) -> str:
    """A severity in words."""
    return here.labels[f"severity.{severity}" if severity else "atlas.unrated"]


def rated(here: Here, pain: PainFact) -> Markup:
    """How bad a pain is, in words on a ground that is stronger the worse it is."""
    if not pain.severity:
        return escape(here.labels["atlas.unrated"])
    return here.chip(severity(here, pain.severity), pain.severity)


def _row(here: Here, one: MapFact, pain: PainFact) -> Row:
    labels, names = here.labels, dict(one.personas)
    answer = labels["atlas.addressed" if pain.addressed else "atlas.open"]
    return Row(
        [
            cut(pain.text, TEXT),
            rated(here, pain),
            here.place(one, pain.spot),
            here.feeling(pain.spot.emotion),
            here.personas(one, pain.spot.personas),
            here.owner(pain.owner),
            escape(answer),
        ],
        [
            [severity(here, pain.severity)],
            by(one.title),
            by(*(names[id] for id in pain.spot.personas if id in names)),
            by(here.team(pain.owner)),
            [answer],
        ],
    )
