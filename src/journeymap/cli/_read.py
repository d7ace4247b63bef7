"""The maps that a command was given: files, folders, standard input."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeymap.cli import colour_wanted
from journeymap.cli._paths import files_of
from journeymap.decode import MAX_BYTES
from journeymap.findings import Finding, Level
from journeymap.folders import Holds
from journeymap.model import Journey, Persona
from journeymap.rules import grave
from journeymap.workspace import Entry, Look, Workspace, Workspaces, from_text


@dataclass(frozen=True)
class Opened:
    """A file that a command works on: what it is, and everything that was found in it and in what it
    stands on.
    """

    path: Path
    entry: Entry
    workspace: Workspace
    findings: list[Finding]
    sound: bool
    """Whether neither the file nor what it stands on has errors, those told before included."""

    @property
    def journey(self) -> Journey | None:
        """The map with its personas and language looked up; None where it has errors."""
        journey = self.entry.part
        return self.workspace.resolve(journey) if self.sound and isinstance(journey, Journey) else None

    @property
    def persona(self) -> Persona | None:
        """The persona that a file holds; None where it has errors, or holds no persona."""
        persona = self.entry.part
        return persona if self.sound and isinstance(persona, Persona) else None


def open_files(
    paths: list[Path],
    look: Look | None = None,
    only: Collection[Holds] = (),
    unsaved: Mapping[Path, bytes] | None = None,
) -> Iterator[Opened]:
    """Every file that the paths name, once, folders searched; a path that is not there ends the
    command. The findings of a workspace file and of personas come with the first map that uses them;
    without a `look` they are the errors. Of folders `only` files of these kinds are taken, where there
    are any. What is in `unsaved` stands for files and standard input.
    """
    look, unsaved = look or grave, unsaved or {}
    workspaces, told = Workspaces(unsaved), dict[int, list[Finding]]()
    for path in files_of(paths, only, unsaved.keys()):
        workspace = workspaces.around(path)
        entry = (
            from_text(unsaved[path] if path in unsaved else sys.stdin.buffer.read(MAX_BYTES + 1), path)
            if path.name == "-"
            else workspace.open(path)
        )
        if workspace.entry and entry.path == workspace.entry.path:
            entry = workspace.entry
        used = workspace.behind(entry)
        findings: list[Finding] = []
        for one in (*used, entry):
            if id(one) not in told:
                told[id(one)] = look(one, workspace)
                findings += told[id(one)]
        sound = all(f.level < Level.error for one in (*used, entry) for f in told[id(one)])
        yield Opened(path, entry, workspace, sorted(findings, key=lambda finding: finding.order), sound)


def open_maps(paths: list[Path], personas: bool = False) -> Iterator[Opened]:
    """Every map that the paths name, for commands that work on maps: they need them free of errors,
    and leave it to `lint` to ask for more. A folder is its maps, or its `personas` as well.
    """
    only: list[Holds] = ["map", "persona"] if personas else ["map"]
    return open_files(paths, only=only)


def report_findings(findings: list[Finding]) -> None:
    """Tell findings on standard error, for commands whose output is something else."""
    if findings:
        from journeymap.report import full

        sys.stdout.flush()
        sys.stderr.write(full.write(findings, colour=colour_wanted(sys.stderr)))
