"""The head of the strip: its title, what the person wants, and who it is."""

from __future__ import annotations

from journeymap.lanes import Pen, Sheet, Traveller, marker, noted
from journeymap.views import _avatar, _frame
from journeymap.views._fitted import fitted

MARGIN = 36.0
"""Around the strip at the left and right, in pixels."""
_TOP, _CARD, _HIGH, _BETWEEN, _PAD = 28.0, 320.0, 84.0, 32.0, 14.0
_PICTURE, _SIGN = 48.0, 11.0
_ROWS, _COLUMNS = 4, 3
_TITLES = ("strip.title", "strip.title.small", "strip.title.smaller", "strip.title.smallest")
_GOALS = ("strip.goal", "strip.goal.small")
_NAMES = ("strip.person", "strip.person.small")
_ROLES = ("strip.role", "strip.role.small")


def head(sheet: Sheet, pen: Pen, width: float) -> float:
    """Draw it over a picture of that width; where it ends below."""
    journey, labels = sheet.journey, sheet.labels
    bottom, room = _TOP, width - 2 * MARGIN
    if sheet.people:
        _people(sheet, pen, width - MARGIN - _CARD)
        bottom, room = _TOP + _HIGH, room - _CARD - _BETWEEN
    room -= _frame.logo(sheet, pen, MARGIN + room, _TOP)[0]
    state = labels[f"state.{journey.state}"] if journey.state else ""
    y = fitted(pen, noted(labels["strip"], state), ["strip.kind"], room, 16).draw(pen, MARGIN, _TOP - 3, room)
    y = fitted(pen, journey.title, _TITLES, room, 57).draw(pen, MARGIN, y, room)
    if journey.goal:
        key = min(pen.width(labels["goal"], "header.key") + 12, room / 3)
        goal = fitted(pen, journey.goal, _GOALS, room - key, 40)
        y += 4
        drop = 1.0 if goal.role == _GOALS[0] else 0.0
        pen.words(labels["goal"], "header.key", MARGIN, y + drop, key)
        y = goal.draw(pen, MARGIN + key, y, room - key)
    return max(y, bottom)


def _people(sheet: Sheet, pen: Pen, x: float) -> None:
    """The one person with their picture, or several with the signs of their curves."""
    pen.box(x, _TOP, _CARD, _HIGH, "header.card", 10)
    if len(sheet.people) == 1:
        _person(sheet, pen, sheet.people[0], x)
        return
    columns = min(-(-len(sheet.people) // _ROWS), _COLUMNS)
    rows = min(-(-len(sheet.people) // columns), _ROWS)
    each = (_CARD - 2 * _PAD) / columns
    top = _TOP + (_HIGH - rows * 18) / 2
    shown = sheet.people if len(sheet.people) <= rows * columns else sheet.people[: rows * columns - 1]
    for place, person in enumerate(shown):
        left, y = x + _PAD + place // rows * each, top + place % rows * 18
        start = len(pen.items)
        marker(pen, person.index, left + 6, y + 9, _SIGN)
        name = fitted(pen, noted(person.initials, person.name), ["strip.role"], each - 24, 16)
        name.draw(pen, left + 18, y + 1, each - 24)
        pen.group(start, label=person.name)
    left_over = sheet.people[len(shown) :]
    if left_over:
        start = len(pen.items)
        left, y = x + _PAD + (columns - 1) * each, top + (rows - 1) * 18
        pen.words(f"+ {len(left_over)}", "strip.role", left + 18, y + 1, each - 24)
        pen.group(start, label=", ".join(person.name for person in left_over))


def _person(sheet: Sheet, pen: Pen, person: Traveller, x: float) -> None:
    _avatar.draw(sheet, pen, person, x + _PAD, _TOP + (_HIGH - _PICTURE) / 2, _PICTURE)
    left = x + _PAD + _PICTURE + 14
    room = x + _CARD - _PAD - left
    known = person.persona
    name = fitted(pen, person.name, _NAMES, room, 32)
    role = fitted(pen, known.role, _ROLES, room, 34) if known and known.role else None
    y = _TOP + (_HIGH - name.height - (role.height if role else 0)) / 2
    y = name.draw(pen, left, y, room)
    if role:
        role.draw(pen, left, y, room)
