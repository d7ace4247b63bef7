"""How a map came to be: what it was at each commit that changed it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from journeymap.collection import MapFact, facts
from journeymap.decode import MAX_BYTES
from journeymap.diff import Difference, Verb, diff
from journeymap.findings import Level
from journeymap.git import Commit, Repository
from journeymap.git.snapshot import Snapshot
from journeymap.model import Journey
from journeymap.summary import plain_number
from journeymap.survey import Asked
from journeymap.workspace import Entry, Workspace, Workspaces


@dataclass(frozen=True, slots=True)
class Revision:
    """A map at a commit; where `commit` is None, as it is in the working tree.

    `fact` are its figures, and `findings` how many of each level there were on the day of the commit, by the
    rules of the workspace at that time. Where the map could not be read there are no figures, and nothing is
    known of what `changed` since the revision before: so it is of the first one, too.
    """

    commit: Commit | None
    fact: MapFact | None
    findings: Mapping[str, int]
    changed: Difference | None


def history(
    repository: Repository, commits: Sequence[Commit], unsaved: tuple[Path, date] | None = None
) -> Iterator[Revision]:
    """A map at commits that changed it, given and told from the first to the last; then the file itself,
    `unsaved`, on a day. GitError.
    """
    before: Journey | None = None
    for entry, workspace, commit, day in _all(repository, commits, unsaved):
        journey = workspace.resolve(entry.part) if isinstance(entry.part, Journey) else None
        found = Counter(one.level.name for one in Asked(today=day).inspection().look(entry, workspace))
        yield Revision(
            commit,
            facts(journey, entry.path.name, every=workspace.settings.review_every) if journey else None,
            {level.name: found[level.name] for level in reversed(Level)},
            diff(before, journey) if before and journey else None,
        )
        before = journey


def _all(
    repository: Repository, commits: Sequence[Commit], unsaved: tuple[Path, date] | None
) -> Iterator[tuple[Entry, Workspace, Commit | None, date]]:
    for one, commit in zip(_snapshots(repository, commits), commits, strict=True):
        path = one.path(commit.path)
        workspace = one.workspaces.around(path)
        yield workspace.open(path), workspace, commit, date.fromisoformat(commit.date[:10])
    if unsaved:
        path, day = unsaved
        workspace = Workspaces().around(path)
        yield workspace.open(path), workspace, None, day


def _snapshots(repository: Repository, commits: Sequence[Commit]) -> Iterator[Snapshot]:
    """The maps of one commit after the other, in one folder: what stays as it was is not read again."""
    with TemporaryDirectory(prefix="journeymap-") as made:
        folder = Path(os.path.realpath(made), "files")
        (folder / ".git").mkdir(parents=True)
        blobs: dict[str, str] = {}
        entries: dict[Path, Entry] = {}
        for commit in commits:
            at = Snapshot(repository, commit.id, commit.id[:10], folder)
            now = {file: at.blobs[file] for file in at.files}
            same = {at.path(file) for file, id in now.items() if blobs.get(file) == id}
            known = {path: entry for path, entry in entries.items() if path in same}
            for file in blobs.keys() - now.keys():
                _remove(at.path(file), folder)
            at = replace(at, read_before=known)
            at.bring([file for file, id in now.items() if blobs.get(file) != id], MAX_BYTES)
            yield at
            blobs = now
            entries = {path: entry for space in at.workspaces.opened for path, entry in space.opened.items()}


def _remove(path: Path, top: Path) -> None:
    """Remove a file, and the folders in which nothing is left: a file may be called so now."""
    path.unlink()
    for folder in path.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def as_json(one: Revision) -> dict[str, Any]:
    """A revision as plain data for JSON: what is not known is null. Emotions are from -2 to 2, `completion`
    is in percent.
    """
    commit, fact = one.commit, one.fact
    told = {
        name: commit and (getattr(commit, name) or None)
        for name in ("id", "date", "author", "subject", "path")
    }
    counted = Counter(change.verb for change in one.changed.changes) if one.changed else None
    return {
        "commit": told.pop("id"),
        **told,
        "mean": fact and plain_number(fact.mean),
        "lowest": None
        if fact is None or fact.lowest is None
        else {"emotion": plain_number(fact.lowest), "step": fact.lowest_step},
        "evidence": fact and {"backed": fact.backed, "total": fact.total},
        "completion": fact and plain_number(None if fact.completion is None else 100 * fact.completion),
        "findings": {f"{level}s": count for level, count in one.findings.items()},
        **{
            name: fact and (getattr(fact, name) or None)
            for name in ("title", "state", "status", "owner", "reviewed")
        },
        "steps": fact and fact.total,
        "pains": fact and len(fact.pains),
        "opportunities": fact and len(fact.opportunities),
        "changes": None if counted is None else {verb: counted[verb] for verb in get_args(Verb)},
    }
