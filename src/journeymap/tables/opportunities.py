"""What could be better, in the order of its rank: the most value for the least effort first."""

from __future__ import annotations

from journeymap.collection import Collection
from journeymap.summary import plain_number, rank
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
    worst,
)
from journeymap.tables._table import Column

COLUMNS = (
    *(Column("rank", "number"), Column("value", "number"), Column("effort", "number")),
    *(Column("worth", "number"), Column("opportunity"), Column("id"), MAP, OWNER, STATUS),
    *(Column("timing"), Column("addresses", "list"), SEVERITY, Column("why"), Column("metric")),
    *(Column("link"), EMOTION, PERSONAS, CHANNELS, Column("map_status", ranked=True), *WHERE),
)
SHOWN = ("rank", "value", "effort", "worth", "opportunity", "map", "place", "owner", "status")
MAIN = "opportunity"


def rows(maps: Collection, today: str) -> list[Plain]:
    found = placed(maps, lambda one: one.opportunities)
    found.sort(key=lambda pair: rank(pair[0]))
    return [
        told(place)
        | {
            "rank": number,
            "opportunity": one.text,
            "id": one.id,
            "value": plain_number(one.value),
            "effort": plain_number(one.effort),
            "worth": plain_number(one.worth),
            "status": one.status or None,
            "map_status": place.map.status or None,
            "owner": one.owner or None,
            "timing": one.timing or None,
            "addresses": one.addresses or None,
            "severity": worst(pain.severity for pain in place.map.pains if pain.id in one.addresses) or None,
            "why": one.why or None,
            "metric": one.metric or None,
            "link": one.link or None,
        }
        for number, (one, place) in enumerate(found, 1)
    ]
