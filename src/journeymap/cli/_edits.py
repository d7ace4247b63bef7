"""Files changed by a command: shown as a diff, or written, all of them or none."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from difflib import unified_diff
from pathlib import Path

from journeymap import files
from journeymap.cli import fail
from journeymap.decode import fetch
from journeymap.source import Source
from journeymap.visible import flat, visible

#: What files are to become, by path: the text that was read, and the text that is to be there.
Edits = Mapping[Path, tuple[Source, Source]]
_NOWHERE: Mapping[Path, Path] = {}


def write(edits: Edits, moves: Mapping[Path, Path] = _NOWHERE) -> None:
    """Write the files, and call others by new names, unless one of them is not what was read any more.

    Where that fails with OSError, all are what they were.
    """
    for path, (before, after) in edits.items():
        if fetch(path) not in (before.data, after.data):
            fail(f"{before.name} has changed since it was read: nothing was written")
    with ExitStack() as undoing:
        for path, (before, after) in edits.items():
            if files.write(path, after.data):
                undoing.callback(files.write, path, before.data)
        for file, target in moves.items():
            file.rename(target)
            undoing.callback(target.rename, file)
        undoing.pop_all()


def diff(edits: Edits) -> str:
    """How the files would change, as a unified diff; for a terminal nothing in it is a command."""
    told = "".join(line for _, (before, after) in sorted(edits.items()) for line in _changes(before, after))
    return visible(told) if sys.stdout.isatty() else told


def _changes(before: Source, after: Source) -> Iterator[str]:
    name = flat(before.name)
    for line in unified_diff(_lines(before.text), _lines(after.text), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends: what Python takes for one besides is none to others."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
