"""The steps, in the order of the maps; of stages without steps the stages."""

from __future__ import annotations

from journeymap.collection import Collection
from journeymap.tables._places import (
    CHANNELS,
    EMOTION,
    MAP,
    OWNER,
    PERSONAS,
    SEVERITY,
    STATUS,
    WHERE,
    Plain,
    placed,
    told,
)
from journeymap.tables._table import Column

COLUMNS = (
    *(Column("number", "number"), EMOTION, MAP, OWNER, PERSONAS, CHANNELS),
    *(Column("touchpoints", "list", "touchpoint"), Column("backed", "truth")),
    *(Column("moment_of_truth", "truth"), SEVERITY, Column("pains", "number")),
    *(Column("opportunities", "number"), STATUS, *WHERE),
)
SHOWN = ("number", "emotion", "step", "stage", "map", "channels", "owner", "backed")
MAIN = "step"


def rows(maps: Collection, today: str) -> list[Plain]:
    return [
        told(place)
        | {
            "number": one.number,
            "touchpoints": one.touchpoints or None,
            "backed": one.backed,
            "moment_of_truth": one.moment_of_truth,
            "pains": one.pains,
            "opportunities": one.opportunities,
        }
        for one, place in placed(maps, lambda one: one.steps)
    ]
