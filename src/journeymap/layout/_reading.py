"""From a document to its layout: every comment and blank line is given to what it belongs to."""

from __future__ import annotations

import re

from journeymap.document import Document, Mark
from journeymap.layout._cursor import MARKER, Cursor
from journeymap.layout._tree import CUTTING, Collection, Entry, Lines, Scalar, Tree, allows

_HEADER = re.compile(r"([|>])([-+]?)([1-9]?)([-+]?)(.*)")


def tree(document: Document) -> Tree:
    """The layout of a text that was read without an error, whose lines end at LF. Raises CannotLayOut where
    it holds what has no place in one.
    """
    return _Reader(document).read()


class _Reader(Cursor):
    """Goes through a text once, from mark to mark."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.source)
        self.document = document

    def read(self) -> Tree:
        document, preamble = self.document, self.preamble()
        if document.root.items is None:
            return Tree(preamble, None)
        top = Entry(0)
        self.value(top, document.root, document.data, -1)
        root: Collection = top.value
        if top.after:
            root.after.append(top.after.text)
        while MARKER.match(self.text, self.at):
            self.at += 3
            ending = self.gap()
            root.after += [ending.text] if ending else []
        root.after += self.take()
        while root.after and not root.after[-1]:
            root.after.pop()
        if self.at < len(self.text):
            raise self.refusal()
        return Tree(preamble, root)

    def preamble(self) -> Lines:
        """What stands above the first key; the line `---` only where something hangs on it."""
        lines: Lines = []
        self.gap(fresh=True)
        lines += self.take()
        while self.text.startswith("%", self.at):
            end = self.text.find("\n", self.at)
            lines.append(self.text[self.at : end].rstrip())
            self.at = end
            self.gap()
            lines += self.take()
        if MARKER.match(self.text, self.at):
            directive = any(line.startswith("%") for line in lines)
            self.at += 3
            beside = self.gap()
            if beside or directive:
                lines.append("---" + (beside.gap + beside.text if beside else ""))
            lines += self.take()
        return lines

    def value(self, entry: Entry, mark: Mark, data: object, column: int) -> None:
        """Read the value of an entry of a block in some column, and the comment behind it."""
        start = self.at
        if mark.items is None and mark.start >= mark.end:
            entry.value = Scalar(data, "", start, start)
            entry.after = self.gap()
            return
        entry.beside = self.gap()
        self.must_be_at(mark.start)
        entry.apart = "\n" in self.text[start : mark.start]
        in_flow = column == _FLOW
        if mark.items is not None and not in_flow and self.text[mark.start] not in "[{":
            entry.value = self.block(mark, data, column)
            return
        entry.between = self.said()
        entry.value = self.scalar(mark, data, column) if mark.items is None else self.flow(mark, data)
        is_block = isinstance(entry.value, Scalar) and entry.value.is_block
        entry.after = self.gap(fresh=is_block)

    def block(self, mark: Mark, data: object, outer: int) -> Collection:
        column = mark.start - (self.text.rfind("\n", 0, mark.start) + 1)
        made = Collection([], isinstance(mark.items, dict), flow=False, start=mark.start)
        for key, inner, value in _pairs(mark, data):
            entry = Entry(self.at, before=self.take())
            if made.is_mapping and made.entries:
                _give_back(made.entries[-1], entry)
            if key is not None:
                entry.key = self.key(mark, key)
                if self.gap():
                    raise self.refusal()
            self.must_be(":" if made.is_mapping else "-")
            self.value(entry, inner, value, column)
            made.entries.append(entry)
        # A list may stand as deep as the key that it belongs to, and so may what follows it.
        made.after = self.tail(column + (column == outer))
        made.end = mark.end
        return made

    def flow(self, mark: Mark, data: object) -> Collection:
        made = Collection([], isinstance(mark.items, dict), flow=True, start=mark.start)
        made.bare = self.text[mark.start] not in "[{"
        if not made.bare:
            self.at += 1
            made.opening = self.gap()
        for key, inner, value in _pairs(mark, data):
            entry = Entry(self.at, before=self.said())
            if key is None:
                self.value(entry, inner, value, _FLOW)
            else:
                entry.key = self.key(mark, key)
                behind = self.gap()
                if self.text.startswith(":", self.at):
                    self.at += 1
                    if behind:
                        raise self.refusal()
                    self.value(entry, inner, value, _FLOW)
                else:
                    entry.value, entry.after = Scalar(None, "", self.at, self.at), behind
            made.entries.append(entry)
            if not made.bare and self.text.startswith(",", self.at):
                self.at += 1
                number = len(self.loose)
                behind = self.gap()
                if behind and CUTTING.match(behind.text):
                    entry.before.append(behind.text)  # right behind a text it would be taken for its end
                elif behind and entry.after is None:
                    entry.after = behind
                elif behind:
                    self.loose.insert(number, (0, behind.text))
        if not made.bare:
            made.after = self.said()
            self.must_be("}" if made.is_mapping else "]")
        made.end = self.at
        return made

    def key(self, mark: Mark, key: str) -> Scalar:
        start, end = mark.keys[key]
        self.must_be_at(start)
        self.at = end
        return Scalar(key, self.text[start:end], start, end)

    def scalar(self, mark: Mark, data: object, column: int) -> Scalar:
        found = Scalar(data, self.text[mark.start : mark.end], mark.start, mark.end)
        if found.is_block:
            self.block_scalar(found, column)
        else:
            self.at = mark.end
        return found

    def block_scalar(self, scalar: Scalar, column: int) -> None:
        """Take up the lines of a text below a `|` or `>`, without their indentation."""
        text, start = self.text, scalar.start
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        style, one, depth_told, other, comment = _HEADER.findall(text[start:end].rstrip())[0]
        depth = max(column, 0) + int(depth_told) if depth_told else None
        keeps = one or other
        lines: Lines = []
        while end + 1 < len(text):
            after = text.find("\n", end + 1)
            after = len(text) if after < 0 else after
            line = text[end + 1 : after]
            deep = len(line) - len(line.lstrip(" "))
            if deep < len(line):
                depth = max(deep, column + 1) if depth is None else depth
                if deep < depth:
                    break
            lines.append(line)
            end = after
        lines = [line[depth or column + 1 :] for line in lines]
        if lines and end == len(text):
            # The last line has no end, and there will be one: what has none to keep says so.
            keeps = "-" if lines[-1] else keeps
            lines = lines if lines[-1] else lines[:-1]
        while lines and not lines[-1] and keeps != "+":
            lines.pop()
            end = text.rfind("\n", 0, end)
        # Texts are indented by two, here as elsewhere.
        scalar.lines = [f"{style}{'2' if depth_told else ''}{keeps}{comment}", *lines]
        self.at = min(end + 1, len(text))


#: The column of what is in brackets.
_FLOW = -2


def _pairs(mark: Mark, data: object) -> list[tuple[str | None, Mark, object]]:
    """What is in a collection: keys (None in a list), the marks of values, and the values."""
    if isinstance(mark.items, dict) and isinstance(data, dict):
        return [(key, inner, data[key]) for key, inner in mark.items.items()]
    if isinstance(mark.items, list) and isinstance(data, list):
        return [(None, *pair) for pair in zip(mark.items, data, strict=True)]
    return []


def _give_back(last: Entry, entry: Entry) -> None:
    """Comments right under an entry, with a blank line behind them, are its own."""
    lines = entry.before
    if lines and lines[0] and "" in lines and not allows(lines):
        blank = lines.index("")
        last.below, entry.before = lines[:blank], lines[blank:]
