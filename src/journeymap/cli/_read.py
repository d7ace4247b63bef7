"""The maps that a command was given: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeymap.cli import fail
from journeymap.decode import MAX_BYTES
from journeymap.findings import Finding, Level
from journeymap.folders import files_below
from journeymap.model import Journey
from journeymap.rules import lint, rules
from journeymap.workspace import Entry, Look, Workspace, Workspaces, from_text, kind_of


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


def open_files(
    paths: list[Path],
    look: Look | None = None,
    only_maps: bool = False,
    unsaved: Mapping[Path, bytes] | None = None,
) -> Iterator[Opened]:
    """Every file that the paths name, once, folders searched; a path that is not there ends the
    command. The findings of a workspace file and of personas come with the first map that uses them;
    without a `look` they are the errors. What is in `unsaved` stands for files and standard input.
    """
    look, unsaved = look or _errors, unsaved or {}
    workspaces, told = Workspaces(unsaved), dict[int, list[Finding]]()
    for path in _files(paths, only_maps):
        workspace = workspaces.around(path)
        entry = (
            from_text(unsaved[path] if path in unsaved else sys.stdin.buffer.read(MAX_BYTES + 1), path)
            if path.name == "-"
            else workspace.open(path)
        )
        if workspace.entry and entry.path == workspace.entry.path:
            entry = workspace.entry
        used = [workspace.entry] if workspace.entry else []
        if isinstance(entry.part, Journey):
            used += [
                workspace.persona_entries[one]
                for one in entry.part.people
                if isinstance(one, str) and one in workspace.persona_entries
            ]
        findings: list[Finding] = []
        for one in (*used, entry):
            if id(one) not in told:
                told[id(one)] = look(one, workspace)
                findings += told[id(one)]
        sound = all(f.level < Level.error for one in (*used, entry) for f in told[id(one)])
        yield Opened(path, entry, workspace, sorted(findings, key=lambda finding: finding.order), sound)


def open_maps(paths: list[Path]) -> Iterator[Opened]:
    """Every map that the paths name, for commands that work on maps: they need them free of errors,
    and leave it to `lint` to ask for more.
    """
    return open_files(paths, only_maps=True)


def _errors(entry: Entry, workspace: Workspace) -> list[Finding]:
    grave = [one for one in rules() if one.level is Level.error]
    return [*entry.findings, *lint(entry, workspace, grave)]


def _files(paths: list[Path], only_maps: bool) -> Iterator[Path]:
    seen = set[str]()
    for path in paths:
        if str(path) == "-":
            yield path
            continue
        if not os.path.lexists(path):
            fail(f"there is no file or folder {str(path)!r}")
        found: Iterable[Path] = files_below(path) if path.is_dir() else [path]
        for file in found:
            key = os.path.abspath(file)
            if key not in seen and not (path.is_dir() and only_maps and kind_of(file) is not Journey):
                seen.add(key)
                yield file


def colour_wanted(stream: object) -> bool:
    """Whether to colour what goes to a stream: `NO_COLOR` first, then `FORCE_COLOR`, then a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream, "isatty", lambda: False)()) and os.environ.get("TERM") != "dumb"


def report_findings(findings: list[Finding]) -> None:
    """Tell findings on standard error, for commands whose output is something else."""
    if findings:
        from journeymap.report import full

        sys.stdout.flush()
        sys.stderr.write(full.write(findings, colour=colour_wanted(sys.stderr)))
