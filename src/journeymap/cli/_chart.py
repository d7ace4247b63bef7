"""Emotion curves drawn with the characters of a terminal."""

from __future__ import annotations

from itertools import groupby, pairwise

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._columns import Glyphs, cut, plain, wrap
from journeymap.experience import Curve, Point
from journeymap.summary import Row

_AXIS = 4  # cells before the first column: a label such as "+2", a space, the line
_WIDEST = 16


def pitch(columns: int, width: int) -> int:
    """How many cells each column of a map gets in a chart so wide; 0 where they do not fit."""
    return max(0, min(_WIDEST, (width - _AXIS) // columns))


def chart(curve: Curve, rows: list[Row], cells: int, height: int, glyphs: Glyphs) -> list[Text]:
    """The lines of a curve, the highest emotion first; each of the rows is a column, `cells` wide.

    `height` is 9 or 5: an emotion is drawn on the nearest of so many levels from 2 to -2.
    """
    width = len(rows) * cells
    grid = [[" "] * width for _ in range(height)]
    grid[height // 2] = [glyphs.level if x % 2 else " " for x in range(width)]
    levels, known = _path(curve, cells, width, height)
    for x, level in enumerate(levels):
        if level is not None:
            before = levels[x - 1] if x else None
            _stroke(grid, x, level if before is None else before, level, known[x], glyphs)
    for point in curve.points:
        for x, value in _marks(point, cells):
            grid[_level(value, height)][x] = sign(rows[point.first], glyphs)
    return [_line(line, number, height, glyphs) for number, line in enumerate(grid)]


def sign(row: Row, glyphs: Glyphs) -> str:
    """What marks a step: whether it stands on evidence, and whether it is a moment of truth."""
    if row.part.moment_of_truth is not None:
        return glyphs.moment if row.backed else glyphs.assumed_moment
    return glyphs.backed if row.backed else glyphs.assumed


def foot(rows: list[Row], cells: int, glyphs: Glyphs) -> list[Text]:
    """The lines below the curves: the numbers of the steps, where people leave, the stages."""
    corner, tick = tuple(glyphs.foot)
    starts = [x for x, row in enumerate(rows) if row.stage and (not x or rows[x - 1].stage is not row.stage)]
    axis = "".join(
        (tick if x in starts and x else glyphs.rule) + glyphs.rule * (cells - 1) for x in range(len(rows))
    )
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * cells > len(str(len(rows))) or n == 100)
    numbers = [str(row.number) if row.number % every == 0 or every == 1 else "" for row in rows]
    lines = [Text(" " * (_AXIS - 1) + corner + axis, "dim"), _under(numbers, cells, "")]
    losses = [lost(row, glyphs, "") for row in rows]
    if any(losses):
        short = [text if len(text) < cells else text[:1] for text in losses]
        lines.append(_under(short, cells, "red"))
    return lines + _names(rows, starts, cells, glyphs)


def _marks(point: Point, cells: int) -> list[tuple[int, float]]:
    """Where the signs of a point go, and how high: two where it changes and there is room."""
    first, last = point.first * cells, (point.last + 1) * cells
    if point.start == point.end:
        return [((first + last) // 2, point.end)]
    turn = _turn(point, cells)
    after = [((turn + last) // 2, point.end)]
    return [((first + turn) // 2, point.start), *after] if cells > 3 else after


def _turn(point: Point, cells: int) -> int:
    """Where a point changes from its start to its end."""
    first, last = point.first * cells, (point.last + 1) * cells
    return (first + last) // 2 if cells > 3 else min(first + 1, last - 1)


def _path(curve: Curve, cells: int, width: int, height: int) -> tuple[list[int | None], list[bool]]:
    """The level of the curve at each cell, and whether it is known there or bridges a gap."""
    levels: list[int | None] = [None] * width
    known = [True] * width

    def run(first: int, last: int, value: float) -> None:
        levels[first:last] = [_level(value, height)] * (last - first)

    for point in curve.points:
        turn = _turn(point, cells)
        run(point.first * cells, turn, point.start)
        run(turn, (point.last + 1) * cells, point.end)
    for left, right in pairwise(curve.points):
        first, last = (left.last + 1) * cells, right.first * cells
        run(first, (first + last) // 2, left.end)
        run((first + last) // 2, last, right.start)
        known[first:last] = [False] * (last - first)
    return levels, known


def _stroke(grid: list[list[str]], x: int, before: int, level: int, known: bool, glyphs: Glyphs) -> None:
    across, down = (glyphs.across, glyphs.down) if known else (glyphs.across_gap, glyphs.down_gap)
    rise, fall, up, drop = tuple(glyphs.corners)
    if before == level:
        grid[level][x] = across
        return
    for between in range(min(before, level) + 1, max(before, level)):
        grid[between][x] = down
    grid[before][x], grid[level][x] = (fall, up) if before < level else (drop, rise)


def _level(value: float, height: int) -> int:
    """The line that an emotion is drawn on, counted from the top; halfway values go outwards."""
    steps = abs(value) * (height - 1) / 4
    return height // 2 - int(steps + 0.5) * (1 if value > 0 else -1)


def _line(line: list[str], number: int, height: int, glyphs: Glyphs) -> Text:
    value = 2 - number * 4 / (height - 1)
    label = f"{value:+.0f}".replace("+0", " 0").replace("-", glyphs.minus) if value.is_integer() else ""
    text = Text().append(f"{label:>{_AXIS - 2}} {glyphs.down}", "dim")
    for empty, run in groupby(line, lambda sign: sign in (" ", glyphs.level)):
        text.append("".join(run), "dim" if empty else tone(value))
    return text


def tone(value: float) -> str:
    """The colour of an emotion: two that people of every colour vision can tell apart."""
    return "yellow" if value > 0 else "magenta" if value < 0 else ""


def lost(row: Row, glyphs: Glyphs, space: str = " ") -> str:
    """That people leave at a step, and how many of those who got there, as far as it is known."""
    leaves = row.step.leaves if row.step else []
    shares = [leave.share for leave in leaves if leave.share is not None]
    if not shares:
        return glyphs.leave if leaves else ""
    return f"{glyphs.leave}{space}{sum(shares):.0f}%"


def _under(labels: list[str], cells: int, style: str) -> Text:
    """Labels below the middle of their columns."""
    line = " " * _AXIS
    for number, label in enumerate(labels):
        start = _AXIS + number * cells + cells // 2 - cell_len(label) // 2
        line += " " * (start - cell_len(line)) + label
    return Text(line, style)


def _names(rows: list[Row], starts: list[int], cells: int, glyphs: Glyphs) -> list[Text]:
    """The names of the stages, each below its first column, on at most two lines."""
    lines = [Text(" " * _AXIS), Text(" " * _AXIS)]
    for first, last in pairwise([*starts, len(rows)]):
        width = (last - first) * cells
        stage = rows[first].stage
        parts = wrap(Text(plain(stage.name)), width - 1) if stage and width > 1 else []
        shown = [part.plain for part in parts[:2]]
        if len(parts) > 2:
            shown[1] = cut(" ".join(part.plain for part in parts[1:]), width - 1, glyphs.more)
        for number, line in enumerate(lines):
            text = shown[number] if number < len(shown) else ""
            line.append(text, "bold").append(" " * (width - cell_len(text)))
    return [line for line in lines if line.plain.strip()]
