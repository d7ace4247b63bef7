"""Maps compared for git itself, which calls for one file at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.cli import fail
from journeymap.decode import fetch
from journeymap.diff import Compared, Named, Subject, compare
from journeymap.model import Journey, Persona
from journeymap.source import Source
from journeymap.visible import flat
from journeymap.workspace import Workspaces

_LINK = "120000"


@dataclass(frozen=True)
class _Version:
    """A file before or after, as git hands it over: where it belongs, its bytes and what they are."""

    path: str
    data: bytes | None
    subject: Subject | None

    @property
    def sound(self) -> bool:
        """Whether it can be compared: it was not there, or is a map."""
        return self.data is None or self.subject is not None

    @property
    def named(self) -> Named | None:
        return Named(self.subject, self.path) if self.subject else None

    @property
    def source(self) -> Source:
        return Source(self.path, (self.data or b"").decode("utf-8", "replace"))


def handed_over(words: Sequence[str]) -> Compared | str:
    """What git asks to be compared: `path old-file old-hex old-mode new-file new-hex new-mode`, and behind
    these the new path and a text where the file was renamed; the path alone where it is in conflict.

    Where there is nothing to be compared as maps, it is the text to show instead.
    """
    if len(words) == 1:
        return f"{flat(words[0])}: in conflict, not merged yet\n"
    if len(words) not in (7, 9):
        fail("`--git` is for git, which calls it with 7 arguments", "see docs/diff.md on how to tell git")
    path, old_file, _, old_mode, new_file, _, new_mode = words[:7]
    old = _version(path, old_file, old_mode)
    new = _version(words[7] if len(words) == 9 else path, new_file, new_mode)
    if old.sound and new.sound and type(old.subject or new.subject) is type(new.subject or old.subject):
        found = compare(old.named, new.named)
        if found.difference.same:
            names = " → ".join(dict.fromkeys(flat(one.path) for one in (old, new)))
            what = "text" if old.data != new.data else "mode" if old.path == new.path else "name"
            return f"{names}: the {what} changed, the journey did not\n"
        return found
    from journeymap.cli import _edits

    said = f"{flat(new.path)}: not a map that can be read, so here is the text\n"
    return said + _edits.diff({Path(new.path): (old.source, new.source)})


def _version(path: str, file: str, mode: str) -> _Version:
    data = None if file == os.devnull or mode == "." else fetch(Path(file))
    if not isinstance(data, bytes):
        return _Version(path, None if data is None else b"", None)
    # Git runs it at the top of the working tree, where the path is seen from: personas are looked up there.
    place = Path(os.path.abspath(path))
    workspace = Workspaces({place: data}).around(place)
    part = workspace.open(place).part if mode != _LINK else None
    if isinstance(part, Journey):
        return _Version(path, data, workspace.resolve(part))
    return _Version(path, data, part if isinstance(part, Persona) else None)
