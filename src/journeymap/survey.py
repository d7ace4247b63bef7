"""A folder of files that are checked together: what is known of each, and what has to be read anew."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeymap import kept
from journeymap.cache import digest
from journeymap.decode import fetch
from journeymap.folders import FILE, files_below, font, holds, matches, picture, shown
from journeymap.today import Today

if TYPE_CHECKING:
    from journeymap.inspection import Inspection
    from journeymap.model import Part
    from journeymap.outline import Outline
    from journeymap.workspace import Entry, Workspace

Row = dict[str, Any]
"""What is known of a file, as plain data, while its `content` is the same: its `outline` (with its digest,
`face`), and of a workspace file the `patterns` of its maps and personas; what is found in it (`findings`),
while `key`, `pictures`, `fonts` and `hits` are the same too, on the days from `day` to `until`; and what
rules that look across files see in it (`seen`, of which `hits` is the digest), while `across` and `face` are.
"""


@dataclass(frozen=True)
class Asked:
    """What the command line asks for: which rules, and the day to reckon from."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    today: date = date.min

    def inspection(self) -> Inspection:
        """How files are looked at. The day in it keeps account of what it was asked."""
        from journeymap.inspection import Inspection
        from journeymap.selection import Selection

        return Inspection(Selection(self.select, self.ignore, self.extend_select), Today(self.today))


class Survey:
    """The folder of a workspace, or a folder without one, in three steps: `begin`, then what `stale` names
    is looked at, then `look_across` and once more what is `stale`. `wanted` are the files to be checked; of
    the others the outlines are enough.
    """

    def __init__(self, folder: Path, asked: Asked, before: dict[str, Row]) -> None:
        self.folder, self.asked, self.before = folder, asked, before
        self.wanted: dict[Path, None] = {}
        self.rows: dict[Path, Row] = {}
        self.changed = False
        self._personas: list[Path] = []
        self._maps: list[Path] = []
        self._key = ""

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace itself, for when something has to be read anew."""
        from journeymap.workspace import Workspaces

        return Workspaces().around(self.folder / FILE)

    def begin(self) -> None:
        """Find the files, and know the personas, which any map may name."""
        file = self.folder / FILE
        declared = file.is_file()
        found = list(files_below(self.folder, deep=declared, nested=False))
        self._personas = [path for path in found if holds(path) == "persona"]
        shared = ""
        if declared:
            self._meet([file])
            shared = self.rows[file]["content"]
            if "patterns" not in self.rows[file]:
                settings = self.workspace.settings
                self.learn(file, {"patterns": [settings.maps, settings.personas]})
            maps, personas = self.rows[file]["patterns"]
            self._maps = [path for path in found if holds(path) == "map" and self._fits(path, maps)]
            self._personas = [path for path in self._personas if self._fits(path, personas)]
            self.wanted.setdefault(file)
        self._meet([*self._personas, *self._maps, *self.wanted])
        for path in self._personas:
            self.wanted.setdefault(path)
            if "outline" not in self.rows[path]:
                self.learn(path, _outlined(self.workspace.open(path)))
        ids = [self.rows[path]["id"] for path in self._personas]
        asked = [self.asked.select, self.asked.ignore, self.asked.extend_select]
        self._key = digest(json.dumps([asked, ids]), shared)

    def stale(self) -> list[Path]:
        """The files to be looked at anew."""
        found = [path for path in self.wanted if not self._holds(path)]
        found += [path for path in self._maps if path not in self.wanted and "outline" not in self.rows[path]]
        if found:
            self.workspace.lend({}, self._people())
        return found

    def look(self, path: Path) -> Row:
        """Read a file and check it: what is then known of it."""
        data = fetch(path)
        entry = self.workspace.entry if path.name == FILE else None
        if entry is None and isinstance(data, bytes):
            entry = self.workspace.read(path, data)
        entry = entry or self.workspace.open(path)
        known, row = _outlined(entry), self.rows[path]
        # Seen from outside it is what it was: rules that look across files see in it what they saw.
        across, seen = (
            (row.get("across", ""), row.get("seen", {})) if row.get("face") == known["face"] else ("", {})
        )
        inspection = self.asked.inspection()
        hits = {code: [kept.hit(one) for one in hits] for code, hits in seen.items()}
        findings = inspection.look(entry, self.workspace, hits)
        today = inspection.today
        assert isinstance(today, Today)  # noqa: S101 - Asked makes it so
        return {
            "content": digest(data) if isinstance(data, bytes) else "",
            **known,
            "across": across,
            "seen": seen,
            "findings": [kept.plain_finding(one) for one in findings],
            "key": self._key,
            "hits": _digest(seen),
            "pictures": {name: self._picture(path, name) for name in _pictures(entry.part or entry.draft)},
            "fonts": {name: self._font(name) for name in _fonts(entry.part or entry.draft)},
            "day": self.asked.today.isoformat(),
            "until": today.until.isoformat(),
        }

    def learn(self, path: Path, row: Row) -> None:
        """Put what is known of a file now in place of what was known before."""
        self.rows[path] = {**self.rows[path], **row}
        self.changed = True

    def look_across(self) -> None:
        """Let the rules that look across files see the outlines of all of them."""
        known = {path: self.rows[path] for path in (*self._personas, *self._maps)}
        # A map and the one that it improves are read whole.
        improved = {row["improves"] for row in known.values()} - {""}
        read = [row["content"] for row in known.values() if row["improves"] or row["id"] in improved]
        names = [shown(path) for path in known]
        faces = [row["face"] for row in known.values()]
        across = digest(self._key, json.dumps([names, faces, read]))
        stale = [path for path in self.wanted if self.rows[path].get("across") != across]
        if not stale:
            return
        from journeymap.model import Journey
        from journeymap.rules import across as look_across
        from journeymap.workspace import kind_of

        workspace, inspection = self.workspace, self.asked.inspection()
        outlines: dict[str, list[Outline]] = {}
        for one in self._outlines(self._maps):
            outlines.setdefault(one.id, []).append(one)
        workspace.lend(outlines, self._people())
        own = {one.path: one for maps in outlines.values() for one in maps}
        for path in stale:
            outline = own.get(path) or self._outline(path)
            chosen = inspection.rules(path, workspace)
            seen = look_across(outline, kind_of(path) or Journey, workspace, chosen)
            plain = {code: [kept.plain_hit(one) for one in hits] for code, hits in seen.items()}
            self.learn(path, {"across": across, "seen": plain})

    def known(self) -> dict[str, Row]:
        """What is to be kept, of files that can be read."""
        names = {self._name(path) for path in self.rows}
        others = {name: row for name, row in self.before.items() if name not in names}
        there = {name: row for name, row in others.items() if (self.folder / name).is_file()}
        return there | {self._name(path): row for path, row in self.rows.items() if row["content"]}

    def used(self, path: Path) -> list[Path]:
        """The files that one stands on, and the file itself."""
        file = self.folder / FILE
        people = set(self.rows[path]["people"])
        named = [one for one in self._personas if self.rows[one]["id"] in people]
        return list(dict.fromkeys([*([file] if file in self.rows else []), *named, path]))

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self.folder)

    def _fits(self, path: Path, patterns: Iterable[str]) -> bool:
        name = PurePosixPath(path.relative_to(self.folder).as_posix())
        return any(matches(name, pattern) for pattern in patterns)

    def _meet(self, paths: Iterable[Path]) -> None:
        for path in paths:
            if path not in self.rows:
                data = fetch(path)
                content = digest(data) if isinstance(data, bytes) else ""
                row = self.before.get(self._name(path), {})
                if not content or row.get("content") != content:
                    row = {key: row[key] for key in ("face", "across", "seen") if key in row}
                self.rows[path] = {**row, "content": content}

    def _holds(self, path: Path) -> bool:
        """Whether what was found in a file is still so."""
        row, day = self.rows[path], self.asked.today.isoformat()
        return (
            bool(row["content"])
            and row.get("key") == self._key
            and row["day"] <= day <= row["until"]
            and row["hits"] == _digest(row.get("seen"))
            and all(self._picture(path, name) == told for name, told in row["pictures"].items())
            and all(self._font(name) == told for name, told in row["fonts"].items())
        )

    def _picture(self, path: Path, name: str) -> str:
        return digest(picture(name, path, self.folder))

    def _font(self, name: str) -> str:
        return digest(font(name, self.folder))

    def _outlines(self, paths: Iterable[Path]) -> list[Outline]:
        return [self._outline(path) for path in paths]

    def _outline(self, path: Path) -> Outline:
        return kept.outline(json.loads(self.rows[path]["outline"]), path, shown(path))

    def _people(self) -> dict[str, Outline]:
        return {one.id: one for one in reversed(self._outlines(self._personas))}


def _outlined(entry: Entry) -> Row:
    outline = entry.outline
    # As text it takes a tenth of the room, and few runs ask for more than its digest.
    plain = json.dumps(kept.plain_outline(outline))
    known = {"id": outline.id, "improves": outline.improves, "people": list(outline.people)}
    return {"outline": plain, "face": digest(plain), **known}


def _digest(seen: Row | None) -> str:
    """What differs when other things were seen; empty for nothing."""
    return digest(json.dumps(seen)) if seen else ""


def _pictures(part: Part | None) -> list[str]:
    """The pictures that a file names."""
    from journeymap.model import Image

    return [one.path for _, one in part.walk(Image)] if part else []


def _fonts(part: Part | None) -> list[str]:
    """The fonts that a file names."""
    from journeymap.settings import Settings

    return part.theme.fonts if isinstance(part, Settings) and part.theme else []
