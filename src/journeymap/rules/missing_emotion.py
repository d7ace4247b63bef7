"""JM314: steps without a place on the emotion curve."""

from __future__ import annotations

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws, lacking


@rule("JM314", level="warning", of=Journey, needs="Step Stage")
def missing_emotion(subject: Subject) -> list[Hit]:
    """A step has no emotion, so the curve has a gap there.

    The highs and lows are what people look for first on a map. A curve is dashed across steps without an
    `emotion`, for nothing is invented. What a stage feels like holds for its steps. Maps whose `lanes`
    leave `emotion` out, as many blueprints do, need none.

    Source: NN/g, Journey Mapping 101: actions, mindsets and emotions. Smaply, Journey mapping mistakes: a
    flat or missing emotional layer.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays}, {name: Rides, emotion: 2}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: -1}, {name: Rides, emotion: 2}]
    """
    if not draws(subject, "emotion"):
        return []
    help = "write `emotion:` from -2 (very negative) to 2 (very positive), at the step or for its stage"
    return lacking(subject, lambda one: not one.has("emotion"), "`emotion`", help)
