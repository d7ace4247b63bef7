"""JM317: an emotion curve that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws
from journeymap.rules._curves import curves_of, place, values, whose
from journeymap.source import Where


@rule("JM317", level="warning", of=Journey, needs="Persona", options={"points": 4, "difference": 0.5})
def flat_curve(subject: Subject) -> Iterator[Hit]:
    """An emotion curve neither rises nor falls.

    Nobody goes through a whole journey feeling the same. A flat curve usually means that the numbers
    were filled in to have some; then it is better to have none.

    Source: Smaply, Journey mapping mistakes: a flat or missing emotional layer. The limits are our own.

    Settings:
        points: how many points a curve must have to be looked at
        difference: how far apart its highest and lowest point must be

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, emotion: 1}
          - {name: Tries one, emotion: 1}
          - {name: Pays, emotion: 1}
          - {name: Rides to work, emotion: 1}

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, emotion: 0.5}
          - {name: Tries one, emotion: 1.5}
          - {name: Pays, emotion: -0.8}
          - {name: Rides to work, emotion: 1}
    """
    if not draws(subject, "emotion"):
        return
    least, told = subject.options["difference"], set[Where]()
    for curve in curves_of(subject.journey):
        felt = values(curve)
        if len(curve.points) < max(subject.options["points"], 2) or max(felt) - min(felt) >= least:
            continue
        at = place(subject.journey, curve, curve.points[0])
        if at not in told:  # what everybody feels is told once
            message = f"the emotion curve{whose(curve, at)} is flat over {len(curve.points)} points"
            help = "write where it feels better and where worse, or leave `emotion` out until you know"
            yield Hit(at, message, help=help)
        told.add(at)
