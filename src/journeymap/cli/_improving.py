"""Future maps, each against the map that it improves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.cli import fail
from journeymap.cli._compare import Comparison
from journeymap.cli._sides import ALONE, NAMES, Side
from journeymap.diff import Compared, Named, compare
from journeymap.findings import Finding, Level, did_you_mean, quoted
from journeymap.folders import FILE, files_below, holds
from journeymap.model import Journey
from journeymap.workspace import Entry, Workspace, Workspaces

_HELP = "a future map says so: `improves: id-of-the-current-map`"


@dataclass(frozen=True)
class _Future:
    """A file that is `asked` for, or was found in a folder that is. Maps are called by their paths, seen from
    the folder that is asked for, or from where a file is seen, `folder` being its own.
    """

    path: Path
    folder: Path
    asked: bool

    def name(self, path: Path) -> str:
        """How a map is called beside this one."""
        below = os.path.relpath(path, os.path.abspath(self.folder))
        return Path(os.path.normpath(self.folder / below if self.asked else below)).as_posix()


def improving(paths: Sequence[Path]) -> Comparison:
    """Every map of the files and folders that improves another, compared with that one.

    A file that improves none ends the command, and so does a map that is not there.
    """
    workspaces = Workspaces()
    findings: list[Finding] = []
    compared: list[Compared] = []
    old: dict[str, Path] = {}
    new: dict[str, Path] = {}
    for one in _futures(paths):
        workspace = workspaces.around(one.path)
        entry = workspace.open(one.path)
        future = entry.part
        if isinstance(future, Journey) and future.improves:
            current = _current(workspace, future.improves, one)
        elif future is None:
            findings += _errors(entry)
            continue
        elif one.asked:
            fail(f"{one.name(one.path)} names no map that it improves", _HELP)
        else:
            continue
        if not isinstance(current.part, Journey):
            findings += _errors(current)
            continue
        names = one.name(current.path), one.name(one.path)
        alone = one.asked and len(paths) == 1
        keys = (ALONE, ALONE) if alone else names
        old[keys[0]], new[keys[1]] = current.path, one.path
        before, after = (workspace.resolve(one) for one in (current.part, future))
        compared.append(compare(Named(before, names[0]), Named(after, names[1])))
    if not compared and not findings:
        fail(f"no map in {', '.join(map(repr, map(str, paths)))} improves another", _HELP)
    return Comparison(Side(old, workspaces), Side(new, workspaces), compared, findings)


def _futures(paths: Sequence[Path]) -> Iterator[_Future]:
    """The files that may be future maps, each once."""
    seen: set[str] = set()
    for path in paths:
        if not os.path.lexists(path):
            fail(f"there is no file or folder {str(path)!r}")
        folder = path.is_dir()
        if not folder and holds(path) != "map":
            fail(f"{str(path)!r} is no map", NAMES)
        for file in files_below(path) if folder else [path]:
            full = os.path.abspath(file)
            if holds(file) == "map" and full not in seen:
                seen.add(full)
                yield _Future(Path(full), path if folder else path.parent, not folder)


def _current(workspace: Workspace, id: str, future: _Future) -> Entry:
    """The map that a future one improves."""
    said = f"{future.name(future.path)} improves {quoted(id)}"
    if not workspace.declared:
        fail(
            f"{said}, and there is no workspace in which to look for it",
            f"put a `{FILE}` beside the maps, so that they can name each other",
        )
    found = [one for one in workspace.maps.get(id, ()) if one.path != future.path]
    if not found:
        fail(
            f"{said}, and there is no such map",
            did_you_mean(id, workspace.maps, "write the id of a map of its workspace"),
        )
    return found[0]


def _errors(entry: Entry) -> list[Finding]:
    return [one for one in entry.findings if one.level >= Level.error]
