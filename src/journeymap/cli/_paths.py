"""The files that paths on the command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from journeymap.cli import fail
from journeymap.folders import files_below, holds


def files_of(paths: list[Path], only_maps: bool = False, unsaved: Set[Path] = frozenset()) -> Iterator[Path]:
    """Every file that the paths name, once, folders searched; a path that is not there ends the command,
    unless it is one of those that are not yet saved.
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
            if key not in seen and not (path.is_dir() and only_maps and holds(file) != "map"):
                seen.add(key)
                yield file
