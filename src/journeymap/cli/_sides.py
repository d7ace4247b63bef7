"""The two sides of a diff: files, folders, revisions, the working tree, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.cli import fail
from journeymap.decode import MAX_BYTES, fetch
from journeymap.family import MAX_BYTES as FONT_BYTES
from journeymap.folders import files_below, holds
from journeymap.git import GitError, Repository
from journeymap.git.snapshot import Snapshot, snapshot
from journeymap.model import Image, Journey
from journeymap.workspace import STDIN, Entry, Workspace, Workspaces

ALONE = ""
"""What the one file of a side that is no folder goes by."""
NAMES = "the name of a map's file ends in `.journey.yaml`"


@dataclass(frozen=True)
class Side:
    """One side: its files, by what pairs them with those of the other, and the workspaces that they are in.

    `snapshot` is there for a side that is a revision.
    """

    files: Mapping[str, Path]
    workspaces: Workspaces
    snapshot: Snapshot | None = None
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)

    def workspace(self, file: str) -> Workspace:
        """The workspace of a file of this side."""
        return self.workspaces.around(self.files[file])

    def entry(self, file: str) -> Entry:
        """A file of this side as it was read, with the findings of its form."""
        path = self.files[file]
        return self.workspace(file).open(path, STDIN if path in self.unsaved else "")

    def called(self, file: str) -> str:
        """How findings call a file of this side."""
        return self.entry(file).document.source.name

    def data(self, file: str) -> object:
        """The bytes of a file of this side, or why there are none."""
        path = self.files[file]
        return self.unsaved[path] if path in self.unsaved else fetch(path)

    def bring_pictures(self, file: str) -> None:
        """Have the pictures and fonts with which a map of a revision is drawn."""
        if self.snapshot is None:
            return
        workspace, part = self.workspace(file), self.entry(file).part
        journey = workspace.resolve(part) if isinstance(part, Journey) else part
        people = [one.path for one in workspace.persona_entries.values()]
        named = [one.path for _, one in journey.walk(Image)] if journey else []
        wanted = [beside.parent / name for name in named for beside in (self.files[file], *people)]
        theme = workspace.settings.theme
        own = [*theme.fonts, *([theme.logo.path] if theme.logo else [])] if theme else []
        wanted += [workspace.folder / name for name in own]
        try:
            self.snapshot.bring(filter(None, map(self.snapshot.file, wanted)), FONT_BYTES)
        except GitError as error:
            fail(str(error), error.help)


def is_file(side: Side) -> bool:
    """Whether a side is a single file that goes by no name."""
    return ALONE in side.files


def plain(path: Path) -> Side:
    """A file or a folder as it is."""
    if not path.is_dir():
        return Side({ALONE: Path(os.path.abspath(path))}, Workspaces())
    found = {
        one.relative_to(path).as_posix(): Path(os.path.abspath(one)) for one in _language(files_below(path))
    }
    return Side(found, Workspaces())


def stdin(beside: Side) -> Side:
    """What standard input holds, as if it stood where the one file of the other side does."""
    if not is_file(beside):
        fail("standard input is one map: it is compared with a file", "name a file beside `-`")
    path = beside.files[ALONE]
    unsaved = {path: sys.stdin.buffer.read(MAX_BYTES + 1)}
    snapshot = beside.snapshot
    workspaces = Workspaces(unsaved, top=snapshot.folder, called=snapshot.called) if snapshot else None
    return Side({ALONE: path}, workspaces or Workspaces(unsaved), None, unsaved)


def revision(stack: ExitStack, repository: Repository, name: str, limits: Iterable[str] = ("",)) -> Side:
    """What a revision has under some paths; a name of a commit that is an id is shortened."""
    commit = repository.resolve(name)
    found = stack.enter_context(snapshot(repository, commit, name[:10] if name == commit else name))
    files = {file: found.path(file) for file in found.files if _wanted(file, limits)}
    return Side(files, found.workspaces, found)


def inside(stack: ExitStack, repository: Repository, name: str, path: str) -> Side:
    """A file or a folder of a revision, as `REV:path` names it."""
    whole = revision(stack, repository, name, (path,))
    found = whole.snapshot
    if path and path in whole.files:
        return Side({ALONE: whole.files[path]}, whole.workspaces, found)
    blobs = found.blobs if found else {}
    if path in blobs:
        fail(f"{name}:{path} holds no map and no persona", NAMES)
    start = f"{path}/" if path else ""
    if not any(one.startswith(start) for one in blobs):
        fail(f"the revision {name!r} has no file or folder {path!r}")
    files = {file.removeprefix(start): one for file, one in whole.files.items()}
    return Side(files, whole.workspaces, found)


def working_tree(repository: Repository, limits: Iterable[str], other: Side) -> Side:
    """The files of the working tree under some paths: those that the other side has, and new ones that git
    does not ignore. What a sparse checkout leaves out is what it was.
    """
    if not repository.top:
        fail("there is no working tree here to compare with", "name two revisions")
    top = repository.top
    outside = repository.outside()
    found = {file: top / file for file in other.files if (top / file).is_file()}
    found |= {file: other.files[file] for file in other.files if file in outside and file not in found}
    for limit in limits:
        place = top / limit
        inner = files_below(place) if place.is_dir() else [place]
        found |= {one.relative_to(top).as_posix(): one for one in _language(inner) if one.is_file()}
    nested = {top: False}
    kept = {
        file: path
        for file, path in sorted(found.items())
        if file in outside or not (path.is_symlink() or _nested(path.parent, nested))
    }
    return Side(kept, Workspaces())


def _nested(folder: Path, known: dict[Path, bool]) -> bool:
    """Whether a folder of the working tree belongs to another repository in it."""
    if folder not in known:
        known[folder] = (folder / ".git").exists() or _nested(folder.parent, known)
    return known[folder]


def _language(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if _told(path)]


def _wanted(file: str, limits: Iterable[str]) -> bool:
    return _told(Path(file)) and any(under(file, limit) for limit in limits)


def _told(path: Path) -> bool:
    return holds(path) in ("map", "persona")


def under(file: str, limit: str) -> bool:
    """Whether a file is what a path names, or in the folder that it names."""
    return not limit or file == limit or file.startswith(f"{limit}/")
