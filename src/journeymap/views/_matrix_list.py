"""The opportunities of a map as a ranked list, in as many columns as its picture has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.lanes import Pen, Sheet, noted, setting
from journeymap.model import Opportunity
from journeymap.summary import Placed

COLUMN = 330.0
"""How wide a column of the list is, in pixels."""
_INDENT, _ENTRY, _SECTION = 32.0, 12.0, 12.0
_BETWEEN = 32.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity with its number in the ranking, from 1."""

    number: int
    at: Placed[Opportunity]

    @property
    def said(self) -> Opportunity:
        """The opportunity itself."""
        return self.at.said

    @property
    def placed(self) -> bool:
        """Whether it has a place in the matrix."""
        return self.said.value is not None and self.said.effort is not None

    @property
    def closed(self) -> str:
        """How it came to its end, `done` or `dropped`; nothing where it is open."""
        return self.said.status if self.said.status in ("done", "dropped") else ""


def radius(pen: Pen, ranked: Sequence[Ranked]) -> float:
    """How large a disc must be for the highest number in it, in pixels."""
    return max(11.0, pen.width(str(len(ranked)), "matrix.number") / 2 + 4)


def disc(pen: Pen, one: Ranked, x: float, y: float, size: float) -> None:
    """Draw the disc of an opportunity around a point: full while it is open, a ring when it is done, and
    a dashed ring when it was dropped.
    """
    role = f".{one.closed}" if one.closed else ""
    pen.box(x - size, y - size, 2 * size, 2 * size, f"matrix.disc{role}", size)
    number(pen, one, x, y, size, f"matrix.number{role}")


def number(pen: Pen, one: Ranked, x: float, y: float, size: float, role: str) -> None:
    """Write the number of an opportunity around a point."""
    leading = setting(role)[1]
    pen.words(str(one.number), role, x - size, y - leading / 2, 2 * size, "middle")


def standing(sheet: Sheet, one: Opportunity) -> str:
    """How far an opportunity is, who does it, and when."""
    return noted(
        sheet.labels[f"status.{one.status}"] if one.status else "",
        sheet.owner(one.owner) if one.owner else "",
        one.timing,
    )


def grades(sheet: Sheet, one: Opportunity) -> str:
    """Its value and effort, as far as they are known."""
    return noted(
        *(f"{sheet.labels[key]} {sheet.labels.number(grade)}" for key, grade in _graded(one) if grade)
    )


def draw(
    sheet: Sheet, pen: Pen, ranked: Sequence[Ranked], left: float, top: float, least: float
) -> tuple[float, float]:
    """Draw the list, at least as high as `least` before it goes into a second column; where it ends at
    the right and below.
    """
    size = radius(pen, ranked)
    entries = list(_entries(sheet, pen, ranked, size))
    heights = [_height(pen, entry) for entry in entries]
    columns = _columns(heights, left, least)
    bottom = top
    for place, column in enumerate(columns):
        y = top
        for at in column:
            y = entries[at](left + place * (COLUMN + _BETWEEN), y, at == column[0])
        bottom = max(bottom, y)
    return left + len(columns) * (COLUMN + _BETWEEN) - _BETWEEN, bottom


Entry = Callable[[float, float, bool], float]
"""Draws itself at x and top, told whether it is the first of its column; where it ends below."""


def _entries(sheet: Sheet, pen: Pen, ranked: Sequence[Ranked], size: float) -> Iterator[Entry]:
    section = ""
    for one in ranked:
        own = "closed" if one.closed else "ranked" if one.placed else "unplaced"
        heading = "" if own == section else sheet.labels[f"matrix.{own}"]
        section = own

        def entry(x: float, top: float, first: bool, one: Ranked = one, heading: str = heading) -> float:
            if heading:
                top = pen.words(heading, "label", x, top + (0 if first else _SECTION), COLUMN) + 8
            elif not first:
                top += _ENTRY
            start = len(pen.items)
            bottom = _entry(sheet, pen, one, x, top, size)
            pen.group(start, f"opportunity-{one.number}", _more(sheet, one.said), one.said.link)
            return bottom

        yield entry


def _entry(sheet: Sheet, pen: Pen, one: Ranked, x: float, top: float, size: float) -> float:
    said, labels = one.said, sheet.labels
    middle = top + setting("ink")[1] / 2 + 1
    if one.placed:
        disc(pen, one, x + size, middle, size)
    else:
        number(pen, one, x + size, middle, size, "matrix.number.unplaced")
    left, room = x + max(_INDENT, 2 * size + 8), COLUMN - max(_INDENT, 2 * size + 8)
    bottom = pen.words(said.text, "ink", left, top, room)
    missing = [labels[key] for key, grade in _graded(said) if grade is None]
    eased = ", ".join(sheet.pains.get(pain, pain) for pain in said.addresses)
    place = noted(*(part.name for part in (one.at.stage, one.at.step) if part)) or labels["whole"]
    notes = [
        noted(grades(sheet, said), standing(sheet, said)),
        labels["matrix.missing"].format(what=", ".join(missing)) if missing else "",
        place,
        f"{labels['addresses']}: {eased}" if eased else "",
    ]
    for note in notes:
        if note:
            bottom = pen.words(note, "quiet", left, bottom, room)
    return bottom


def _more(sheet: Sheet, one: Opportunity) -> str:
    """What is told of an entry when the pointer rests on it."""
    metric = f"{sheet.labels['metric']}: {one.metric}" if one.metric else ""
    return "\n".join(line for line in (one.why, metric) if line)


def _graded(one: Opportunity) -> list[tuple[str, float | None]]:
    return [("value", one.value), ("effort", one.effort)]


def _height(pen: Pen, entry: Entry) -> float:
    """How high an entry is that is not the first of its column: it is drawn to see, and taken back."""
    start = len(pen.items)
    height = entry(0, 0, False)
    del pen.items[start:]
    return height


def _columns(heights: Sequence[float], left: float, least: float) -> list[list[int]]:
    """The entries of each column: few columns, but none much higher than what stands beside them, unless
    the picture is wide.
    """
    high = least
    count = 1
    while True:
        columns = _filled(heights, high)
        if len(columns) <= count:
            return columns
        if high >= max(1.25 * least, 0.45 * (left + count * (COLUMN + _BETWEEN))):
            count += 1
            high = max(least, sum(heights) / count)
        else:
            high += 24


def _filled(heights: Sequence[float], high: float) -> list[list[int]]:
    columns: list[list[int]] = []
    y = high
    for at, height in enumerate(heights):
        if not columns or y + height > high:
            columns.append([])
            y = 0.0
        columns[-1].append(at)
        y += height
    return columns
