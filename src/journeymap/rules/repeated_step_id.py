"""JM201: two steps of a map share an id."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Step
from journeymap.rules import Subject, rule
from journeymap.rules._taken import taken


@rule("JM201", level="error", needs="Step")
def repeated_step_id(subject: Subject) -> Iterator[Hit]:
    """Two steps share an id, so nothing can say which one it means.

    An id that is left out is made from the step's name: two steps of the same name need an `id` of
    their own.

    Source: Treasure Data's journey validator (DUPLICATE_STEP_NAME). The language: a step's id is unique in
    its map.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Asks at home}, {name: Looks at bikes}, {name: Asks at home}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Asks at home}, {name: Looks at bikes}, {name: Asks at home, id: asks-again}]
    """
    return taken(subject.part, Step, "step")
