"""What the strip says below the curve: cards of one height for what hurts, and for what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.lanes import Pen, Sheet, noted
from journeymap.lanes.emotion import mood_of
from journeymap.model import Opportunity, Pain
from journeymap.summary import Placed
from journeymap.views import _matrix_list, _strip_points
from journeymap.views._fitted import fitted
from journeymap.views._strip_points import Extreme

HEIGHT, GAP, HEADING = 78.0, 8.0, 26.0
"""Of a card, between two of them, and above the first; in pixels."""
_NAMES = ("strip.name", "strip.name.small", "strip.name.smaller")
_NOTES = ("strip.note", "strip.note.small")
_PAINS = ("strip.pain", "strip.pain.small")
_PAD, _LEFT, _ICON, _FACE = 5.0, 14.0, 12.0, 24.0


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is told: a name, a note below it, and what more is to be said.

    `kind` gives the roles, `pain` or `opportunity`; `shade` is the end of its ground's. A low point has its
    number and its mood, and its person where there are several.
    """

    kind: str
    name: str
    note: str
    more: str = ""
    shade: str = ""
    icon: str = ""
    link: str = ""
    low: Extreme | None = None
    number: int = 0

    @property
    def words(self) -> str:
        """All that it says, in one line."""
        return ", ".join(part for part in (self.name, self.note, self.more) if part)


def lows(sheet: Sheet, found: Sequence[Extreme], hurts: Sequence[Placed[Pain]]) -> list[Card]:
    """The low points, each with the first that hurts there, or else how it feels in words."""
    labels = sheet.labels
    several = len(sheet.people) > 1
    homes = {id(step): stage for stage, step in sheet.journey.columns if step}
    cards = []
    for number, one in enumerate(found, 1):
        part, value = one.of, one.point.value
        felt = f"{labels[f'emotion.{mood_of(value)}']} ({labels.number(value)})"
        stage = homes.get(id(part))
        who = ", ".join(person.name for person in one.people) if len(one.people) < len(sheet.people) else ""
        note = noted(who, felt, stage.name if stage else "")
        pain = next((one.said for one in hurts if part is one.step or part is one.stage), None)
        # Nobody says whose the words for a feeling are where several people have curves.
        more = pain.text if pain else "" if several else "; ".join(part.feeling)
        icon = _icon(pain) if pain else ""
        cards.append(Card("pain", part.name, note, more, icon=icon, low=one, number=number))
    return cards


def pains(sheet: Sheet, found: Sequence[Placed[Pain]]) -> list[Card]:
    """What hurts, each with how much, and where."""
    cards = []
    for one in found:
        severity = one.said.severity
        grade = sheet.labels[f"severity.{severity}"] if severity else ""
        note = noted(grade, _place(sheet, one))
        shade = f".{severity}" if severity else ""
        cards.append(Card("pain", one.said.text, note, shade=shade, icon=_icon(one.said)))
    return cards


def opportunities(sheet: Sheet, found: Sequence[Placed[Opportunity]]) -> list[Card]:
    """What could be better, each with its value and effort, how far it is, who does it, and where."""
    return [
        Card(
            "opportunity",
            one.said.text,
            noted(_matrix_list.grades(sheet, one.said), _matrix_list.standing(sheet, one.said)),
            _place(sheet, one),
            link=one.said.link,
        )
        for one in found
    ]


def _place(sheet: Sheet, one: Placed[Pain] | Placed[Opportunity]) -> str:
    return noted(*(part.name for part in (one.stage, one.step) if part)) or sheet.labels["whole"]


def _icon(pain: Pain) -> str:
    return f"severity.{pain.severity}" if pain.severity else ""


def draw(pen: Pen, heading: str, cards: Sequence[Card], x: float, top: float, width: float) -> None:
    """The cards below each other, under a heading."""
    fitted(pen, heading, ["strip.list"], width, 20).draw(pen, x, top, width)
    top += HEADING
    for card in cards:
        start = len(pen.items)
        _card(pen, card, x, top, width)
        pen.group(start, label=card.words, link=card.link)
        top += HEIGHT + GAP


def _card(pen: Pen, card: Card, x: float, top: float, width: float) -> None:
    pen.box(x, top, 12, HEIGHT, f"{card.kind}.edge", 5)
    pen.box(x + 3, top, width - 3, HEIGHT, f"{card.kind}.card{card.shade}", 5)
    left, right = x + _LEFT, x + width - 10
    if card.low:
        _mood(pen, card.low, card.number, left, top)
        left += _FACE + 14
    if card.link:
        right -= 18
        pen.icon("link", right + 6, top + _PAD + 3, _ICON, f"{card.kind}.icon")
    room, indent = right - left, 17.0 if card.icon else 0.0
    free = HEIGHT - 2 * _PAD
    note = fitted(pen, card.note, _NOTES, room, 16) if card.note else None
    said = card.more or note is None
    name = fitted(pen, card.name, _NAMES, room, free - (note.height if note else 0) - (16 if said else 0))
    free -= name.height + (note.height if note else 0)
    more = fitted(pen, card.more, _PAINS, room - indent, free) if card.more else None
    y = top + _PAD + (free - (more.height if more else 0)) / 2
    y = name.draw(pen, left, y, room)
    if note:
        if card.icon and not more:
            pen.icon(card.icon, left, y + 2, _ICON, "pain.icon")
            note = fitted(pen, card.note, _NOTES, room - indent, 16)
            y = note.draw(pen, left + indent, y, room - indent)
        else:
            y = note.draw(pen, left, y, room)
    if more:
        if card.icon:
            pen.icon(card.icon, left, y + 2, _ICON, "pain.icon")
        more.draw(pen, left + indent, y, room - indent)
    if card.icon:
        pen.used[card.icon] = None


def _mood(pen: Pen, low: Extreme, number: int, x: float, top: float) -> None:
    """The number of a low point and its face."""
    mood, middle = mood_of(low.point.value), top + HEIGHT / 2
    pen.icon(f"face.{mood}", x, middle - _FACE / 2 + 8, _FACE, f"face.{mood}")
    _strip_points.disc(pen, number, x + 4, middle - 27)
