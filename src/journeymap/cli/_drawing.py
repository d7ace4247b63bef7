"""Pictures of many maps at once, over the processors that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.cli._read import Opened
from journeymap.draw import Pen, UnknownLane
from journeymap.findings import Finding
from journeymap.formats import TooLarge
from journeymap.processes import each


@dataclass(frozen=True)
class Drawn:
    """What came of a map: its picture, or why there is none; and what no font had of it."""

    picture: bytes = b""
    error: UnknownLane | TooLarge | None = None
    missing: Sequence[Finding] = ()


def draw(pen: Pen, opened: Sequence[Opened]) -> Iterator[tuple[Opened, Drawn | None]]:
    """The maps in their order, each with what came of it; nothing comes of a map with errors."""
    yield from zip(opened, each(lambda one: _drawn(pen, one), opened, least=8, chunk=4), strict=True)


def _drawn(pen: Pen, one: Opened) -> Drawn | None:
    journey = one.journey
    if journey is None:
        return None
    try:
        picture = pen.draw(journey, one.workspace, one.path)
    except (UnknownLane, TooLarge) as error:
        return Drawn(error=error)
    return Drawn(picture, missing=pen.missing(one.entry.document.source))
