"""JM304: a map that may be of today or of tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM304", level="warning", of=Journey)
def missing_state(subject: Subject) -> Iterator[Hit]:
    """A map does not say whether it shows the journey as it is or as it should be.

    Readers who take a wish for a finding stop looking for the problem.

    Source: NN/g, two decisions before mapping: current state or future state. Kalbach, Mapping Experiences.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        state: current
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if subject.journey.state is None:
        help = (
            "write `state: future`, for it improves another map"
            if subject.journey.improves
            else "write `state: current` for how it is, or `state: future` for how it should be"
        )
        yield Hit(Where(("title",)), "the map does not say its state", help=help)
