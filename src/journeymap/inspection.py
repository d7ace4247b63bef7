"""Everything that is to be said of a file: its form, the rules chosen for it, and what its author allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from journeymap.allow import settle
from journeymap.configuration import mistakes
from journeymap.findings import Finding
from journeymap.rules import Rule, Seen, lint, rules
from journeymap.selection import CHOSEN_CHECKS, Selection, known
from journeymap.settings import Settings
from journeymap.workspace import Entry, Workspace


@dataclass(frozen=True)
class Inspection:
    """How files are looked at: by which rules, and from which day."""

    selection: Selection
    today: date

    def rules(self, path: Path, workspace: Workspace) -> list[Rule]:
        """The rules for a file. UnknownRule for a word of the command line that names none."""
        codes = self._codes(path, workspace)
        return [one for one in rules() if one.code in codes]

    def _codes(self, path: Path, workspace: Workspace) -> set[str]:
        return self.selection.codes(workspace.settings.lint, _seen_from(workspace.folder, path))

    def look(self, entry: Entry, workspace: Workspace, seen: Seen | None = None) -> list[Finding]:
        """The findings of a file; `seen` is what rules that look across files saw in it, where that is
        known already. UnknownRule.
        """
        codes = self._codes(entry.path, workspace)
        chosen = [one for one in rules() if one.code in codes]
        findings = [one for one in entry.findings if one.code in codes or one.code not in CHOSEN_CHECKS]
        findings += lint(entry, workspace, chosen, self.today, seen)
        if isinstance(entry.part, Settings) and entry.part.lint:
            findings += mistakes(entry.part.lint, entry.document)
        every = known()
        looked_for = [(code, name) for code, name in every if code in codes]
        settled = settle(entry.document, findings, looked_for, [word for pair in every for word in pair])
        return [one for one in settled if one.code in codes or one.code not in CHOSEN_CHECKS]


def _seen_from(folder: Path, path: Path) -> PurePosixPath:
    absolute = path.absolute()
    inside = absolute.is_relative_to(folder)
    return PurePosixPath((absolute.relative_to(folder) if inside else Path(path.name)).as_posix())
