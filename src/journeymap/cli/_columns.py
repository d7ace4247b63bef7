"""Text in columns of terminal cells: wrapped by the rules of its script, padded by what it really fills."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from journeymap import breaks
from journeymap.visible import visible

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs that a page is drawn with; those of the map's own text are its author's."""

    minus: str = "−"
    dot: str = "·"
    arrow: str = "→"
    more: str = "…"
    dash: str = "–"
    rule: str = "─"
    leave: str = "✕"
    backed: str = "●"
    assumed: str = "○"
    moment: str = "★"
    assumed_moment: str = "☆"
    corners: str = "╭╮╰╯"
    across: str = "─"
    across_gap: str = "╌"
    down: str = "│"
    down_gap: str = "╎"
    level: str = "·"
    foot: str = "└┴"
    full: str = "█"
    halves: str = "▐▌"


#: For terminals that may not have the others. `*` is known, `o` not yet; `!` and `?` matter most.
ASCII = Glyphs(
    minus="-",
    dot="-",
    arrow="->",
    more="...",
    dash="-",
    rule="-",
    leave="x",
    backed="*",
    assumed="o",
    moment="!",
    assumed_moment="?",
    corners="++++",
    across="-",
    across_gap="~",
    down="|",
    down_gap=":",
    level=".",
    foot="++",
    full="#",
    halves="",
)


def plain(text: str) -> str:
    """A text of the map as a page shows it: on one line, what steers terminals written out, not endless."""
    flat = re.sub(r"[ \t\n]+", " ", visible(text)).strip()
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def wrap(text: Text, width: int) -> list[Text]:
    """The lines of a text that fit into so many cells. What is too long for a line is cut anywhere."""
    if text.cell_len <= width:
        text = text.copy()
        text.rstrip()
        return [text]
    ends, line = [], ""
    at = 0
    for unit in _units(text.plain, width):
        if line and cell_len((line + unit).rstrip()) > width:
            ends.append(at)
            line = ""
        line += unit
        at += len(unit)
    lines = list(text.divide(ends))
    for one in lines:
        one.rstrip()
    return lines


def _units(text: str, width: int) -> list[str]:
    """The parts of a text between which a line may end, with the spaces behind them."""
    found = []
    words = breaks.words(text)
    for number, word in enumerate(words, 1):
        for piece in breaks.pieces(word):
            found += [piece] if cell_len(piece.rstrip()) <= width else breaks.clusters(piece)
        if number < len(words):
            found[-1] += " "
    return found


def cut(text: str, width: int, more: str) -> str:
    """A text on one line of so many cells, with `more` where it goes on."""
    if cell_len(text) <= width:
        return text
    kept = ""
    for cluster in breaks.clusters(text):
        if cell_len(kept + cluster + more) > width:
            break
        kept += cluster
    return (kept.rstrip() + more)[:width]


def beside(cells: list[tuple[Text, int]], gap: int = 2) -> list[Text]:
    """Texts in columns of the widths given beside them, each wrapped in its own; 0 leaves a column out."""
    columns = [(wrap(text, width), width) for text, width in cells if width > 0]
    lines = []
    for row in range(max(len(lines) for lines, _ in columns)):
        line = Text()
        for number, (part, width) in enumerate(columns):
            shown = part[row] if row < len(part) else Text()
            line.append(" " * gap if number else "").append_text(shown).append(" " * (width - shown.cell_len))
        line.rstrip()
        lines.append(line)
    return lines


def right(text: str, width: int, style: str = "") -> Text:
    """A text at the right end of so many cells."""
    return Text(" " * (width - cell_len(text)) + text, style)


def number(value: float, glyphs: Glyphs) -> str:
    """An emotion with its sign and one decimal, or two where it has them."""
    digits = 1 if round(value, 1) == round(value, 2) else 2
    text = f"{value:+.{digits}f}" if round(value, digits) else "0.0"
    return text.replace("-", glyphs.minus)
