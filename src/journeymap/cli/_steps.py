"""The steps of a map as a table for the terminal: name, emotion, where people leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._chart import lost, sign, tone
from journeymap.cli._columns import Glyphs, beside, cut, number, plain, right, wrap
from journeymap.experience import Curve, Point
from journeymap.model import Stage
from journeymap.summary import Row, Summary

_NAME = 18  # cells that a name has at least before emotions may take room from it
_MET = 24  # cells that touchpoints have at least, and at most twice as many
_SIDE = 4  # cells of a bar on either side of its middle


@dataclass(frozen=True)
class _Widths:
    """The cells of each column; 0 where a column is left out."""

    number: int
    name: int
    bar: int
    felt: list[int]
    lost: int
    met: int


def steps(summary: Summary, width: int, glyphs: Glyphs) -> Iterator[Text]:
    """The lines of the table: the steps below the names of their stages, with what its signs mean."""
    rows, people = summary.rows, summary.curves
    columns = _widths(rows, people, width, glyphs)
    yield Text()
    if len(people) > 1 and any(columns.felt):
        heads = [
            (right(_short(one.name, cells, glyphs), cells, "dim"), cells)
            for one, cells in zip(people, columns.felt, strict=True)
        ]
        yield from beside([(Text(), columns.number), (Text(), columns.name), *heads])
    above: Stage | None = None
    for row in rows:
        if row.stage and row.stage is not above:
            if above and (row.step or above.steps):
                yield Text()
            if row.step:
                yield from _heading(row.stage, people, width, glyphs)
        above = row.stage
        yield from _line(row, people, columns, glyphs)
    yield Text()
    yield from _legend(rows, width, glyphs)


def _widths(rows: list[Row], people: list[Curve], width: int, glyphs: Glyphs) -> _Widths:
    felt = [max(len(change(point_at(curve, row), glyphs)) for row in rows) for curve in people]
    if len(people) > 1:
        felt = [cells and max(cells, 5) for cells in felt]
    leaving = max(len(lost(row, glyphs)) for row in rows)
    bar = 2 * _SIDE + 1 if len(people) == 1 and felt[0] else 0
    digits = len(str(len(rows))) + 2

    def room() -> int:
        return width - digits - sum(cells + 2 for cells in (1, *felt, bar, leaving) if cells)

    if room() < _NAME:
        bar = 0
    if room() < _NAME and len(people) > 1:
        felt = [0] * len(felt)
    longest = max(cell_len(plain(row.part.name)) for row in rows)
    if len(people) > 1 and any(felt):
        # What the names of steps leave over, those of people may take.
        spare = max(0, room() - longest) // len(people)
        names = [cell_len(plain(one.name)) for one in people]
        felt = [cells and max(cells, min(cells + spare, own)) for cells, own in zip(felt, names, strict=True)]
    left = room() - longest - 2
    met = min(left, 2 * _MET) if left >= _MET else 0
    return _Widths(digits, max(1, min(longest, room())), bar, felt, leaving, met)


def _short(name: str, cells: int, glyphs: Glyphs) -> str:
    """A person's name, or as much of their first name as there is room for."""
    whole = plain(name)
    return whole if cell_len(whole) <= cells else cut(whole.split()[0], cells, glyphs.more)


def _heading(stage: Stage, people: list[Curve], width: int, glyphs: Glyphs) -> list[Text]:
    """The name of a stage, its timing, and what is felt in it where no step says so."""
    text = Text(plain(stage.name), "bold")
    if stage.timing:
        text.append(f" {glyphs.dot} {plain(stage.timing)}", "not bold dim")
    for curve in people:
        for point in curve.points:
            if point.stage is stage and point.step is None:
                whose = f"{plain(curve.name)} " if len(people) > 1 else ""
                text.append(f" {glyphs.dot} {whose}{change(point, glyphs)}", f"not bold {tone(point.end)}")
    return wrap(text, width)


def _line(row: Row, people: list[Curve], columns: _Widths, glyphs: Glyphs) -> list[Text]:
    points = [point_at(curve, row) for curve in people]
    met = f" {glyphs.dot} ".join(plain(one.name) for one in row.part.touchpoints)
    bold = "bold" if row.part.moment_of_truth is not None else ""
    return beside(
        [
            (right(str(row.number), columns.number - 2).append(f" {sign(row, glyphs)}"), columns.number),
            (Text(plain(row.part.name), bold), columns.name),
            (_bar(points[0], glyphs), columns.bar),
            *(
                (right(change(point, glyphs), cells, tone(point.end) if point else ""), cells)
                for point, cells in zip(points, columns.felt, strict=True)
            ),
            (Text(lost(row, glyphs), "red"), columns.lost),
            (Text(cut(met, columns.met, glyphs.more), "dim"), columns.met),
        ]
    )


def point_at(curve: Curve, row: Row) -> Point | None:
    """The point of a curve that a row itself fixes."""
    return next((one for one in curve.points if one.first == row.number - 1 and one.step is row.step), None)


def change(point: Point | None, glyphs: Glyphs) -> str:
    """What is felt at a point, or how it changes there; nothing where there is no point."""
    if point is None:
        return ""
    end = number(point.end, glyphs)
    return end if point.start == point.end else f"{number(point.start, glyphs)} {glyphs.arrow} {end}"


def _bar(point: Point | None, glyphs: Glyphs) -> Text:
    """The emotion from its middle to the left or right; where it changes, all that it runs through."""
    if point is None:
        return Text(" " * _SIDE + glyphs.down, "dim")
    low, high = min(0.0, point.start, point.end), max(0.0, point.start, point.end)
    left, right_hand = _blocks(-low, glyphs, 0), _blocks(high, glyphs, 1)
    text = Text(" " * (_SIDE - len(left))).append(left[::-1], tone(-1))
    return text.append(glyphs.down, "dim").append(right_hand, tone(1))


def _blocks(value: float, glyphs: Glyphs, side: int) -> str:
    halves = max(round(value * _SIDE), 1 if value else 0)
    if not glyphs.halves:
        return glyphs.full * ((halves + 1) // 2)
    return glyphs.full * (halves // 2) + glyphs.halves[side] * (halves % 2)


def _legend(rows: list[Row], width: int, glyphs: Glyphs) -> list[Text]:
    """What the signs mean, for those that are used."""
    used = {sign(row, glyphs) for row in rows} | {lost(row, glyphs)[:1] for row in rows}
    signs = {
        glyphs.backed: "backed by evidence",
        glyphs.assumed: "assumption",
        glyphs.moment: "moment of truth",
        glyphs.assumed_moment: "moment of truth, assumed",
        glyphs.leave: "people leave",
    }
    lines = [""]
    for one in (f"{mark} {meaning}" for mark, meaning in signs.items() if mark in used):
        if lines[-1] and len(lines[-1]) + 3 + len(one) > width:
            lines.append("")
        lines[-1] += f"   {one}" if lines[-1] else one
    return [Text(line, "dim") for line in lines]
