"""A map as its author laid it out: entries with the comments and blank lines that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_ALLOWS = re.compile(r"#[ \t]*journeymap:[ \t]*allow[ \t]")

#: What journeymap warns of, since it may have been meant as text: it stays as far from the text as it is.
CUTTING = re.compile(r"#(?!journeymap:)[^\s#!]")

#: Comments and blank lines (empty) that have lines of their own, without their indentation.
Lines = list[str]


class CannotLayOut(ValueError):  # noqa: N818 - read as a sentence: raises CannotLayOut
    """A text that is left as it is, and why."""


def allows(lines: Lines) -> bool:
    """Whether a comment among some lines allows what a rule forbids on the next line that is none."""
    return any(_ALLOWS.match(line) for line in lines)


@dataclass(slots=True)
class Comment:
    """A comment behind something: what is between the two, and the column of its `#`, counted from 0."""

    text: str
    gap: str = " "
    column: int = 0


@dataclass(slots=True)
class Scalar:
    """A key, or a value that is no collection: `lines` is how it is written, where the first one stands
    behind its key or dash, and the others are indented from there.
    """

    value: Any
    raw: str
    start: int
    end: int
    lines: Lines = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether it is written below a `|` or `>`."""
        return self.raw[:1] in ("|", ">")


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key."""

    start: int
    key: Scalar | None = None
    before: Lines = field(default_factory=list)
    """What stands above it."""
    beside: Comment | None = None
    """The comment behind the key or dash, where the value comes below."""
    between: Lines = field(default_factory=list)
    """The comments above such a value."""
    value: Any = None
    """A Scalar or a Collection."""
    after: Comment | None = None
    """The comment behind the value."""
    below: Lines = field(default_factory=list)
    """The comments right under it, with a blank line behind them."""
    apart: bool = False
    """Whether the value comes below the key or dash."""


@dataclass(slots=True)
class Collection:
    """A mapping or a list. In brackets (`flow`) it has `opening`, the comment behind the first of them."""

    entries: list[Entry]
    is_mapping: bool
    flow: bool
    start: int
    end: int = 0
    bare: bool = False
    """A mapping of one key in a list in brackets, that has none of its own: `[a: b]`."""
    opening: Comment | None = None
    after: Lines = field(default_factory=list)
    """What stands below the last entry."""
    written: Lines = field(default_factory=list)
    """Of one that stays in brackets: how it is written."""


@dataclass(slots=True)
class Tree:
    """A whole text: what stands above its first key, and its outermost value (None if it is a scalar)."""

    preamble: Lines
    root: Collection | None


def comments(entry: Entry) -> Iterator[str]:
    """The comments of an entry itself, not those in its value."""
    yield from filter(None, (*entry.before, *entry.between, *entry.below))
    yield from (one.text for one in (entry.beside, entry.after) if one)
