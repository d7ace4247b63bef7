"""Which files there are, and whether they are what they were: told from the outside, without opening any."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.folders import files_below

Sign = tuple[int, int, int]
"""What is otherwise when a file was written: the time of it, the size, and which file it is."""

#: Seconds after which folders are searched again although nothing says that they changed, as a map may
#: come into one that had none; and how many times longer than the search itself they are left alone.
_SEARCH, _REST = 1.0, 20


def sign(path: Path) -> Sign | None:
    """The sign of a file or folder, links followed; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass(frozen=True)
class Seen:
    """The files of the language that there are, in order, and the signs of all that are watched."""

    files: tuple[Path, ...]
    signs: Mapping[Path, Sign | None]


class Watch:
    """Looks at files again and again; cheap enough to be asked many times a second.

    The system is asked, and not asked to tell: that works on every file system, those of containers and
    of other machines too, and needs no part of others.
    """

    def __init__(self) -> None:
        self._folders: dict[Path, Sign | None] = {}
        self._roots: Sequence[tuple[Path, bool]] = ()
        self._files: tuple[Path, ...] = ()
        self._next = 0.0

    def look(self, roots: Sequence[tuple[Path, bool]], more: Iterable[Path] = ()) -> Seen:
        """The files below the roots (folders, each with whether those in it count; or files), the signs of
        these, and of `more` that is watched.
        """
        moved = any(sign(folder) != known for folder, known in self._folders.items())
        if moved or roots != self._roots or time.monotonic() >= self._next:
            self._search(roots)
        return Seen(self._files, {path: sign(path) for path in {*self._files, *more}})

    def _search(self, roots: Sequence[tuple[Path, bool]]) -> None:
        start = time.monotonic()
        # Before the search: what comes while it runs is then found by the next.
        folders = {folder for path in self._files for folder in [path.parent]} | {root for root, _ in roots}
        signs = {folder: sign(folder) for folder in folders}
        found: dict[Path, None] = {}
        for root, deep in roots:
            for path in files_below(root, deep) if root.is_dir() else [root]:
                if os.path.lexists(path):
                    found.setdefault(path)
        self._roots, self._files = roots, tuple(found)
        self._folders = signs | {path.parent: sign(path.parent) for path in found if path.parent not in signs}
        took = time.monotonic() - start
        self._next = start + took + max(_SEARCH, _REST * took)
