"""For programs: every change with what it is of, and what it was and is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from journeymap.diff._change import Change, Compared, Difference, Named, Pair
from journeymap.diff._effect import Effect, Low, Sides, effect
from journeymap.diff._pairing import titled
from journeymap.model import Journey

Plain = dict[str, Any]


def write(compared: Sequence[Compared], same: int = 0) -> str:
    """The files that changed, and how many others are the `same`; docs/json.md says what each key holds."""
    told = [_map(one) for one in compared if not one.difference.same]
    data = {"version": 1, "same": same + len(compared) - len(told), "maps": told}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _map(compared: Compared) -> Plain:
    difference = compared.difference
    sides = difference.old, difference.new
    old, new = (one if isinstance(one, Journey) else None for one in sides)
    return {
        "kind": "map" if old or new else "persona",
        "before": compared.old and _file(compared.old),
        "after": compared.new and _file(compared.new),
        "effect": _effect(effect(old, new)) if old or new else None,
        "changes": [_change(one, difference) for one in difference.changes],
    }


def _file(named: Named) -> Plain:
    return {"file": named.file, "id": named.subject.id, "title": titled(named.subject)}


def _change(change: Change, difference: Difference) -> Plain:
    return {
        "verb": change.verb,
        "kind": change.kind,
        "what": change.name,
        "before": change.before,
        "after": change.after,
        "stage": _id(difference.stages, change.stage),
        "step": _id(difference.steps, change.step),
        "at": {
            "before": None if change.old is None else str(change.old),
            "after": None if change.new is None else str(change.new),
        },
    }


def _id(pairs: Sequence[Pair[Any]], number: int | None) -> str | None:
    """The id of a stage or step: the one that it has now, or had."""
    if number is None:
        return None
    part = pairs[number].new or pairs[number].old
    return part and str(part.id)


def _effect(found: Effect) -> Plain:
    """Emotions from -2 to 2, shares in percent."""
    return {
        "mean_emotion": _both(found.mean),
        "personas": [{"id": one.id, "name": one.name} | _both(one.mean) for one in found.people if one.id],
        "lowest": {key: one and _low(one) for key, one in _sides(found.lowest).items()},
        "completion": {
            key: None if one is None else _number(100 * one) for key, one in _sides(found.completion).items()
        },
        "evidence": {
            key: one and {"backed": one[0], "total": one[1]} for key, one in _sides(found.evidence).items()
        },
        "pains": {word or "unknown": _both(sides) for word, sides in found.pains},
    }


def _sides(sides: Sides[Any]) -> dict[str, Any]:
    return {"before": sides.before, "after": sides.after}


def _both(sides: Sides[Any]) -> Plain:
    return {key: _number(one) for key, one in _sides(sides).items()}


def _low(low: Low) -> Plain:
    return {"emotion": _number(low.emotion), "name": low.name}


def _number(value: float | None) -> float | int | None:
    """Rounded so that binary fractions do not show, and whole where it is."""
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
