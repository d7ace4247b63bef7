"""What `lint` does to mend files, or to show how they would be mended."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from journeymap import files
from journeymap.cli import fail, say
from journeymap.cli._read import Opened, open_files
from journeymap.decode import MAX_BYTES, fetch
from journeymap.findings import Finding
from journeymap.fixing import fix_file
from journeymap.source import Source
from journeymap.visible import flat, visible
from journeymap.workspace import Entry, Look, Workspace

# What is mended in one file can show what is to be mended in another.
_PASSES = 10


@dataclass
class Mending:
    """The files of one run, mended but not yet written; `unsafe` is which fixes are used, `stdin` the file
    that standard input stands for, if there is one.
    """

    unsafe: bool
    stdin: Path | None = None
    applied: list[Finding] = field(default_factory=list)
    _before: dict[Path, Source] = field(default_factory=dict)
    _after: dict[Path, Source] = field(default_factory=dict)
    _unsaved: dict[Path, bytes] = field(default_factory=dict)

    def open_files(self, paths: list[Path], look: Look) -> list[Opened]:
        """Every file that the paths name as it is when it has been mended, and what is left to say of it."""
        if self.stdin:
            self._unsaved[self.stdin] = sys.stdin.buffer.read(MAX_BYTES + 1)
        for _ in range(_PASSES):
            found = dict[int, list[Finding]]()

            def noted(
                entry: Entry, workspace: Workspace, found: dict[int, list[Finding]] = found
            ) -> list[Finding]:
                return found.setdefault(id(entry), look(entry, workspace))

            opened = list(open_files(paths, noted, unsaved=self._unsaved))
            mended = [self._mend(one, look, found[id(one.entry)]) for one in opened]
            if not any(mended):
                return opened
        return list(open_files(paths, look, unsaved=self._unsaved))

    def _mend(self, opened: Opened, look: Look, findings: list[Finding]) -> bool:
        entry = opened.entry
        done = fix_file(entry, opened.workspace, look, self.unsafe, findings)
        if done.entry is entry:
            return False
        self.applied += done.applied
        self._before.setdefault(entry.path, entry.document.source)
        self._after[entry.path] = done.entry.document.source
        self._unsaved[entry.path] = done.entry.document.source.data
        return True

    def write(self) -> None:
        """Write the files that were mended; what came from standard input goes to standard output, mended
        or not.
        """
        mended = {path: source for path, source in self._after.items() if path != self.stdin}
        for path, source in mended.items():
            if fetch(path) not in (self._before[path].data, source.data):
                fail(f"{source.name} has changed since it was read: nothing was written")
        for path, source in mended.items():
            files.write(path, source.data)
        if self.stdin:
            sys.stdout.flush()
            sys.stdout.buffer.write(self._unsaved[self.stdin])
            shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)  # of one that is too large, the rest
            sys.stdout.buffer.flush()

    def diff(self) -> str:
        """How the files would change, as a unified diff; for a terminal nothing in it is a command."""
        told = "".join(
            line
            for path, after in sorted(self._after.items())
            for line in _changes(self._before[path], after)
        )
        return visible(told) if sys.stdout.isatty() else told

    def say(self, verb: str) -> None:
        """Tell how many findings were fixed, or would be."""
        number, where = len(self.applied), len(self._after)
        if number:
            say(f"{verb} {_counted(number, 'finding')} in {_counted(where, 'file')}")


def _changes(before: Source, after: Source) -> Iterator[str]:
    name = flat(before.name)
    for line in unified_diff(_lines(before.text), _lines(after.text), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends: what Python takes for one besides is none to others."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
