"""Text with a name, and places in it: as characters, and as a path of keys."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Where(tuple[str | int, ...]):
    """A path of keys from the top of a file, written `stages[2].steps[0].emotion`."""

    __slots__ = ()

    def __truediv__(self, key: str | int) -> Where:
        return Where((*self, key))

    @property
    def parent(self) -> Where:
        """The place that holds this one; the top holds itself."""
        return Where(self[:-1])

    def __str__(self) -> str:
        text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self)
        return text.removeprefix(".")


class Span(NamedTuple):
    """The characters from `start` up to but not including `end`, both counted from 0."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two have a character in common; an empty span has the one that it stands before."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)


class Position(NamedTuple):
    """A line and a column as people count them: characters, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """A text and the name that findings give it: a path as the user wrote it, or `<stdin>`.

    A byte order mark is no part of the text; `bom` tells that the file begins with one.
    """

    name: str
    text: str = field(repr=False)
    bom: bool = False

    @classmethod
    def of(cls, data: bytes, text: str, name: str) -> Source:
        """The text that was read from the bytes of a file."""
        return cls(name, text, data.startswith(BOM_UTF8))

    @property
    def data(self) -> bytes:
        """The bytes of a file that holds this text."""
        return (BOM_UTF8 if self.bom else b"") + self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of a character; one past the last character is a place too."""
        before = self.text.rfind("\n", 0, offset)
        return Position(self.text.count("\n", 0, offset) + 1, offset - before)

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\n").removesuffix("\r")

    @property
    def last(self) -> Span:
        """An empty span at the end of what is written, where something that is missing would go."""
        end = len(self.text.rstrip())
        return Span(end, end)
