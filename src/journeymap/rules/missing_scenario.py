"""JM302: a map without the situation that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM302", level="warning", of=Journey)
def missing_scenario(subject: Subject) -> Iterator[Hit]:
    """A map does not say what situation it is about.

    The same person buys a bike differently when the old one was stolen last night. Only with a scenario
    can readers judge whether a step or a feeling is true.

    Source: NN/g, Journey Mapping 101: scenario and expectations are one of a map's five components.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        scenario: The old one was stolen last night, and work is nine kilometres away.
        steps: [{name: Looks at bikes}, {name: Pays}]
    """
    if not subject.journey.scenario:
        help = "say under `scenario` what situation the person is in, in a sentence"
        yield Hit(Where(("title",)), "the map has no scenario", help=help)
