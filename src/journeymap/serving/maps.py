"""The maps and personas below a path, as their files are now: what changed is read again, and only that."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from journeymap.findings import Finding, Level
from journeymap.folders import FILE, holds, stem
from journeymap.model import Image, Journey, Persona
from journeymap.serving.watching import Seen, Watch
from journeymap.workspace import Entry, Look, Workspace, Workspaces


@dataclass(frozen=True, eq=False)
class Good:
    """What can be drawn: a map with its personas looked up, or a persona; and what it shares with others.

    `look` differs where what the workspace says of colours and fonts may.
    """

    subject: Journey | Persona
    workspace: Workspace
    look: Hashable


@dataclass
class Served:
    """A file that is served, under a key that says nothing of where it is.

    `name` is its path from the folder that is served. `good` is how it was when it last had no errors;
    `sound` tells whether it still is so. The findings are those of the file and of what it stands on,
    and are those of before until it is `checked`.
    """

    key: str
    name: str
    entry: Entry
    workspace: Workspace
    good: Good | None = None
    findings: list[Finding] = field(default_factory=list)
    checked: bool = False

    @property
    def sound(self) -> bool:
        """Whether neither the file nor what it stands on has errors."""
        return all(finding.level < Level.error for finding in self.findings)

    @property
    def is_map(self) -> bool:
        """Whether it is a map, or else a persona."""
        return holds(self.entry.path) != "persona"

    @property
    def title(self) -> str:
        """What it is called: in the file, before it had errors, or by the file's name."""
        for part in (self.entry.part, self.entry.draft, self.good and self.good.subject):
            title = getattr(part, "title", "") or getattr(part, "name", "")
            if title and isinstance(title, str):
                return title
        return stem(self.entry.path)


class Maps:
    """What is below a path; in the hands of one thread.

    `look` says what is to be said of a file. OSError is never raised: a file that cannot be read is one
    with an error, and a folder that went away has no files.
    """

    def __init__(self, target: Path, look: Look) -> None:
        self.target = Path(os.path.abspath(target))
        self.served: dict[str, Served] = {}
        self._look, self._watch = look, Watch()
        self._seen = Seen((), {})
        self._workspaces = Workspaces()
        self._told: dict[Path, list[Finding]] = {}
        self._good: dict[str, Good] = {}
        self._taken: set[Path] = set()

    def seen(self) -> Seen:
        """How all that the maps are made of looks from outside: the same as long as nothing changes."""
        shared = [(one.folder, one.declared) for one in self._workspaces.opened]
        return self._watch.look([(self.target, True), *sorted(shared)], self._beside())

    def refresh(self, seen: Seen) -> list[str]:
        """Take up how the files are now; the keys of those that are not what they were."""
        known = {path: entry for one in self._workspaces.opened for path, entry in one.opened.items()}
        kept = {
            path: entry
            for path, entry in known.items()
            if seen.signs.get(path) and seen.signs[path] == self._seen.signs.get(path)
        }
        self._seen, self._told = seen, {}
        self._workspaces = Workspaces(read_before=kept)
        served = [self._serve(path) for path in self._files(seen)]
        self.served = {one.key: one for one in served}
        self._taken = {path for one in served for path in _taken(one)}
        return [one.key for one in served if kept.get(one.entry.path) is not one.entry]

    def check(self, key: str) -> Served | None:
        """A file with what is to be said of it now; None for a key that there is not."""
        one = self.served.get(key)
        if one is None or one.checked:
            return one
        findings: list[Finding] = []
        for entry in (*one.workspace.behind(one.entry), one.entry):
            if entry.path not in self._told:
                self._told[entry.path] = self._look(entry, one.workspace)
            findings += self._told[entry.path]
        one.findings, one.checked = sorted(findings, key=lambda finding: finding.order), True
        part = one.entry.part
        if one.sound and isinstance(part, Journey | Persona):
            subject = one.workspace.resolve(part) if isinstance(part, Journey) else part
            one.good = self._good[key] = Good(subject, one.workspace, self._look_of(one.workspace))
        return one

    def _files(self, seen: Seen) -> Iterator[Path]:
        """Those of the files that are served, maps first."""
        wanted = [path for path in seen.files if path == self.target or path.is_relative_to(self.target)]
        wanted = [path for path in wanted if holds(path) != "workspace"]
        yield from sorted(wanted, key=lambda path: holds(path) == "persona")

    def _serve(self, path: Path) -> Served:
        workspace = self._workspaces.around(path)
        name = path.name if path == self.target else path.relative_to(self.target).as_posix()
        key = sha256(os.fsencode(name)).hexdigest()[:16]
        before = self.served.get(key)
        # A file that is away for a moment, as some editors write, comes back to what was good of it.
        good = self._good.get(key)
        return Served(key, name, workspace.open(path), workspace, good, before.findings if before else [])

    def _look_of(self, workspace: Workspace) -> Hashable:
        files = (workspace.folder / FILE, *_fonts(workspace))
        return workspace.folder, tuple(self._seen.signs.get(path) for path in files)

    def _beside(self) -> Iterator[Path]:
        """What is watched besides the files below: those that workspaces took elsewhere, pictures, and
        workspace files that may come.
        """
        for one in self._workspaces.opened:
            yield from one.opened
        yield from self._taken
        folder = self.target if self.target.is_dir() else self.target.parent
        yield from (place / FILE for place in (folder, *folder.parents))


def _taken(one: Served) -> Iterator[Path]:
    """The pictures and fonts that a file takes, and the files that it stands on: as far as they may be."""
    for entry in (*one.workspace.behind(one.entry), one.entry):
        for _, image in entry.part.walk(Image) if entry.part else ():
            path = Path(os.path.abspath(entry.path.parent / image.path))
            if path.is_relative_to(one.workspace.folder):
                yield path
    yield from _fonts(one.workspace)


def _fonts(workspace: Workspace) -> Iterator[Path]:
    own = workspace.settings.theme
    for name in own.fonts if own else ():
        path = Path(os.path.abspath(workspace.folder / name))
        if path.is_relative_to(workspace.folder):
            yield path
