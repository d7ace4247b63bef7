"""The points of emotion curves, and where the map says them."""

from __future__ import annotations

from journeymap.experience import Curve, Point, curves
from journeymap.model import Journey, Step
from journeymap.rules._columns import columns
from journeymap.source import Where

#: More emotions than this are of no map that is read: so many people and steps that looking takes long.
_MOST = 100_000


def curves_of(journey: Journey) -> list[Curve]:
    """The curves of a map, unless it is beyond all measure."""
    return curves(journey) if len(journey.people) * len(journey.columns) <= _MOST else []


def place(journey: Journey, curve: Curve, point: Point) -> Where:
    """Where the emotion of a point is written."""
    column = columns(journey)[point.first]
    at, part = column.at, column.part
    if point.step is None and isinstance(part, Step) and point.stage:
        at, part = at.parent.parent, point.stage
    return at / "emotion" / curve.id if curve.id in part.emotion and curve.id else at / "emotion"


def values(curve: Curve) -> list[float]:
    """The emotions of a curve, in order: two where one changes within a point."""
    return [value for point in curve.points for value in (point.start, point.end)]


def whose(curve: Curve, at: Where) -> str:
    """What a message adds where a place is of one of several people."""
    return f" of {curve.name}" if curve.id and at[-1] == curve.id else ""
