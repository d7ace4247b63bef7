"""What `lint` does to mend files, or to show how they would be mended."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.cli import _edits, say
from journeymap.cli._read import Opened, open_files
from journeymap.decode import MAX_BYTES
from journeymap.findings import Finding
from journeymap.fixing import fix_file
from journeymap.source import Source
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
    _edits: dict[Path, tuple[Source, Source]] = field(default_factory=dict)
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
        before, _ = self._edits.get(entry.path, (entry.document.source, None))
        self._edits[entry.path] = (before, done.entry.document.source)
        self._unsaved[entry.path] = done.entry.document.source.data
        return True

    def write(self) -> None:
        """Write the files that were mended; what came from standard input goes to standard output, mended
        or not.
        """
        _edits.write({path: edit for path, edit in self._edits.items() if path != self.stdin})
        if self.stdin:
            sys.stdout.flush()
            sys.stdout.buffer.write(self._unsaved[self.stdin])
            shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)  # of one that is too large, the rest
            sys.stdout.buffer.flush()

    def diff(self) -> str:
        """How the files would change, as a unified diff."""
        return _edits.diff(self._edits)

    def say(self, verb: str) -> None:
        """Tell how many findings were fixed, or would be."""
        number, where = len(self.applied), len(self._edits)
        if number:
            say(f"{verb} {_counted(number, 'finding')} in {_counted(where, 'file')}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
