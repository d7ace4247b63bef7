"""Where people and the organisation meet, the worst feelings first."""

from __future__ import annotations

from journeymap.collection import Collection
from journeymap.tables._places import (
    EMOTION,
    MAP,
    OWNER,
    PERSONAS,
    SEVERITY,
    STATUS,
    WHERE,
    Plain,
    felt,
    placed,
    told,
)
from journeymap.tables._table import Column

COLUMNS = (
    *(EMOTION, Column("touchpoint"), Column("channel"), MAP, OWNER, PERSONAS, SEVERITY, Column("url")),
    *(STATUS, *WHERE),
)
SHOWN = ("emotion", "touchpoint", "channel", "map", "place", "owner")
MAIN = "touchpoint"


def rows(maps: Collection, today: str) -> list[Plain]:
    found = placed(maps, lambda one: one.touchpoints)
    found.sort(key=lambda pair: felt(pair[1]))
    return [
        told(place) | {"touchpoint": one.name, "channel": one.channel or None, "url": one.url or None}
        for one, place in found
    ]
