"""The maps by title, each followed by those that detail it."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.collection import Collection, MapFact
from journeymap.summary import plain_number
from journeymap.tables._places import CHANNELS, EMOTION, MAP, OWNER, PERSONAS, SEVERITY, STATUS, Plain, worst
from journeymap.tables._table import Column

COLUMNS = (
    *(MAP, Column("title"), Column("state"), STATUS, Column("basis"), Column("lang"), OWNER),
    *(Column("reviewed"), Column("due"), Column("overdue", "truth"), Column("parent")),
    *(Column("improves"), PERSONAS, CHANNELS, Column("tags", "list", "tag")),
    *(Column("stages", "list", "stage"), EMOTION, Column("lowest", "number")),
    *(Column("lowest_step"), Column("highest", "number"), Column("steps", "number")),
    *(Column("backed", "number"), SEVERITY, Column("pains", "number")),
    *(Column("opportunities", "number"), Column("completion", "number"), Column("summary")),
    *(Column("scenario"), Column("goal"), Column("file")),
)
SHOWN = ("emotion", "title", "map", "state", "status", "owner")
MAIN = "title"


def rows(maps: Collection, today: str) -> Iterator[Plain]:
    for one in _by_hierarchy(maps):
        parent, improved = maps.parent(one), maps.improved(one)
        yield {
            "map": one.id,
            "title": one.title,
            "file": one.file,
            "state": one.state or None,
            "status": one.status or None,
            "basis": one.basis or None,
            "lang": one.lang or None,
            "owner": one.owner or None,
            "reviewed": one.reviewed or None,
            "due": one.due or None,
            "overdue": bool(one.due) and one.due < today,
            "parent": parent.id if parent else one.parent_id or None,
            "improves": improved.id if improved else one.improves or None,
            "personas": tuple(id for id, _ in one.personas) or None,
            "channels": tuple(dict.fromkeys(at.channel for at in one.touchpoints if at.channel)) or None,
            "tags": one.tags or None,
            "stages": one.stages or None,
            "emotion": plain_number(one.mean),
            "lowest": plain_number(one.lowest),
            "lowest_step": one.lowest_step or None,
            "highest": plain_number(one.highest),
            "steps": one.total,
            "backed": one.backed,
            "severity": worst(pain.severity for pain in one.pains) or None,
            "pains": len(one.pains),
            "opportunities": len(one.opportunities),
            "completion": None if one.completion is None else plain_number(100 * one.completion),
            "summary": one.summary or None,
            "scenario": one.scenario or None,
            "goal": one.goal or None,
        }


def _by_hierarchy(maps: Collection) -> Iterator[MapFact]:
    """The maps by title, each followed by those that detail it, in its order."""
    left = [one for one in maps.maps if not maps.parent(one)]
    left.sort(key=_title, reverse=True)
    while left:
        one = left.pop()
        yield one
        left += reversed(maps.children(one))


def _title(one: MapFact) -> tuple[str, str, str]:
    return one.title.casefold(), one.title, one.file
