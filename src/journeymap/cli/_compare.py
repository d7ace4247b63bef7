"""The maps of the two sides of a diff, read and compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.cli import fail
from journeymap.cli._sides import ALONE, NAMES, Side, is_file
from journeymap.diff import Compared, Named, Subject, compare, many
from journeymap.findings import Finding, Level
from journeymap.model import Journey, Part
from journeymap.processes import each, undisturbed
from journeymap.workspace import Entry

#: Fewer files are read before another process has made itself ready.
_MANY = 16


@dataclass(frozen=True)
class Comparison:
    """What came of two sides: what was compared (of folders only what changed), and the errors of form of
    what could not be.

    A side has the file of a `Named` in its `files`, and its `workspace`, by the `key` of that.
    """

    old: Side
    new: Side
    compared: list[Compared]
    findings: list[Finding]
    same: int = 0
    """How many files more there are in which nothing changed."""

    def key(self, side: Side, named: Named) -> str:
        """By what a side knows a file."""
        return ALONE if is_file(side) else named.file


def compare_sides(old: Side, new: Side) -> Comparison:
    """Compare everything that the two sides have.

    What cannot be read for errors of form is left out, and they are told; a name that leads to nothing (a
    persona, a team) is no reason to compare nothing.
    """
    findings: list[Finding] = []
    if is_file(old):
        entries = [one.entry(ALONE) for one in (old, new)]
        subjects = _subjects([(one, ALONE) for one in (old, new)], findings)
        compared = []
        if subjects[0] and subjects[1]:
            before, after = _alike(entries, subjects[0], subjects[1])
            names = [one.document.source.name for one in entries]
            compared.append(compare(Named(before, names[0]), Named(after, names[1])))
        return Comparison(old, new, compared, findings)
    if not old.files and not new.files:
        fail("there is no map on either side", NAMES)
    files = sorted({*old.files, *new.files})
    changed = [file for file in files if not _same(old, new, file)]
    jobs = [(side, file) for file in changed for side in (old, new) if file in side.files]
    subjects = _subjects(jobs, findings)
    # Of what can be read on one side alone it is unknown what changed.
    broken = {file for (_, file), subject in zip(jobs, subjects, strict=True) if not subject}
    named: tuple[list[Named], list[Named]] = ([], [])
    for (side, file), subject in zip(jobs, subjects, strict=True):
        if subject and file not in broken:
            named[side is new].append(Named(subject, file))
    compared = many(*named)
    told = [one for one in compared if not one.difference.same]
    same = len(files) - len(changed) + len(compared) - len(told)
    return Comparison(old, new, told, findings, same)


def _same(old: Side, new: Side, file: str) -> bool:
    if file not in old.files or file not in new.files:
        return False
    before = old.data(file)
    return isinstance(before, bytes) and before == new.data(file)


def _subjects(jobs: Sequence[tuple[Side, str]], findings: list[Finding]) -> list[Subject | None]:
    """The maps of files with their personas looked up, and the personas of files; None where the form of one
    has errors, which are then told.
    """
    for side, file in jobs:
        side.workspace(file)  # made before there are several processes
    with undisturbed():
        parts = list(each(_part, jobs, _MANY, chunk=8))
    found = list[Subject | None]()
    for (side, file), (part, errors) in zip(jobs, parts, strict=True):
        findings += errors
        if part is not None and not isinstance(part, Subject):
            fail(f"{side.called(file)} holds no map and no persona", NAMES)
        found.append(side.workspace(file).resolve(part) if isinstance(part, Journey) else part)
    return found


def _part(job: tuple[Side, str]) -> tuple[Part | None, list[Finding]]:
    """What a file holds, or why that cannot be read."""
    side, file = job
    entry = side.entry(file)
    errors = [one for one in entry.findings if one.level >= Level.error]
    return entry.part, [] if entry.part else errors


def _alike(entries: Iterable[Entry], old: Subject, new: Subject) -> tuple[Subject, Subject]:
    """Two files that are compared by name: an id that only the name of a file gives is no difference."""
    if isinstance(old, Journey) != isinstance(new, Journey):
        fail("a map cannot be compared with a persona")
    if all(isinstance(one.document.data, dict) and "id" in one.document.data for one in entries):
        return old, new
    return old.model_copy(update={"id": new.id}), new
