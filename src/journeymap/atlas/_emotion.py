"""Emotions as numbers, colours and lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeymap.collection import MapFact
from journeymap.experience import mood_of
from journeymap.markup import NOTHING, Markup, attributes, join, number, tag

_WIDE, _HIGH = 72, 24
"""The size of a curve, in pixels."""
_POINTS = 36
"""Of how many points a curve is at the most."""


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what is known; None where nothing is."""
    known = [one for one in values if one is not None]
    return sum(known) / len(known) if known else None


def mood(value: float) -> str:
    """The class of an emotion's colour: that of the number that is shown."""
    return f"e{mood_of(tenths(value) / 10)}"


def tenths(value: float) -> int:
    """An emotion in tenths; halves go away from zero, as those of moods do."""
    return int(abs(value) * 10 + 0.5 + 1e-9) * (1 if value > 0 else -1)


def _sampled(values: Sequence[float | None]) -> list[float | None]:
    """No more values than can be told apart: the means of as many runs of them."""
    if len(values) <= _POINTS:
        return list(values)
    ends = [at * len(values) // _POINTS for at in range(_POINTS + 1)]
    return [mean(values[start:end]) for start, end in pairwise(ends)]


def curve(one: MapFact) -> Markup:
    """The emotions of the steps as a small line, with the lowest marked; nothing where fewer than two
    are known.
    """
    felt = _sampled([step.spot.emotion for step in one.steps])
    known = [(at, value) for at, value in enumerate(felt) if value is not None]
    if len(known) < 2:
        return NOTHING
    across = (_WIDE - 6) / (len(felt) - 1)
    points = [(3 + at * across, _HIGH / 2 - 4.5 * value) for at, value in known]
    path = "M" + " ".join(f"{number(round(x))} {number(round(y))}" for x, y in points)
    at, value = min(known, key=lambda pair: pair[1])
    dot = [("cx", round(3 + at * across)), ("cy", round(_HIGH / 2 - 4.5 * value)), ("r", 2.5)]
    box = [("class", "line"), ("viewBox", f"0 0 {_WIDE} {_HIGH}"), ("aria-hidden", "true")]
    zero = tag("path", attributes([("class", "zero"), ("d", f"M0 {_HIGH // 2}H{_WIDE}")]))
    line = tag("path", attributes([("d", path)]))
    return tag("svg", attributes(box), inside=join([zero, line, tag("circle", attributes(dot))]))
