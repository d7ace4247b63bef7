"""Pictures of many maps at once, over the processors that there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.cli._read import Opened
from journeymap.draw import Pen, UnknownLane
from journeymap.findings import Finding
from journeymap.formats import TooLarge

#: Fewer maps are drawn before a second process has made itself ready.
_MANY = 16


@dataclass(frozen=True)
class Drawn:
    """What came of a map: its picture, or why there is none; and what no font had of it."""

    picture: bytes = b""
    error: UnknownLane | TooLarge | None = None
    missing: Sequence[Finding] = ()


def draw(pen: Pen, opened: Sequence[Opened]) -> Iterator[tuple[Opened, Drawn | None]]:
    """The maps in their order, each with what came of it; nothing comes of a map with errors."""
    processes = min(os.cpu_count() or 1, len(opened) // 8)
    # Elsewhere a process starts anew, and reads all maps again.
    if len(opened) < _MANY or processes < 2 or sys.platform != "linux":
        yield from ((one, _drawn(pen, one)) for one in opened)
        return
    from multiprocessing import get_context

    _job[:] = [(pen, opened)]
    with get_context("fork").Pool(processes) as pool:
        yield from zip(opened, pool.imap(_drawn_at, range(len(opened)), chunksize=4), strict=True)


#: What the other processes work on: they have it from the first one's memory as it is when they begin.
_job: list[tuple[Pen, Sequence[Opened]]] = []


def _drawn_at(index: int) -> Drawn | None:
    pen, opened = _job[0]
    return _drawn(pen, opened[index])


def _drawn(pen: Pen, one: Opened) -> Drawn | None:
    journey = one.journey
    if journey is None:
        return None
    try:
        picture = pen.draw(journey, one.workspace, one.path)
    except (UnknownLane, TooLarge) as error:
        return Drawn(error=error)
    return Drawn(picture, missing=pen.missing(one.entry.document.source))
