"""Changes in words: the lines in which the forms for people tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from journeymap.diff._change import Change, Compared, Difference, Pair, Verb
from journeymap.diff._figures import arrow, signed
from journeymap.diff._order import part_at
from journeymap.diff._pairing import titled
from journeymap.model import Journey, Part
from journeymap.source import Where

SIGNS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~", "moved": "→", "": ""}
#: What a change of these is called, by verb: pains are solved, and evidence is lost.
_WORDS = {
    ("added", "pain"): "new pain",
    ("removed", "pain"): "pain solved",
    ("added", "opportunity"): "new opportunity",
    ("removed", "opportunity"): "opportunity dropped",
    ("added", "evidence"): "evidence gained",
    ("removed", "evidence"): "evidence lost",
}
TELLING = frozenset(_WORDS.values())
#: What is said of an entry besides its name.
_BESIDE = {
    "pain": ("severity",),
    "opportunity": ("status", "value", "effort"),
    "touchpoint": ("channel",),
    "evidence": ("kind", "count", "date"),
    "metric": ("value",),
    "next": ("share",),
    "leave": ("share",),
    "enter": ("share",),
}
_KINDS = {"leave": "leaves", "enter": "enters", "map": "title"}


class Piece(NamedTuple):
    """Some words of a line: ours, or of the map, which may be cut short."""

    text: str
    theirs: bool = False


class Line(NamedTuple):
    """A line: how deep it lies, from 0; what happened, nothing where it only says whose the next ones are;
    what it says; how many changes it tells, and whether it is the head of a stage or step.
    """

    depth: int
    verb: Verb | Literal[""]
    pieces: tuple[Piece, ...]
    changes: int = 1
    head: bool = False


def lines(compared: Compared) -> Iterator[Line]:
    """What changed in a map, from top to bottom; not that it came or went itself."""
    difference = compared.difference
    told = [one for one in difference.changes if not _whole(one)]

    def held(change: Change) -> tuple[str, int | None, int | None]:
        return _person(change, difference), change.stage, change.step

    stage = None
    for (person, at, step), group in groupby(told, held):
        changes = list(group)
        depth = 0
        if person:
            yield Line(0, "", (Piece(person, True),), 0, True)
            depth = 1
        elif at is not None and step is None:
            yield from _head(difference, changes, "stage", 0)
            stage, depth = at, 1
        elif step is not None:
            if at is not None and at != stage:
                yield Line(0, "", (_called(difference.stages[at]),), 0, True)
                stage = at
            depth = 0 if at is None else 1
            yield from _head(difference, changes, "step", depth)
            depth += 1
        for one in changes:
            if one.kind not in ("stage", "step"):
                yield Line(depth, one.verb, tuple(_said(one, difference)))


def summary(compared: Sequence[Compared]) -> str:
    """How much changed, in a line."""
    if all(one.difference.same for one in compared):
        return "nothing changed"
    maps = all(isinstance(one.difference.new or one.difference.old, Journey) for one in compared)
    counts = dict.fromkeys(("changed", "new", "removed", "the same"), 0)
    for one in compared:
        found = "the same" if one.difference.same else "changed"
        counts["new" if one.old is None else "removed" if one.new is None else found] += 1
    said = [f"{count} {word}" for word, count in counts.items() if count]
    number, _, rest = ", ".join(said).partition(" ")
    return f"{number} {'map' if maps else 'file'}{'' if number == '1' else 's'} {rest}"


def heading(compared: Compared) -> tuple[str, str]:
    """What a file is called, with its name before where that was another, and the title of the map."""
    old, new = compared.old, compared.new
    named = [one for one in (old, new) if one is not None]
    return " → ".join(dict.fromkeys(one.file for one in named)), titled(named[-1].subject)


def _called(pair: Pair[Any]) -> Piece:
    return Piece(titled(pair.new or pair.old or ""), True)


def _head(difference: Difference, changes: Sequence[Change], kind: str, depth: int) -> Iterator[Line]:
    """A stage or step that has changes, with what happened to itself."""
    own = {one.verb: one for one in changes if one.kind == kind}
    pairs: Sequence[Any] = difference.stages if kind == "stage" else difference.steps
    number = changes[0].stage if kind == "stage" else changes[0].step
    pair = pairs[number or 0]
    name = _called(pair)
    if lone := own.get("added") or own.get("removed"):
        felt = (lone.after or lone.before or {}).get("emotion")
        more = (Piece(f"  emotion {emotion(felt)}"),) if isinstance(felt, list) else ()
        yield Line(depth, lone.verb, (name, *more), 1, True)
    elif renamed := own.get("renamed"):
        yield Line(depth, "renamed", (Piece(str(renamed.before), True), Piece(" → "), name), 1, True)
    elif moved := own.get("moved"):
        yield Line(depth, "moved", (name, Piece("  "), *_moved(moved, difference)), 1, True)
    else:
        yield Line(depth, "changed", (name,), 0, True)
    if "renamed" in own and "moved" in own:
        yield Line(depth + 1, "moved", (Piece("moved "), *_moved(own["moved"], difference)))


def _said(change: Change, difference: Difference) -> Iterator[Piece]:
    """A change of what a stage, a step or the map itself says."""
    kind = _KINDS.get(change.kind, change.kind.replace("_", " "))
    name = [Piece(" "), *_quoted(change.name)] if change.name else []
    if change.verb == "moved":
        yield from (Piece(kind), *name, Piece(" "), *_moved(change, difference))
    elif change.kind == "emotion":
        yield Piece("emotion")
        yield from [Piece(" of "), Piece(change.name, True)] if change.name else []
        before, after = (None if one is None else emotion(one) for one in (change.before, change.after))
        felt = [_middle(one) for one in (change.before, change.after)]
        way = 0 if None in felt else (felt[1] > felt[0]) - (felt[1] < felt[0])  # type: ignore[operator]
        yield Piece(f" {before or 'unknown'} → {after or 'unknown'} {arrow(way)}".rstrip())
    elif change.verb in ("added", "removed"):
        yield Piece(_WORDS.get((change.verb, change.kind), kind))
        data = change.after if change.verb == "added" else change.before
        if isinstance(data, dict):
            yield from name
            beside = [str(data[key]) for key in _BESIDE.get(change.kind, ()) if data.get(key) is not None]
            yield from [Piece(f" ({', '.join(beside)})", True)] if beside else []
        else:
            yield from (Piece(" "), *_value(data)) if data is not True else ()
    elif isinstance(change.before, dict) and isinstance(change.after, dict) and change.name:
        yield from (Piece(kind), *name, Piece(":"))
        for number, key in enumerate(change.after):
            yield Piece(f"{',' if number else ''} {key} ")
            yield from _both(change.before[key], change.after[key])
    else:
        yield from (Piece(f"{kind} "), *_both(change.before, change.after))


def _moved(change: Change, difference: Difference) -> Iterator[Piece]:
    """From where something came, or behind what it stands now."""
    before, after = change.before, change.after
    if any(before.get(key) != after.get(key) for key in ("stage", "step")):
        held = part_at(difference.old, Where((change.old or ())[:-2]))
        yield from (Piece("from "), *_quoted(titled(held)))
        return
    number = after["number"] - 1
    beside = part_at(difference.new, Where((change.new or ())[:-1]))[number - 1]
    named = titled(beside) if number and isinstance(beside, Part | str) else ""
    yield from (Piece("now behind "), *_quoted(named)) if named else [Piece(f"now number {number + 1}")]


def emotion(felt: Any) -> str:
    """An emotion in the long form, in words."""
    if isinstance(felt, dict):
        return ", ".join(f"{key} {emotion(one)}" for key, one in felt.items())
    start, end = felt
    return signed(start) if start == end else f"{signed(start)} to {signed(end)}"


def _middle(felt: Any) -> float | None:
    return (felt[0] + felt[1]) / 2 if isinstance(felt, list) else None


def _quoted(text: str) -> tuple[Piece, ...]:
    return Piece("“"), Piece(text, True), Piece("”")


def _both(before: Any, after: Any) -> tuple[Piece, ...]:
    quoted = any(isinstance(one, str) and _wordy(one) for one in (before, after))
    return *_value(before, quoted), Piece(" → "), *_value(after, quoted)


def _wordy(text: str) -> bool:
    # Not all scripts have white space between words.
    return not text.isascii() or any(map(str.isspace, text))


def _value(data: Any, quoted: bool = False) -> tuple[Piece, ...]:
    """Plain data: text in quotation marks where it may be of several words."""
    if data is None:
        return (Piece("nothing"),)
    if data is True:
        return (Piece("yes"),)
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        between = [piece for one in data for piece in (Piece(", "), *_value(one))]
        return tuple(between[1:]) or (Piece("nothing"),)
    text = str(data)
    return _quoted(text) if quoted or _wordy(text) else (Piece(text, True),)


def _whole(change: Change) -> bool:
    """Whether a change is that a file came, went, or moved: its heading says so."""
    return change.verb in ("added", "removed", "moved") and Where() in (change.old, change.new)


def _person(change: Change, difference: Difference) -> str:
    """The name of the persona that a change is in; empty where it is in none."""
    for at, side in ((change.new, difference.new), (change.old, difference.old)):
        if at and at[0] in ("persona", "personas") and len(at) > (2 if at[0] == "personas" else 1):
            found = part_at(side, Where(at[:2] if at[0] == "personas" else at[:1]))
            return titled(found)
    return ""
