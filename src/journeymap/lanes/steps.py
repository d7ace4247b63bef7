"""The steps: their names, what makes or breaks them, and how people come, go back and leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from journeymap.lanes import Block, Cell, Entry, Pen, Sheet, Step, Text, Together, Traveller, marker, noted


def fill(cell: Cell) -> list[Block]:
    return gathered(cell, [one.block for one in entries(cell)])


def gathered(cell: Cell, blocks: list[Block]) -> list[Block]:
    """The blocks as the one thing that a step, or a stage without steps, is."""
    part = cell.part
    if isinstance(part, Step):
        return [Together(blocks, id=f"step-{part.id}", label=part.name)]
    return [Together(blocks)] if blocks else []


def entries(cell: Cell) -> Iterator[Entry]:
    """The name, and what is small below it."""
    part, sheet, labels = cell.part, cell.sheet, cell.sheet.labels
    if part is sheet.whole:
        return
    if isinstance(part, Step):
        yield Entry("name", 0, Text(part.name, "step.name", gap=3))
    if part.image and (data := sheet.images.get(part.image.path)):
        yield Entry("image", 0, Picture(data, part.image.alt))
    if part.actor and len(sheet.people) > 1:
        person = next((one for one in sheet.people if one.id == part.actor), None)
        yield Entry("actor", 0, Actor(person) if person else Text(part.actor, "step.note"))
    if part.moment_of_truth is not None:
        yield Entry("moment_of_truth", -1, Text(labels["moment"], "moment", icon="star", gap=1))
        for number, reason in enumerate(part.moment_of_truth):
            yield Entry("moment_of_truth", number, Text(reason, "step.note", indent=17, gap=2))
    if isinstance(part, Step):
        if not sheet.coverage[0] and not sheet.backed(cell.stage, part):
            yield Entry(
                "assumption", 0, Text(labels["assumption"], "assumption.text", icon="assumption", gap=2)
            )
        yield from _flow(part, sheet)
    if part.journey:
        yield Entry("journey", 0, Text(part.journey, "mark", icon="journey", gap=2))
    if part.owner:
        yield Entry("owner", 0, Text(f"{labels['owner']}: {sheet.owner(part.owner)}", "step.note", gap=2))
    for number, link in enumerate(part.links):
        words = Text(link.text or link.url, "mark", icon="link")
        yield Entry("links", number, Together([words], link=link.url, gap=2))


def _flow(step: Step, sheet: Sheet) -> Iterator[Entry]:
    """How people come here, go elsewhere than to the following step, leave, and arrive at their goal."""
    labels = sheet.labels
    place = sheet.places[step.id]
    for number, enter in enumerate(step.enters):
        where = noted(enter.from_ or labels["enter"], _share(enter.share, sheet))
        yield Entry("enters", number, Text(where, "mark", icon="enter", gap=2))
    follows = sheet.steps[place + 1].id if place + 1 < len(sheet.steps) else ""
    if any(after.to != follows for after in step.next):
        for number, after in enumerate(step.next):
            to = sheet.places.get(after.to)
            name = sheet.steps[to].name if to is not None else after.to
            onward = "on" if after.to == follows else "jump"
            icon = "back" if to is not None and to <= place else onward
            said = noted(name, _share(after.share, sheet), after.when)
            yield Entry("next", number, Text(said, "mark", icon=icon, gap=2))
    for number, leave in enumerate(step.leaves):
        where = noted(leave.to or labels["leave"], _share(leave.share, sheet))
        said = f"{where}: {leave.why}" if leave.why else where
        yield Entry("leaves", number, Text(said, "mark", icon="leave", gap=2))
    if step.ends is not None:
        yield Entry("ends", 0, Text("; ".join(step.ends) or labels["ends"], "mark", icon="ends", gap=2))


def _share(share: float | None, sheet: Sheet) -> str:
    return "" if share is None else sheet.labels.percent(share)


class Actor:
    """Who acts, behind the sign of their curve."""

    ideal: ClassVar[float] = 240
    most: ClassVar[float] = 540
    gap: ClassVar[float] = 3

    def __init__(self, person: Traveller) -> None:
        self.person = person

    @property
    def said(self) -> Sequence[str]:
        return (self.person.name,)

    def least(self, pen: Pen, enough: float) -> float:
        return 17 + pen.longest(self.person.name, "step.note", enough - 17)

    def height(self, pen: Pen, width: float) -> float:
        return pen.height(self.person.name, "step.note", width - 17)

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        marker(pen, self.person.index, x + 6, top + 7.5, 9)
        return pen.words(self.person.name, "step.note", x + 17, top, width - 17)


class Picture:
    """A picture of the step, three wide to two high."""

    ideal: ClassVar[float] = 160
    most: ClassVar[float] = 240
    gap: ClassVar[float] = 6

    def __init__(self, data: bytes, alt: str) -> None:
        self.data, self.alt = data, alt

    @property
    def said(self) -> Sequence[str]:
        return (self.alt,) if self.alt else ()

    def least(self, pen: Pen, enough: float) -> float:
        return 0

    def height(self, pen: Pen, width: float) -> float:
        # Told as low as a line: no column is made wider for a picture's sake.
        return 20

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        height = round(width / 1.5)
        pen.picture(self.data, x, top, width, height, self.alt, 4)
        return top + height
