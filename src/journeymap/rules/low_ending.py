"""JM328: a plan that ends at its worst."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws
from journeymap.rules._curves import curves_of, place, values, whose
from journeymap.source import Where


@rule("JM328", level="hint", of=Journey, needs="Persona")
def low_ending(subject: Subject) -> Iterator[Hit]:
    """The last point of a future map's curve is its lowest.

    People remember a journey by its peak and its end. A current map may well end badly, and that is worth
    knowing; nobody should plan it.

    Source: Kahneman's peak-end rule, by way of Laws of UX.

    Bad:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: 0.5}, {name: Waits, emotion: -0.5}]

    Good:
        journeymap: 1
        title: Buy a bike, as it should be
        state: future
        steps: [{name: Looks at bikes, emotion: 1}, {name: Waits, emotion: -0.5}, {name: Rides, emotion: 1.5}]
    """
    if subject.journey.state != "future" or not draws(subject, "emotion"):
        return
    told = set[Where]()
    for curve in curves_of(subject.journey):
        felt = values(curve)
        if len(curve.points) < 2 or felt[-1] > min(felt) or felt[-1] == max(felt):
            continue
        at = place(subject.journey, curve, curve.points[-1])
        if at not in told:  # what everybody feels is told once
            message = f"the emotion curve{whose(curve, at)} ends at its lowest point"
            yield Hit(at, message, help="plan a better ending: it is what people remember")
        told.add(at)
