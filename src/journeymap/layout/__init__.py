"""One way to write a map: keys in order, quotes and brackets where they help, every comment at its place."""

from __future__ import annotations

import re
from bisect import bisect_left

from journeymap.allow import allowed_lines
from journeymap.document import Document, read
from journeymap.folders import Holds
from journeymap.layout import _keys, _proof, _reading, _settling, _writing
from journeymap.layout._tree import CannotLayOut, Tree
from journeymap.processes import undisturbed
from journeymap.source import Source

__all__ = ["CannotLayOut", "laid_out"]


def laid_out(document: Document, holds: Holds = "map") -> Source:
    """The text of a document that was read without errors, laid out as what it `holds`.

    It says what it said: the same data, every comment once and at what it belongs to. Line ends (those of the
    first line) and a byte order mark stay. Raises CannotLayOut where that cannot be done.
    """
    with undisturbed():
        return _proven(document, holds)


def _proven(document: Document, holds: Holds) -> Source:
    source = document.source
    unix = document if "\r" not in source.text else _with_text(document, _unix(source.text))
    wanted, text = _laid_out(unix, holds)
    if text != unix.source.text:
        after = _with_text(unix, text)
        _proof.prove(unix, wanted, after)
        if _laid_out(after, holds)[1] != text:
            raise CannotLayOut("in a better layout it would not stay as it is")
    if "\r\n" in source.text[: source.text.find("\n") + 1]:
        text = text.replace("\n", "\r\n")
    return Source(source.name, text, source.bom)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_text(document: Document, text: str) -> Document:
    return read(Source(document.source.name, text).data, document.source.name)


def _laid_out(document: Document, holds: Holds) -> tuple[Tree, str]:
    tree, text = _reading.tree(document), document.source.text
    held = _Held(document)
    root = tree.root
    if root is None or not root.entries or (root.flow and held(root.start, root.end)):
        return tree, text
    _settling.settle(tree, _keys.top(holds), text, held)
    return tree, _writing.text(tree)


class _Held:
    """Whether some characters stand on a line for which a comment allows something."""

    def __init__(self, document: Document) -> None:
        text = document.source.text
        numbers = {line for _, line in allowed_lines(document) if line is not None}
        starts = [0, *(found.end() for found in re.finditer("\n", text))] if numbers else []
        self.lines = [
            (starts[number - 1], starts[number] - 1 if number < len(starts) else len(text))
            for number in sorted(numbers)
        ]
        self.ends = [end for _, end in self.lines]

    def __call__(self, start: int, end: int) -> bool:
        at = bisect_left(self.ends, start)
        return at < len(self.lines) and self.lines[at][0] <= end
