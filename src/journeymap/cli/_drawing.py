"""Pictures of many maps at once, over the processors that there are."""

from __future__ import annotations

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
from journeymap.processes import each
from journeymap.source import Span
from journeymap.views import NothingToDraw
from journeymap.workspace import UnknownLane


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

    def drawn(one: Opened) -> list[Drawn]:
        return _drawn(pen, one, views, bound)

    yield from zip(opened, each(drawn, opened, least=8, chunk=4), strict=True)


def _drawn(pen: Pen, one: Opened, views: Sequence[str], bound: bool) -> list[Drawn]:
    subject = one.journey or one.persona
    if not subject:
        return []
    found = views_of(one, views)
    return [_view(pen, one, subject, view, bound, len(views) > 1) for view in found]


def _view(pen: Pen, one: Opened, subject: Journey | Persona, view: str, bound: bool, several: bool) -> Drawn:
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
