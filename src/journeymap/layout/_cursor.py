"""A way through a text on which comments and blank lines wait for what they belong to."""

from __future__ import annotations

import re

from journeymap.layout._tree import CannotLayOut, Comment, Lines, allows
from journeymap.source import Source

MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)")
_SPACE = re.compile(r"[ \t]*")


class Cursor:
    """A place in a text; `loose` are comments and blank lines passed over, with their columns, that are not
    yet given to anything.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.at = 0
        self.loose: list[tuple[int, str]] = []

    def gap(self, fresh: bool = False) -> Comment | None:
        """Pass over space and comments; the comment on the line where that began is given back, unless the
        line was `fresh`.
        """
        text, beside = self.text, None
        while True:
            first = self.at
            space = _SPACE.match(text, first)
            at = space.end() if space else first
            sign = text[at : at + 1]
            if sign == "#":
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                said, column = text[at:end].rstrip(), at - (text.rfind("\n", 0, at) + 1)
                if fresh:
                    self.loose.append((column, said))
                    end += 1
                else:
                    beside = Comment(said, text[first:at], column)
                self.at = min(end, len(text))
            elif sign == "\n":
                if fresh:
                    self.loose.append((0, ""))
                self.at, fresh = at + 1, True
            else:
                self.at = at
                return beside

    def take(self) -> Lines:
        """All that is loose; of several blank lines one."""
        lines: Lines = []
        for _, line in self.loose:
            if line or not lines or lines[-1]:
                lines.append(line)
        self.loose.clear()
        return lines

    def said(self) -> Lines:
        """The comments that are loose."""
        return [line for line in self.take() if line] if self.loose else []

    def tail(self, column: int) -> Lines:
        """What is loose and stands as deep as a block that ends here. A comment that allows something on
        the next line goes with that.
        """
        ends, count = self.at == len(self.text) or bool(MARKER.match(self.text, self.at)), 0
        for number, (where, line) in enumerate(self.loose, 1):
            if line and (where < column or (allows([line]) and not ends)):
                break
            count = number if line else count
        rest, self.loose = self.loose[count:], self.loose[:count]
        lines, self.loose = self.take(), rest
        return lines

    def must_be_at(self, place: int) -> None:
        if self.at != place:
            raise self.refusal()

    def must_be(self, sign: str) -> None:
        if not self.text.startswith(sign, self.at):
            raise self.refusal()
        self.at += 1

    def refusal(self) -> CannotLayOut:
        line, column = self.source.position(self.at)
        return CannotLayOut(f"what is written at {line}:{column} has no place in the layout of a map")
