"""Which of what was there is which of what is there now, and which of these moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from journeymap.diff._likeness import ALIKE, Look, at_most, likeness

T = TypeVar("T")
A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)
Key = Callable[[T], Hashable | None]
Looks = Mapping[int, Look]

# So many pairs are compared by likeness; of more, those that share what is rare.
PAIRS = 25_000


class Matching(Generic[T]):
    """Two lists, and which of one is which of the other, by index. What is done first, holds."""

    def __init__(self, old: Sequence[T], new: Sequence[T]) -> None:
        self.old, self.new = old, new
        self.after: dict[int, int] = {}
        self.before: dict[int, int] = {}

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Those matched, in the order of the old list."""
        return sorted(self.after.items())

    def _left(self) -> tuple[list[int], list[int]]:
        return (
            [index for index in range(len(self.old)) if index not in self.after],
            [index for index in range(len(self.new)) if index not in self.before],
        )

    def by(self, key: Key[T], new_key: Key[T] | None = None) -> None:
        """Match what has the same key, the first with the first; None is no key."""
        old, new = self._left()
        if not old or not new:
            return
        waiting = defaultdict[Hashable, list[int]](list)
        for index in reversed(old):
            waiting[key(self.old[index])].append(index)
        waiting.pop(None, None)
        for index in new:
            if found := waiting.get((new_key or key)(self.new[index])):
                self._match(found.pop(), index)

    def by_likeness(
        self,
        look: Callable[[T], Look],
        content: Callable[[T], str],
        group: Key[T] = lambda _: 0,
        apart: bool = False,
        most: int = PAIRS,
    ) -> None:
        """Match what is alike, the likest first; of those equally alike what is in the same group, then what
        is nearer in the lists. `apart` keeps to pairs of the same group; `content` tells apart what is not
        equal; `most` is about how many pairs are compared.
        """
        old, new = self._left()
        if not old or not new:
            return
        was, now = {i: look(self.old[i]) for i in old}, {j: look(self.new[j]) for j in new}
        groups = {i: group(self.old[i]) for i in old}, {j: group(self.new[j]) for j in new}
        found = []
        for i, j in _inside(was, now, *groups, most) if apart else _candidates(was, now, most):
            if at_most(was[i], now[j]) >= ALIKE and (score := likeness(was[i], now[j])) >= ALIKE:
                contents = sorted((content(self.old[i]), content(self.new[j])))
                # All of this is the same when old and new change places.
                order = (-score, groups[0][i] != groups[1][j], abs(i - j), min(i, j), contents)
                found.append((order, i, j))
        for _, i, j in sorted(found):
            if i not in self.after and j not in self.before:
                self._match(i, j)

    def _match(self, old: int, new: int) -> None:
        self.after[old], self.before[new] = new, old


def _inside(
    old: Looks, new: Looks, old_groups: Mapping[int, Any], new_groups: Mapping[int, Any], most: int
) -> Iterator[tuple[int, int]]:
    """The candidates of each group."""
    groups = [defaultdict[Any, dict[int, Look]](dict) for _ in range(2)]
    for side, looks, of in zip(groups, (old, new), (old_groups, new_groups), strict=True):
        for index, one in looks.items():
            side[of[index]][index] = one
    both = [group for group in groups[0] if group in groups[1]]
    for group in both:
        yield from _candidates(groups[0][group], groups[1][group], max(most // len(both), 100))


def _candidates(old: Looks, new: Looks, most: int) -> Iterable[tuple[int, int]]:
    """The pairs worth comparing: all, or where these are too many those that share rare pieces."""
    if len(old) * len(new) <= most:
        return [(i, j) for i in old for j in new]
    having = [defaultdict[str, list[int]](list) for _ in range(2)]
    for side, looks in zip(having, (old, new), strict=True):
        for index, one in looks.items():
            for piece in one.marks:
                side[piece].append(index)
    was, now = having
    shared = sorted((len(found) * len(now[piece]), piece) for piece, found in was.items() if piece in now)
    pairs, spent = set[tuple[int, int]](), 0
    for size, piece in shared:
        spent += size
        if spent > 4 * most or len(pairs) > most:
            break
        pairs.update((i, j) for i in was[piece] for j in now[piece])
    return pairs


def steady(
    pairs: Sequence[tuple[int, int]], content: Callable[[tuple[int, int]], Any]
) -> set[tuple[int, int]]:
    """As many pairs as possible whose order is the same in both lists: all others moved.

    Where there are several ways, the one is taken that is taken when old and new change places, too:
    `content` is something of a pair that can be sorted, and is the same seen from either side.
    """
    ahead = _ranks(sorted(pairs))
    behind = _ranks(sorted((-i, -j) for i, j in pairs))
    longest = max(ahead.values(), default=0)
    levels = defaultdict[int, list[tuple[int, int]]](list)
    for i, j in pairs:
        if ahead[i, j] + behind[-i, -j] == longest + 1:
            levels[ahead[i, j]].append((i, j))
    kept, last = set[tuple[int, int]](), (-1, -1)
    for level in sorted(levels):
        follow = [pair for pair in levels[level] if pair[0] > last[0] and pair[1] > last[1]]
        if follow[1:]:
            follow.sort(key=lambda pair: (content(pair), min(pair), max(pair)))
        last = follow[0]
        kept.add(last)
    return kept


def _ranks(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each pair the length of the longest rising sequence that ends with it (patience sorting)."""
    ends, ranks = list[int](), dict[tuple[int, int], int]()
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        ends[at : at + 1] = [pair[1]]
        ranks[pair] = at + 1
    return ranks


def merged(
    old: Iterable[A], new: Iterable[B], stayed: Mapping[A, B], gone: Callable[[A], bool]
) -> list[tuple[A | None, B | None]]:
    """One list of both: in the order of the new one, with what is gone where it stood, which is behind the
    nearest before it that stayed.
    """
    behind = defaultdict[B | None, list[A]](list)
    last: B | None = None
    for one in old:
        if gone(one):
            behind[last].append(one)
        last = stayed.get(one, last)
    found: list[tuple[A | None, B | None]] = [(one, None) for one in behind[None]]
    for here in new:
        found.append((None, here))
        found += ((one, None) for one in behind[here])
    return found
