"""The figures of a map before and after, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from journeymap.diff._change import Compared
from journeymap.diff._effect import Effect, Low, Sides, effect
from journeymap.model import Journey

T = TypeVar("T")
UNKNOWN = "–"


class Figure(NamedTuple):
    """A figure before and after; `way` is 1 where it rose, -1 where it fell, `better` where that is good."""

    name: str
    before: str
    after: str
    way: int = 0
    better: bool = False

    @property
    def sign(self) -> str:
        """Which way it went, as a sign."""
        return arrow(self.way)


def figures(compared: Compared) -> list[Figure]:
    """Those that changed; of a map that came or went all that are known, of a persona none."""
    old, new = compared.difference.old, compared.difference.new
    if not isinstance(old or new, Journey):
        return []
    found = effect(old if isinstance(old, Journey) else None, new if isinstance(new, Journey) else None)
    was, now = (str(len(one.all_steps)) if isinstance(one, Journey) else UNKNOWN for one in (old, new))
    every = [Figure("steps", was, now), *_all(found)]
    known = [one for one in every if {one.before, one.after} - {UNKNOWN, "0"}]
    return [one for one in known if one.before != one.after]


def signed(value: float) -> str:
    """An emotion with its sign and at most two decimals."""
    text = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return text if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def arrow(way: int) -> str:
    """Up or down as a sign; nothing for neither."""
    return "▲" if way > 0 else "▼" if way < 0 else ""


def _all(found: Effect) -> Iterator[Figure]:
    yield _figure("mean emotion", found.mean, signed)
    if len(found.people) > 1:
        for one in found.people:
            yield _figure(f"mean emotion of {one.name or one.id}", one.mean, signed)
    yield _figure("lowest", found.lowest, _low, lambda low: low.emotion)
    yield _figure("completion", found.completion, _percent)
    yield _figure("evidence", found.evidence, _of, lambda one: one[0] / (one[1] or 1))
    for word, sides in found.pains:
        yield _figure(f"pains, {word or 'severity unknown'}", sides, str, good=-1)


def _figure(
    name: str,
    sides: Sides[T],
    say: Callable[[T], str],
    worth: Callable[[T], Any] = lambda one: one,
    good: int = 1,
) -> Figure:
    before, after = sides.before, sides.after
    way = 0
    if before is not None and after is not None:
        way = (worth(after) > worth(before)) - (worth(after) < worth(before))
    was, now = (UNKNOWN if one is None else say(one) for one in (before, after))
    return Figure(name, was, now, way, way == good)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0") + "%"


def _of(backed: tuple[int, int]) -> str:
    return f"{backed[0]}/{backed[1]}"


def _low(low: Low) -> str:
    return f"{signed(low.emotion)} ({low.name})"
