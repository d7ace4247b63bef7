"""The id of a channel, and the name of a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.document import Mark
from journeymap.findings import quoted
from journeymap.model import Journey, Persona, Touchpoint
from journeymap.renaming._renaming import CannotRename, Renaming, key, must_be_id, must_be_there
from journeymap.settings import CHANNELS, Settings
from journeymap.source import Span, Where
from journeymap.workspace import Entry


def channel(files: Sequence[Entry], old: str, new: str) -> Renaming:
    """The id of a channel: where the workspace declares it, in its touchpoints, in maps and personas.

    CannotRename.
    """
    must_be_id(new)
    done, known = Renaming(), list(CHANNELS)
    declared = {id for entry in files if isinstance(entry.part, Settings) for id in entry.part.channels}
    known += declared
    for entry in files:
        part = entry.part
        if isinstance(part, Settings) and old in part.channels:
            if new in known:
                done.notes.append(
                    f"{quoted(old)} stays declared beside {quoted(new)}: delete it where nothing needs it"
                )
            else:
                done.put(entry, key(entry.document.mark(Where(("channels",)))[0], old), new)
        for mark, touchpoint in _touchpoints(entry):
            if touchpoint.channel == old:
                known.append(old)
                done.put(entry, _channel(mark), new)
        for at, person in _people(entry):
            for index, id in enumerate(person.channels):
                if id == old:
                    known.append(old)
                    done.put(entry, entry.document.mark(at / "channels" / index)[0], new)
    must_be_there("channel", old, new, known, done)
    if old not in declared and new not in known:
        raise CannotRename(
            f"there is no channel {quoted(new)}", "declare it in `journeymap.yaml` first, under `channels`"
        )
    return done


def touchpoint(files: Sequence[Entry], old: str, new: str, channel: str = "") -> Renaming:
    """The name of a touchpoint, of one channel or of all: in maps, and in the workspace's vocabulary.

    CannotRename.
    """
    if not new.strip():
        raise CannotRename("a touchpoint needs a name")
    done, known = Renaming(), list[str]()
    listed = {
        one.name for entry in files if isinstance(entry.part, Settings) for one in entry.part.touchpoints
    }
    for entry in files:
        for mark, one in _touchpoints(entry):
            if channel and one.channel != channel:
                continue
            known.append(one.name)
            if one.name != old:
                continue
            if isinstance(entry.part, Settings) and new in listed:
                done.notes.append(
                    f"{quoted(old)} stays in the vocabulary beside {quoted(new)}: delete it there"
                )
            else:
                done.put(entry, _name(mark), new)
    of = f" of the channel {quoted(channel)}" if channel else ""
    must_be_there("touchpoint", old, new, known, done, of)
    if new in known:
        done.notes.append(f"there was a touchpoint {quoted(new)} already: the two are one now")
    return done


def _touchpoints(entry: Entry) -> Iterator[tuple[Mark, Touchpoint]]:
    """The touchpoints of a file, and where they are written."""
    if entry.part:
        for at, one in entry.part.walk(Touchpoint):
            yield entry.document.mark(at)[0], one


def _people(entry: Entry) -> Iterator[tuple[Where, Persona]]:
    """The personas that a file holds in full."""
    if isinstance(entry.part, Persona):
        yield Where(), entry.part
    elif isinstance(entry.part, Journey):
        yield from entry.part.walk(Persona)


def _channel(mark: Mark) -> Mark | Span | None:
    """Where a touchpoint's channel is written."""
    if not isinstance(mark.items, dict):
        return None
    return mark.items.get("channel") or (None if "name" in mark.items else next(iter(mark.keys.values())))


def _name(mark: Mark) -> Mark:
    """Where a touchpoint's name is written."""
    if not isinstance(mark.items, dict):
        return mark
    return mark.items.get("name") or next(iter(mark.items.values()))
