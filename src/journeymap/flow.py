"""How people go through a map: which ways lead from step to step, in and out, and what share takes each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.model import Enter, Journey, Leave, Next, Step
from journeymap.source import Where

Kind = Literal["start", "next", "leave", "end", "lost"]

#: What shares in percent may lack of 100, or be over it, because of binary fractions.
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Way:
    """How people go from one place of a journey to another.

    - `start`: into the journey, to the step `end`; `start` is None
    - `next`: from the step `start` to the step `end`
    - `leave`: from the step `start` out of the journey; `end` is None, as in the two below
    - `end`: out of it with the goal reached
    - `lost`: nobody knows where, because `next` names no step of the map (`entry` says which), or because
      shares add up to less than 100 % (`entry` is None)

    Steps go by their number in the order written, from 0. `share` is from 0 to 1, of those at the step, or
    for `start` of all who start; 0 also where nobody is left for a way. It is `assumed` where several ways
    without a share divide a rest between them; where one takes the rest, its share follows from the others.
    `entry` is what the map says of the way: None for what goes without saying, such as the following step.
    """

    kind: Kind
    start: int | None
    end: int | None
    share: float
    assumed: bool
    entry: Enter | Next | Leave | None = None

    @property
    def when(self) -> str:
        """The condition, if there is one."""
        return self.entry.when if isinstance(self.entry, Next) else ""


@dataclass(frozen=True)
class Flow:
    """The steps of a map in the order written, by their number, and the ways between them: `starts` into
    the journey, and `ways` out of each step, in the order `next`, `leave`, `end`, `lost`.

    `stages` has the number of each step's stage, None on a map without stages. A map whose stages have no
    steps has an empty flow.
    """

    places: list[Where]
    steps: list[Step]
    stages: list[int | None]
    starts: list[Way]
    ways: list[list[Way]]

    @cached_property
    def onward(self) -> list[list[int]]:
        """The steps that can follow each step, whatever share goes there."""
        return [[way.end for way in ways if way.end is not None] for ways in self.ways]

    @cached_property
    def known(self) -> bool:
        """Whether every `next` names a step of the map."""
        return not any(way.kind == "lost" and way.entry for ways in self.ways for way in ways)

    @property
    def telling(self) -> bool:
        """Whether the map says anything of how many go where: a share, or that people leave."""
        return any(
            way.kind == "leave" or (way.entry is not None and way.entry.share is not None)
            for ways in (self.starts, *self.ways)
            for way in ways
        )


def flow(journey: Journey) -> Flow:
    """The flow of a map, with every share that it leaves open filled in.

    A step without `next` goes on to the following one. What the shares of a step leave of 100 % goes to its
    ways without a share, in equal parts; ending is such a way where the step `ends`, and at the last step
    always. Where there is none, the rest is lost. Shares of more than 100 % count in proportion. What the
    `enters` leave of 100 % is split in the same way between those without a share and the first step.
    """
    found = list(_steps(journey))
    steps = [step for _, _, step in found]
    numbers: dict[str, int] = {}
    for number, step in enumerate(steps):
        numbers.setdefault(step.id, number)
    ways = [_onward(steps, number, numbers) for number in range(len(steps))]
    return Flow([at for at, _, _ in found], steps, [stage for _, stage, _ in found], _starts(steps), ways)


def _steps(journey: Journey) -> Iterator[tuple[Where, int | None, Step]]:
    """The steps of a map, each with its place and the number of its stage."""
    for index, step in enumerate(journey.steps or []):
        yield Where(("steps", index)), None, step
    for number, stage in enumerate(journey.stages or []):
        for index, step in enumerate(stage.steps):
            yield Where(("stages", number, "steps", index)), number, step


def _onward(steps: Sequence[Step], number: int, numbers: dict[str, int]) -> list[Way]:
    step, last = steps[number], number == len(steps) - 1
    claims: list[tuple[Kind, int | None, Next | Leave | None]] = [
        ("next" if one.to in numbers else "lost", numbers.get(one.to), one) for one in step.next
    ]
    everybody_leaves = sum(one.share or 0 for one in step.leaves) >= 100 - _NOISE
    if not (step.next or last or everybody_leaves):
        claims.append(("next", number + 1, None))
    claims += [("leave", None, one) for one in step.leaves]
    if step.ends is not None or last:
        claims.append(("end", None, None))
    shares = _split([entry.share if entry else None for _, _, entry in claims])
    ways = [
        Way(kind, number, end, share, assumed, entry)
        for (kind, end, entry), (share, assumed) in zip(claims, shares, strict=True)
    ]
    ways.sort(key=lambda way: way.kind == "lost")
    rest = 1 - sum(way.share for way in ways)
    return [*ways, Way("lost", number, None, rest, False)] if rest > _NOISE / 100 else ways


def _starts(steps: Sequence[Step]) -> list[Way]:
    claims = [(number, one) for number, step in enumerate(steps) for one in step.enters]
    implied: list[tuple[int, Enter | None]] = [(0, None)] if steps else []
    if any(not number and one.share is None for number, one in claims):
        implied = []  # the first step says itself that the rest starts there
    found = [*implied, *claims]
    shares = _split([entry.share if entry else None for _, entry in found])
    return [
        Way("start", None, number, share, assumed, entry)
        for (number, entry), (share, assumed) in zip(found, shares, strict=True)
    ]


def _split(given: Sequence[float | None]) -> list[tuple[float, bool]]:
    """Shares in percent as parts of 1, the rest in equal parts to those not given, and which are assumed."""
    total = sum(share for share in given if share is not None)
    rest = 100 - total if total < 100 - _NOISE else 0
    takers = given.count(None)
    whole = max(total, 100)
    return [
        (rest / takers / 100, takers > 1 and rest > 0) if share is None else (share / whole, False)
        for share in given
    ]
