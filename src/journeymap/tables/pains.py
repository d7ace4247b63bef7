"""What hurts, the worst first: by severity, then by how it feels there."""

from __future__ import annotations

from journeymap.collection import Collection
from journeymap.tables._places import (
    CHANNELS,
    EMOTION,
    MAP,
    OWNER,
    PERSONAS,
    SEVERITIES,
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
    *(SEVERITY, EMOTION, Column("pain"), Column("id"), MAP, OWNER, Column("addressed", "truth")),
    *(PERSONAS, CHANNELS, STATUS, *WHERE),
)
SHOWN = ("severity", "emotion", "pain", "map", "place", "owner")
MAIN = "pain"


def rows(maps: Collection, today: str) -> list[Plain]:
    found = placed(maps, lambda one: one.pains)
    found.sort(key=lambda pair: (SEVERITIES.index(pair[0].severity), felt(pair[1])))
    return [
        told(place)
        | {
            "pain": one.text,
            "id": one.id,
            "severity": one.severity or None,
            "owner": one.owner or None,
            "addressed": one.addressed,
        }
        for one, place in found
    ]
