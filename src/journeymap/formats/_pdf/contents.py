"""The pages that say what is in a document of several pictures."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.formats import Leaf
from journeymap.formats._pdf.paper import MM, SIZES, Sheet
from journeymap.scene import Anchor, Box, Group, Item, Line, Scene, Words
from journeymap.text import Ruler
from journeymap.theme import TYPES

_WIDTH = {False: 794.0, True: 1123.0}
"""How wide a page is drawn, upright and lying, in CSS pixels: those of A4, whatever the paper."""
_MARGIN, _GAP, _NUMBER = 64.0, 8.0, 56.0


def scenes(
    leaves: Sequence[Leaf], lengths: Sequence[int], heading: str, size: str, lying: bool, ruler: Ruler
) -> list[Scene]:
    """The pages of contents for pictures of so many pages each, which begin after them.

    The first picture is chapter 1 of the document.
    """
    short, long = SIZES[size]
    width = _WIDTH[lying]
    height = width * (short / long if lying else long / short)
    pages = _filled(leaves, heading, width, height, ruler)
    starts = [len(pages) + 1 + sum(lengths[:at]) for at in range(len(lengths))]
    first = leaves[0].scene
    return [
        Scene(
            id="contents",
            width=width,
            height=height,
            title=heading,
            description="",
            lang=first.lang,
            direction=first.direction,
            items=(
                Box(0, 0, width, height, "paper"),
                *(
                    part
                    for row in rows
                    for part in _drawn(row, starts, width, first.direction == "rtl", ruler)
                ),
            ),
        )
        for rows in pages
    ]


def sheet(size: str, lying: bool) -> Sheet:
    """The paper that a page of contents fills."""
    upright = SIZES[size][0] * MM, SIZES[size][1] * MM
    width, height = upright[::-1] if lying else upright
    return Sheet(width, height, width / _WIDTH[lying], 0, 0)


_Row = tuple[int, str, float, list[str]]
"""The number of a picture from 0 or -1 for the heading, the role, the top, and the lines."""


def _filled(
    leaves: Sequence[Leaf], heading: str, width: float, height: float, ruler: Ruler
) -> list[list[_Row]]:
    """The rows of each page."""
    room = width - 2 * _MARGIN
    top = _MARGIN
    pages: list[list[_Row]] = [[(-1, "title", top, ruler.wrap(heading, TYPES["title"], room))]]
    top += len(pages[0][0][3]) * TYPES["title"].leading + 2 * _GAP
    style = TYPES["contents.entry"]
    for at, leaf in enumerate(leaves):
        lines = ruler.wrap(leaf.title, style, room - _NUMBER, leaf.scene.lang)
        high = len(lines) * style.leading + 2 * _GAP
        if top + high > height - _MARGIN and pages[-1]:
            pages.append([])
            top = _MARGIN
        pages[-1].append((at, "contents.entry", top, lines))
        top += high
    return pages


def _drawn(row: _Row, starts: Sequence[int], width: float, rtl: bool, ruler: Ruler) -> list[Item]:
    at, role, top, lines = row
    style = TYPES[role]
    near, far = (width - _MARGIN, _MARGIN) if rtl else (_MARGIN, width - _MARGIN)
    ends: tuple[Anchor, Anchor] = ("end", "start") if rtl else ("start", "end")
    room = width - 2 * _MARGIN
    written = [
        (line, near, top + _GAP + (number + 0.72) * style.leading, ends[0])
        for number, line in enumerate(lines)
    ]
    if at < 0:
        return [Words(x, y, line, role, room, _MARGIN, room, anchor) for line, x, y, anchor in written]
    written.append((str(starts[at]), far, written[-1][2] if written else top + style.leading, ends[1]))
    words = tuple(
        Words(x, y, line, role, ruler.width(line, style), _MARGIN, room, anchor)
        for line, x, y, anchor in written
    )
    bottom = top + 2 * _GAP + len(lines) * style.leading
    return [
        Group(words, link=f"#chapter.{at + 1}", label=" ".join(lines)),
        Line(_MARGIN, bottom, width - _MARGIN, bottom, "rule"),
    ]
