"""What a new name asks for, and what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from journeymap.document import Mark
from journeymap.fields import PATTERNS
from journeymap.findings import Edit, did_you_mean, quoted
from journeymap.model import Persona, Step
from journeymap.quoting import yaml_scalar
from journeymap.source import Span, Where
from journeymap.workspace import Entry


class CannotRename(ValueError):  # noqa: N818 - read as a sentence: raises CannotRename
    """There is nothing of that name, or its new name cannot be; `help` says what could be done."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass
class Renaming:
    """What a new name asks for: edits of files, and files that are called by it themselves.

    `notes` say what somebody should know who asked for it.
    """

    edits: dict[Path, list[Edit]] = field(default_factory=dict)
    moves: dict[Path, Path] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def put(self, entry: Entry, place: Mark | Span | None, text: str) -> None:
        """Write a text in the place of a value or a key, in quotes where it has some now."""
        if place is None:
            return
        span = Span(place.start, place.end)
        written = entry.document.source.text[span.start : span.end]
        self._edit(entry, Edit(span, yaml_scalar(text, written)))

    def _edit(self, entry: Entry, edit: Edit) -> None:
        edits = self.edits.setdefault(entry.path, [])
        if edit not in edits:
            edits.append(edit)

    def name(self, entry: Entry, at: Where, part: Persona | Step, id: str) -> None:
        """Give the part at a place an id: in the place of the one it has, else behind its name."""
        text, mark = entry.document.source.text, entry.document.mark(at)[0]
        if not isinstance(mark.items, dict):
            named = f"{{name: {yaml_scalar(part.name)}, id: {yaml_scalar(id)}}}"
            self._edit(entry, Edit(Span(mark.start, mark.end), named))
        elif "id" in mark.items:
            self.put(entry, mark.items["id"], id)
        else:
            name = mark.items["name"]
            if text.startswith("{", mark.start):
                self._edit(entry, Edit(Span(name.end, name.end), f", id: {yaml_scalar(id)}"))
                return
            key = mark.keys["name"]
            indent = " " * (key.start - text.rfind("\n", 0, key.start) - 1)
            # Behind what else is on the line of the name, which may be a comment.
            end = next((at for at in (text.find("\n", name.end),) if at >= 0), len(text))
            ending = "\r\n" if text[end - 1 : end] == "\r" else "\n"
            end -= len(ending) - 1
            self._edit(entry, Edit(Span(end, end), f"{ending}{indent}id: {yaml_scalar(id)}"))


def key(mark: Mark, id: str) -> Span:
    """Where a key that is an id is written, however its accents are put together."""
    return next(span for key, span in mark.keys.items() if normalize("NFC", key) == id)


def must_be_id(name: str) -> None:
    """CannotRename unless the name can be an id."""
    if not re.fullmatch(PATTERNS["id"], name):
        raise CannotRename(
            f"{quoted(name)} is no id", "an id is letters, digits, `-`, `_` and `.`, without spaces"
        )


def must_be_there(
    what: str, old: str, new: str, known: Iterable[str], done: Renaming, where: str = ""
) -> None:
    """CannotRename where nothing of the old name was found, or it is the new one."""
    if not (done.edits or done.moves or done.notes):
        near = did_you_mean(old, dict.fromkeys(known))
        raise CannotRename(f"there is no {what} {quoted(old)}{where}", near)
    must_differ(old, new)


def must_differ(old: str, new: str) -> None:
    """CannotRename where nothing would change."""
    if old == new:
        raise CannotRename(f"it is called {quoted(new)} already")
