"""The columns of a map, with their places, and which lanes of them are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journeymap.findings import Hit, quoted
from journeymap.model import Content, Journey, Stage, Step
from journeymap.rules import Subject, together
from journeymap.rules._once import once
from journeymap.source import Where

#: What a stage without content may still have: about it, but nothing that happens in it.
_ABOUT = frozenset(
    ("name", "id", "goal", "summary", "timing", "duration", "steps", "actor", "owner", "notes", "links")
)


@dataclass(frozen=True, slots=True)
class Column:
    """A step, or a stage without steps, and the stage that it belongs to."""

    at: Where
    part: Content
    stage: Stage | None

    def has(self, *keys: str) -> bool:
        """Whether one of the keys is filled, here or for the whole of the stage."""
        return any(getattr(self.part, key) or (self.stage and getattr(self.stage, key)) for key in keys)


@once
def columns(journey: Journey) -> Sequence[Column]:
    """What is side by side on a map, in the order of `Journey.columns`."""
    found = list[Column]()
    stage: Stage | None = None
    for at, part in journey.contents():
        if isinstance(part, Stage):
            stage = part
        if part is not stage or not stage.steps:
            found.append(Column(at, part, stage))
    return found


def empty(part: Content) -> bool:
    """Whether a stage has neither steps nor content."""
    if isinstance(part, Step) or (isinstance(part, Stage) and part.steps) or part.moment_of_truth is not None:
        return False
    return not any(getattr(part, key) for key in part.model_fields_set - _ABOUT)


def draws(subject: Subject, *lanes: str) -> bool:
    """Whether the map draws one of these lanes: what it leaves out on purpose it need not fill."""
    chosen = subject.journey.lanes
    drawn = subject.workspace.default_lanes() if chosen is None else chosen
    return any(lane in drawn for lane in lanes)


def lacking(subject: Subject, lacks: Callable[[Column], bool], what: str, help: str) -> list[Hit]:
    """The columns that have no `what`, as one hit. An empty stage has nothing, which is told once."""
    found = [one for one in columns(subject.journey) if lacks(one) and not empty(one.part)]
    hits = [
        Hit(
            one.at / "name",
            f"the {type(one.part).__name__.lower()} {quoted(one.part.name)} has no {what}",
            help=help,
        )
        for one in found
    ]
    kinds = "steps" if all(isinstance(one.part, Step) for one in found) else "steps and stages"
    return together(hits, f"{{n}} {kinds} have no {what}")
