"""The top of a map: whose journey it is, what it is about, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lanes import Pen, Sheet, Traveller, marker
from journeymap.scene import Curve
from journeymap.views import _avatar, _frame, _table

_CARD, _BETWEEN, _PAD = 316.0, 32.0, 16.0
_FRAME = 2 * _PAD + 48 + 14
_LONG_ABOUT = 300
_WIDE, _WIDEST = 3000.0, 1640.0
"""On maps wider than the first the header is as wide as the second, to be read together; in pixels."""
_LONG_TITLE = 110


def measure(width: float) -> float:
    """How much of a picture's width is used by what is read before the map."""
    return width if width <= _WIDE else _WIDEST


def draw(sheet: Sheet, pen: Pen, left: float, top: float, width: float) -> float:
    """Draw the header into a width; where it ends below."""
    width = measure(width)
    people = sheet.people
    x, room = left, width
    bottom = top
    if len(people) == 1:
        card = _card_width(pen, people[0])
        bottom = _card(sheet, pen, people[0], left, top, card)
        x, room = left + card + _BETWEEN, width - card - _BETWEEN
    taken, high = _frame.logo(sheet, pen, left + width, top)
    facts = list(_facts(sheet))
    if facts:
        wide = _table.width(pen, facts)
        taken = max(taken, wide + _BETWEEN)
        bottom = max(bottom, _table.draw(pen, facts, left + width - wide, top + high, wide))
    room -= taken
    bottom = max(bottom, top + high)
    bottom = max(bottom, _about(sheet, pen, x, top, room))
    if len(people) > 1:
        bottom = _cards(sheet, pen, people, left, bottom + 16, width)
    return bottom


def _about(sheet: Sheet, pen: Pen, x: float, top: float, room: float) -> float:
    """Title, summary, scenario, goal and expectations."""
    journey, labels = sheet.journey, sheet.labels
    long = len(journey.title) > _LONG_TITLE
    bottom = pen.words(journey.title, "title.long" if long else "title", x, top, room)
    # Lines are read at a comfortable length, also where the picture is wide.
    room = min(room, 760.0)
    if journey.summary:
        bottom = pen.words(journey.summary, "subtitle", x, bottom + 4, room)
    said = [
        (labels["scenario"], [journey.scenario]),
        (labels["goal"], [journey.goal]),
        (labels["expectations"], journey.expectations),
    ]
    said = [(key, texts) for key, texts in said if any(texts)]
    keys = max((pen.width(key, "header.key") for key, _ in said), default=0) + 16
    bottom += 10
    for key, texts in said:
        pen.words(key, "header.key", x, bottom, keys)
        for text in texts:
            bottom = pen.words(text, "header.value", x + keys, bottom, room - keys)
        bottom += 4
    for link in journey.links:
        start = len(pen.items)
        pen.icon("link", x + 1, bottom + 3, 12, "link.icon")
        bottom = pen.words(link.text or link.url, "link", x + 18, bottom, room - 18) + 4
        pen.group(start, link=link.url)
    return bottom - 4


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is known about the map itself."""
    journey, labels = sheet.journey, sheet.labels
    if journey.state:
        yield labels["state"], labels[f"state.{journey.state}"]
    if journey.improves:
        yield labels["improves"], journey.improves
    if journey.parent:
        yield labels["parent"], journey.parent.replace("#", " · ")
    if journey.basis:
        yield labels["basis"], labels[f"basis.{journey.basis}"]
    if journey.owner:
        yield labels["owner"], sheet.owner(journey.owner)
    if journey.status:
        yield labels["status"], labels[f"status.{journey.status}"]
    if journey.reviewed:
        yield labels["reviewed"], journey.reviewed
    backed, steps = sheet.coverage
    if steps:
        key = "coverage.one" if steps == 1 else "coverage"
        yield labels["evidence"], labels[key].format(backed=backed, steps=steps)


def _texts(sheet: Sheet, person: Traveller) -> Iterator[tuple[str, str, float]]:
    """What a card says below the name: text, role, and the space above it."""
    known = person.persona
    if known is None:
        return
    if known.role:
        yield known.role, "header.role", 1
    # A life told at length is for the persona's own page; a map has room for a paragraph of it.
    about = known.about.split("\n\n")[0]
    if about and (not known.role or len(about) <= _LONG_ABOUT):
        yield about, "header.about", 6
    if known.quotes:
        yield sheet.labels["quoted"].format(text=known.quotes[0].text), "header.quote", 6


def _card_width(pen: Pen, person: Traveller) -> float:
    """As wide as what is in it, within limits."""
    known = person.persona
    said = [(person.name, "header.name")]
    if known:
        quote = known.quotes[0].text if known.quotes else ""
        said += [(known.role, "header.role"), (known.about, "header.about"), (quote, "header.quote")]
    widest = max(pen.width(text, role) for text, role in said)
    return min(max(widest + _FRAME + 1, 200), _CARD)


def _card(sheet: Sheet, pen: Pen, person: Traveller, x: float, top: float, width: float) -> float:
    """The one person of a map."""
    start = len(pen.items)
    _avatar.draw(sheet, pen, person, x + _PAD, top + _PAD, 48)
    left, room = x + _PAD + 48 + 14, width - _FRAME
    texts = list(_texts(sheet, person))
    # A name alone stands beside the middle of the disc, and one with a line of text together with it.
    drop = 14 if not texts else 1
    bottom = pen.words(person.name, "header.name", left, top + _PAD + drop, room)
    for text, role, above in texts:
        bottom = pen.words(text, role, left, bottom + above, room)
    bottom = max(bottom, top + _PAD + 48) + _PAD
    words = pen.items[start:]
    del pen.items[start:]
    pen.box(x, top, width, bottom - top, "header.card", 10)
    pen.items += words
    return bottom


def _cards(sheet: Sheet, pen: Pen, people: list[Traveller], left: float, top: float, width: float) -> float:
    """Several people beside each other, each with the sign and colour of their curve."""
    between = 12.0
    count = min(len(people), max(1, int((width + between) // (224 + between))))
    count = -(-len(people) // -(-len(people) // count))  # rows as even as they can be
    each = min((width - between * (count - 1)) / count, 380.0)
    for first in range(0, len(people), count):
        row = people[first : first + count]
        start, bottom = len(pen.items), top
        for place, person in enumerate(row):
            bottom = max(bottom, _small(sheet, pen, person, left + place * (each + between), top, each))
        words = pen.items[start:]
        del pen.items[start:]
        for place in range(len(row)):
            pen.box(left + place * (each + between), top, each, bottom - top, "header.card", 8)
        pen.items += words
        top = bottom + between
    return top - between


def _small(sheet: Sheet, pen: Pen, person: Traveller, x: float, top: float, width: float) -> float:
    pad = 12.0
    _avatar.draw(sheet, pen, person, x + pad, top + pad, 32)
    left, room = x + pad + 32 + 10, width - 2 * pad - 32 - 10
    sample = 30.0
    bottom = pen.words(person.name, "header.name.small", left, top + pad, room - sample - 8)
    y = top + pad + 9
    at = x + width - pad - sample
    pen.items.append(Curve(((at, y), (at + 10, y), (at + 20, y), (at + sample, y)), person.curve))
    marker(pen, person.index, at + sample / 2, y, 12)
    known = person.persona
    if known:
        about = known.role or known.about
        if about:
            bottom = pen.words(about, "header.role", left, bottom, room)
        if known.quotes:
            quote = sheet.labels["quoted"].format(text=known.quotes[0].text)
            bottom = pen.words(quote, "header.quote.small", left, bottom + 4, room)
    return max(bottom, top + pad + 32) + pad
