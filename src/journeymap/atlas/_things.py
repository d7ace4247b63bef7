"""What maps have in common: personas, channels and touchpoints, and where each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from journeymap.atlas import address
from journeymap.atlas._emotion import mean
from journeymap.atlas._here import Here
from journeymap.atlas._uses import Use, uses
from journeymap.collection import MapFact, TouchpointFact

Kind = Literal["persona", "channel", "touchpoint"]


@dataclass(slots=True)
class Thing:
    """A persona or a channel, known by its id, or a touchpoint, known by its name: the path of its page, the
    maps and spots that have it, and the channels of a touchpoint.
    """

    kind: Kind
    key: str
    path: str
    name: str
    maps: dict[str, MapFact] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    channels: dict[str, None] = field(default_factory=dict)

    @property
    def emotion(self) -> float | None:
        """The mean of how it feels where it is."""
        return mean(use.spot.emotion for use in self.uses)

    @property
    def pains(self) -> int:
        """How many pains are where it is."""
        return sum(len(use.pains) for use in self.uses)

    def touchpoints(self, use: Use) -> list[TouchpointFact]:
        """Those of a spot that belong to it: of a persona all."""
        if self.kind == "channel":
            return [one for one in use.touchpoints if one.channel == self.key]
        if self.kind == "touchpoint":
            return [one for one in use.touchpoints if one.name == self.key]
        return use.touchpoints


class Things:
    """All personas, channels and touchpoints of a site, of each kind by their names."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._found: dict[tuple[str, ...], Thing] = {}
        for one in here.site.collection.maps:
            self._add(one)

    def of(self, kind: Kind) -> Sequence[Thing]:
        """Those of a kind."""
        found = (thing for thing in self._found.values() if thing.kind == kind)
        return sorted(found, key=lambda thing: (thing.name.casefold(), thing.name, thing.path))

    def _add(self, one: MapFact) -> None:
        people = {id: self._persona(one, id, name) for id, name in one.personas}
        for thing in people.values():
            thing.maps[one.file] = one
        for use in uses(one):
            met = {id: people[id] for id in use.spot.personas if id in people} if use.step else {}
            there = list(met.values())
            for touchpoint in use.touchpoints:
                thing = self._touchpoint(touchpoint.name)
                there.append(thing)
                if touchpoint.channel:
                    thing.channels[touchpoint.channel] = None
                    there.append(self._channel(touchpoint.channel))
            for thing in {thing.path: thing for thing in there}.values():
                thing.maps[one.file] = one
                thing.uses.append(use)

    def _persona(self, one: MapFact, id: str, name: str) -> Thing:
        path = address.of_persona(one.home, id)
        return self._found.setdefault(("persona", one.home, id), Thing("persona", id, path, name))

    def _channel(self, id: str) -> Thing:
        known = self._found.get(("channel", id))
        if known is None:
            known = Thing("channel", id, address.of_channel(id), self._here.channel(id))
        return self._found.setdefault(("channel", id), known)

    def _touchpoint(self, name: str) -> Thing:
        known = self._found.get(("touchpoint", name))
        if known is None:
            known = Thing("touchpoint", name, address.of_touchpoint(name), name)
        return self._found.setdefault(("touchpoint", name), known)
