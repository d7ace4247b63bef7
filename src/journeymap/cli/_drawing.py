"""Pictures of many maps at once, over the processors that there are."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.cli._read import Opened
from journeymap.cli._targets import views_of
from journeymap.draw import Pen
from journeymap.findings import Finding, Problem
from journeymap.formats import Leaf, NotAGraph, TooLarge
from journeymap.model import Journey, Persona
from journeymap.placing import CannotPlace
from journeymap.source import Span
from journeymap.views import NothingToDraw
from journeymap.workspace import UnknownLane

#: Fewer maps are drawn before a second process has made itself ready.
_MANY = 16


@dataclass(frozen=True)
class Drawn:
    """What came of a view of a map: its picture, or why there is none; and what is to be said of it."""

    view: str
    picture: bytes | Leaf | None = None
    error: UnknownLane | CannotPlace | TooLarge | NotAGraph | None = None
    findings: Sequence[Finding] = ()


def into_one(output: Path | None, opened: Sequence[Opened], views: Sequence[str]) -> bool:
    """Whether there are several pictures for one place: a file that can hold them, or standard output."""
    if sum(len(views_of(one, views)) for one in opened) < 2:
        return False
    if output is None:
        return opened[0].path.name == "-"
    return str(output) == "-" or (output.suffix.lower() == ".pdf" and not output.is_dir())


def draw(
    pen: Pen, opened: Sequence[Opened], views: Sequence[str], bound: bool = False
) -> Iterator[tuple[Opened, list[Drawn]]]:
    """The maps in their order, each with what came of its views; nothing comes of a map with errors.

    What is to be `bound` is drawn, but not yet written in a format.
    """
    processes = min(os.cpu_count() or 1, len(opened) // 8)
    # Elsewhere a process starts anew, and reads all maps again.
    if len(opened) < _MANY or processes < 2 or sys.platform != "linux":
        yield from ((one, _drawn(pen, one, views, bound)) for one in opened)
        return
    from multiprocessing import get_context

    _job[:] = [(pen, opened, views, bound)]
    with get_context("fork").Pool(processes, _mortal) as pool:
        yield from zip(opened, pool.imap(_drawn_at, range(len(opened)), chunksize=4), strict=True)


def _mortal() -> None:
    # A pool ends its processes with this signal. With the first one's answer to it, which is Python's own,
    # one that had just begun to wait for work would never hear it, and the first would wait for ever.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


#: What the other processes work on: they have it from the first one's memory as it is when they begin.
_job: list[tuple[Pen, Sequence[Opened], Sequence[str], bool]] = []


def _drawn_at(index: int) -> list[Drawn]:
    pen, opened, views, bound = _job[0]
    return _drawn(pen, opened[index], views, bound)


def _drawn(pen: Pen, one: Opened, views: Sequence[str], bound: bool) -> list[Drawn]:
    subject = one.journey or one.persona
    if not subject:
        return []
    found = views_of(one, views)
    return [_view(pen, one, subject, view, bound, len(views) > 1) for view in found]


def _view(
    pen: Pen, one: Opened, subject: Journey | Persona, view: str, bound: bool, several: bool
) -> Drawn:
    picture: bytes | Leaf
    try:
        if bound:
            picture = pen.leaf(subject, one.workspace, one.path, view, several)
        else:
            picture = pen.draw(subject, one.workspace, one.path, view)
    except NothingToDraw as nothing:
        problem = Problem("nothing-to-draw", f"no {view} is drawn: {nothing}", Span(0, 0))
        return Drawn(view, findings=[problem.found_in(one.entry.document.source)])
    except (UnknownLane, CannotPlace, TooLarge, NotAGraph) as error:
        return Drawn(view, error=error)
    return Drawn(view, picture, findings=pen.missing(one.entry.document.source))
