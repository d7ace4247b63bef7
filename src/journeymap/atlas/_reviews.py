"""What is overdue, what will be due and when, and what was never reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas.site import Health, Page
from journeymap.collection import MapFact
from journeymap.markup import NOTHING, escape

PATH = "reviews.html"
_APART = "\u2068{}\u2069"
"""A date in words of another direction stays as it is."""


def pages(here: Here) -> Iterator[Page]:
    """The pages of reviews: those that are overdue first, by the day on which they were due; then maps that
    were never reviewed; then the others by the day on which they will be due. What is retired is left out.
    """
    labels, today = here.labels, here.setting.today
    maps = sorted(
        (one for one in here.site.collection.maps if one.status != "retired"),
        key=lambda one: _order(here, one),
    )
    columns = [
        Column(labels["atlas.map"]),
        Column(labels["owner"]),
        Column(labels["reviewed"]),
        Column(labels["atlas.due"]),
        Column(labels["status"]),
    ]
    standings = [labels[f"atlas.{key}"] for key in ("overdue", "never", "upcoming")]
    facets = [
        Facet("review", labels["atlas.reviews"], standings),
        Facet("owner", labels["owner"], [labels["atlas.nobody"]]),
    ]
    about = [escape(labels["atlas.today"].format(day=_APART.format(today)))] if today else []
    rows = [_row(here, one) for one in maps]
    yield from listed(here, Listing(PATH, PATH, labels["atlas.reviews"], columns, facets, rows, about=about))


def _order(here: Here, one: MapFact) -> tuple[int, str]:
    return {"overdue": 0, "never": 1, "upcoming": 2, "": 3}[_review(here, one)], one.due


def _review(here: Here, one: MapFact) -> str:
    """How the map's review stands; empty where nobody said how often it is to be."""
    if here.site.health.get(one.file, Health()).overdue:
        return "overdue"
    if not one.reviewed:
        return "never"
    return "upcoming" if one.due else ""


def _row(here: Here, one: MapFact) -> Row:
    labels, review = here.labels, _review(here, one)
    look = {"overdue": "bad", "never": "medium"}.get(review, "")
    name = labels[f"atlas.{review}"] if review else ""
    return Row(
        [
            here.map(one),
            here.owner(one.owner),
            escape(one.reviewed),
            escape(one.due),
            here.chip(name, look) if name else NOTHING,
        ],
        [[name] if name else [], by(here.team(one.owner))],
    )
