"""The layout that a map should have: keys in order, brackets and texts on one line where they fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from journeymap.layout import _keys
from journeymap.layout._keys import Shape
from journeymap.layout._scalars import WIDTH, folded, hung, one_line, wrapped
from journeymap.layout._tree import Collection, Comment, Entry, Lines, Scalar, Tree, allows
from journeymap.model import Stage

#: Whether an allowance holds for a line that some characters of the text stand on.
Held = Callable[[int, int], bool]


def settle(tree: Tree, shape: Shape | None, text: str, held: Held) -> None:
    """Change a layout to the one that it should have. Lines for which a comment allows something keep what
    is on them, or else it would allow more than before, or less.
    """
    root = tree.root
    if root is None or not root.entries:
        return
    if root.flow:
        root.flow = False
        tree.preamble += [root.opening.text] if root.opening else []
        root.opening = None
    _Settler(text, held).block(root, shape, 0)
    _close_up(root)
    first = root.entries[0]
    tree.preamble += first.before
    first.before = []


class _Settler:
    def __init__(self, text: str, held: Held) -> None:
        self.text = text
        self.held = held

    def block(self, block: Collection, shape: Shape | None, indent: int) -> None:
        """Settle a collection that is written without brackets."""
        if block.is_mapping:
            self.sort(block, shape)
        for entry in block.entries[:1]:
            entry.before = _without_blanks(entry.before)
        for entry in block.entries:
            self.entry(entry, shape, indent)
        if shape == Shape(Stage) and not block.is_mapping:
            for above, entry in pairwise(block.entries):
                if (_has_steps(above) or _has_steps(entry)) and "" not in entry.before:
                    entry.before = ["", *entry.before]

    def sort(self, block: Collection, shape: Shape | None) -> None:
        """Put keys in order; one that is not known stays behind the one that it stands behind."""
        ranks = _keys.ranks(shape)
        entries = self.in_order(block, ranks)
        for number, entry in enumerate(entries):
            before = entry.before
            near = bool(number) and before[:1] != [""] and not allows(before)
            if near and (entries[number - 1].below or "" in before):
                # What is right under the one above would be taken for its own.
                entry.before = ["", *before]
        if entries and entries[-1].below:
            block.after = entries[-1].below + block.after
            entries[-1].below = []
        block.entries = entries

    def in_order(self, block: Collection, ranks: dict[str, int]) -> list[Entry]:
        if not ranks:
            return block.entries
        rank, ranked = -1, []
        for entry in block.entries:
            rank = ranks.get(entry.key.value, rank) if entry.key else rank
            ranked.append((rank, entry))
        entries = [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]
        # Findings about the whole of a mapping are told at its first key.
        firsts = [one.start for one in (*entries[:1], *block.entries[:1])]
        if len(set(firsts)) > 1 and any(self.held(start, start) for start in firsts):
            return block.entries
        return entries

    def entry(self, entry: Entry, shape: Shape | None, indent: int) -> None:
        """Settle an entry of a block: its key, and the value in the room that is left."""
        value, within, below = entry.value, shape, WIDTH - indent - 2
        room = below
        if entry.key:
            within = _keys.inner(shape, entry.key.value)
            entry.key.lines = [one_line(entry.key, in_flow=False) or entry.key.raw]
            room -= len(entry.key.lines[0])
        held = entry.apart and (self.held(entry.start, entry.start) or self.held(value.start, value.start))
        entry.apart = held or bool(entry.beside or entry.between)
        room = below if entry.apart else room
        if isinstance(value, Scalar):
            self.scalar(value, entry, room, below)
            return
        if value.flow and not value.bare and self.stays(value, within, room):
            return
        if value.flow:
            _open_up(entry, value)
        self.block(value, within, indent + 2)
        first = value.entries[0]
        if not (entry.key or entry.beside or held or allows(first.before)):
            # The dash stands on the line of the first entry: what is above that goes above both.
            entry.before += first.before
            first.before = []
        entry.apart = bool(entry.key or entry.beside or held or first.before)

    def scalar(self, scalar: Scalar, entry: Entry, room: int, below: int) -> None:
        held, several = self.held(scalar.start, scalar.end), "\n" in scalar.raw
        if scalar.is_block:
            scalar.lines = scalar.lines if held else wrapped(scalar.lines, below)
            return
        as_is = hung(scalar.raw) if several else [scalar.raw]
        one = one_line(scalar, in_flow=False, behind=entry.after)
        alone = not (entry.apart or entry.after)
        if one is None or (held and several):
            scalar.lines = as_is
        elif len(one) <= room or not (several or alone) or held:
            scalar.lines = [one]
        else:
            lines = (folded(scalar, below) if alone else None) or (as_is if several else [one])
            # A word too long for any line is no reason to break one.
            scalar.lines = lines if several or max(map(len, lines)) <= below else [one]

    def stays(self, flow: Collection, shape: Shape | None, room: int) -> bool:
        """Whether a collection stays in brackets; how it is written then is in its `written`."""
        held = self.held(flow.start, flow.end)
        raw = self.text[flow.start : flow.end]
        one = None
        if not (held and "\n" in raw):
            one = self.brackets(flow, shape, None if held else room)
        if one is None and (held or not flow.entries):
            flow.written = hung(raw)
        elif one is not None:
            flow.written = [one]
        return bool(flow.written)

    def brackets(self, flow: Collection, shape: Shape | None, room: int | None) -> str | None:
        """A collection in brackets on one line; None where a comment is in it, or it is longer than that."""
        if flow.opening or flow.after:
            return None
        entries = self.in_order(flow, _keys.ranks(shape)) if flow.is_mapping else flow.entries
        pieces, length = [], 0
        for entry in entries:
            if entry.before or entry.beside or entry.between or entry.after:
                return None
            value, within, piece = entry.value, shape, ""
            if entry.key:
                within = _keys.inner(shape, entry.key.value)
                piece = one_line(entry.key, in_flow=True) or entry.key.raw
                empty = isinstance(value, Scalar) and not value.raw
                piece += ":" if not empty else ": " if flow.bare else ""
            left = None if room is None else room - length
            one = (
                one_line(value, in_flow=True)
                if isinstance(value, Scalar)
                else self.brackets(value, within, left)
            )
            if one is None:
                return None
            pieces.append(f"{piece} {one}" if piece and one else piece + one)
            length += len(pieces[-1]) + 2
            if room is not None and length > room + 2:
                return None
        flow.entries = entries
        text = ", ".join(pieces)
        if not flow.bare:
            text = f"{{{text}}}" if flow.is_mapping else f"[{text}]"
        return text if room is None or len(text) <= room else None


def _without_blanks(lines: Lines) -> Lines:
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def _close_up(block: Collection) -> bool:
    """Take away blank lines behind a text that would have them (`|+`); whether a block ends with one."""
    open_ended = False
    for entry in block.entries:
        if open_ended:
            entry.before = _without_blanks(entry.before)
        value = entry.value
        if isinstance(value, Scalar):
            open_ended = value.is_block and "+" in value.lines[0].partition("#")[0]
        else:
            open_ended = not value.flow and _close_up(value)
        open_ended = open_ended and not entry.below
    if open_ended:
        block.after = _without_blanks(block.after)
    return open_ended and not block.after


def _has_steps(stage: Entry) -> bool:
    """Whether a stage takes many lines."""
    return (
        isinstance(stage.value, Collection)
        and not stage.value.flow
        and any(inside.key and inside.key.value == "steps" for inside in stage.value.entries)
    )


def _open_up(entry: Entry, flow: Collection) -> None:
    """Take the brackets away: the comments at them go where there is a place for them."""
    flow.flow = False
    first = flow.entries[0]
    first.before = entry.between + first.before
    entry.between = []
    if flow.opening and entry.beside:
        first.before = [flow.opening.text, *first.before]
    elif flow.opening:
        entry.beside = replace(flow.opening, gap=" ")
    flow.opening = None
    if entry.after and flow.bare and first.after is None:
        first.after = entry.after
    elif entry.after and entry.beside:
        flow.after.append(entry.after.text)
    elif entry.after:
        entry.beside = Comment(entry.after.text)
    entry.after = None
