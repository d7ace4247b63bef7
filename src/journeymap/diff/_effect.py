"""What a change does to the figures of a map: how it feels, how many get through, what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from journeymap.collection import MapFact, facts
from journeymap.experience import Curve, curves
from journeymap.model import Journey

T = TypeVar("T")
#: How bad a pain can be, the worst first; unknown at the end.
SEVERITIES = ("high", "medium", "low", "")


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """A figure before and after; None where it is not known, or there is no map."""

    before: T | None
    after: T | None


@dataclass(frozen=True, slots=True)
class Low:
    """The lowest point of the curves: its emotion, and the name of the step, or stage, that it is of."""

    emotion: float
    name: str


@dataclass(frozen=True, slots=True)
class Felt:
    """The mean emotion of one persona, by id; of nobody in particular with empty id and name."""

    id: str
    name: str
    mean: Sides[float]


@dataclass(frozen=True, slots=True)
class Effect:
    """Figures of a map before and after. Emotions are from -2 to 2, `completion` is the share from 0 to 1
    that reaches the goal, and `evidence` how many steps stand on some, of how many.

    `people` are in the order of the new map, then those who are gone. `pains` are counted by severity, the
    worst first; of unknown severity under an empty word.
    """

    mean: Sides[float]
    people: tuple[Felt, ...]
    lowest: Sides[Low]
    completion: Sides[float]
    evidence: Sides[tuple[int, int]]
    pains: tuple[tuple[str, Sides[int]], ...]


def effect(old: Journey | None, new: Journey | None) -> Effect:
    """The figures of a map whose personas were looked up, before and after."""
    was = facts(old, "") if old else None
    now = facts(new, "") if new else None
    return Effect(
        Sides(was.mean if was else None, now.mean if now else None),
        _felt(curves(old) if old else [], curves(new) if new else []),
        Sides(_lowest(was), _lowest(now)),
        Sides(was.completion if was else None, now.completion if now else None),
        Sides(_backed(was), _backed(now)),
        tuple((word, Sides(_pains(was, word), _pains(now, word))) for word in SEVERITIES),
    )


def _felt(old: list[Curve], new: list[Curve]) -> tuple[Felt, ...]:
    was = {one.id: one for one in old}
    found = []
    for one in new:
        # One whose id is another one now may still have the name.
        same = [id for id, each in was.items() if id == one.id or each.name == one.name]
        before = was.pop(one.id if one.id in was else same[0]) if same else None
        found.append(Felt(one.id, one.name, Sides(before.mean if before else None, one.mean)))
    found += (Felt(one.id, one.name, Sides(one.mean, None)) for one in was.values())
    return tuple(found)


def _lowest(fact: MapFact | None) -> Low | None:
    return None if fact is None or fact.lowest is None else Low(fact.lowest, fact.lowest_step)


def _backed(fact: MapFact | None) -> tuple[int, int] | None:
    return (fact.backed, fact.total) if fact else None


def _pains(fact: MapFact | None, severity: str) -> int | None:
    return sum(one.severity == severity for one in fact.pains) if fact else None
