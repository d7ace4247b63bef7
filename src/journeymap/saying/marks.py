"""What stands at a step beside its name: who acts, what hangs on it, how people come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from journeymap.labels import Labels
from journeymap.saying.entry import Column, Entry, Fill, entries, some


class Words(Protocol):
    """The words of a map that marks are told in."""

    labels: Labels
    people: dict[str, str]
    names: dict[str, str]

    def owner(self, name: str) -> str:
        """What readers see of an owner."""

    def other(self, id: str) -> list[Entry]:
        """What readers see of another map."""


def marks(said: Words) -> Iterator[tuple[str, Fill]]:
    """A row for each kind of mark: its name, and what fills it."""
    labels, shown = said.labels, said.people
    yield labels["persona"], lambda at: entries(shown.get(at.part.actor, at.part.actor))
    yield labels["moment"], lambda at: _moment(at, labels)
    yield labels["enter"], lambda at: _entering(at, labels)
    yield labels["next"], lambda at: _onward(at, said)
    yield labels["leave"], lambda at: _leaving(at, labels)
    yield labels["ends"], lambda at: _ending(at, labels)
    yield labels["journey"], lambda at: said.other(at.part.journey)
    yield labels["owner"], lambda at: entries(said.owner(at.part.owner))
    yield labels["links"], lambda at: [Entry(one.text or one.url, (), one.url) for one in at.part.links]


def _moment(at: Column, labels: Labels) -> list[Entry]:
    why = at.part.moment_of_truth
    return [] if why is None else entries(*why) or [Entry(labels["moment"])]


def _entering(at: Column, labels: Labels) -> list[Entry]:
    found = at.step.enters if at.step else []
    return [Entry(one.from_ or labels["enter"], some(_share(one.share, labels))) for one in found]


def _onward(at: Column, said: Words) -> list[Entry]:
    return [
        Entry(said.names.get(one.to, one.to), some(_share(one.share, said.labels), one.when))
        for one in (at.step.next if at.step else [])
    ]


def _leaving(at: Column, labels: Labels) -> list[Entry]:
    found = at.step.leaves if at.step else []
    return [Entry(one.to or labels["leave"], some(_share(one.share, labels), one.why)) for one in found]


def _ending(at: Column, labels: Labels) -> list[Entry]:
    if at.step is None or at.step.ends is None:
        return []
    return entries(*at.step.ends) or [Entry(labels["ends"])]


def _share(share: float | None, labels: Labels) -> str:
    return "" if share is None else labels.percent(share)
