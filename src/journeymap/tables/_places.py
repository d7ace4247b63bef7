"""What is known of the place in a map where something is said: columns that several tables have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from journeymap.collection import Collection, MapFact, Spot
from journeymap.summary import plain_number
from journeymap.tables._table import Column, Value

SEVERITIES = ("high", "medium", "low", "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a map, with the channels that are used there, and how bad the worst pain there is."""

    map: MapFact
    spot: Spot
    channels: tuple[str, ...]
    severity: str


class _Said(Protocol):
    @property
    def spot(self) -> Spot: ...


S = TypeVar("S", bound=_Said)


def placed(maps: Collection, of: Callable[[MapFact], Iterable[S]]) -> list[tuple[S, Place]]:
    """What all maps say of a kind, each with its place."""
    return [(said, place(said.spot)) for one in maps.maps for place in [_places(one)] for said in of(one)]


def _places(one: MapFact) -> Callable[[Spot], Place]:
    channels: dict[tuple[str, str], dict[str, None]] = {}
    pains: dict[tuple[str, str], list[str]] = {}
    for touchpoint in one.touchpoints:
        if touchpoint.channel:
            channels.setdefault(_at(touchpoint.spot), {})[touchpoint.channel] = None
    for pain in one.pains:
        pains.setdefault(_at(pain.spot), []).append(pain.severity)

    def place(spot: Spot) -> Place:
        at = _at(spot)
        return Place(one, spot, tuple(channels.get(at, ())), worst(pains.get(at, ())))

    return place


def _at(spot: Spot) -> tuple[str, str]:
    return spot.stage_id, spot.step_id


def felt(place: Place) -> tuple[bool, float]:
    """What sorts places: the worst feeling first, the unknown last."""
    return place.spot.emotion is None, place.spot.emotion or 0


def worst(severities: Iterable[str]) -> str:
    """The worst severity of some."""
    return min(severities, key=SEVERITIES.index, default="")


Plain = dict[str, Value]

WHERE = (
    *(Column("place"), Column("title"), Column("stage"), Column("stage_id"), Column("step")),
    *(Column("step_id"), Column("state"), Column("tags", "list", "tag"), Column("file")),
)
MAP, OWNER = Column("map"), Column("owner")
STATUS = Column("status", ranked=True)
EMOTION, SEVERITY = Column("emotion", "number"), Column("severity", ranked=True)
PERSONAS, CHANNELS = Column("personas", "list", "persona"), Column("channels", "list", "channel")


def told(place: Place) -> Plain:
    """What is known of a place, by the names of the columns above."""
    spot, one = place.spot, place.map
    return {
        "map": one.id,
        "title": one.title,
        "file": one.file,
        "state": one.state or None,
        "status": one.status or None,
        "tags": one.tags or None,
        "place": spot.step or spot.stage or None,
        "stage": spot.stage or None,
        "stage_id": spot.stage_id or None,
        "step": spot.step or None,
        "step_id": spot.step_id or None,
        "emotion": plain_number(spot.emotion),
        "personas": spot.personas or None,
        "channels": place.channels or None,
        "owner": spot.owner or None,
        "severity": place.severity or None,
    }
