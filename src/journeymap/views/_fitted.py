"""Texts in a room of fixed size: set smaller step by step, and cut at a word where nothing else helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap import breaks
from journeymap.lanes import Pen, setting
from journeymap.scene import Anchor

_MORE = "…"
_DANGLING = " ,;:.·–—-\u00ad"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in lines that fit; `whole` tells whether all of it is in them."""

    text: str
    role: str
    lines: Sequence[str]
    whole: bool

    @property
    def height(self) -> float:
        """In pixels."""
        return len(self.lines) * setting(self.role)[1]

    def width(self, pen: Pen) -> float:
        """Of the longest line, in pixels."""
        return max((pen.width(line, self.role) for line in self.lines), default=0)

    def draw(self, pen: Pen, x: float, top: float, room: float, anchor: Anchor = "start") -> float:
        """Write it where it fits, a cut one under a label with all of it; where it ends below."""
        start = len(pen.items)
        for line in self.lines:
            top = pen.words(line, self.role, x, top, room, anchor)
        if not self.whole:
            pen.group(start, label=self.text)
        return top


def fitted(pen: Pen, text: str, roles: Sequence[str], room: float, height: float) -> Fitted:
    """A text in the first of some roles, from large to small, in which it fits a width and a height; in the
    last one if it fits in none, and cut.

    Breaks of the author's are not kept. A room without place for one character has no lines.
    """
    text = " ".join(text.split())
    for role in roles:
        style, leading, _ = setting(role)
        lines = pen.ruler.wrap(text, style, room, pen.lang)
        if len(lines) * leading <= height and all(pen.width(line, role) <= room for line in lines):
            return Fitted(text, role, lines, True)
    count = int(height // leading)
    *kept, last = lines[: max(count, 1)]
    ended = next((cut for cut in _cuts(last) if pen.width(cut, role) <= room), None)
    if ended is None or not count or any(pen.width(line, role) > room for line in kept):
        return Fitted(text, role, (), False)
    return Fitted(text, role, (*kept, ended), False)


def _cuts(line: str) -> Iterator[str]:
    """Ever shorter beginnings of a line, after words as long as there are any."""
    parts = [piece for word in breaks.words(line) for piece in breaks.pieces(f"{word} ")]
    for end in range(len(parts), 0, -1):
        yield "".join(parts[:end]).rstrip(_DANGLING) + _MORE
    parts = breaks.clusters(parts[0].rstrip(_DANGLING))
    for end in range(len(parts) - 1, 0, -1):
        yield "".join(parts[:end]) + _MORE
