"""What the maps of a folder say, of each what was known before where it says the same still."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap import kept
from journeymap.building import plain
from journeymap.cache import digest
from journeymap.collection import MapFact, facts
from journeymap.decode import decode, fetch
from journeymap.findings import Finding, Level
from journeymap.folders import shown
from journeymap.model import Image, Journey
from journeymap.processes import each, undisturbed
from journeymap.rules import lint, rules
from journeymap.source import Source
from journeymap.workspace import Entry, Workspace, Workspaces

Row = dict[str, Any]
"""What is known of a map, as plain data, while its `content` is the same, and that of the files that it
stands on (`behind`): its `fact`, none of a map with errors; what stands `against` drawing it, with the file
that it is in; the names of its `pictures`.
"""

_MANY = 16


@dataclass(frozen=True)
class Reading:
    """A map that was read. `mark` is another one if it, or a file that it stands on, says anything else."""

    path: Path
    file: str
    workspace: Workspace
    mark: str
    row: Row

    def fact(self) -> MapFact | None:
        """What it says; nothing where errors stand against it."""
        return plain.fact(self.row["fact"]) if self.row["fact"] else None

    @property
    def behind(self) -> list[str]:
        """The files that it stands on, as findings name them, and itself."""
        return [shown(Path(one)) for one in (*self.row["behind"], str(self.path))]

    @property
    def against(self) -> list[Finding]:
        """What stands against drawing it, of its own file and of those behind it."""
        return [found_in(Path(path), one) for path, one in self.row["against"]]


class Reader:
    """Reads the maps below a folder; `before` is what was known of them, by their paths from there."""

    def __init__(self, root: Path, before: dict[str, Row]) -> None:
        self.root, self.before = Path(os.path.abspath(root)), before
        self.workspaces = Workspaces()
        self._shared: dict[Path, str] = {}
        self._digests: dict[str, str] = {}
        self._errors = [one for one in rules() if one.level is Level.error]

    def read(self, paths: Sequence[Path]) -> list[Reading]:
        """Every map in its order."""
        paths = [Path(os.path.abspath(path)) for path in paths]
        known = {path: self._known(path) for path in paths}
        stale = [path for path in paths if known[path] is None]
        with undisturbed():
            known.update(zip(stale, each(self._look, stale, _MANY, chunk=8), strict=True))
        found = []
        for path in paths:
            row = known[path]
            assert row is not None  # noqa: S101 - what was not known was just read
            mark = digest(str(path), self._digest(str(path)), json.dumps(row["behind"]))
            found.append(Reading(path, self.file(path), self.workspaces.around(path), mark, row))
        return found

    def file(self, path: Path) -> str:
        """A path as seen from the folder, with `/`."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def home(self, workspace: Workspace) -> str:
        """The folder of a workspace as seen from there; empty for that folder, and for one around it."""
        inside = workspace.folder != self.root and workspace.folder.is_relative_to(self.root)
        return self.file(workspace.folder) if inside else ""

    def _known(self, path: Path) -> Row | None:
        row = self.before.get(self.file(path))
        if not row or row["content"] != self._content(path):
            return None
        return row if all(self._digest(one) == was for one, was in row["behind"].items()) else None

    def _content(self, path: Path) -> str:
        """What differs if a map says anything else, or its workspace does."""
        workspace = self.workspaces.around(path)
        if workspace.folder not in self._shared:
            people = {id: str(entry.path) for id, entry in workspace.persona_entries.items()}
            own = self._digest(str(workspace.entry.path)) if workspace.entry else ""
            self._shared[workspace.folder] = digest(own, json.dumps(people))
        return digest(self._shared[workspace.folder], self._digest(str(path)), str(path))

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            data = fetch(Path(path))
            self._digests[path] = digest(data) if isinstance(data, bytes) else ""
        return self._digests[path]

    def _look(self, path: Path) -> Row:
        workspace = self.workspaces.around(path)
        entry = opened(workspace, path)
        used = workspace.behind(entry)
        against = [(one.path, finding) for one in (*used, entry) for finding in self._grave(one, workspace)]
        journey = entry.part
        fact, pictures = None, list[str]()
        if isinstance(journey, Journey) and all(one.level < Level.error for _, one in against):
            journey = workspace.resolve(journey)
            every = workspace.settings.review_every
            found = facts(journey, self.file(path), self.home(workspace), every)
            fact = plain.plain_fact(found)
            pictures = list(dict.fromkeys(image.path for _, image in journey.walk(Image)))
        return {
            "content": self._content(path),
            "behind": {str(one.path): self._digest(str(one.path)) for one in used},
            "fact": fact,
            "against": [(str(path), kept.plain_finding(one)) for path, one in against],
            "pictures": pictures,
        }

    def _grave(self, entry: Entry, workspace: Workspace) -> list[Finding]:
        # Rules that look across files would read all of them, and find nothing that keeps one from drawing.
        found = [*entry.findings, *lint(entry, workspace, self._errors, seen={})]
        return [one for one in found if one.level is Level.error]


def opened(workspace: Workspace, path: Path) -> Entry:
    """A map of a workspace, which is not kept: there may be thousands."""
    data = fetch(path)
    return workspace.read(path, data) if isinstance(data, bytes) else workspace.open(path)


def found_in(path: Path, plain: kept.Plain) -> Finding:
    """A finding of a file that was kept as plain data."""
    data = fetch(path)
    data = data if isinstance(data, bytes) else b""
    return kept.finding(plain, Source.of(data, decode(data)[0], shown(path)))
