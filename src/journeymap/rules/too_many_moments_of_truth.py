"""JM323: a map on which everything matters most."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule


@rule("JM323", level="hint", of=Journey, options={"most": 3})
def too_many_moments_of_truth(subject: Subject) -> Iterator[Hit]:
    """A map marks so many moments of truth that none stands out.

    Each is a place where the whole journey is won or lost. Of many, most are only important.

    Source: TheyDo: mark the moments of truth; few of them. The limit is our own.

    Settings:
        most: how many steps and stages may be moments of truth

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, moment_of_truth: true}
          - {name: Tries one, moment_of_truth: true}
          - {name: Pays, moment_of_truth: true}
          - {name: Rides to work, moment_of_truth: true}

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes}
          - {name: Tries one, moment_of_truth: It fits or it does not}
          - {name: Pays}
          - {name: Rides to work, moment_of_truth: The first morning in the rain}
    """
    journey, most = subject.journey, subject.options["most"]
    moments = [at for at, part in journey.contents() if part.moment_of_truth is not None]
    if len(moments) > most:
        also = tuple((at / "moment_of_truth", "one more") for at in moments[:most])
        help = f"keep those that make or break the whole journey: {most} at most"
        message = f"the map has {len(moments)} moments of truth"
        yield Hit(moments[most] / "moment_of_truth", message, help=help, key=True, also=also)
