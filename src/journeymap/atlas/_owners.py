"""Who owns what: a list of owners with how much each has, and a page of each with all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journeymap.atlas import address
from journeymap.atlas._cut import TEXT, cut
from journeymap.atlas._frame import figures
from journeymap.atlas._here import Here
from journeymap.atlas._list import Listing
from journeymap.atlas._list import pages as listed
from journeymap.atlas._opportunities import standing
from journeymap.atlas._pains import rated
from journeymap.atlas._table import Column, Facet, Row, by
from journeymap.atlas._uses import SEVERITIES
from journeymap.atlas.site import Health, Page
from journeymap.collection import MapFact, OpportunityFact, PainFact, StepFact
from journeymap.markup import NOTHING, Markup, escape, join
from journeymap.summary import rank

PATH = "owners.html"


@dataclass(slots=True)
class Holdings:
    """What somebody owns."""

    maps: list[MapFact] = field(default_factory=list)
    steps: list[tuple[MapFact, StepFact]] = field(default_factory=list)
    pains: list[tuple[MapFact, PainFact]] = field(default_factory=list)
    opportunities: list[tuple[MapFact, OpportunityFact]] = field(default_factory=list)


def pages(here: Here, below: Here) -> Iterator[Page]:
    """The list of owners, and the page of each, which is `below`."""
    found: dict[str, Holdings] = {}
    for one in here.site.collection.maps:
        found.setdefault(one.owner, Holdings()).maps.append(one)
        for step in one.steps:
            found.setdefault(step.spot.owner, Holdings()).steps.append((one, step))
        for pain in one.pains:
            found.setdefault(pain.owner, Holdings()).pains.append((one, pain))
        for idea in one.opportunities:
            found.setdefault(idea.owner, Holdings()).opportunities.append((one, idea))
    owners = sorted(found, key=lambda owner: (not owner, here.team(owner).casefold(), owner))
    yield from _index(here, [(owner, found[owner]) for owner in owners])
    for owner in owners:
        yield from _owner(below, owner, found[owner])


def _index(here: Here, found: list[tuple[str, Holdings]]) -> Iterator[Page]:
    labels = here.labels
    counted = ("atlas.maps", "atlas.overdue", "lane.steps", "lane.pains", "lane.opportunities")
    columns = [Column(labels["owner"]), *(Column(labels[key], number=True) for key in counted)]
    rows = [_holder(here, owner, has) for owner, has in found]
    yield from listed(here, Listing(PATH, PATH, labels["atlas.owners"], columns, [], rows))


def _holder(here: Here, owner: str, has: Holdings) -> Row:
    labels = here.labels
    late = sum(here.site.health.get(one.file, Health()).overdue for one in has.maps)
    high = sum(pain.severity == "high" for _, pain in has.pains)
    note = f"{labels['severity.high']}: {labels.number(high)}" if high else ""
    count = here.count
    return Row(
        [
            here.to(address.of_owner(owner), cut(here.team(owner))),
            count(len(has.maps)),
            here.chip(labels.number(late), "bad") if late else count(0),
            count(len(has.steps)),
            count(len(has.pains), note),
            count(len(has.opportunities)),
        ]
    )


def _owner(here: Here, owner: str, has: Holdings) -> Iterator[Page]:
    """All that somebody owns in one list: maps, pains from the worst, opportunities by rank, steps."""
    labels = here.labels
    kinds = [labels[key] for key in ("atlas.maps", "lane.pains", "lane.opportunities", "lane.steps")]
    columns = [
        Column(labels["atlas.what"]),
        Column(labels["atlas.kind"]),
        Column(labels["status"]),
        Column(labels["atlas.where"]),
        Column(labels["lane.emotion"], number=True),
    ]
    facets = [Facet("kind", labels["atlas.kind"], kinds), Facet("map", labels["atlas.map"])]

    def lead() -> Markup:
        counts = [len(held) for held in (has.maps, has.pains, has.opportunities, has.steps)]
        return figures(
            (escape(name), escape(labels.number(count))) for name, count in zip(kinds, counts, strict=True)
        )

    yield from listed(
        here,
        Listing(
            address.of_owner(owner),
            PATH,
            here.team(owner),
            columns,
            facets,
            list(_held(here, has)),
            kind=labels["owner"],
            prose=True,
            lead=lambda link: lead(),
        ),
    )


def _held(here: Here, has: Holdings) -> Iterator[Row]:
    labels = here.labels

    def row(kind: str, one: MapFact, what: Markup, status: Markup, where: Markup, felt: Markup) -> Row:
        return Row([what, escape(labels[kind]), status, where, felt], [[labels[kind]], by(one.title)])

    for one in has.maps:
        health = here.site.health.get(one.file, Health())
        late = here.chip(labels["atlas.overdue"], "bad") if health.overdue else NOTHING
        status = join([part for part in (here.standing(one), late) if part], " ")
        yield row("atlas.maps", one, here.map(one), status, NOTHING, here.feeling(one.mean))
    for one, pain in sorted(has.pains, key=lambda pair: SEVERITIES.index(pair[1].severity)):
        felt = here.feeling(pain.spot.emotion)
        yield row(
            "lane.pains", one, cut(pain.text, TEXT), rated(here, pain), here.place(one, pain.spot), felt
        )
    for one, idea in sorted(has.opportunities, key=lambda pair: rank(pair[1])):
        place, felt = here.place(one, idea.spot), here.feeling(idea.spot.emotion)
        yield row("lane.opportunities", one, cut(idea.text, TEXT), standing(here, idea), place, felt)
    for one, step in has.steps:
        place, felt = here.place(one, step.spot), here.feeling(step.spot.emotion)
        name = cut(step.spot.step or step.spot.stage)
        yield row("lane.steps", one, name, NOTHING, place, felt)
