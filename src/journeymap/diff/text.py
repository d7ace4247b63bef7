"""For people at a terminal: a line for each change, below the stage and the step that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from journeymap.diff._change import Compared
from journeymap.diff._figures import Figure, figures
from journeymap.diff._saying import SIGNS, Line, Piece, heading, lines, summary
from journeymap.visible import cells, flat

_COLOURS = {"added": "32", "removed": "31", "renamed": "33", "changed": "33", "moved": "36"}
_LEAST = 16


def write(compared: Sequence[Compared], colour: bool = False, width: int = 100, counted: bool = True) -> str:
    """The files that changed one below the other, then, if they are to be `counted`, how many did. What is
    said in them is cut short where a line would be longer than `width`, in cells of a terminal.
    """
    blocks = ["".join(f"{line}\n" for line in _block(one, colour, width)) for one in compared]
    return "\n".join([*filter(None, blocks), *([f"{summary(compared)}\n"] if counted else [])])


def _block(compared: Compared, colour: bool, width: int) -> Iterator[str]:
    if compared.difference.same:
        return
    verb = "added" if compared.old is None else "removed" if compared.new is None else ""
    file, title = heading(compared)
    head = f"{SIGNS[verb]} {file}".lstrip()
    tone = f"1;{_COLOURS[verb]}" if verb else "1"
    yield f"{_paint(tone, flat(head), colour)}  {_fitted([Piece(title, True)], width - cells(head) - 2)}"
    yield from _effect(figures(compared), colour, width)
    for line in lines(compared):
        yield _line(line, colour, width)


def _effect(found: Sequence[Figure], colour: bool, width: int) -> Iterator[str]:
    """The figures, as many in a line as it holds."""
    row, used = "", 0
    for one in found:
        plain = f"{one.name} {one.before} → {one.after} {one.sign}".rstrip()
        tone = "" if not one.way else "32" if one.better else "31"
        size = cells(flat(plain)) + 3
        if row and used + size > width:
            yield row
            row, used = "", 0
        row += ("   " if row else "  ") + _paint(tone, flat(plain), colour)
        used += size
    if row:
        yield row


def _line(line: Line, colour: bool, width: int) -> str:
    indent = "  " * (line.depth + 1)
    sign = f"{SIGNS[line.verb]} ".lstrip()
    text = _fitted(line.pieces, width - cells(indent + sign))
    return indent + _paint(_COLOURS.get(line.verb, "1"), sign + text, colour)


def _fitted(pieces: Sequence[Piece], room: int) -> str:
    """The pieces as a text of at most so many cells, for which what is not ours is cut short: the longest
    most, and none to less than some words.
    """
    texts = [flat(piece.text) for piece in pieces]
    theirs = [number for number, piece in enumerate(pieces) if piece.theirs]
    left = room - sum(cells(text) for text, piece in zip(texts, pieces, strict=True) if not piece.theirs)
    sizes = sorted(cells(texts[number]) for number in theirs)
    for done, size in enumerate(sizes):
        share = left // (len(sizes) - done)
        if size > share:
            return "".join(_cut_all(texts, theirs, max(share, _LEAST)))
        left -= size
    return "".join(texts)


def _cut_all(texts: list[str], theirs: Sequence[int], most: int) -> list[str]:
    """The texts, those that are not ours cut short; of two that would look the same then, what differs."""
    found = {number: _cut(texts[number], most) for number in theirs}
    for one, two in pairwise(theirs):
        if found[one] == found[two] and texts[one] != texts[two]:
            pairs = enumerate(zip(texts[one], texts[two], strict=False))
            same = next((at for at, pair in pairs if len(set(pair)) > 1), 0)
            start = max(same - most // 4, 0)
            found |= {number: "…" + _cut(texts[number][start:], most - 1) for number in (one, two)}
    return [found.get(number, text) for number, text in enumerate(texts)]


def _cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis, in at most so many cells."""
    if cells(text) <= most:
        return text
    used = 1
    for at, char in enumerate(text):
        used += cells(char)
        if used > most:
            return text[:at].rstrip() + "…"
    return text


def _paint(code: str, text: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text
