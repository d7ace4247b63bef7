"""Many maps read for their facts: over all processors, and each file once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from journeymap.collection import MapFact, facts
from journeymap.decode import fetch
from journeymap.findings import Finding, Level
from journeymap.model import Journey
from journeymap.outline import Outline
from journeymap.processes import each, undisturbed
from journeymap.rules import Rule, across, grave, lint, rules
from journeymap.workspace import Entry, Workspace, Workspaces, from_text

#: Fewer files are read before another process has made itself ready.
_MANY = 16
#: What standard input is called among paths.
_STDIN = Path("-")


@dataclass(frozen=True)
class Gathered:
    """A map's file: its facts, None where the map or what it stands on has errors; and these errors, unless
    they were told with a map before.
    """

    path: Path
    fact: MapFact | None
    errors: list[Finding]


def gather(
    paths: Iterable[Path], stdin: bytes = b"", named: Callable[[Path], str] = Path.as_posix
) -> Iterator[Gathered]:
    """The maps at these paths, in their order; `-` is what came through standard input.

    The file of each, as it is in `paths`, and the folder of its workspace in full are `named` in its facts.
    """
    workspaces = Workspaces()
    wanted = [(path, workspaces.around(path)) for path in dict.fromkeys(paths)]
    with undisturbed():
        seen = _look(wanted, stdin, named)
    told = dict[int, list[Finding]]()
    for (path, workspace), one in zip(wanted, seen, strict=True):
        people = workspace.persona_entries if one.outline.people else {}
        entries = [people[id] for id in one.outline.people if id in people]
        entries += [workspace.entry] if workspace.entry else []
        entries += [] if one.fact else [one.entry or workspace.open(path)]
        new = [entry for entry in entries if id(entry) not in told]
        told |= {id(entry): _grave(entry, workspace) for entry in new}
        errors = sorted((one for entry in new for one in told[id(entry)]), key=lambda finding: finding.order)
        sound = not any(told[id(entry)] for entry in entries)
        yield Gathered(path, one.fact if sound else None, errors)


def _grave(entry: Entry, workspace: Workspace) -> list[Finding]:
    return [one for one in grave(entry, workspace) if one.level is Level.error]


@dataclass(frozen=True)
class _Seen:
    """What a look at a file gives: the map from outside, and its facts unless it has errors. What came
    through standard input cannot be read again: of that there is the `entry`.
    """

    outline: Outline
    fact: MapFact | None
    entry: Entry | None = None


_Job = tuple[Path, Workspace]


def _look(wanted: list[_Job], stdin: bytes, named: Callable[[Path], str]) -> list[_Seen]:
    """What is seen of the maps wanted, having looked at all of their workspaces."""
    spaces = list({workspace.folder: workspace for _, workspace in wanted}.values())
    own = {_full(path) for path, _ in wanted}
    others = [(path, space) for space in spaces for path in space.map_files if path not in own]
    jobs = [*wanted, *others]

    def look(at: int) -> _Seen:
        path, workspace = jobs[at]
        if path == _STDIN:
            entry = from_text(stdin, path)
        else:
            full = _full(path)
            data = fetch(full)
            entry = workspace.read(full, data) if isinstance(data, bytes) else workspace.open(full)
        fact = _fact(entry, path, workspace, named) if at < len(wanted) else None
        return _Seen(entry.outline, fact, entry if path == _STDIN else None)

    for space in spaces:
        space.people  # noqa: B018 - read before there are several processes
    # The first is read here: what it makes ready need not be made ready in every process.
    seen = [look(at) for at in range(len(jobs))[:1]]
    seen += each(look, range(1, len(jobs)), _MANY, chunk=8)
    outlines = {_full(path): one.outline for (path, _), one in zip(jobs, seen, strict=True)}
    for space in spaces:
        by_id: dict[str, list[Outline]] = {}
        for path in space.map_files:
            by_id.setdefault(outlines[path].id, []).append(outlines[path])
        space.lend(by_id, space.people)
    return [_across(one, path, space) for (path, space), one in zip(wanted, seen, strict=False)]


def _fact(entry: Entry, path: Path, workspace: Workspace, named: Callable[[Path], str]) -> MapFact | None:
    """The facts of a map that has no errors of its own."""
    if not isinstance(entry.part, Journey):
        return None
    found = [*entry.findings, *lint(entry, workspace, _errors(across=False))]
    if any(one.level is Level.error for one in found):
        return None
    journey = workspace.resolve(entry.part)
    return facts(journey, named(path), named(workspace.folder), workspace.settings.review_every)


def _across(one: _Seen, path: Path, workspace: Workspace) -> _Seen:
    """The same without facts where it is an error beside the other maps."""
    wrong = one.fact and across(one.outline, Journey, workspace, _errors(across=True))
    return replace(one, fact=None) if wrong else one


@cache
def _errors(across: bool) -> list[Rule]:
    """The rules that find errors: those that look at other files, or those that do not."""
    return [one for one in rules() if one.level is Level.error and one.across is across]


def _full(path: Path) -> Path:
    return path if path == _STDIN else Path(os.path.abspath(path))
