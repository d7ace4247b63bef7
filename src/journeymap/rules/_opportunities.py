"""The opportunities of a map that are still open, and what they stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.model import Content, Journey, Opportunity, Stage
from journeymap.rules._once import once
from journeymap.source import Where

_CLOSED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Placed:
    """An opportunity, and what it is said of, the nearest first: a step and its stage, a stage, or
    nothing where it is said of the journey as a whole.
    """

    at: Where
    said: Opportunity
    around: tuple[Content, ...]

    @property
    def owned(self) -> bool:
        """Whether somebody looks after it: its own owner, or that of its step or stage."""
        return bool(self.said.owner) or any(part.owner for part in self.around)


@once
def opportunities(journey: Journey) -> Sequence[Placed]:
    """Those that are neither done nor dropped, in the order of the model."""
    parts: list[tuple[Where, Journey | Content, tuple[Content, ...]]] = [(Where(), journey, ())]
    stage: tuple[Content, ...] = ()
    for at, part in journey.contents():
        if isinstance(part, Stage):
            stage = (part,)
        parts.append((at, part, stage if isinstance(part, Stage) else (part, *stage)))
    return [
        Placed(at / "opportunities" / index, said, around)
        for at, part, around in parts
        for index, said in enumerate(part.opportunities)
        if said.status not in _CLOSED
    ]
