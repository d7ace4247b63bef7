"""Sheets of paper: how large they are, and where on them a picture goes, or which part of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Protocol

SIZES: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
"""Width and height of a sheet that stands upright, in millimetres."""
MM = 72 / 25.4
"""Points of a millimetre."""
PX = 0.75
"""Points of a CSS pixel."""
OVERLAP = 10.0
"""How much of the picture neighbouring sheets of a wall map share, in millimetres."""
MARGIN = 10.0
"""Around a picture on paper unless said otherwise, in millimetres."""
NARROWEST = 6.0
"""The margin that crop marks and labels of sheets need, in millimetres."""

Size = tuple[float, float]


class Wanted(Protocol):
    """What one may ask about paper: these attributes of `formats.Options`."""

    @property
    def scale(self) -> float: ...
    @property
    def page(self) -> str: ...
    @property
    def landscape(self) -> bool | None: ...
    @property
    def margin(self) -> float | None: ...
    @property
    def tile(self) -> str: ...


@dataclass(frozen=True)
class Sheet:
    """A page, in points, and the picture on it: how large, where its top left corner is (from the top left
    corner of the page), and what of the page (left, top, width, height) it is seen through.
    """

    width: float
    height: float
    scale: float
    left: float
    top: float
    window: tuple[float, float, float, float] | None = None
    name: str = ""


def sheet(size: Size, wanted: Wanted) -> Sheet:
    """The page for a whole picture of so many CSS pixels."""
    margin = _margin(wanted) * MM
    if wanted.page == "fit":
        scale = PX * wanted.scale
        return Sheet(size[0] * scale + 2 * margin, size[1] * scale + 2 * margin, scale, margin, margin)
    return _fitted(size, _turned(wanted.page, wanted.landscape, size), margin)


def overview(size: Size, wanted: Wanted) -> Sheet:
    """A sheet of a wall map with the whole picture on it."""
    return _fitted(size, _turned(wanted.tile, wanted.landscape, size), _margin(wanted) * MM)


def tiles(size: Size, wanted: Wanted) -> list[list[Sheet]]:
    """The sheets of a wall map by row: each shows a part, and shares its edges with its neighbours."""
    scale = PX * wanted.scale
    if wanted.page != "fit":
        whole = _turned(wanted.page, wanted.landscape, size)
        scale = min(whole[0] / size[0], whole[1] / size[1])
    whole = size[0] * scale, size[1] * scale
    margin, overlap = _margin(wanted) * MM, OVERLAP * MM
    upright = _upright(wanted.tile)
    choices = {None: (upright, upright[::-1]), False: (upright,), True: (upright[::-1],)}[wanted.landscape]
    page = min(
        choices, key=lambda page: _count(whole[0], page[0], margin) * _count(whole[1], page[1], margin)
    )
    step = page[0] - 2 * margin - overlap, page[1] - 2 * margin - overlap
    columns, rows = (_count(whole[way], page[way], margin) for way in (0, 1))
    return [
        [
            Sheet(
                *page,
                scale,
                margin - column * step[0],
                margin - row * step[1],
                (
                    margin,
                    margin,
                    min(page[0] - 2 * margin, whole[0] - column * step[0]),
                    min(page[1] - 2 * margin, whole[1] - row * step[1]),
                ),
                f"{letters(column)}{row + 1}",
            )
            for column in range(columns)
        ]
        for row in range(rows)
    ]


def objection(wanted: Wanted) -> str:
    """Why paper cannot be had as it is wanted; empty if it can."""
    margin = _margin(wanted)
    for page in (wanted.page, wanted.tile):
        if page not in ("", "fit", *SIZES):
            return f"there is no page size {page!r}: the sizes are {', '.join(SIZES)}"
    if wanted.tile:
        if margin < NARROWEST:
            return f"crop marks and page labels need a margin of {NARROWEST:g} mm at least"
        if min(SIZES[wanted.tile]) - 2 * margin < 3 * OVERLAP:
            return f"a margin of {margin:g} mm leaves too little of {wanted.tile}"
    elif wanted.page != "fit" and min(SIZES[wanted.page]) - 2 * margin < 20:
        return f"a margin of {margin:g} mm leaves too little of {wanted.page}"
    if wanted.page != "fit" and wanted.scale != 1:
        return f"{wanted.page} says how large the picture is, so that it cannot be scaled"
    if wanted.landscape is not None and wanted.page == "fit" and not wanted.tile:
        return "a page that fits the picture is turned as the picture is"
    return ""


def letters(column: int) -> str:
    """A column's name: A to Z, then AA, as in spreadsheets."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _margin(wanted: Wanted) -> float:
    if wanted.margin is not None:
        return wanted.margin
    return 0 if wanted.page == "fit" and not wanted.tile else MARGIN


def _count(whole: float, page: float, margin: float) -> int:
    """How many sheets a length needs; a hundredth of a point more needs none."""
    overlap = OVERLAP * MM
    return max(1, ceil((whole - overlap - 0.01) / (page - 2 * margin - overlap)))


def _upright(page: str) -> Size:
    width, height = SIZES[page]
    return width * MM, height * MM


def _turned(page: str, landscape: bool | None, size: Size) -> Size:
    """A sheet of that name, turned as it is wanted, else as the picture is."""
    upright = _upright(page)
    return upright[::-1] if (size[0] > size[1] if landscape is None else landscape) else upright


def _fitted(size: Size, page: Size, margin: float) -> Sheet:
    """The picture as large as the page has room for, in the middle of it."""
    room = page[0] - 2 * margin, page[1] - 2 * margin
    scale = min(room[0] / size[0], room[1] / size[1])
    return Sheet(*page, scale, (page[0] - size[0] * scale) / 2, (page[1] - size[1] * scale) / 2)
