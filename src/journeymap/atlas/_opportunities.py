"""All opportunities of a collection in the order of their rank, and in one matrix of value and effort."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.atlas import _matrix
from journeymap.atlas._cut import TEXT, cut
from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas.site import Page
from journeymap.collection import MapFact, OpportunityFact
from journeymap.markup import NOTHING, Markup, element, escape, join
from journeymap.page import frame
from journeymap.summary import rank

PATH = "opportunities.html"
_STATUSES = ("doing", "planned", "idea", "done", "dropped")


def pages(here: Here) -> Iterator[Page]:
    """The pages of opportunities, with the matrix on the first."""
    labels = here.labels
    ranked = sorted(
        ((one, idea) for one in here.site.collection.maps for idea in one.opportunities),
        key=lambda pair: rank(pair[1]),
    )
    columns = [
        Column(labels["lane.opportunities"]),
        Column(labels["value"], number=True),
        Column(labels["effort"], number=True),
        Column(labels["status"]),
        Column(labels["owner"]),
        Column(labels["atlas.where"]),
    ]
    facets = [
        Facet("value", labels["value"], [labels.number(grade) for grade in range(5, 0, -1)]),
        Facet("effort", labels["effort"]),
        Facet("status", labels["status"], [labels[f"status.{one}"] for one in _STATUSES]),
        Facet("map", labels["atlas.map"]),
        Facet("owner", labels["owner"], [labels["atlas.nobody"]]),
    ]
    rows = [_row(here, number, one, idea) for number, (one, idea) in enumerate(ranked, 1)]

    def lead(link: Callable[[int], str]) -> Markup:
        return _matrix.matrix(here, [idea for _, idea in ranked], link)

    about = [escape(labels["matrix.ranked"])]
    listing = Listing(
        PATH,
        PATH,
        labels["lane.opportunities"],
        columns,
        facets,
        rows,
        about=about,
        prose=True,
        taken=_matrix.BYTES,
        lead=lead if rows else None,
    )
    yield from listed(here, listing)


def standing(here: Here, idea: OpportunityFact) -> Markup:
    """What becomes of it."""
    return here.chip(here.labels[f"status.{idea.status}"], idea.status) if idea.status else NOTHING


def graded(here: Here, value: float | None) -> Markup:
    """A value or an effort."""
    return NOTHING if value is None else escape(here.labels.number(value))


def _row(here: Here, number: int, one: MapFact, idea: OpportunityFact) -> Row:
    labels = here.labels
    grades = _matrix.cell(idea)
    status = [labels[f"status.{idea.status}"]] if idea.status else []
    return Row(
        [
            join([element("span", inside=escape(labels.number(number))), _text(idea)], " "),
            graded(here, idea.value),
            graded(here, idea.effort),
            standing(here, idea),
            here.owner(idea.owner),
            here.place(one, idea.spot),
        ],
        [
            [labels.number(grades[0])] if grades else [],
            [labels.number(grades[1])] if grades else [],
            status,
            by(one.title),
            by(here.team(idea.owner)),
        ],
        id=f"o{number}",
    )


def _text(idea: OpportunityFact) -> Markup:
    notes = [cut(idea.timing)] if idea.timing else []
    if idea.link and len(idea.link) <= TEXT:
        notes.append(frame.link(idea.link.partition("://")[2][:60] or idea.link[:60], idea.link))
    small = element("small", inside=join(notes, " · ")) if notes else NOTHING
    return join([cut(idea.text, TEXT), small])
