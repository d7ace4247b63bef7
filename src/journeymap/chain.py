"""An absorbing Markov chain, reduced state by state until every figure can be read off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heapreplace

#: Where all come from, and the outcomes. States are numbered from 0.
START, END, LEAVE, LEFT, LOST, STUCK = -1, -2, -3, -4, -5, -6

#: Less than this is nobody: the smallest floats have too few digits to divide by.
NOBODY = 1e-290


class Chain:
    """Rows of shares by where those at a state go next, at `START` by where they begin.

    `LEAVE` in a row is leaving at this very state; of those who leave at states dropped since, it is `LEFT`.

    To drop a state is to send those who come to it straight on to where they go from it, so that nothing else
    changes (state reduction; Grassmann, Taksar and Heyman, 1985). A group of states with all others dropped
    tells how many ever come to it, and a single state what becomes of those who do.
    """

    # Shares are added, multiplied and divided, never subtracted. So figures keep their digits, and a loop
    # without a way out is an outcome and no division by zero. An inverse by numpy does neither: of 60 steps
    # that each send 90 % back to the first it makes -4e16 visits instead of 1e60. Nor is it faster on maps,
    # where a step has few ways on: for 1,000 steps in one loop it takes 50 to 100 ms, and 150 for its import,
    # against 20 ms here.

    def __init__(self, rows: Mapping[int, Mapping[int, float]]) -> None:
        self.rows = {state: dict(row) for state, row in rows.items()}
        self._into: dict[int, set[int]] = {state: set() for state in rows}
        for state, row in rows.items():
            for to in row:
                if to >= 0:
                    self._into[to].add(state)

    @property
    def reach(self) -> float:
        """The share that ever comes to any of the states that are left."""
        return sum((share for state, share in self.rows[START].items() if state >= 0), 0.0)

    def drop(self, states: Sequence[int]) -> None:
        """Drops states, first those with the fewest ways through them, so that few new ones are made."""
        waiting = [(self._ways(state), state) for state in states]
        heapify(waiting)
        while waiting:
            known, state = waiting[0]
            ways = self._ways(state)
            if ways > known:  # others were dropped since, so it may no longer be the first
                heapreplace(waiting, (ways, state))
            else:
                heappop(waiting)
                self._drop(state)

    def _ways(self, state: int) -> int:
        return len(self._into[state]) * len(self.rows[state])

    def _drop(self, state: int) -> None:
        row, before = self.rows.pop(state), self._into.pop(state)
        row.pop(state, None)
        before.discard(state)
        if LEAVE in row:
            row[LEFT] = row.get(LEFT, 0.0) + row.pop(LEAVE)
        whole = sum(row.values())
        for to in row:
            if to >= 0:
                self._into[to].discard(state)
                self._into[to] |= before
        if whole < NOBODY:
            row, whole = {STUCK: 1.0}, 1.0
        for one in before:
            onward = self.rows[one]
            share = onward.pop(state) / whole
            for to, part in row.items():
                onward[to] = onward.get(to, 0.0) + share * part

    def copy(self) -> Chain:
        """The same chain, to be reduced by itself."""
        return Chain(self.rows)

    def each(self, groups: Sequence[Sequence[int]]) -> Iterator[Chain]:
        """The chain with the states of one group alone, for each of the groups, which hold all its states.

        Each is to be used before the next one is asked for, and this one not any more.
        """
        # By halves, each from the chain without the other: so a state is dropped log2(groups) times, and not
        # once for each group.
        if len(groups) == 1:
            yield self
            return
        half = len(groups) // 2
        first, second = groups[:half], groups[half:]
        other = self.copy()
        other.drop([state for group in second for state in group])
        yield from other.each(first)
        self.drop([state for group in first for state in group])
        yield from self.each(second)
