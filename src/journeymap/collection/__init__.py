"""What many maps say together, as plain facts: which maps there are, what hurts where, and who owns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.collection._facts import facts as facts
from journeymap.collection.fact import MapFact as MapFact
from journeymap.collection.fact import OpportunityFact as OpportunityFact
from journeymap.collection.fact import PainFact as PainFact
from journeymap.collection.fact import Spot as Spot
from journeymap.collection.fact import StepFact as StepFact
from journeymap.collection.fact import TouchpointFact as TouchpointFact

__all__ = [
    "Collection",
    "MapFact",
    "OpportunityFact",
    "PainFact",
    "Spot",
    "StepFact",
    "TouchpointFact",
    "facts",
]

_LAST = 1_000_000
"""A place behind all steps."""


@dataclass(frozen=True)
class Collection:
    """Maps in the order given, and how they belong together."""

    maps: tuple[MapFact, ...]
    _by_id: dict[tuple[str, str], MapFact] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.maps:
            self._by_id.setdefault((one.home, one.id), one)

    def named(self, beside: MapFact, id: str) -> MapFact | None:
        """The map that another one calls by an id."""
        return self._by_id.get((beside.home, id))

    def parent(self, one: MapFact) -> MapFact | None:
        """The larger journey that a map details: the one that it names, else the first that names it. From
        parent to parent the way ends: where maps name each other in a circle, one has none.
        """
        return self._parents.get(one.file)

    def detailed(self, one: MapFact) -> tuple[str, str]:
        """The name and id of what a map details of its parent, a step or a stage; both empty where it is the
        parent as a whole, or there is none.
        """
        parent, (_, _, step) = self.parent(one), one.parent.partition("#")
        if parent and step:
            return next(((at.spot.step, step) for at in parent.steps if at.spot.step_id == step), ("", ""))
        return (
            next(((name, at) for id, name, at in parent.details if id == one.id), ("", ""))
            if parent
            else ("", "")
        )

    @cached_property
    def _parents(self) -> dict[str, MapFact]:
        found: dict[str, MapFact] = {}
        told = [(one, self.named(one, one.parent_id)) for one in self.maps if one.parent_id]
        own = {one.file for one, _ in told}
        for upper in self.maps:
            lower = (self.named(upper, id) for id, _, _ in upper.details)
            told += [(one, upper) for one in lower if one and one.file not in own]
        for one, parent in told:
            if parent and one.file not in found and one.file not in _line(parent, found):
                found[one.file] = parent
        return found

    @cached_property
    def _children(self) -> dict[str, list[MapFact]]:
        found: dict[str, list[MapFact]] = {}
        for one in self.maps:
            if parent := self.parent(one):
                found.setdefault(parent.file, []).append(one)
        for below in found.values():
            below.sort(key=self._place)
        return found

    def _place(self, one: MapFact) -> tuple[int, bool]:
        """Where in its parent a map belongs, and whether it comes behind one that it improves there."""
        parent, current, id = self.parent(one), self.improved(one), self.detailed(one)[1]
        if parent and not id and current and self.parent(current) is parent:
            id = self.detailed(current)[1]
        steps = parent.steps if parent and id else ()
        found = (at for at, step in enumerate(steps) if id in (step.spot.step_id, step.spot.stage_id))
        return next(found, _LAST), current is not None

    def children(self, one: MapFact) -> list[MapFact]:
        """The maps that detail a map, in the order of what they detail, then those of it as a whole; what
        is to be comes behind what it improves.
        """
        return self._children.get(one.file, [])

    def improved(self, one: MapFact) -> MapFact | None:
        """The current map that a future one improves."""
        return self.named(one, one.improves) if one.improves else None

    @cached_property
    def _improving(self) -> dict[str, list[MapFact]]:
        found: dict[str, list[MapFact]] = {}
        for one in self.maps:
            if current := self.improved(one):
                found.setdefault(current.file, []).append(one)
        return found

    def improving(self, one: MapFact) -> list[MapFact]:
        """The future maps that improve a map."""
        return self._improving.get(one.file, [])


def _line(one: MapFact, above: Mapping[str, MapFact]) -> set[str]:
    """The files of a map and of those above it."""
    found = {one.file}
    while parent := above.get(one.file):
        found.add(parent.file)
        one = parent
    return found
