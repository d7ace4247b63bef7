"""A step of the flow as a card: its name, how it feels, through which channels, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from journeymap.lanes import Pen, Sheet, Step, marker
from journeymap.lanes.emotion import mood_of
from journeymap.lanes.touchpoints import sign

WIDTH = 204.0
_PAD, _ROUND = 11.0, 8.0
_FACE, _SMALL_FACE, _SIGN, _AFTER = 24.0, 15.0, 23.0, 9.0
_STAR, _MARK = 14.0, 12.0
_DISC, _BETWEEN = 20.0, 4.0


@dataclass(frozen=True, slots=True)
class Face:
    """How somebody feels: by the name and sign of one of several people, which else are empty and None."""

    name: str
    sign: int | None
    mood: int


class Card:
    """The card of one step; `backed` says whether anything stands behind it."""

    def __init__(self, sheet: Sheet, step: Step, backed: bool) -> None:
        self.sheet, self.step, self.backed = sheet, step, backed
        self.faces = list(dict.fromkeys(_faces(sheet, step)))
        self.channels = list(dict.fromkeys(point.channel for point in step.touchpoints if point.channel))
        self.moment = step.moment_of_truth is not None

    @property
    def feeling(self) -> str:
        """How it feels, in words."""
        labels = self.sheet.labels
        return ", ".join(
            (f"{face.name}: " if face.name else "") + labels[f"emotion.{face.mood}"] for face in self.faces
        )

    def height(self, pen: Pen) -> int:
        """How high it is, in pixels."""
        start = len(pen.items)
        bottom = self._fill(pen, 0, 0)
        del pen.items[start:]
        return ceil(bottom)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw it at its top left corner, as high as it was measured."""
        start = len(pen.items)
        pen.box(x, y, WIDTH, height, "flow.step.moment" if self.moment else "flow.step", _ROUND)
        self._fill(pen, x, y)
        name = self.step.name
        pen.group(start, f"step-{self.step.id}", f"{name}: {self.feeling}" if self.faces else name)

    def _fill(self, pen: Pen, x: float, top: float) -> float:
        left, right, y = x + _PAD, x + WIDTH - _PAD, top + _PAD
        felt = self._draw_faces(pen, left, y)
        if self.faces:
            left += _FACE + _AFTER
        room, beside = right - left, y
        if self.moment:
            pen.icon("star", right - _STAR, y + 1.5, _STAR, "moment.icon")
            pen.used["star"] = None
            beside += _STAR + _BETWEEN + 2
        if self.moment or not self.channels:
            room -= _STAR + 5
        bottom = pen.words(self.step.name, "step.name", left, y + 1, room)
        if self.channels:
            bottom = self._channels(pen, left, bottom + 5, right - _MARK - 2 * _BETWEEN)
            beside = bottom - (_DISC + _MARK) / 2 - 2
        mark = "evidence" if self.backed else "assumption"
        pen.icon(mark, right - _MARK - 1, beside + 2, _MARK, f"{mark}.icon")
        pen.used[mark] = None
        return max(bottom, beside + _MARK + 2, felt) + _PAD - 1

    def _draw_faces(self, pen: Pen, x: float, y: float) -> float:
        """The faces below each other; where they end."""
        for face in self.faces:
            size = _FACE if face.sign is None else _SMALL_FACE
            if face.sign is not None:
                pen.used[f"person:{face.sign}"] = None
                marker(pen, face.sign, x + _FACE / 2, y + _FACE / 2, _SIGN)
            inset = (_FACE - size) / 2
            pen.icon(f"face.{face.mood}", x + inset, y + inset, size, f"face.{face.mood}")
            y += _FACE + _BETWEEN
        return y - _BETWEEN if self.faces else y

    def _channels(self, pen: Pen, left: float, y: float, end: float) -> float:
        """The signs of the channels, in as many rows as it takes; where they end below."""
        x = left
        for channel in self.channels:
            if x > left and x + _DISC > end:
                x, y = left, y + _DISC + _BETWEEN
            inset = (_DISC - _MARK) / 2
            pen.box(x, y, _DISC, _DISC, "flow.channel", _DISC / 2)
            sign(pen, self.sheet, channel, x + inset, y + inset, _MARK, "chip.icon")
            pen.used[f"channel:{channel}"] = None
            x += _DISC + _BETWEEN
        return y + _DISC


def _faces(sheet: Sheet, step: Step) -> Iterator[Face]:
    """The feelings of a step: each person's at its beginning, then at its end."""
    for who, change in step.emotion.items():
        whose = who or step.actor
        people = [person for person in sheet.people if whose in ("", person.id)]
        for value in change:
            if len(sheet.people) > 1:
                yield from (Face(person.name, person.index, mood_of(value)) for person in people)
            else:
                yield Face("", None, mood_of(value))
