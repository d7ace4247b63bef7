"""The Unicode Bidirectional Algorithm for one line: which pieces are drawn in which order and direction.

Without explicit embeddings and overrides, which no file of ours may contain; isolates come from views.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional, mirrored

_OPENING = {
    pair[0]: pair[1]
    for pair in ("()", "[]", "{}", "（）", "［］", "｛｝", "「」", "『』", "【】", "〈〉", "《》")
}
_CLOSING = {other: one for one, other in _OPENING.items()}
_TURNING = frozenset(("R", "AL", "AN", "RLI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_ISOLATES = ("LRI", "RLI", "FSI")
# I1, I2: how far above its surroundings is what does not run as they do, from left to right and else.
_RISE: tuple[dict[str, int], ...] = ({"R": 1, "AN": 2, "EN": 2}, {"L": 1, "AN": 1, "EN": 1})


class Piece(NamedTuple):
    """A stretch of a line, `text[start:end]`, that is drawn in one direction."""

    start: int
    end: int
    rtl: bool


def pieces(text: str, rtl: bool) -> list[Piece]:
    """The pieces of a line from left to right as they are seen; `rtl` is the direction of the line itself."""
    if not rtl and text.isascii():
        return [Piece(0, len(text), False)] if text else []
    kinds = [bidirectional(char) or "L" for char in text]
    if not rtl and not _TURNING.intersection(kinds):
        return [Piece(0, len(text), False)] if text else []
    levels = _levels(text, kinds, int(rtl))
    found = []
    start = 0
    for level, run in groupby(levels):
        end = start + len(list(run))
        found.append((level, start, end))
        start = end
    # L2: from the highest level down, what is that high is turned round.
    for limit in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(found):
            end = at
            while end < len(found) and found[end][0] >= limit:
                end += 1
            found[at:end] = found[at:end][::-1]
            at = end + 1
    return [Piece(start, end, bool(level % 2)) for level, start, end in found]


def _levels(text: str, kinds: list[str], base: int) -> list[int]:
    levels = [base] * len(text)
    _isolated(text, kinds, list(range(len(text))), base, levels)
    # L1: spaces at the end of the line belong to the line.
    for at in range(len(levels) - 1, -1, -1):
        if kinds[at] not in ("WS", "BN", "B", "S", *_ISOLATES, "PDI"):
            break
        levels[at] = base
    return levels


def _isolated(text: str, kinds: list[str], places: list[int], base: int, levels: list[int]) -> None:
    """Set the levels of what is at these places; an isolate among them is one neutral character there."""
    outer: list[int] = []
    at = 0
    while at < len(places):
        outer.append(places[at])
        end = _end(kinds, places, at)
        if end > at:
            inner = places[at + 1 : end]
            rtl = kinds[places[at]] == "RLI" or (kinds[places[at]] == "FSI" and _first(kinds, inner))
            _isolated(text, kinds, inner, base + (1 if base % 2 != rtl else 2), levels)
        at = max(end, at + 1)
    side = "R" if base % 2 else "L"
    own = [kinds[place] for place in outer]
    resolved = ["ON" if kind in (*_ISOLATES, "PDI") else kind for kind in own]
    # What draws nothing goes with what comes before it (X9 takes it out; BN here are ZWJ and the like).
    for at, kind in enumerate(resolved):
        if kind == "BN":
            resolved[at] = resolved[at - 1] if at else side
    _weak(resolved, side)
    _brackets("".join(text[place] for place in outer), resolved, own, side)
    _neutral(resolved, side)
    for place, kind in zip(outer, resolved, strict=True):
        levels[place] = base + _RISE[base % 2].get(kind, 0)


def _end(kinds: list[str], places: list[int], at: int) -> int:
    """Where the isolate that begins at a place ends: at its PDI, else at the end; `at` if none begins."""
    if kinds[places[at]] not in _ISOLATES:
        return at
    deep = 0
    for end in range(at, len(places)):
        deep += (kinds[places[end]] in _ISOLATES) - (kinds[places[end]] == "PDI")
        if not deep:
            return end
    return len(places)


def _first(kinds: list[str], places: list[int]) -> bool:
    """Whether the first strong character runs from right to left; what is isolated does not count."""
    at = 0
    while at < len(places):
        if kinds[places[at]] in ("L", "R", "AL"):
            return kinds[places[at]] != "L"
        at = max(_end(kinds, places, at), at + 1)
    return False


def _weak(kinds: list[str], side: str) -> None:
    """W1-W7: marks, numbers and what stands in and around them."""
    before, strong = side, side
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[at] = kind
    for at, kind in enumerate(kinds):
        if kind == "AL":
            kinds[at] = "R"
    for at in range(1, len(kinds) - 1):
        around = kinds[at - 1], kinds[at + 1]
        if (kinds[at] == "ES" and around == ("EN", "EN")) or (
            kinds[at] == "CS" and around in (("EN", "EN"), ("AN", "AN"))
        ):
            kinds[at] = around[0]
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > at and "EN" in (kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else ""):
            kinds[at:end] = ["EN"] * (end - at)
        at = end + 1
    strong = side
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _side(kind: str) -> str:
    """The direction that a strong character or a number has for the neutral ones around it."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _brackets(text: str, kinds: list[str], original: list[str], side: str) -> None:
    """N0: a pair of brackets goes with what is in it."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON" or not mirrored(char):
            continue
        if char in _OPENING:
            stack.append((char, at))
        elif char in _CLOSING:
            place = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == _CLOSING[char]), None)
            if place is not None:
                pairs.append((stack[place][1], at))
                del stack[place:]
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        towards = side
        if side not in inside:
            before = next((_side(kind) for kind in reversed(kinds[:start]) if _side(kind)), side)
            towards = before if before != side else side
        for place in (start, end):
            kinds[place] = towards
            follow = place + 1
            while follow < len(kinds) and original[follow] == "NSM":
                kinds[follow] = towards
                follow += 1


def _neutral(kinds: list[str], side: str) -> None:
    """N1, N2: what has no direction takes that of both its sides, else the line's."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _side(kinds[at - 1]) if at else side
            after = _side(kinds[end]) if end < len(kinds) else side
            kinds[at:end] = [before if before == after else side] * (end - at)
        at = max(end, at + 1)
