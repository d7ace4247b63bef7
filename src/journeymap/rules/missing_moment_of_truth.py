"""JM322: a map on which nothing matters most."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws
from journeymap.source import Where


@rule("JM322", level="hint", of=Journey, needs="Step Stage")
def missing_moment_of_truth(subject: Subject) -> Iterator[Hit]:
    """A map marks no moment of truth.

    At some step the person decides whether the whole was good. A map that does not say which one gives
    every step the same weight. Nothing is said of maps whose `lanes` leave `emotion` out.

    Source: Procter & Gamble and Google (first, second and zero moment of truth), by way of Wikipedia.
    TheyDo: mark the moments of truth.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Tries one}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes}
          - {name: Tries one, moment_of_truth: It fits or it does not}
          - {name: Pays}
    """
    marked = any(part.moment_of_truth is not None for _, part in subject.journey.contents())
    if draws(subject, "emotion") and not marked:
        help = "mark the step that makes or breaks the journey: `moment_of_truth:` and why"
        yield Hit(Where(("title",)), "the map has no moment of truth", help=help)
