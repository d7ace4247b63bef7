"""Files of two folders compared: which is which, and what changed in each."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from journeymap.diff._change import Change, Compared, Named
from journeymap.diff._compare import diff
from journeymap.diff._matching import Matching, merged, steady
from journeymap.diff._pairing import Placed, titled
from journeymap.folders import stem
from journeymap.model import Journey, PersonaFile
from journeymap.source import Where

Ids = Set[tuple[str, str]]


def compare(old: Named | None, new: Named | None) -> Compared:
    """Two files that are meant to be compared, whatever they are called: an id that is only the name of the
    file is no change.

    ValueError for a map and a persona.
    """
    found = diff(old.subject if old else None, new.subject if new else None)
    if old and new and _by_file(old) and _by_file(new):
        found = replace(found, changes=tuple(one for one in found.changes if one.new != Where(("id",))))
    return Compared(old, new, found)


def many(old: Sequence[Named], new: Sequence[Named]) -> list[Compared]:
    """The files of two folders, in the order of the new one, with those that are gone where they stood.

    A map is the same by its id, else by its file, its title, or by likeness; one whose file has another name
    now has moved. What changed in a persona with a file of its own is told of that file, and not again of
    each map that names it.
    """
    matching = Matching(old, new)
    matching.by(lambda one: (_kind(one), one.file, one.subject.id))
    matching.by(lambda one: (_kind(one), one.subject.id))
    matching.by(lambda one: (_kind(one), one.file))
    matching.by(lambda one: (_kind(one), titled(one.subject).casefold()))
    matching.by_likeness(
        lambda one: Placed(Where(), one.subject).look, lambda one: one.file, group=_kind, apart=True
    )
    told = {(old[i].subject.id, new[j].subject.id) for i, j in matching.pairs if _kind(new[j]) == "persona"}
    kept = steady(matching.pairs, lambda pair: sorted((old[pair[0]].file, new[pair[1]].file)))
    found = []
    for i, j in merged(range(len(old)), range(len(new)), dict(kept), lambda at: at not in matching.after):
        before = old[i] if i is not None else old[matching.before[j]] if j in matching.before else None
        found.append(_of_folders(before, None if j is None else new[j], told))
    return found


def _of_folders(old: Named | None, new: Named | None, told: Ids) -> Compared:
    found = compare(old, new)
    if old is None or new is None:
        return found
    changes = [one for one in found.difference.changes if not _elsewhere(one, old, new, told)]
    if old.file != new.file:
        name = titled(new.subject)
        changes.insert(0, Change("moved", _kind(new), name, old.file, new.file, Where(), Where()))
    return replace(found, difference=replace(found.difference, changes=tuple(changes)))


def _elsewhere(change: Change, old: Named, new: Named, told: Ids) -> bool:
    """Whether a change is in a persona whose file is compared as well."""
    if change.verb == "moved":
        return False
    was, now = (_person(at, side) for at, side in ((change.old, old), (change.new, new)))
    files = [one for one in (was, now) if isinstance(one, PersonaFile)]
    if was is None or now is None:  # a key that is in one of them only, or a persona that came or went
        at = change.old if now is None else change.new
        side = 0 if now is None else 1
        return bool(at and len(at) > 2 and files and any(pair[side] == files[0].id for pair in told))
    return len(files) == 2 and (files[0].id, files[1].id) in told


def _person(at: Where | None, side: Named) -> Any:
    """The persona of a map that a place is in."""
    if not isinstance(side.subject, Journey) or not at or at[0] != "personas":
        return None
    return side.subject.personas[int(at[1])]


def _kind(one: Named) -> str:
    return "map" if isinstance(one.subject, Journey) else "persona"


def _by_file(one: Named) -> bool:
    return one.subject.id == stem(PurePosixPath(one.file))
