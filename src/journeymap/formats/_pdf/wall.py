"""The sheets of a wall map: what is on them beside their part of the picture, and the one that shows all."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.formats._pdf.paper import MM, OVERLAP, PX, Sheet
from journeymap.scene import Box, Item, Line, Scene, Words
from journeymap.text import Ruler
from journeymap.theme import TYPES

_TICK = 4 * MM / PX
_OFF = 1 * MM / PX
_SHARED = OVERLAP * MM / PX


def marks(picture: Scene, sheets: Sequence[Sequence[Sheet]], row: int, column: int, ruler: Ruler) -> Scene:
    """Where to cut a sheet and where the next ones begin, and its name, all in its margins.

    A solid mark is an edge to cut at; a dashed one is where the edge of the next sheet is laid.
    """
    sheet = sheets[row][column]
    left, top, right, bottom = _window(sheet)
    last_column, last_row = column == len(sheets[0]) - 1, row == len(sheets) - 1
    items: list[Item] = []
    for x, role in ((left, "sheet.cut"), *_end(right, last_column)):
        items.append(Line(x, top - _OFF - _TICK, x, top - _OFF, role))
        items.append(Line(x, bottom + _OFF, x, bottom + _OFF + _TICK, role))
    for y, role in ((top, "sheet.cut"), *_end(bottom, last_row)):
        items.append(Line(left - _OFF - _TICK, y, left - _OFF, y, role))
        items.append(Line(right + _OFF, y, right + _OFF + _TICK, y, role))
    style = TYPES["sheet.name"]
    room = right - left - _SHARED - 4 * _OFF
    # What it is a part of, where there is room for it.
    name = next(
        (
            name
            for name in (f"{sheet.name} · {picture.title}", sheet.name)
            if ruler.width(name, style) <= room
        ),
        sheet.name,
    )
    x, y = left + 2 * _OFF, bottom + _OFF + style.size
    items.append(Words(x, y, name, "sheet.name", ruler.width(name, style), x, room))
    return scene(picture, sheet, items)


def grid(picture: Scene, whole: Sheet, sheets: Sequence[Sequence[Sheet]], ruler: Ruler) -> Scene:
    """Over the whole picture, which sheet has which part of it."""
    first = sheets[0][0]
    grow = whole.scale / first.scale
    items: list[Item] = []
    size = picture.width * whole.scale / PX, picture.height * whole.scale / PX
    left, top = whole.left / PX, whole.top / PX

    def at(sheet: Sheet) -> tuple[float, float]:
        """Where the part of a sheet begins."""
        return (first.left - sheet.left) / PX * grow + left, (first.top - sheet.top) / PX * grow + top

    across = [at(sheet)[0] for sheet in sheets[0]] + [left + size[0]]
    down = [at(row[0])[1] for row in sheets] + [top + size[1]]
    items += (Line(x, top, x, top + size[1], "sheet.grid") for x in across)
    items += (Line(left, y, left + size[0], y, "sheet.grid") for y in down)
    role = _fitting(sheets[-1][-1].name, across, down, ruler)
    for y, below, row in zip(down, down[1:], sheets, strict=False):
        for x, beyond, sheet in zip(across, across[1:], row, strict=False):
            items += _tag(sheet.name, role, (x + beyond) / 2, (y + below) / 2, ruler)
    return scene(picture, whole, items)


def ground(picture: Scene, sheet: Sheet) -> Scene:
    """A page in the colour of the picture's paper."""
    return scene(picture, sheet, [Box(0, 0, sheet.width / PX, sheet.height / PX, "paper")])


def scene(picture: Scene, sheet: Sheet, items: Sequence[Item]) -> Scene:
    """What is on a page beside its picture, in CSS pixels of the page."""
    return Scene(
        id=picture.id,
        width=sheet.width / PX,
        height=sheet.height / PX,
        title=picture.title,
        description="",
        lang=picture.lang,
        direction="ltr",
        items=tuple(items),
    )


def _window(sheet: Sheet) -> tuple[float, float, float, float]:
    left, top, width, height = sheet.window or (0, 0, sheet.width, sheet.height)
    return left / PX, top / PX, (left + width) / PX, (top + height) / PX


def _end(edge: float, last: bool) -> tuple[tuple[float, str], ...]:
    """The marks at the right or lower edge: of the picture there, or of where the next sheet begins."""
    return ((edge, "sheet.cut"),) if last else ((edge - _SHARED, "sheet.next"), (edge, "sheet.cut"))


def _fitting(longest: str, across: Sequence[float], down: Sequence[float], ruler: Ruler) -> str:
    """The largest type in which names are smaller than the parts they are written on."""
    room = min(across[1] - across[0], 4 * (down[1] - down[0]))
    roles = ("sheet.tag.name", "sheet.tag.name.small", "sheet.tag.name.tiny")
    return next((role for role in roles if ruler.width(longest, TYPES[role]) + 8 <= room), roles[-1])


def _tag(name: str, role: str, x: float, y: float, ruler: Ruler) -> list[Item]:
    style = TYPES[role]
    wide = ruler.width(name, style)
    left, high = x - wide / 2 - style.size / 3, style.leading
    room = wide + style.size * 2 / 3
    return [
        Box(left, y - high / 2, room, high, "sheet.tag", style.size / 4),
        Words(x, y + style.size * 0.364, name, role, wide, left, room, "middle"),
    ]
