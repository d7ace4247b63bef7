"""A small table of what is known about a map or a persona: names at the left, values at the right."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.lanes import Pen
from journeymap.scene import Line

_LEAST, _MOST = 160.0, 224.0
Facts = Sequence[tuple[str, str]]


def width(pen: Pen, facts: Facts) -> float:
    """As wide as the longest name and the longest value, within limits."""
    keys = max(pen.width(key, "fact.label") for key, _ in facts)
    return min(max(keys + 13 + max(pen.width(value, "fact.value") for _, value in facts), _LEAST), _MOST)


def draw(pen: Pen, facts: Facts, x: float, top: float, width: float) -> float:
    """Draw the facts below each other with hairlines between; where they end."""
    keys = min(max(pen.width(key, "fact.label") for key, _ in facts) + 12, width / 2)
    for place, (key, value) in enumerate(facts):
        if place:
            pen.items.append(Line(x, top, x + width, top, "rule"))
        pen.words(key, "fact.label", x, top + 4, keys)
        top = pen.words(value, "fact.value", x + keys, top + 4, width - keys, "end") + 4
    return top
