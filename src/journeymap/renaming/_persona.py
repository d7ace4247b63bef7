"""The id of a persona."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.findings import quoted
from journeymap.model import Journey, Persona, PersonaFile
from journeymap.renaming._renaming import CannotRename, Renaming, key, must_be_id, must_be_there
from journeymap.source import Where
from journeymap.workspace import Entry


def persona(files: Sequence[Entry], old: str, new: str) -> Renaming:
    """The id of a persona: in its file, or the name of that; and in every map. CannotRename."""
    must_be_id(new)
    done, people = Renaming(), list[str]()
    for entry in files:
        part = entry.part
        if isinstance(part, PersonaFile):
            people.append(part.id)
            if part.id != old:
                continue
            if "id" in entry.document.root.keys:
                done.name(entry, Where(), part, new)
            else:  # it is called by its file's name
                done.moves[entry.path] = entry.path.with_name(new + entry.path.name.removeprefix(old))
        elif isinstance(part, Journey):
            here = [one if isinstance(one, str) else one.id for one in part.people]
            people += here
            if old in here:
                _in_map(done, entry, part, old, new)
    must_be_there("persona", old, new, people, done)
    if new in people:
        raise CannotRename(f"there is a persona {quoted(new)} already", "two people cannot share an id")
    return done


def _in_map(done: Renaming, entry: Entry, journey: Journey, old: str, new: str) -> None:
    """A persona's id in a map that names it or holds it in full."""
    document = entry.document
    keys = (("persona", [journey.persona] if journey.persona else []), ("personas", journey.personas))
    for name, named in keys:
        for index, one in enumerate(named):
            at = Where((name, index)) if name == "personas" else Where((name,))
            if one == old:
                done.put(entry, document.mark(at)[0], new)
            elif isinstance(one, Persona) and one.id == old:
                done.name(entry, at, one, new)
    for at, part in journey.contents():
        if part.actor == old:
            done.put(entry, document.mark(at / "actor")[0], new)
        if old in part.emotion:
            done.put(entry, key(document.mark(at / "emotion")[0], old), new)
