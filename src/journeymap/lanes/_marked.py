"""What changed in a cell: blocks with the sign of what happened, and blocks that are not there any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journeymap.lanes._blocks import Block
from journeymap.lanes._pen import Pen, setting
from journeymap.scene import Group, Image, Item, Line, Words

_SIGN, _INDENT = 12.0, 17.0
_FORMER = "difference.former"


class Marked:
    """A block behind the sign of what happened to it, and below it what is not said any more, struck out.

    `verb` is that of a change, and names the icon; `word` is the verb in the language of the map. A `note`
    tells more below all of it. `ground` is a role: what the sign stands on, where that is not the paper.
    Where the block does not say so, `about` is what it happened to, for readers of labels.
    """

    __slots__ = ("about", "block", "former", "gap", "ground", "ideal", "most", "note", "verb", "word")

    def __init__(
        self,
        block: Block,
        verb: str,
        word: str,
        former: Sequence[str] = (),
        ground: str = "",
        note: str = "",
        about: str = "",
    ) -> None:
        self.block, self.verb, self.word, self.former, self.ground = block, verb, word, former, ground
        self.note, self.about = note, about
        self.ideal, self.most, self.gap = block.ideal, block.most + _INDENT, block.gap + 2

    @property
    def said(self) -> Sequence[str]:
        return self.block.said

    def least(self, pen: Pen, enough: float) -> float:
        room = enough - _INDENT
        words = [pen.longest(text, self._role, room) for text in self.former]
        return _INDENT + max([self.block.least(pen, room), *words])

    def height(self, pen: Pen, width: float) -> float:
        room = width - _INDENT
        return self.block.height(pen, room) + sum(pen.height(text, self._role, room) for text in self.former)

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        start, room = len(pen.items), min(width - _INDENT, self.block.most)
        bottom = self.block.place(pen, x + _INDENT, top, room)
        baseline = pen.first_baseline(start)
        y = top if baseline is None else baseline - 4 - _SIGN / 2
        pen.icon(self.verb, x, y, _SIGN, f"{self.ground or f'difference.{self.verb}'}.icon")
        pen.used[self.verb] = None
        for text in self.former:
            begun = len(pen.items)
            bottom = pen.words(text, self._role, x + _INDENT, bottom + 1, room)
            pen.items[begun:] = struck(pen.items[begun:])
        if self.note:
            bottom = pen.words(self.note, self._role, x + _INDENT, bottom + 1, room)
        said = "; ".join(text for text in (self.about, *self.said) if text)
        pen.group(start, label=f"{self.word}: {said}" if said else self.word)
        return bottom

    @property
    def _role(self) -> str:
        return f"{self.ground}.former" if self.ground else _FORMER


class Gone:
    """A block that is not there any more: struck out unless its whole column is, and quiet unless it stands
    on a colour.
    """

    __slots__ = ("block", "gap", "ideal", "most", "quiet", "struck")

    def __init__(self, block: Block, struck: bool = True, quiet: bool = True) -> None:
        self.block, self.struck, self.quiet = block, struck, quiet
        self.ideal, self.most, self.gap = block.ideal, block.most, block.gap

    @property
    def said(self) -> Sequence[str]:
        return self.block.said

    def least(self, pen: Pen, enough: float) -> float:
        return self.block.least(pen, enough)

    def height(self, pen: Pen, width: float) -> float:
        return self.block.height(pen, width)

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        start, used = len(pen.items), dict(pen.used)
        bottom = self.block.place(pen, x, top, width)
        items = faded(pen.items[start:]) if self.quiet else tuple(pen.items[start:])
        pen.items[start:] = struck(items) if self.struck else items
        pen.used = used  # the legend tells what is there
        return bottom


def faded(items: Iterable[Item]) -> tuple[Item, ...]:
    """The same shapes as what is not there any more: each role is that of its ghost."""
    return tuple(map(_faded, items))


def _faded(item: Item) -> Item:
    if isinstance(item, Group):
        return replace(item, items=faded(item.items))
    return item if isinstance(item, Image) else replace(item, role=f"{item.role}.gone")


def struck(items: Iterable[Item]) -> tuple[Item, ...]:
    """The same shapes with a line through every line of words."""
    return tuple(_struck(items))


def _struck(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield replace(item, items=struck(item.items))
            continue
        yield item
        if isinstance(item, Words):
            left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
            y = item.y - setting(item.role)[0].size * 0.29
            coloured = item.role in ("stage.name", "stage.goal", "difference.stage.former")
            role = "difference.stage.strike" if coloured else "difference.strike"
            yield Line(left, y, left + item.width, y, role)
