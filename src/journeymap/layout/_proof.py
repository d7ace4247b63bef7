"""Whether a text says what another one said, with every comment at its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Any

from journeymap.allow import allowed_lines
from journeymap.document import Document, Mark
from journeymap.findings import Level
from journeymap.layout._reading import tree
from journeymap.layout._tree import CannotLayOut, Collection, Entry, Scalar, Tree
from journeymap.source import Where

_COMMENT = re.compile(r"#[^\n]*")


def prove(before: Document, wanted: Tree, after: Document) -> None:
    """Raise CannotLayOut unless `after` means what `before` means, and has its comments, each once and where
    it is `wanted`, and they allow what they allowed.
    """
    wrong = [finding.message for finding in after.findings if finding.level is Level.error]
    if wrong:
        _refuse(f"it could not be read: {wrong[0]}")
    if not same(before.data, after.data):
        _refuse("it would say something else")
    if Counter(_comments(before)) != Counter(_comments(after)):
        _refuse("a comment would be lost")
    if _outline(wanted) != _outline(tree(after)):
        _refuse("a comment would belong to something else")
    if Counter(_allowances(before)) != Counter(_allowances(after)):
        _refuse("a comment would allow something else")


def _refuse(why: str) -> None:
    raise CannotLayOut(f"in a better layout {why}")


def same(one: Any, other: Any) -> bool:
    """Whether data are the same in value and kind, the order of keys aside."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def _comments(document: Document) -> Iterator[str]:
    """Every comment: what stands behind a `#` outside of texts."""
    text, at = document.source.text, 0
    if "#" not in text:
        return
    for span in (*_texts(document), (len(text), len(text))):
        for found in _COMMENT.finditer(text, at, max(at, span[0])):
            yield found[0].rstrip()
        at = max(at, span[1])


def _texts(document: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    marks = [document.root]
    for mark in marks:
        found += list(mark.keys.values())
        if mark.items is None:
            found.append((mark.start, mark.end))
        else:
            marks += mark.items.values() if isinstance(mark.items, dict) else mark.items
    return sorted(found)


def _outline(one: Tree) -> list[object]:
    """What belongs to what, the way in which it is written aside."""
    return [one.preamble, _collection(one.root) if one.root else None]


def _collection(one: Collection) -> list[object]:
    # How a list or mapping is written says nothing; of one in brackets, the first says what is behind it.
    opening = one.opening.text if one.opening else None
    return [one.is_mapping, opening, [_entry(entry) for entry in one.entries], one.after]


def _entry(entry: Entry) -> list[object]:
    value = entry.value
    return [
        entry.key and entry.key.value,
        entry.before,
        entry.beside and entry.beside.text,
        entry.between,
        repr(value.value) if isinstance(value, Scalar) else _collection(value),
        entry.after and entry.after.text,
        entry.below,
    ]


def _allowances(document: Document) -> Iterator[tuple[str, frozenset[object] | None]]:
    """What each comment allows: a rule, and at which keys, values and lines of texts."""
    if "journeymap:" not in document.source.text:
        return
    held = list(allowed_lines(document))
    starts = [0, *(found.end() for found in re.finditer("\n", document.source.text))]
    lines: dict[int, set[object]] = {line: set() for _, line in held if line is not None}
    if lines:
        for start, end, what in _places(document.root):
            first, last = bisect_right(starts, start), bisect_right(starts, max(start, end - 1))
            for number in range(first, last + 1):
                if number in lines:
                    lines[number].add((what, number - first))
    for word, line in held:
        yield word, None if line is None else frozenset(lines[line])


def _places(root: Mark) -> Iterator[tuple[int, int, object]]:
    """Where everything is that can be spoken of: keys, values, and of a text every line."""
    marks: list[tuple[Where, Mark]] = [(Where(), root)]
    for where, mark in marks:
        yield mark.start, mark.end if mark.items is None else mark.start, (where, "value")
        for key, span in mark.keys.items():
            yield span.start, span.start, (where / key, "key")
        if isinstance(mark.items, dict):
            marks += [(where / key, inner) for key, inner in mark.items.items()]
        elif mark.items is not None:
            marks += [(where / number, inner) for number, inner in enumerate(mark.items)]
