"""Pictures of many maps at once, over the processors that there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.cli._read import Opened
from journeymap.draw import Pen, UnknownLane
from journeymap.findings import Finding, Problem
from journeymap.formats import TooLarge
from journeymap.model import Journey
from journeymap.source import Span
from journeymap.views import NothingToDraw

#: Fewer maps are drawn before a second process has made itself ready.
_MANY = 16


@dataclass(frozen=True)
class Drawn:
    """What came of a view of a map: its picture, or why there is none; and what is to be said of it."""

    view: str
    picture: bytes | None = None
    error: UnknownLane | TooLarge | None = None
    findings: Sequence[Finding] = ()


def draw(pen: Pen, opened: Sequence[Opened], views: Sequence[str]) -> Iterator[tuple[Opened, list[Drawn]]]:
    """The maps in their order, each with what came of its views; nothing comes of a map with errors."""
    processes = min(os.cpu_count() or 1, len(opened) // 8)
    # Elsewhere a process starts anew, and reads all maps again.
    if len(opened) < _MANY or processes < 2 or sys.platform != "linux":
        yield from ((one, _drawn(pen, one, views)) for one in opened)
        return
    from multiprocessing import get_context

    _job[:] = [(pen, opened, views)]
    with get_context("fork").Pool(processes) as pool:
        yield from zip(opened, pool.imap(_drawn_at, range(len(opened)), chunksize=4), strict=True)


#: What the other processes work on: they have it from the first one's memory as it is when they begin.
_job: list[tuple[Pen, Sequence[Opened], Sequence[str]]] = []


def _drawn_at(index: int) -> list[Drawn]:
    pen, opened, views = _job[0]
    return _drawn(pen, opened[index], views)


def _drawn(pen: Pen, one: Opened, views: Sequence[str]) -> list[Drawn]:
    journey = one.journey
    return [_view(pen, one, journey, view) for view in views] if journey else []


def _view(pen: Pen, one: Opened, journey: Journey, view: str) -> Drawn:
    try:
        picture = pen.draw(journey, one.workspace, one.path, view)
    except NothingToDraw as nothing:
        problem = Problem("nothing-to-draw", f"no {view} is drawn: {nothing}", Span(0, 0))
        return Drawn(view, findings=[problem.found_in(one.entry.document.source)])
    except (UnknownLane, TooLarge) as error:
        return Drawn(view, error=error)
    return Drawn(view, picture, findings=pen.missing(one.entry.document.source))
