"""Whom the steps of a map with several personas are about."""

from __future__ import annotations

from journeymap.model import Content, Journey, Persona
from journeymap.rules._columns import Column, columns, empty


def people(journey: Journey) -> list[str]:
    """The ids of the map's personas."""
    return [one.id if isinstance(one, Persona) else one for one in journey.people]


def named(part: Content) -> set[str]:
    """Who acts in a part, or feels something of their own."""
    return {id for id in (part.actor, *part.emotion) if id}


def _somebodys(part: Content | None) -> bool:
    return part is not None and (bool(part.actor) or any(part.emotion))


def of_nobody(journey: Journey) -> list[Column]:
    """The columns that say nothing of who is in them, where that may be one of several."""
    if len(journey.people) < 2:
        return []
    return [
        one
        for one in columns(journey)
        if not (_somebodys(one.part) or _somebodys(one.stage) or empty(one.part))
    ]
