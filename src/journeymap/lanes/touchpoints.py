"""Where person and organisation meet: a chip each, with the sign of its channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.lanes import Block, Cell, Entry, Pen, Sheet, setting
from journeymap.model import Touchpoint
from journeymap.settings import CHANNELS

_DISC, _AFTER, _PAD, _BETWEEN = 18.0, 7.0, 3.0, 6.0
_BARE = 10.0
_MOST = 300.0


def fill(cell: Cell) -> list[Block]:
    return [Chips(cell.part.touchpoints, cell.sheet)] if cell.part.touchpoints else []


def entries(cell: Cell) -> Iterator[Entry]:
    for number, one in enumerate(cell.part.touchpoints):
        yield Entry("touchpoints", number, Chips([one], cell.sheet))


class Chips:
    """Touchpoints in a row, in as many rows as it takes."""

    __slots__ = ("gap", "ideal", "most", "points", "sheet")

    def __init__(self, points: Sequence[Touchpoint], sheet: Sheet) -> None:
        self.points, self.sheet = points, sheet
        self.ideal, self.most, self.gap = 240.0, 10_000.0, 6.0

    @property
    def said(self) -> Sequence[str]:
        return [self._told(one) for one in self.points]

    def least(self, pen: Pen, enough: float) -> float:
        frame = _PAD + _DISC + _AFTER + _BARE
        return frame + max(pen.longest(one.name, "chip.text", enough - frame) for one in self.points)

    def height(self, pen: Pen, width: float) -> float:
        room = width - _PAD - _DISC - _AFTER - _BARE
        return sum(pen.height(one.name, "chip.text", room) + 14 for one in self.points) - _BETWEEN

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        right, left, bottom = x + width, x, top
        for one in self.points:
            inset = _PAD + _DISC + _AFTER if one.channel else _BARE
            natural = min(inset + pen.width(one.name, "chip.text") + _BARE, _MOST, width)
            if left > x and left + natural > right:
                left, top = x, bottom + _BETWEEN
            bottom = max(bottom, self._chip(pen, one, left, top, natural, inset))
            left += natural + _BETWEEN
        return bottom

    def _chip(self, pen: Pen, one: Touchpoint, x: float, top: float, width: float, inset: float) -> float:
        start = len(pen.items)
        _, leading, _ = setting("chip.text")
        # A hair more room than the words measured, for sums of fractions.
        bottom = pen.words(one.name, "chip.text", x + inset, top + 4, width - inset - _BARE + 0.01) + 4
        words = pen.items[start:]
        del pen.items[start:]
        pen.box(x, top, width, bottom - top, "chip", (leading + 8) / 2)
        if one.channel:
            self._sign(pen, one.channel, x + _PAD, top + 3)
        pen.items += words
        label = told if (told := self._told(one)) != one.name else ""
        if label or one.url:
            pen.group(start, label=label, link=one.url)
        return bottom

    def _told(self, one: Touchpoint) -> str:
        channel = name_of(self.sheet, one.channel) if one.channel else ""
        return f"{channel}: {one.name}" if channel not in ("", one.name) else one.name

    def _sign(self, pen: Pen, channel: str, x: float, y: float) -> None:
        pen.box(x, y, _DISC, _DISC, "chip.disc", _DISC / 2)
        sign(pen, self.sheet, channel, x + 3, y + 3, 12, "chip.icon")
        pen.used[f"channel:{channel}"] = None


def sign(pen: Pen, sheet: Sheet, channel: str, x: float, y: float, size: float, role: str) -> None:
    """Draw what a channel is known by: its icon, or else the letter that tells it from the others."""
    icon = icon_of(sheet, channel)
    if icon:
        pen.icon(icon, x, y, size, role)
    else:
        _, leading, _ = setting("chip.letter")
        letter = letters(sheet).get(channel, channel[:1])
        wide = max(size, pen.width(letter, "chip.letter")) + 0.01
        pen.words(letter, "chip.letter", x + (size - wide) / 2, y + (size - leading) / 2, wide, "middle")


def icon_of(sheet: Sheet, channel: str) -> str:
    """The icon of a channel; empty if it has none of its own."""
    known = sheet.channels.get(channel)
    return (known and known.icon) or (channel if channel in CHANNELS else "")


def name_of(sheet: Sheet, channel: str) -> str:
    """What readers see of a channel: in their language where it is built in and nobody renamed it."""
    known = sheet.channels.get(channel)
    if known and known.name != CHANNELS.get(channel):
        return known.name
    return sheet.labels.get(f"channel.{channel}", channel)


def letters(sheet: Sheet) -> dict[str, str]:
    """A letter for each channel without an icon; two where several begin alike."""
    names = {id: channel.name for id, channel in sheet.channels.items() if not icon_of(sheet, id)}
    firsts = [name[0].upper() for name in names.values()]
    return {
        id: name[0].upper() if firsts.count(name[0].upper()) == 1 else name[:2].capitalize()
        for id, name in names.items()
    }
