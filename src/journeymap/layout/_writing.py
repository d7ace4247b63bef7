"""From a layout to text."""

from __future__ import annotations

from journeymap.layout._tree import CUTTING, Collection, Comment, Entry, Lines, Scalar, Tree


def text(tree: Tree) -> str:
    """A settled layout as text, whose lines end at LF."""
    root = tree.root
    lines = [*tree.preamble, *_block(root, 0)] if root else list(tree.preamble)
    return "".join(f"{line}\n" for line in lines)


def _block(block: Collection, indent: int) -> Lines:
    lines: Lines = []
    for entry in block.entries:
        lines += _above(entry.before, indent)
        lines += _entry(entry, indent)
        lines += _above(entry.below, indent)
    return lines + _above(block.after, indent)


def _entry(entry: Entry, indent: int) -> Lines:
    margin = " " * indent
    start = f"{margin}{entry.key.lines[0]}:" if entry.key else f"{margin}-"
    value = entry.value
    if isinstance(value, Collection) and not value.flow:
        lines = _block(value, indent + 2)
        if entry.apart:
            return [_behind(start, entry.beside), *lines]
        return [start + lines[0][indent + 1 :], *lines[1:]]
    first, *rest = value.lines if isinstance(value, Scalar) else value.written
    rest = _above(rest, indent + 2)
    if entry.apart:
        above = [_behind(start, entry.beside), *_above(entry.between, indent + 2)]
        first = f"{margin}  {first}"
    else:
        above, first = [], f"{start} {first}" if first else start
    lines = [first, *rest]
    lines[-1] = _behind(lines[-1], entry.after)
    return [*above, *lines]


def _above(lines: Lines, indent: int) -> Lines:
    margin = " " * indent
    return [f"{margin}{line}" if line else "" for line in lines]


def _behind(line: str, comment: Comment | None) -> str:
    """A line with a comment behind it: where several stand in a column they do so still."""
    if comment is None:
        return line
    if CUTTING.match(comment.text):
        return f"{line}{comment.gap or ' '}{comment.text}"
    if len(comment.gap) < 2:
        return f"{line} {comment.text}"
    return f"{line:<{max(comment.column, len(line) + 2)}}{comment.text}"
