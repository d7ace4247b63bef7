"""The files that paths on the command line mean."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from journeymap.cli import fail
from journeymap.folders import Holds, files_below, holds


def files_of(
    paths: list[Path], only: Collection[Holds] = (), unsaved: Collection[Path] = ()
) -> Iterator[Path]:
    """Every file that the paths name, once, folders searched; of those `only` what is asked for, if
    anything is. A path that is not there ends the command, unless it is one that is not yet saved.
    """
    seen = set[str]()
    for path in paths:
        if str(path) == "-" or Path(os.path.abspath(path)) in unsaved:
            yield path
            continue
        if not os.path.lexists(path):
            fail(f"there is no file or folder {str(path)!r}")
        found: Iterable[Path] = files_below(path) if path.is_dir() else [path]
        for file in found:
            key = os.path.abspath(file)
            if key not in seen and not (path.is_dir() and only and holds(file) not in only):
                seen.add(key)
                yield file
