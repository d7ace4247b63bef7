"""For a comment on a pull request: a table of figures and a list of changes for each map."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap import markdown
from journeymap.diff._change import Compared
from journeymap.diff._figures import Figure, figures
from journeymap.diff._saying import TELLING, Line, heading, lines, summary
from journeymap.markup import around, escape, tag
from journeymap.visible import flat, visible

#: GitHub takes no comment of more characters: bytes are counted, for there are at least as many.
_MOST = 65_536
#: What the last line and the ends of elements need.
_KEPT = 300
#: A list of more lines is folded.
_LONG = 30
_CUT = 300
#: Which verbs are said of a stage or step, and which of what is in it.
_SAID = {True: ("added", "removed", "moved", "renamed"), False: ("added", "removed")}


def write(compared: Sequence[Compared], most: int = _MOST) -> str:
    """The changes of each file; what goes beyond `most` bytes is counted only."""
    told = [one for one in compared if not one.difference.same]
    room = most - _KEPT
    blocks, hidden = [f"**{summary(compared)}**"], 0
    room -= len(blocks[0].encode())
    for one in told:
        block, left = _block(one, room)
        size = len(block.encode()) + 2
        hidden += left
        if block and size <= room:
            blocks.append(block)
            room -= size
    if hidden:
        blocks.append(f"… and {hidden} more change{'s' * (hidden > 1)}.")
    return "\n\n".join(blocks) + "\n"


def _block(compared: Compared, room: int) -> tuple[str, int]:
    """What is told of a file in so many bytes, and how many changes are not; nothing if not even its name."""
    file, title = heading(compared)
    word = "new: " if compared.old is None else "removed: " if compared.new is None else ""
    head = f"### {word}{_words(title)} ({_words(flat(file))})"
    pieces = [head, *_table(figures(compared))]
    every = list(lines(compared))
    count = sum(line.changes for line in every)
    size = sum(len(piece.encode()) + 2 for piece in pieces) + _KEPT
    if size > room:
        return "", count
    listed, told = list[str](), 0
    for line in every:
        text = _item(line)
        size += len(text.encode()) + 1
        if size > room:
            break
        listed.append(text)
        told += line.changes
    if listed:
        text = "\n".join(listed)
        name = tag("summary", inside=escape(f"{count} change{'s' * (count > 1)}"))
        pieces.append(around(f"{name}\n\n{text}", "details") if len(every) > _LONG else text)
    return "\n\n".join(pieces), count - told


def _table(found: Sequence[Figure]) -> list[str]:
    rows = [
        f"| {_words(one.name)} | {_words(one.before)} | {_words(one.after)} | {one.sign} |" for one in found
    ]
    return ["\n".join(["| | before | after | |", "| --- | --- | --- | --- |", *rows])] if rows else []


def _item(line: Line) -> str:
    """An entry of a list, with words where a terminal has signs."""
    said = [_short(piece.text) if piece.theirs else piece.text for piece in line.pieces]
    text = f"**{_words(said[0])}**{_words(''.join(said[1:]))}" if line.head else _words("".join(said))
    if line.verb in _SAID[line.head] and said[0] not in TELLING:
        text = f"{line.verb} {text}"
    return f"{'  ' * line.depth}- {text}"


def _words(text: str) -> str:
    """Text as Markdown, with what could hide or turn around the rest of a line written out."""
    return markdown.words(visible(text))


def _short(text: str) -> str:
    return text if len(text) <= _CUT else f"{text[:_CUT].rstrip()}…"
