"""JM305: a map that may be known or believed."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM305", level="warning", of=Journey)
def missing_basis(subject: Subject) -> Iterator[Hit]:
    """A map does not say whether it is built on research or on what the team believes.

    Both are fine; a hypothesis that passes for knowledge is not. With `basis: research` every step is
    held to its evidence.

    Source: NN/g, two decisions before mapping: hypothesis first or research first.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        basis: hypothesis
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if subject.journey.basis is None:
        help = "write `basis: research` where it stands on data, else `basis: hypothesis`"
        yield Hit(Where(("title",)), "the map does not say its basis", help=help)
