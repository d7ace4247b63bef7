"""Where people can go on a map: which steps follow a step, where they start, and where they stop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from journeymap.model import Journey, Step
from journeymap.rules._once import once
from journeymap.source import Where

Ways = Sequence[Sequence[int]]


@dataclass
class Flow:
    """The steps of a map in the order written, by their number: `onward` are those that can follow a
    step, `starts` those where people start, and at each of `stops` they can end, leave, or go where
    nobody knows because `next` names no step of the map (then the flow is not `known`).
    """

    places: list[Where]
    steps: list[Step]
    onward: list[list[int]]
    starts: list[int]
    stops: list[int]
    known: bool

    @cached_property
    def unreached(self) -> set[int]:
        """The steps to which no way leads from a start."""
        return set(range(len(self.steps))) - _reached(self.starts, self.onward)

    @cached_property
    def stuck(self) -> set[int]:
        """The steps from which no way leads to where people stop."""
        return set(range(len(self.steps))) - _reached(self.stops, _reversed(self.onward))

    @cached_property
    def to_themselves(self) -> dict[int, int]:
        """The steps that name themselves as the next one and say neither when nor how many, with the
        entry of `next` that does; not where the journey can end, as what is done until then needs no
        condition.
        """
        return {
            number: index
            for number, step in enumerate(self.steps[:-1])
            if step.ends is None
            for index, one in enumerate(step.next)
            if one.to == step.id and one.share is None and not one.when
        }

    def heads(self) -> list[tuple[int, list[int]]]:
        """The steps that make the others unreached: each with those that only it leads to."""
        return sorted(_sources(self.unreached, self.onward))

    def loops(self) -> list[list[int]]:
        """The steps that lead only to each other, where those who are stuck go round at last."""
        ends = _sources(self.stuck, _reversed(self.onward))
        return sorted(sorted(_reached([one], self.onward)) for one, _ in ends)


@once
def flow(journey: Journey) -> Flow:
    """The flow of a map. A step without `next` goes on to the following one, unless all have left."""
    places, steps = [], []
    for at, part in journey.contents():
        if isinstance(part, Step):
            places.append(at)
            steps.append(part)
    numbers: dict[str, int] = {}
    for number, step in enumerate(steps):
        numbers.setdefault(step.id, number)
    onward, stops, known = list[list[int]](), list[int](), True
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        ways = [numbers[one.to] for one in step.next if one.to in numbers]
        lost = len(ways) < len(step.next)
        known = known and not lost
        if step.ends is not None or step.leaves or last or lost:
            stops.append(number)
        if not (step.next or last or sum(one.share or 0 for one in step.leaves) >= 100 - 1e-9):
            ways = [number + 1]
        onward.append(ways)
    starts = [number for number, step in enumerate(steps) if step.enters or not number]
    return Flow(places, steps, onward, starts, stops, known)


def _reversed(ways: Ways) -> list[list[int]]:
    back: list[list[int]] = [[] for _ in ways]
    for number, onward in enumerate(ways):
        for one in onward:
            back[one].append(number)
    return back


def _reached(starts: Iterable[int], ways: Ways, past: Set[int] = frozenset()) -> set[int]:
    """The steps to which the ways lead, the starts among them; no way leads to a step that is `past`."""
    found, todo = set(starts), list(starts)
    while todo:
        new = {one for one in ways[todo.pop()] if one not in found and one not in past}
        found |= new
        todo += new
    return found


def _sources(among: Set[int], ways: Ways) -> list[tuple[int, list[int]]]:
    """As few steps as lead to all of some, with those that each leads to: of steps that lead to each
    other the first one, and none that another leads to. Ways through other steps do not count.

    They are told by the order in which a search in depth leaves them: to what is left last, nothing
    that was not told before leads.
    """
    seen, left = set[int](), list[int]()
    for start in sorted(among):
        path = [] if start in seen else [(start, iter(ways[start]))]
        seen.add(start)
        while path:
            number, rest = path[-1]
            onward = next((one for one in rest if one in among and one not in seen), None)
            if onward is None:
                left.append(number)
                path.pop()
            else:
                seen.add(onward)
                path.append((onward, iter(ways[onward])))
    found, past = list[tuple[int, list[int]]](), set(range(len(ways))) - among
    for number in reversed(left):
        if number not in past:
            group = _reached([number], ways, past)
            past |= group
            found.append((number, sorted(group - {number})))
    return found
