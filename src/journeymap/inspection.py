"""Everything that is to be said of a file: its form, the rules chosen for it, and what its author allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from journeymap.allow import settle
from journeymap.configuration import mistakes
from journeymap.findings import Finding
from journeymap.rules import lint, rules
from journeymap.selection import Selection
from journeymap.settings import Settings
from journeymap.workspace import Entry, Workspace


@dataclass(frozen=True)
class Inspection:
    """How files are looked at: by which rules, and from which day."""

    selection: Selection
    today: date

    def look(self, entry: Entry, workspace: Workspace) -> list[Finding]:
        """The findings of a file. UnknownRule for a word of the command line that names none."""
        chosen = self.selection.rules(workspace.settings.lint, _seen_from(workspace.folder, entry.path))
        findings = [*entry.findings, *lint(entry, workspace, chosen, self.today)]
        if isinstance(entry.part, Settings) and entry.part.lint:
            findings += mistakes(entry.part.lint, entry.document)
        known = [word for one in rules() for word in (one.name, one.code)]
        return settle(entry.document, findings, [(one.code, one.name) for one in chosen], known)


def _seen_from(folder: Path, path: Path) -> PurePosixPath:
    absolute = path.absolute()
    inside = absolute.is_relative_to(folder)
    return PurePosixPath((absolute.relative_to(folder) if inside else Path(path.name)).as_posix())
