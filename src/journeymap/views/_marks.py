"""Which entries of two maps that are compared bear which sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from journeymap.diff import Change, Difference
from journeymap.lanes import Block, Entry, Gone, Marked
from journeymap.source import Where
from journeymap.views._wording import Wording, split

_ITSELF = ("", "name")
"""Under which of its keys what happened to a step or stage as a whole is kept."""


@dataclass
class _Signs:
    """What happened to the entries of one key, by number: the verbs, the words not said any more, the changes
    that tell of a move, and the entries that are gone.
    """

    verbs: dict[int, str] = field(default_factory=dict)
    former: dict[int, Sequence[str]] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    gone: dict[int, Entry] = field(default_factory=dict)


@dataclass
class Marks:
    """The changes by what they are of; `told` are those that a sign in the picture tells, by number."""

    difference: Difference
    wording: Wording
    told: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._found: dict[tuple[bool, Where, str], list[tuple[int | None, int]]] = defaultdict(list)
        self._parts: dict[tuple[bool, Where], list[int]] = defaultdict(list)
        for number, change in enumerate(self.difference.changes):
            for new, place in ((False, change.old), (True, change.new)):
                if place is not None:
                    part, key, index = split(place)
                    self._found[new, part, key].append((index, number))
                    self._parts[new, part].append(number)

    @property
    def rest(self) -> list[Change]:
        """The changes that no sign tells yet."""
        return [one for number, one in enumerate(self.difference.changes) if number not in self.told]

    def of(self, at: Where | None, verb: str) -> list[Change]:
        """What happened to a step or stage of the new map as a whole; told from now on."""
        found = [
            number
            for key in _ITSELF
            for _, number in self._found.get((True, at or Where(), key), ())
            if self.difference.changes[number].verb == verb
        ]
        self.told.update(found)
        return [self.difference.changes[number] for number in dict.fromkeys(found)]

    def tell(self, at: Where | None, new: bool) -> None:
        """Everything that happened at a part is told: the part as a whole is new, or gone."""
        self.told.update(self._parts.get((new, at or Where()), ()))

    def keyed(self, at: Where | None, key: str, new: bool = True) -> list[int]:
        """The numbers of the changes of a key."""
        return [number for _, number in self._found.get((new, at or Where(), key), ())]

    def mark(
        self,
        verb: str,
        block: Block,
        former: Iterable[str] = (),
        ground: str = "",
        note: str = "",
        about: str = "",
    ) -> Marked:
        """A block with a sign; what is removed is struck out."""
        shown = Gone(block, quiet=not ground) if verb == "removed" else block
        word = self.wording.labels[f"diff.{verb}"]
        return Marked(shown, verb, word, tuple(former), ground, note, about)

    def new(self, now: Iterable[Entry], at: Where | None) -> Iterator[Block]:
        """The entries of a part that is new itself: only what came from elsewhere has a sign."""
        for entry in now:
            moved = [
                number
                for index, number in self._found.get((True, at or Where(), entry.key), ())
                if index == entry.number and self.difference.changes[number].verb == "moved"
            ]
            yield self._moved(entry.block, moved[0], "") if moved else entry.block

    def _moved(self, block: Block, number: int, ground: str) -> Block:
        """A block that stood elsewhere, and where."""
        self.told.add(number)
        origin = self.wording.origin(self.difference.changes[number])
        return self.mark("moved", block, ground=ground, note=origin)

    def merged(
        self,
        before: Iterable[Entry],
        now: Iterable[Entry],
        old_at: Where | None,
        new_at: Where | None,
        ground: str = "",
    ) -> Iterator[Block]:
        """The entries of a cell that is in both maps: those that are new, those that are not there any more
        where they stood, and those that are other than they were, each with its sign.
        """
        was, has = _by_key(before), _by_key(now)
        for key in dict.fromkeys((*has, *was)):
            old, new = was.get(key, []), has.get(key, [])
            signs = self._signs(key, old, new, old_at, new_at)
            lost = sorted(signs.gone, reverse=True)
            for entry in new:
                while lost and lost[-1] <= entry.number:
                    yield self.mark("removed", signs.gone[lost.pop()].block, ground=ground)
                block = entry.block
                if verb := signs.verbs.get(entry.number):
                    block = self.mark(verb, block, signs.former.get(entry.number, ()), ground)
                if entry.number in signs.moved:
                    block = self._moved(block, signs.moved[entry.number], ground)
                yield block
            while lost:
                yield self.mark("removed", signs.gone[lost.pop()].block, ground=ground)

    def _signs(
        self, key: str, was: list[Entry], has: list[Entry], old_at: Where | None, new_at: Where | None
    ) -> _Signs:
        """What happened to the entries of a key."""
        old, new = {one.number: one for one in was}, {one.number: one for one in has}
        signs = _Signs()
        places = ((True, new_at), (False, old_at))
        found = [
            (index, one, new)
            for new, at in places
            for index, one in self._found.get((new, at or Where(), key), ())
        ]
        for index, number, is_new in found:
            change = self.difference.changes[number]
            if index is None:
                told = self._whole(was, has, signs)
            elif is_new and index in new:
                told = True
                if change.verb == "moved":
                    signs.moved[index] = number
                else:
                    signs.verbs[index] = "added" if change.verb == "added" else "changed"
                    signs.former[index] = self._former(change, old, new[index])
            elif not is_new and index in old and change.verb == "removed":
                told = True
                signs.gone[index] = old[index]
            else:
                told = False
            if told:
                self.told.add(number)
        return signs

    def _former(self, change: Change, old: dict[int, Entry], entry: Entry) -> Sequence[str]:
        """The words of an entry that are not said any more."""
        index = split(change.old)[2] if change.old is not None else None
        before = old.get(index) if index is not None else None
        return _lost(before.block, entry.block) if before and change.verb != "added" else ()

    def _whole(self, was: list[Entry], has: list[Entry], signs: _Signs) -> bool:
        """What happened to a key as a whole, entry by entry as far as words tell; whether anything did."""
        if len(was) == len(has) == 1:
            signs.verbs[has[0].number] = "changed"
            signs.former[has[0].number] = _lost(was[0].block, has[0].block)
            return True
        before, now = {tuple(one.block.said) for one in was}, {tuple(one.block.said) for one in has}
        added = [one.number for one in has if tuple(one.block.said) not in before]
        lost = [one for one in was if tuple(one.block.said) not in now]
        signs.verbs.update((number, "added") for number in added)
        signs.gone.update((one.number, one) for one in lost)
        return bool(added or lost)


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return found


def _lost(before: Block, now: Block) -> list[str]:
    said = set(now.said)
    return [text for text in before.said if text not in said]
