"""What is known of the map itself, and of the people whose journey it is."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.markup import NOTHING, Markup, attributes, element, escape, join
from journeymap.model import Persona
from journeymap.page._words import facts
from journeymap.saying.entry import Entry, entries, some
from journeymap.saying.said import Said
from journeymap.saying.table import about_map


def about(said: Said) -> Markup:
    """What the map is about, and how far it can be trusted; of a persona alone nothing."""
    if not said.journey.columns:
        return NOTHING
    known = [one for one in about_map(said) if one[0] != said.labels["persona"]]
    return section("about", said.labels["page.about"], facts(known)) if known else NOTHING


def people(said: Said) -> Markup:
    """The personas in full."""
    told = [_person(said, one) for one in said.journey.people]
    return section("people", said.labels["persona"], join(told)) if told else NOTHING


def section(id: str, name: str, inside: Markup) -> Markup:
    """A part of the page under a heading."""
    heading = element("h2", attributes([("id", f"page-{id}")]), inside=escape(name))
    named = attributes([("class", id), ("aria-labelledby", f"page-{id}")])
    return element("section", named, inside=join([heading, inside]))


def _person(said: Said, one: Persona | str) -> Markup:
    name = one if isinstance(one, str) else one.name
    heading = element("h3", inside=escape(name))
    known = [] if isinstance(one, str) else [fact for fact in _known(said, one) if fact[1]]
    return element("article", inside=join([heading, facts(known) if known else NOTHING]))


def _known(said: Said, one: Persona) -> Iterator[tuple[str, list[Entry]]]:
    """What is known of a persona, under the names that the picture has for it."""
    labels = said.labels
    yield labels["page.role"], entries(one.role)
    yield labels["segment"], entries(one.segment)
    yield labels["summary"], entries(one.about)
    yield (
        labels["lane.quotes"],
        [Entry(labels["quoted"].format(text=quote.text), some(quote.source)) for quote in one.quotes],
    )
    yield labels["goals"], entries(*one.goals)
    yield labels["needs"], entries(*one.needs)
    yield labels["frustrations"], entries(*one.frustrations)
    yield labels["channels"], entries(*(said.channel(channel) for channel in one.channels))
    yield labels["basis"], entries(labels[f"basis.{one.basis}"] if one.basis else "")
    yield labels["evidence"], [said.evidence(evidence) for evidence in one.evidence]
    yield labels["owner"], entries(said.owner(one.owner))
    yield labels["status"], entries(labels[f"status.{one.status}"] if one.status else "")
    yield labels["reviewed"], entries(one.reviewed or "")
    yield labels["links"], [Entry(link.text or link.url, (), link.url) for link in one.links]
