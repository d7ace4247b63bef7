"""Everything that is to be said of a file: its form, the rules chosen for it, and what its author allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from journeymap.allow import settle
from journeymap.configuration import mistakes
from journeymap.findings import Finding
from journeymap.rules import Rule, Seen, lint, rules
from journeymap.selection import Selection
from journeymap.settings import Settings
from journeymap.workspace import Entry, Workspace


@dataclass(frozen=True)
class Inspection:
    """How files are looked at: by which rules, and from which day."""

    selection: Selection
    today: date

    def rules(self, path: Path, workspace: Workspace) -> list[Rule]:
        """The rules for a file. UnknownRule for a word of the command line that names none."""
        return self.selection.rules(workspace.settings.lint, _seen_from(workspace.folder, path))

    def look(self, entry: Entry, workspace: Workspace, seen: Seen | None = None) -> list[Finding]:
        """The findings of a file; `seen` is what rules that look across files saw in it, where that is
        known already. UnknownRule.
        """
        chosen = self.rules(entry.path, workspace)
        findings = [*entry.findings, *lint(entry, workspace, chosen, self.today, seen)]
        if isinstance(entry.part, Settings) and entry.part.lint:
            findings += mistakes(entry.part.lint, entry.document)
        known = [word for one in rules() for word in (one.name, one.code)]
        return settle(entry.document, findings, [(one.code, one.name) for one in chosen], known)


def _seen_from(folder: Path, path: Path) -> PurePosixPath:
    absolute = path.absolute()
    inside = absolute.is_relative_to(folder)
    return PurePosixPath((absolute.relative_to(folder) if inside else Path(path.name)).as_posix())
