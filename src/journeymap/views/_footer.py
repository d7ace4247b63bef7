"""The bottom of a map: what its signs mean, for those that are there, and which file it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.labels import direction
from journeymap.lanes import Pen, Sheet, marker, setting
from journeymap.lanes.touchpoints import name_of, sign

VERBS = ("added", "removed", "renamed", "moved", "changed")
"""What can happen to something from one map to another, each with a sign of its name."""

# The signs in the order of the legend, and the words for them.
_SIGNS = {
    "star": "moment",
    "enter": "enter",
    "leave": "leave",
    "back": "back",
    "jump": "jump",
    "ends": "ends",
    "journey": "journey",
    "severity.high": "severity",
    "added": "diff.added",
    "removed": "diff.removed",
    "renamed": "diff.renamed",
    "moved": "diff.moved",
    "changed": "diff.changed",
    "up": "diff.better",
    "down": "diff.worse",
    "evidence": "evidence",
    "assumption": "assumption",
}
_ROLES = {
    "star": "moment.icon",
    "evidence": "evidence.icon",
    "assumption": "assumption.icon",
    "severity.high": "pain.icon",
    **{sign: f"difference.{sign}.icon" for sign in (*VERBS, "up", "down")},
}
_ICON, _STROKE, _BETWEEN, _LINE = 13.0, 24.0, 20.0, 20.0


def draw(sheet: Sheet, pen: Pen, file: str, left: float, top: float, right: float) -> float:
    """Draw the legend from the left and the file's name at the right; where they end below."""
    leading = setting("legend")[1]
    if direction(pen.lang) == "rtl":
        file = _LEFT_TO_RIGHT.format(file) if file else ""
    named = min(pen.width(file, "footer") + 0.01, (right - left) / 2) if file else 0.0
    room = right - left - (named + 48 if file else 0)
    x, y = left, top
    for draw_sign, wide, text in _entries(sheet, pen):
        natural = min(wide + 6 + pen.width(text, "legend") + 0.01, room)
        if x > left and x + natural > left + room:
            x, y = left, y + _LINE
        draw_sign(x, y + (leading - _ICON) / 2)
        end = pen.words(text, "legend", x + wide + 6, y, natural - wide - 6)
        y = max(y, end - leading)
        x += natural + _BETWEEN
    bottom = y + leading if x > left else top
    if file:
        bottom = max(bottom, pen.words(file, "footer", right - named, top, named, "end"))
    return bottom


# A file's name is read from left to right in every language.
_LEFT_TO_RIGHT = "\u2066{}\u2069"


class _Sign:
    """What draws an entry's sign."""

    def __init__(self, pen: Pen, name: str, role: str) -> None:
        self.pen, self.name, self.role = pen, name, role

    def __call__(self, x: float, y: float) -> None:
        self.pen.icon(self.name, x, y, _ICON, self.role)


class _Stroke:
    """A piece of a line, or of several, one after the other."""

    def __init__(self, pen: Pen, *roles: str) -> None:
        self.pen, self.roles = pen, roles

    def __call__(self, x: float, y: float) -> None:
        each = _STROKE / len(self.roles)
        for place, role in enumerate(self.roles):
            self.pen.line(x + place * each, y + _ICON / 2, x + (place + 1) * each, y + _ICON / 2, role)


class _Channel:
    """The sign of a channel."""

    def __init__(self, pen: Pen, sheet: Sheet, channel: str) -> None:
        self.pen, self.sheet, self.channel = pen, sheet, channel

    def __call__(self, x: float, y: float) -> None:
        sign(self.pen, self.sheet, self.channel, x, y, _ICON, "legend.icon")


class _Person:
    """The sign of one of several people."""

    def __init__(self, pen: Pen, index: int) -> None:
        self.pen, self.index = pen, index

    def __call__(self, x: float, y: float) -> None:
        marker(self.pen, self.index, x + _ICON / 2, y + _ICON / 2, _ICON * 0.8)


def _entries(sheet: Sheet, pen: Pen) -> Iterator[tuple[_Sign | _Stroke | _Channel | _Person, float, str]]:
    used, labels = dict(pen.used), sheet.labels
    for name, word in _SIGNS.items():
        if name in used or (name.startswith("severity") and any(one.startswith("severity") for one in used)):
            yield _Sign(pen, name, _ROLES.get(name, "mark.icon")), _ICON, labels[word]
    if "gap" in used:
        yield _Stroke(pen, "curve-0.gap"), _STROKE, labels["gap"]
    if "before" in used:
        yield _Stroke(pen, "curve-0.before"), _STROKE, labels["diff.before"]
    if "ways" in used:
        yield _Stroke(pen, "flow.way-0", "flow.way-3", "flow.way-5"), _STROKE, labels["flow.width"]
    if "ways.assumed" in used:
        yield _Stroke(pen, "flow.way-1.assumed"), _STROKE, labels["flow.assumed"]
    for person in sheet.people:
        if f"person:{person.index}" in used:
            yield _Person(pen, person.index), _ICON, person.name
    for name in used:
        kind, _, channel = name.partition(":")
        if kind == "channel":
            yield _Channel(pen, sheet, channel), _ICON, name_of(sheet, channel)
