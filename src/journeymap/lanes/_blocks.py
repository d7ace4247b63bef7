"""What cells are filled with: blocks of text and cards, that are placed once a width is settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from journeymap.lanes._pen import Pen, setting

_ICON = 12.0
_BULLET = 3.0
_BETWEEN = 12.0
"""Between blocks that stand side by side, in pixels."""
_MEASURE = 540.0
"""Longer lines are hard to read, in pixels."""


class Block(Protocol):
    """Something that fills a width and is as high as it must be.

    `ideal` is the width from which several stand side by side, `most` the width it never goes beyond,
    `gap` the space to the next one; in pixels.
    """

    @property
    def ideal(self) -> float: ...
    @property
    def most(self) -> float: ...
    @property
    def gap(self) -> float: ...
    @property
    def said(self) -> Sequence[str]:
        """What it says, line by line."""

    def least(self, pen: Pen, enough: float) -> float:
        """The width below which a word must be broken; anything less than `enough` may be told as 0."""

    def height(self, pen: Pen, width: float) -> float:
        """About how high it will be; cheap, for choosing widths."""

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        """Draw it; where it ends below."""


class Text:
    """Wrapped text, perhaps after an icon or as one entry of a list."""

    __slots__ = ("bullet", "gap", "icon", "ideal", "indent", "most", "role", "text")

    def __init__(
        self, text: str, role: str, icon: str = "", bullet: bool = False, indent: float = 0, gap: float = 4
    ) -> None:
        self.text, self.role, self.icon, self.bullet = text, role, icon, bullet
        self.indent = 17.0 if icon else 10.0 if bullet else indent
        self.ideal, self.most, self.gap = 240.0, _MEASURE, gap

    @property
    def said(self) -> Sequence[str]:
        return (self.text,)

    def least(self, pen: Pen, enough: float) -> float:
        return self.indent + pen.longest(self.text, self.role, enough - self.indent)

    def height(self, pen: Pen, width: float) -> float:
        return pen.height(self.text, self.role, width - self.indent)

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        if self.icon:
            leading = setting(self.role)[1]
            pen.icon(self.icon, x, top + (leading - _ICON) / 2, _ICON, _icon_role(self.role))
            pen.used[self.icon] = None
        elif self.bullet:
            _, leading, rise = setting(self.role)
            # At the height of the middle of small letters.
            pen.box(x + 1, top + rise - leading * 0.21 - _BULLET / 2, _BULLET, _BULLET, "bullet", _BULLET / 2)
        return pen.words(self.text, self.role, x + self.indent, top, width - self.indent)


@cache
def _icon_role(role: str) -> str:
    return f"{role.removesuffix('.text')}.icon"


class Together:
    """Blocks below each other that are one thing, with an id, a label and a link."""

    __slots__ = ("blocks", "gap", "id", "ideal", "label", "link", "most")

    def __init__(
        self, blocks: Sequence[Block], id: str = "", label: str = "", link: str = "", gap: float = 6
    ) -> None:
        self.blocks, self.id, self.label, self.link = blocks, id, label, link
        self.ideal, self.most, self.gap = 240.0, _MEASURE, gap

    @property
    def said(self) -> Sequence[str]:
        return [text for block in self.blocks for text in block.said]

    def least(self, pen: Pen, enough: float) -> float:
        return max((block.least(pen, enough) for block in self.blocks), default=0)

    def height(self, pen: Pen, width: float) -> float:
        return sum(block.height(pen, width) + block.gap for block in self.blocks)

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        start, bottom, gap = len(pen.items), top, 0.0
        for block in self.blocks:
            bottom = block.place(pen, x, bottom + gap, min(width, block.most))
            gap = block.gap
        if self.id or self.label or self.link:
            pen.group(start, self.id, self.label, self.link)
        return bottom


class Card:
    """A tinted card with an edge: a statement, and small notes below it, each perhaps after an icon.

    `kind` gives the roles: `pain` means `pain.card`, `pain.edge`, `pain.text`, `pain.note`, `pain.icon`.
    """

    __slots__ = ("gap", "ideal", "kind", "label", "link", "most", "notes", "shade", "text")

    _LEFT, _RIGHT, _PAD = 11.0, 8.0, 6.0

    def __init__(
        self,
        kind: str,
        text: str,
        notes: Sequence[tuple[str, str]] = (),
        shade: str = "",
        label: str = "",
        link: str = "",
    ) -> None:
        self.kind, self.text, self.notes, self.label, self.link = kind, text, notes, label, link
        self.shade = shade
        self.ideal, self.most, self.gap = 220.0, 360.0, 6.0

    @property
    def said(self) -> Sequence[str]:
        return (self.text, *(note for _, note in self.notes if note))

    def least(self, pen: Pen, enough: float) -> float:
        indent = self._LEFT + self._RIGHT + (15 if self.link else 0)
        return indent + pen.longest(self.text, f"{self.kind}.text", enough - indent)

    def height(self, pen: Pen, width: float) -> float:
        room = width - self._LEFT - self._RIGHT
        notes = sum(pen.height(note, f"{self.kind}.note", room) for _, note in self.notes)
        return pen.height(self.text, f"{self.kind}.text", room) + notes + 2 * self._PAD

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        kind, start = self.kind, len(pen.items)
        left, room = x + self._LEFT, width - self._LEFT - self._RIGHT
        bottom = pen.words(self.text, f"{kind}.text", left, top + self._PAD, room - (15 if self.link else 0))
        if self.link:
            pen.icon("link", x + width - self._RIGHT - 11, top + self._PAD + 2.5, 11, f"{kind}.icon")
        bottom += 2 if self.notes else 0
        for icon, note in self.notes:
            indent = 0.0
            if icon:
                pen.icon(icon, left, bottom + 2, 10, f"{kind}.icon")
                pen.used[icon] = None
                indent = 14.0
            bottom = pen.words(note, f"{kind}.note", left + indent, bottom, room - indent)
        height = bottom + self._PAD - top
        words = pen.items[start:]
        del pen.items[start:]
        # The edge looks out from under the card, whose left corners are round as well.
        pen.box(x, top, 12, height, f"{kind}.edge", 5)
        pen.box(x + 3, top, width - 3, height, f"{kind}.card{self.shade}", 5)
        pen.items += words
        if self.label or self.link:
            pen.group(start, label=self.label, link=self.link)
        return top + height


def texts(values: Sequence[str], role: str) -> list[Block]:
    """A text each, as a list with bullets where there are several."""
    return [Text(value, role, bullet=len(values) > 1) for value in values]


def noted(*parts: str) -> str:
    """What there is to say, in one line."""
    return " · ".join(part for part in parts if part)


def stack(pen: Pen, blocks: Sequence[Block], x: float, top: float, width: float) -> float:
    """Draw blocks below each other, side by side where there is room for several; where they end.

    Each goes where there is most room, so that no holes are left.
    """
    count, each = _shares(blocks, width)
    if count == len(blocks) == 1:
        return blocks[0].place(pen, x, top, each)
    ends, gaps = [top] * count, [0.0] * count
    for block in blocks:
        place = ends.index(min(ends))
        ends[place] = block.place(pen, x + place * (each + _BETWEEN), ends[place] + gaps[place], each)
        gaps[place] = block.gap
    return max(ends)


def _shares(blocks: Sequence[Block], width: float) -> tuple[int, float]:
    """How many blocks stand side by side in a width, and how wide each is."""
    first = blocks[0]
    if len(blocks) == 1:
        return 1, min(width, first.most)
    count = max(1, min(len(blocks), int((width + _BETWEEN) // (first.ideal + _BETWEEN))))
    return count, min((width - _BETWEEN * (count - 1)) / count, first.most)


def about_height(pen: Pen, blocks: Sequence[Block], width: float) -> float:
    """About how high `stack` will make blocks; cheap, for choosing widths."""
    count, each = _shares(blocks, width)
    if len(blocks) == 1:
        return blocks[0].height(pen, each)
    return sum(block.height(pen, each) + block.gap for block in blocks) / count
