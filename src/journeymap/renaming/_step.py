"""The id of a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.findings import did_you_mean, quoted
from journeymap.model import Journey, Step
from journeymap.renaming._renaming import CannotRename, Renaming, must_be_id, must_be_there, must_differ
from journeymap.source import Where
from journeymap.workspace import Entry


def step(files: Sequence[Entry], of: str, old: str, new: str) -> Renaming:
    """The id of a step of the map `of` that id, or of the only map that has it where that is empty: there,
    in the maps that improve it or that it improves, whose steps are compared by id, and where other places
    refer to them. CannotRename.
    """
    must_be_id(new)
    maps = [(entry, entry.part) for entry in files if isinstance(entry.part, Journey)]
    chosen = [one for _, one in maps if (one.id == of if of else _has(one, old))]
    if of and not chosen:
        near = did_you_mean(of, [one.id for _, one in maps])
        raise CannotRename(f"there is no map {quoted(of)}", near)
    if len(chosen) > 1:
        first, last = sorted(one.id for one in chosen)[:: len(chosen) - 1]
        raise CannotRename(
            f"{len(chosen)} maps have a step {quoted(old)}", f"say which: `{first}#{old}`, … `{last}#{old}`"
        )
    done = Renaming()
    ids = [one.id for journey in chosen or [one for _, one in maps] for one in journey.all_steps]
    if not chosen or old not in ids:
        must_be_there("step", old, new, ids, done, f" in the map {quoted(of)}" if of else "")
    must_differ(old, new)
    family = _family(chosen[0], [one for _, one in maps])
    for entry, journey in maps:
        parent, _, detailed = journey.parent.partition("#")
        if detailed == old and parent in family:
            done.put(entry, entry.document.mark(Where(("parent",)))[0], f"{parent}#{new}")
        if journey.id in family and _has(journey, old):
            if _has(journey, new):
                raise CannotRename(f"the map {quoted(journey.id)} has a step {quoted(new)} already")
            _of_map(done, entry, journey, old, new)
            if journey is not chosen[0]:
                done.notes.append(
                    f"the map {quoted(journey.id)} is compared with it, and has it renamed, too"
                )
    return done


def _of_map(done: Renaming, entry: Entry, journey: Journey, old: str, new: str) -> None:
    """A step's id in its map, and in the ways to it."""
    for at, part in journey.contents():
        if not isinstance(part, Step):
            continue
        if part.id == old:
            done.name(entry, at, part, new)
        for index, onward in enumerate(part.next):
            if onward.to == old:
                mark = entry.document.mark(at / "next" / index)[0]
                done.put(entry, mark.items["to"] if isinstance(mark.items, dict) else mark, new)


def _family(journey: Journey, maps: Iterable[Journey]) -> set[str]:
    """The ids of a map, of the one that it improves, and of all that improve these."""
    current = journey.improves or journey.id
    return {journey.id, current, *(one.id for one in maps if one.improves in (current, journey.id))}


def _has(journey: Journey, id: str) -> bool:
    return any(one.id == id for one in journey.all_steps)
