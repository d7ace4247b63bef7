"""The persona: a card for each person of a map, and the maps in which they appear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap import lanes
from journeymap.lanes import Block, Cell, Pen, Sheet, Text, Together, Traveller, noted, stack
from journeymap.model import Content, Journey, Persona, Touchpoint
from journeymap.scene import Box, Scene
from journeymap.views import Look, NothingToDraw, _avatar, _frame, _table, _telling

_WIDTH, _PAD, _AVATAR, _BETWEEN = 960.0, 28.0, 104.0, 28.0
_COLUMNS, _COLUMN_GAP = 3, 32.0
_KEY = 22.0
"""The room for the sign before a heading, in pixels."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Something that is known of a person: a sign, a heading, and what stands below it."""

    icon: str
    name: str
    blocks: list[Block]


def view(journey: Journey, look: Look) -> Scene:
    """The cards of a map's people below each other. NothingToDraw if it has none."""
    if not journey.people:
        raise NothingToDraw(
            "the map has no persona, so there is no card: say whose journey it is in `persona`"
        )
    sheet, pen = _frame.begin(journey, look)
    names = [person.name for person in sheet.people]
    sheet.journey = journey.model_copy(update={"title": ", ".join(names)})
    top, right = _frame.MARGIN, _frame.MARGIN + _WIDTH
    told = [sheet.labels["persona"]]
    top += _frame.logo(sheet, pen, right, top)[1]
    for person in sheet.people:
        maps = [_named(one, sheet) for one in look.appearances(person.id)]
        start = len(pen.items)
        top = _card(sheet, pen, person, maps, top) + 16
        pen.group(start, f"persona-{person.id}", person.name)
        told += _told(sheet, person, maps)
    pen.used.clear()  # every sign stands beside its word
    return _frame.finish(sheet, pen, look, "persona", right, top - 16, _telling.sentences(told))


def _named(journey: Journey, sheet: Sheet) -> str:
    return noted(journey.title, sheet.labels[f"state.{journey.state}"] if journey.state else "")


def _card(sheet: Sheet, pen: Pen, person: Traveller, maps: Sequence[str], top: float) -> float:
    """Draw one card; where it ends."""
    start, x, width = len(pen.items), _frame.MARGIN + _PAD, _WIDTH - 2 * _PAD
    bottom = _head(sheet, pen, person, x, top + _PAD, width)
    sections = list(_sections(sheet, person, maps))
    # Rows as even as they can be.
    rows = -(-len(sections) // _COLUMNS)
    count = -(-len(sections) // rows) if rows else 0
    for first in range(0, len(sections), count or 1):
        bottom += 20
        pen.line(x, bottom, x + width, bottom, "rule")
        bottom = _row(pen, sections[first : first + count], x, bottom + 16, width, count)
    bottom += _PAD
    pen.items.insert(start, Box(_frame.MARGIN, top, _WIDTH, bottom - top, "persona.sheet", 12))
    return bottom


def _head(sheet: Sheet, pen: Pen, person: Traveller, x: float, top: float, width: float) -> float:
    """Who it is, in their own words, and how far the card can be trusted; where it ends."""
    bottom = top + _AVATAR
    _avatar.draw(sheet, pen, person, x, top, _AVATAR)
    left, room = x + _AVATAR + _BETWEEN, width - _AVATAR - _BETWEEN
    if facts := list(_facts(sheet, person.persona)):
        wide = _table.width(pen, facts)
        bottom = max(bottom, _table.draw(pen, facts, x + width - wide, top, wide))
        room -= wide + _BETWEEN
    start = len(pen.items)
    end = _who(sheet, pen, person, left, top, room)
    spare = top + _AVATAR - end
    if spare > 0:  # the little that is said stands beside the middle of the portrait
        del pen.items[start:]
        _who(sheet, pen, person, left, top + spare / 2, room)
    return max(bottom, end)


def _who(sheet: Sheet, pen: Pen, person: Traveller, left: float, top: float, room: float) -> float:
    """Name, role and segment, quotes, and a few words about the person; where they end."""
    known, labels = person.persona, sheet.labels
    y = pen.words(person.name, "title", left, top, room)
    if known and known.role:
        y = pen.words(known.role, "subtitle", left, y + 2, room)
    if known and known.segment:
        y = pen.words(f"{labels['segment']}: {known.segment}", "persona.note", left, y + 4, room)
    for quote in known.quotes if known else ():
        y = pen.words(labels["quoted"].format(text=quote.text), "persona.quote", left, y + 12, room)
        y = pen.words(quote.source, "quote.source", left, y + 1, room) if quote.source else y
    if known and known.about:
        y = pen.words(known.about, "header.value", left, y + 12, room)
    return y


def _facts(sheet: Sheet, known: Persona | None) -> Iterator[tuple[str, str]]:
    labels = sheet.labels
    if known and known.basis:
        yield labels["basis"], labels[f"basis.{known.basis}"]
    if known and known.owner:
        yield labels["owner"], sheet.owner(known.owner)
    if known and known.status:
        yield labels["status"], labels[f"status.{known.status}"]
    if known and known.reviewed:
        yield labels["reviewed"], known.reviewed


def _sections(sheet: Sheet, person: Traveller, maps: Sequence[str]) -> Iterator[_Section]:
    """What the card tells below the person, in the order in which it is read."""
    known, labels = person.persona, sheet.labels
    if known:
        for icon, key, texts in _wants(known):
            if texts:
                yield _Section(icon, labels[key], lanes.texts(texts, "header.value"))
        if known.channels:
            names = {id: lanes.load("touchpoints").name_of(sheet, id) for id in known.channels}
            points = [Touchpoint.model_construct(name=name, channel=id) for id, name in names.items()]
            met = Content(name=known.name, touchpoints=points)
            yield _Section("channel", labels["channels"], _filled("touchpoints", sheet, met))
        backing = Content(name=known.name, evidence=known.evidence, quotes=known.quotes)
        found = _filled("evidence", sheet, backing)
        assumed: list[Block] = [Text(labels["assumption"], "assumption.text")]
        yield _Section("evidence" if found else "assumption", labels["evidence"], found or assumed)
        links = [Text(link.text or link.url, "link", gap=2) for link in known.links]
        if links:
            linked = zip(links, known.links, strict=True)
            yield _Section("link", labels["links"], [Together([one], link=link.url) for one, link in linked])
    if maps:
        yield _Section("journey", labels["appears"], lanes.texts(maps, "header.value"))


def _wants(known: Persona) -> tuple[tuple[str, str, Sequence[str]], ...]:
    return (
        ("ends", "goals", known.goals),
        ("gain", "needs", known.needs),
        ("pain", "frustrations", known.frustrations),
    )


def _filled(lane: str, sheet: Sheet, part: Content) -> list[Block]:
    """What a lane of a map would be filled with."""
    blocks: list[Block] = lanes.load(lane).fill(Cell(sheet, lane, part))
    return blocks


def _row(pen: Pen, row: list[_Section], x: float, top: float, width: float, count: int) -> float:
    """Draw sections beside each other; where the longest ends."""
    each = (width - _COLUMN_GAP * (count - 1)) / count
    bottom = top
    for place, section in enumerate(row):
        left = x + place * (each + _COLUMN_GAP)
        pen.icon(section.icon, left, top + 1.5, 14, "persona.icon")
        y = pen.words(section.name, "persona.key", left + _KEY, top, each - _KEY)
        bottom = max(bottom, stack(pen, section.blocks, left, y + 8, each))
    return bottom


def _told(sheet: Sheet, person: Traveller, maps: Sequence[str]) -> Iterator[str]:
    """The card in words."""
    known, labels = person.persona, sheet.labels
    yield f"{person.name}, {known.role}" if known and known.role else person.name
    for _, key, texts in _wants(known) if known else ():
        if texts:
            yield f"{labels[key]}: {'; '.join(texts)}"
    if maps:
        yield f"{labels['appears']}: {'; '.join(maps)}"
