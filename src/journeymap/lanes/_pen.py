"""Puts shapes on a picture: words that are wrapped into their room, icons, groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import ceil

from journeymap.scene import Anchor, Box, Curve, Group, Icon, Image, Item, Line, Words
from journeymap.text import Ruler, Type
from journeymap.theme import TYPES

# How far below the middle of its leading a line's baseline is, in em of the bundled font.
_DROP = 0.364
_OVERHANG = 2.0
# Of a line's room, the part that its words fill on average; the rest is what did not fit.
_FILLED = 0.92
# Scripts without spaces: a character is as wide as it is high, and lines break anywhere.
_IDEOGRAPHIC = frozenset(("ja", "zh", "yue", "ko"))


@cache
def setting(role: str) -> tuple[Type, float, float]:
    """How words of a role are set: type, leading, and the baseline's distance from the line's top."""
    style = TYPES[role]
    return style, style.leading, round(style.leading / 2 + style.size * _DROP, 1)


class Pen:
    """Collects the shapes of a picture in drawing order; `back` is what lies behind all of it."""

    __slots__ = ("_em", "_ideographic", "back", "items", "lang", "ruler", "used")

    def __init__(self, ruler: Ruler, lang: str) -> None:
        self.ruler, self.lang = ruler, lang
        self.back: list[Item] = []
        self.items: list[Item] = []
        self.used: dict[str, None] = {}
        self._ideographic = lang.partition("-")[0].lower() in _IDEOGRAPHIC
        self._em = 1.0 if self._ideographic else 0.53

    def words(
        self, text: str, role: str, x: float, top: float, room: float, anchor: Anchor = "start"
    ) -> float:
        """Write a text into the box that begins at `x`, `top` and is `room` wide; where it ends below."""
        style, leading, rise = setting(role)
        ruler, items = self.ruler, self.items
        at = x if anchor == "start" else x + room if anchor == "end" else x + room / 2
        # Slanted letters, and many of other scripts, reach over the ends of the line they are set on.
        over = _OVERHANG * ((style.face == "italic") + (not text.isascii()))
        left, wide = x - over, room + 2 * over
        if len(text) * style.size < 2 * room and text.isprintable():
            # Most texts are a line or little more: those that fit need no search for breaks.
            width = ruler.width(text, style)
            if width <= room:
                items += self._line(Words(at, top + rise, text, role, width, left, wide, anchor))
                return top + leading
        for line in ruler.wrap(text, style, room, self.lang):
            if line:
                width = ruler.width(line, style)
                items += self._line(Words(at, top + rise, line, role, width, left, wide, anchor))
            top += leading
        return top

    def _line(self, line: Words) -> Sequence[Words]:
        """The line, or its runs side by side where no font at hand has all of it."""
        style = setting(line.role)[0]
        runs = self.ruler.runs(line.text, style.face)
        if len(runs) == 1:
            return (line,)
        x = line.x - line.width * {"start": 0, "middle": 0.5, "end": 1}[line.anchor]
        placed: list[Words] = []
        for run in runs:
            drawn = run.strip(" ")
            lead = self.ruler.width(run[: len(run) - len(run.lstrip(" "))], style)
            width = self.ruler.width(drawn, style)
            placed.append(replace(line, x=x + lead, text=drawn, width=width, anchor="start"))
            x += self.ruler.width(run, style)
        return [run for run in placed if run.text]

    def height(self, text: str, role: str, room: float) -> float:
        """About how high a text will be: cheap, for choosing widths."""
        style, leading, _ = setting(role)
        line = room * _FILLED / (style.size * self._em)
        if "\n" in text:
            return leading * sum(ceil(len(part) / line) or 1 for part in text.split("\n"))
        return leading * (ceil(len(text) / line) or 1)

    def longest(self, text: str, role: str, enough: float) -> float:
        """How wide the longest word is, if that could be more than `enough`; else less than that."""
        style = setting(role)[0]
        letters = enough / (style.size * 0.62)
        if self._ideographic or len(text) < letters or max(map(len, text.split()), default=0) < letters:
            return 0
        return self.ruler.longest_word(text, style)

    def width(self, text: str, role: str) -> float:
        """How wide a text is in one line."""
        return self.ruler.width(text, setting(role)[0])

    def box(self, x: float, y: float, width: float, height: float, role: str, radius: float = 0) -> None:
        self.items.append(Box(x, y, width, height, role, radius))

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str) -> None:
        self.items.append(Line(x1, y1, x2, y2, role))

    def icon(self, name: str, x: float, y: float, size: float, role: str) -> None:
        if name == "on":
            self._on(x, y, size)
        elif name == "jump":
            self._jump(x, y, size)
        else:
            self.items.append(Icon(x, y, size, name, role))

    def _on(self, x: float, y: float, size: float) -> None:
        """An arrow to what comes next, in the place of an icon."""
        middle, end, head = y + size / 2, x + size * 0.9, size * 0.25
        self.items.append(Line(x + size * 0.08, middle, end, middle, "mark.line"))
        self.items.append(Line(end - head, middle - head, end, middle, "mark.line"))
        self.items.append(Line(end - head, middle + head, end, middle, "mark.line"))

    def _jump(self, x: float, y: float, size: float) -> None:
        """An arrow that hops over what lies between, in the place of an icon."""
        low, end = y + size * 0.72, x + size * 0.92
        high, start = y - size * 0.02, x + size * 0.06
        self.items.append(Curve(((start, low), (start, high), (end, high), (end, low)), "mark.line"))
        self.items.append(Line(end - size * 0.26, low - size * 0.24, end, low, "mark.line"))
        self.items.append(Line(end + size * 0.2, low - size * 0.28, end, low, "mark.line"))

    def picture(
        self, data: bytes, x: float, y: float, width: float, height: float, alt: str, radius: float
    ) -> None:
        """A picture that was read and checked, cropped to its frame."""
        self.items.append(Image(x, y, width, height, data, alt, radius))

    def group(self, start: int, id: str = "", label: str = "", link: str = "") -> None:
        """Put what was drawn since `start` (a length of `items`) together."""
        together = tuple(self.items[start:])
        if together:
            self.items[start:] = [Group(together, id, label, link)]

    def first_baseline(self, start: int) -> float | None:
        """The baseline of the first words drawn since `start`."""
        return next(_baselines(self.items[start:]), None)


def _baselines(items: Iterable[Item]) -> Iterator[float]:
    for item in items:
        if isinstance(item, Words):
            yield item.y
        elif isinstance(item, Group):
            yield from _baselines(item.items)
