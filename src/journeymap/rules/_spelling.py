"""Names that are likely one name, spelt in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from journeymap.findings import Hit, quoted
from journeymap.outline import Named, Outline
from journeymap.rules import Subject
from journeymap.rules._once import once
from journeymap.source import Where
from journeymap.workspace import Workspace

_DROPPED = re.compile("['’‘`]")
_BETWEEN = re.compile(r"[\s\-_‐‑–—.,:;!?…·/\\()\[\]{}|*\"“”„«»‹›、。・「」『』]+")
#: Words that are one word to whoever says them aloud.
_ALIKE = {
    "centre": "center",
    "colour": "color",
    "catalogue": "catalog",
    "programme": "program",
    "enquiry": "inquiry",
    "licence": "license",
}
_NO_PLURALS = frozenset(("customs", "goods", "news", "sales"))
# A slip of the finger is looked for in long words of alphabets alone: in a short word, or in a script where a
# sign is a word, one letter makes another thing (`plan price`, `plan page`). Its ends must agree, or
# `reorder` would be `preorder`; and words or names without end, which nobody writes, cost time.
_LONG, _TOO_LONG = 8, 30
_ALPHABETS = "\u0590"
_SENTENCE = 60
# Enough for any vocabulary: what a hostile map holds beyond it is not compared with everything else.
_MOST_ALIKE, _MOST_SLIPS = 50, 50_000


def split(name: str) -> list[str]:
    """The words of a name as they are written, without articles; `&` is a word too."""
    text = unicodedata.normalize("NFKC", name).replace("&", " and ")
    found = [word for word in _BETWEEN.split(_DROPPED.sub("", text)) if word]
    # A last or a capital `A` is a name: `Plan A`, `Vitamin A tablets`.
    kept = [word for word in found[:-1] if word.casefold() != "the" and word not in ("a", "an")]
    return kept + found[-1:]


@lru_cache(4096)  # names are made of few words, over and over
def bare(word: str) -> str:
    """A word in lower case and without an s of the plural, or of he and she: `letters`, `opens`."""
    folded = word.casefold()
    if len(word) > 3 and folded.endswith("s") and folded not in _NO_PLURALS and not word.isupper():
        if folded.endswith(("xes", "ches", "shes", "sses", "zzes")):
            folded = folded[:-2]
        elif word[:-1].isupper() or not folded.endswith(("ss", "us", "is")):
            folded = folded[:-1]
    folded = _ALIKE.get(folded, folded)
    # `deliverie` is what is left of `deliveries`, and `movie` of `movies`.
    return folded[:-1] + "ie" if len(folded) > 2 and folded.endswith("y") else folded


def key(name: str) -> str:
    """What is the same for names that differ in capitals, spaces, punctuation, articles and plurals."""
    return _joined([bare(word) for word in split(name)])


def _joined(words: list[str]) -> str:
    joined = ""
    for word in words:
        apart = joined[-1:].isdigit() and word[:1].isdigit()  # 1.1 is not 11
        joined += f".{word}" if apart else word
    return joined


def _long(word: str) -> bool:
    return _LONG <= len(word) <= _TOO_LONG and word.isalpha() and max(word) < _ALPHABETS


def _slips(words: list[str]) -> Iterator[str]:
    """Texts of which two names have one in common if a letter too many, too few, wrong or swapped with
    its neighbour in one long word is all that they differ in.
    """
    for number, word in enumerate(words if sum(map(len, words)) <= _SENTENCE else ()):
        if _long(word):
            before, after = " ".join(words[:number]), " ".join(words[number + 1 :])
            for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                yield f"{before}|{shorter}|{after}"


def _slipped(one: list[str], other: list[str]) -> bool:
    """Whether one letter in one long word is all that two names differ in."""
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(apart) != 1:
        return False
    (a, b) = sorted(apart[0], key=len)
    if not (_long(a) and _long(b)) or a[0] != b[0] or a[-1] != b[-1]:
        return False
    if len(a) < len(b):
        return any(b[:at] + b[at + 1 :] == a for at in range(len(b)))
    wrong = [at for at in range(len(a)) if a[at] != b[at]]
    first, last = wrong[0], wrong[-1]
    swapped = last == first + 1 and (a[first], a[last]) == (b[last], b[first])
    return first == last or swapped


@dataclass(eq=False)
class Way:
    """A way to write a name: how often it is written so, in which map first, and the marks of what is
    called so (the channels of a touchpoint, the ids of a step). `order` counts ways from the first.
    """

    name: str
    words: list[str]
    map: str
    order: int
    count: int = 0
    marks: set[str] = field(default_factory=set)


Marked = Callable[[Outline], Iterable[Named]]


class Spellings:
    """The ways in which names are written, by what they have in common."""

    def __init__(self) -> None:
        self._ways: dict[str, Way] = {}
        self._alike: dict[str, list[Way]] = {}
        self._slips: dict[str, list[Way]] = {}

    def add(self, name: str, mark: str, id: str) -> None:
        """Take up that the map of an id calls something by a name."""
        name = flat(name)
        way = self._ways.get(name)
        if way is None:
            words = [bare(word) for word in split(name)]
            way = self._ways[name] = Way(name, words, id, len(self._ways))
            _keep(self._alike, _joined(words), way)
            for slip in _slips(words) if len(self._slips) < _MOST_SLIPS else ():
                _keep(self._slips, slip, way)
        way.count += 1
        way.marks.add(mark)

    def better(self, name: str, fits: Callable[[Way], bool]) -> Way | None:
        """The commoner way to write a name, or else the earlier one; None if it is written like that.
        Ways that do not fit are no ways to write this name.
        """
        way = self._ways.get(flat(name))
        if way is None:
            return None
        alike = self._alike.get(_joined(way.words), []) if way.words else []
        near = (other for slip in _slips(way.words) for other in self._slips.get(slip, []))
        for others in (alike, near):
            fitting = [
                other
                for other in others
                if other is not way and fits(other) and (others is alike or _slipped(way.words, other.words))
            ]
            best = max(fitting, key=_weight, default=way)
            if _weight(best) > _weight(way):
                return best
        return None


def _keep(ways: dict[str, list[Way]], under: str, way: Way) -> None:
    others = ways.setdefault(under, [])
    if len(others) < _MOST_ALIKE:
        others.append(way)


def _weight(way: Way) -> tuple[int, int]:
    return way.count, -way.order


def flat(name: str) -> str:
    """A name on one line: how its line is broken is no matter of spelling."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def across(marked: Marked) -> Callable[[Subject], Spellings]:
    """The spellings of what the maps of a workspace say, or of what a map says that is none of them.
    `marked` tells where a map has names, and their marks.
    """

    def told(maps: Iterable[Outline]) -> Spellings:
        found = Spellings()
        for one in maps:
            for _, name, mark in marked(one):
                found.add(name, mark, one.id)
        return found

    @once
    def shared(workspace: Workspace) -> Spellings:
        return told(_all(workspace))

    def spellings(subject: Subject) -> Spellings:
        own, workspace = subject.outline, subject.workspace
        same = [one for one in workspace.outlines.get(own.id, []) if one.path == own.path]
        if own in same:
            return shared(workspace)
        if not same:
            return told([own])
        # What an editor sends stands for the file, as it is not yet saved.
        return told([*(one for one in _all(workspace) if one not in same), own])

    return spellings


def _all(workspace: Workspace) -> Iterator[Outline]:
    for maps in workspace.outlines.values():
        yield from maps


def misspelt(
    what: str, name: str, places: list[Where], better: Way, beside: list[Where] | None, help: str
) -> Hit:
    """That a name is otherwise written in a better way: in this map, `beside`, or in another."""
    where = "elsewhere in this map" if beside else f"in the map {quoted(better.map)}"
    message = f"the {what} {quoted(name)} is spelt {quoted(better.name)} {where}"
    also = [(place, "spelt so here") for place in (beside or [])[:1]]
    also += [(place, "here too") for place in places[1:8]]
    return Hit(places[0], message, help=help, also=tuple(also))
