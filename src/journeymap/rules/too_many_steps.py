"""JM320: a map too large to be read."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM320", level="hint", of=Journey, options={"most": 30})
def too_many_steps(subject: Subject) -> Iterator[Hit]:
    """A map has so many steps that it should be several maps.

    A step or a stage can name a map that details it (`journey`), and that map names its `parent`: the
    large map keeps the overview, the small ones the detail.

    Source: Cemantica: macro and micro journeys on up to three levels. TheyDo: make journeys small. The
    limit is our own.

    Settings:
        most: how many steps a map may have

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          [S01, S02, S03, S04, S05, S06, S07, S08, S09, S10, S11, S12, S13, S14, S15, S16,
           S17, S18, S19, S20, S21, S22, S23, S24, S25, S26, S27, S28, S29, S30, S31]

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes}, {name: Tries one}, {name: Pays}, {name: Rides to work}]
    """
    journey, most = subject.journey, subject.options["most"]
    count = len(journey.all_steps)
    if count > most:
        where = Where(("steps" if journey.steps else "stages",))
        help = f"give a part of it a map of its own, named under `journey`; {most} steps are the most"
        yield Hit(where, f"the map has {count} steps", help=help, key=True)
