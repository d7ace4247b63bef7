"""The facts of a map as plain data, to be kept, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from journeymap.collection import MapFact, OpportunityFact, PainFact, Spot, StepFact, TouchpointFact

_PARTS = {
    "steps": StepFact,
    "touchpoints": TouchpointFact,
    "pains": PainFact,
    "opportunities": OpportunityFact,
}
_NAMES = {kind: [one.name for one in fields(kind)] for kind in (Spot, MapFact, *_PARTS.values())}


def plain_fact(fact: MapFact) -> list[Any]:
    """The facts of a map. A spot, of which many things are told, is written once."""
    spots: dict[Spot, int] = {}
    found: list[Any] = []
    for name in _NAMES[MapFact]:
        value = getattr(fact, name)
        if name in _PARTS:
            own = _NAMES[_PARTS[name]][1:]
            value = [
                [spots.setdefault(one.spot, len(spots)), *(getattr(one, key) for key in own)] for one in value
            ]
        found.append(value)
    return [[[getattr(spot, name) for name in _NAMES[Spot]] for spot in spots], *found]


def fact(plain: list[Any]) -> MapFact:
    """The facts that plain data is of."""
    spots = [Spot(*_fixed(one)) for one in plain[0]]
    values: list[Any] = []
    for name, value in zip(_NAMES[MapFact], plain[1:], strict=True):
        kind = _PARTS.get(name)
        if kind:
            values.append(tuple([kind(spots[at], *_fixed(rest)) for at, *rest in value]))
        elif type(value) is list:
            values.append(tuple(tuple(one) if type(one) is list else one for one in value))
        else:
            values.append(value)
    return MapFact(*values)


def _fixed(values: list[Any]) -> list[Any]:
    """The same, with tuples of texts for the lists that JSON has in their place."""
    return [tuple(one) if type(one) is list else one for one in values]
