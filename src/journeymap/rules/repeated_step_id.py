"""JM201: two steps of a map share an id."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Step
from journeymap.rules import Subject, rule
from journeymap.source import Where


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
    first: dict[str, Where] = {}
    for at, step in subject.part.walk(Step):
        here = first.setdefault(step.id, at)
        if here != at:
            yield Hit(
                at / "id",
                f"the step id {quoted(step.id)} is already taken",
                help="give one of the two another name or an `id` of its own",
                also=((here / "id", "first used here"),),
            )
