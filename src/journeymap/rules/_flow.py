"""Where people cannot go on a map: steps that nothing leads to, and steps that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from journeymap.flow import Flow, flow
from journeymap.rules._once import once

Ways = Sequence[Sequence[int]]

flow_of = once(flow)  # the rules of a map ask for it one after the other


def unreached(flow: Flow) -> set[int]:
    """The steps to which no way leads from where people start."""
    starts = [way.end for way in flow.starts if way.end is not None]
    return set(range(len(flow.steps))) - _reached(starts, flow.onward)


def stuck(flow: Flow) -> set[int]:
    """The steps from which no way leads to where people can end, leave, or go where nobody knows because
    `next` names no step of the map. What shares lack of 100 % is no way.
    """
    stops = [
        number
        for number, ways in enumerate(flow.ways)
        if any(way.kind in ("end", "leave") or (way.kind == "lost" and way.entry) for way in ways)
    ]
    return set(range(len(flow.steps))) - _reached(stops, _reversed(flow.onward))


def to_themselves(flow: Flow) -> dict[int, int]:
    """The steps that name themselves as the next one and say neither when nor how many, with the entry of
    `next` that does; not where the journey can end, as what is done until then needs no condition.
    """
    return {
        number: index
        for number, step in enumerate(flow.steps[:-1])
        if step.ends is None
        for index, one in enumerate(step.next)
        if one.to == step.id and one.share is None and not one.when
    }


def heads(flow: Flow) -> list[tuple[int, list[int]]]:
    """The steps that make the others unreached: each with those that only it leads to."""
    return sorted(_sources(unreached(flow), flow.onward))


def loops(flow: Flow) -> list[list[int]]:
    """The steps that lead only to each other, where those who are stuck go round at last."""
    ends = _sources(stuck(flow), _reversed(flow.onward))
    return sorted(sorted(_reached([one], flow.onward)) for one, _ in ends)


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
