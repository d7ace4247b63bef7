"""A folder of maps, and what they share: settings, personas, the ids of other maps, pictures.

Nothing outside the folder of the workspace file is read, whatever a name, a pattern or a link says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from journeymap.document import Document, load, read
from journeymap.fields import make_id
from journeymap.findings import Finding, did_you_mean, quoted
from journeymap.folders import FILE, Holds, files_below, font, holds, home, matches, picture, shown, stem
from journeymap.model import Journey, Part, Persona, PersonaFile
from journeymap.outline import Outline, outline
from journeymap.settings import CHANNELS, LANES, Channel, LaneSetting, Settings
from journeymap.validate import validate

STDIN = "<stdin>"
_KINDS: dict[Holds, type[Part]] = {"map": Journey, "persona": PersonaFile, "workspace": Settings}


class UnknownLane(ValueError):  # noqa: N818 - read as a sentence: raises UnknownLane
    """A lane was asked for that neither the language nor the workspace has."""


def kind_of(path: Path) -> type[Part] | None:
    """What a file holds by its name: a map, a persona, a workspace; None for any other file."""
    held = holds(path)
    return held and _KINDS[held]


@dataclass(frozen=True)
class Entry:
    """A file of the language as it was read: the part is None where it has errors of form, and then
    `draft` may be what it would be without them (see `validate.Validated`).
    """

    path: Path
    document: Document
    part: Part | None
    findings: tuple[Finding, ...]
    draft: Part | None = None
    damaged: frozenset[str] = frozenset()

    @cached_property
    def outline(self) -> Outline:
        """What other files may ask about this one."""
        part, file = self.part or self.draft, self.document.source.name
        return outline(part, self.path, file, self.part is not None, self.damaged)


def _entry(path: Path, document: Document, kind: type[Part]) -> Entry:
    result = validate(document, kind)
    part, draft = (_with_id(one, path, document) for one in (result.part, result.draft))
    return Entry(path, document, part, (*document.findings, *result.findings), draft, result.damaged)


def _load(path: Path, name: str, unsaved: Mapping[Path, bytes]) -> Document:
    return read(unsaved[path], name) if path in unsaved else load(path, name)


def _with_id(part: Part | None, path: Path, document: Document) -> Part | None:
    """The part with the id that its file's name gives, unless it has one of its own."""
    if isinstance(part, Journey) and not part.id:
        own = make_id(part.title, "map") if document.source.name == STDIN else stem(path)
        return part.model_copy(update={"id": own})
    if isinstance(part, PersonaFile) and "id" not in part.model_fields_set:
        return part.model_copy(update={"id": stem(path)})
    return part


#: What says everything about a file of a workspace.
Look = Callable[[Entry, "Workspace"], list[Finding]]


@dataclass
class Workspace:
    """What the maps of a folder share; `declared` when a workspace file says so."""

    folder: Path
    settings: Settings
    declared: bool = False
    entry: Entry | None = None
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)
    read_before: Mapping[Path, Entry] = field(default_factory=dict)
    called: Callable[[Path], str] = shown
    _entries: dict[Path, Entry] = field(default_factory=dict)

    def open(self, path: Path, name: str = "") -> Entry:
        """A file of this workspace, read once; `name` is what findings call it, else its path."""
        path = Path(os.path.abspath(path))
        known = self._entries.get(path) or self.read_before.get(path)
        if known is None:
            kind = kind_of(path) or Journey
            document = _load(path, name or self.called(path), self.unsaved)
            known = _entry(path, document, kind)
        self._entries[path] = known
        return known

    @property
    def opened(self) -> Mapping[Path, Entry]:
        """What was opened of this workspace so far, by its path in full."""
        own = {self.entry.path: self.entry} if self.entry else {}
        return self._entries | own

    def behind(self, entry: Entry) -> list[Entry]:
        """What a file stands on: the workspace file, and the files of the personas that it names."""
        named = entry.part.people if isinstance(entry.part, Journey) else []
        ids = [one for one in named if isinstance(one, str)]
        people = [self.persona_entries[one] for one in ids if one in self.persona_entries]
        return [self.entry, *people] if self.entry else people

    def read(self, path: Path, data: bytes) -> Entry:
        """What a file of this workspace is with this content; it is not kept."""
        return _entry(path, read(data, self.called(path)), kind_of(path) or Journey)

    def lend(self, outlines: dict[str, list[Outline]], people: dict[str, Outline]) -> None:
        """Give it outlines of its maps and personas that are known, so that they need not be read."""
        self.__dict__.update(outlines=outlines, people=people)

    def _files(self, kind: type[Part], patterns: list[str]) -> list[Path]:
        found = [
            path for path in files_below(self.folder, self.declared, nested=False) if kind_of(path) is kind
        ]
        if not self.declared:
            return found
        return [
            path
            for path in found
            if any(matches(PurePosixPath(path.relative_to(self.folder).as_posix()), one) for one in patterns)
        ]

    @property
    def sound(self) -> bool:
        """Whether what the workspace file declares is known: not where it has errors."""
        return self.entry is None or self.entry.part is not None

    @cached_property
    def persona_entries(self) -> dict[str, Entry]:
        """The persona files, by id; one with errors by the name of its file."""
        found: dict[str, Entry] = {}
        for path in self._files(PersonaFile, self.settings.personas):
            entry = self.open(path)
            found.setdefault(entry.part.id if isinstance(entry.part, Persona) else stem(path), entry)
        return found

    @cached_property
    def map_files(self) -> list[Path]:
        """The files of its maps, in full; none where no workspace file says what belongs together."""
        return self._files(Journey, self.settings.maps) if self.declared else []

    @cached_property
    def maps(self) -> dict[str, list[Entry]]:
        """The maps by id. There is one for each, unless an id is used twice."""
        found: dict[str, list[Entry]] = {}
        for path in self.map_files:
            entry = self.open(path)
            found.setdefault(entry.part.id if isinstance(entry.part, Journey) else stem(path), []).append(
                entry
            )
        return found

    @cached_property
    def outlines(self) -> dict[str, list[Outline]]:
        """The maps seen from outside, by id. There is one for each, unless an id is used twice."""
        found: dict[str, list[Outline]] = {}
        for entries in self.maps.values():
            for entry in entries:
                found.setdefault(entry.outline.id, []).append(entry.outline)
        return found

    @cached_property
    def people(self) -> dict[str, Outline]:
        """The personas in files of their own, seen from outside, by id."""
        return {id: entry.outline for id, entry in self.persona_entries.items()}

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """The channels that a touchpoint may name: the built-in ones and this workspace's."""
        return {
            id: Channel.model_construct(name=name, icon=id) for id, name in CHANNELS.items()
        } | self.settings.channels

    @cached_property
    def lanes(self) -> dict[str, LaneSetting]:
        """The lanes that a map may name, in the order in which they are drawn."""
        chosen = {lane.id: lane for lane in self.settings.lanes}
        return chosen | {id: LaneSetting.model_construct(id=id) for id in LANES if id not in chosen}

    def default_lanes(self) -> list[str]:
        """The lanes of a map that chooses none."""
        return [lane.id for lane in self.settings.lanes] or list(LANES)

    def chosen_lanes(self, journey: Journey, asked: Sequence[str] = ()) -> list[LaneSetting]:
        """The lanes of a map, in order: those asked for, else the map's, else the workspace's.

        UnknownLane.
        """
        known = self.lanes
        for lane in asked:
            if lane not in known:
                near = did_you_mean(lane, known)
                raise UnknownLane(f"unknown lane {quoted(lane)}{': ' + near if near else ''}")
        chosen = asked or journey.lanes or self.default_lanes()
        return [known[lane] for lane in dict.fromkeys(chosen) if lane in known]

    def picture(self, path: str, beside: Path) -> bytes | str:
        """The bytes of a picture named in the file `beside`, or why they cannot be had."""
        return picture(path, beside, self.folder)

    def font(self, path: str) -> bytes | str:
        """The bytes of a font named in the workspace file, or why they cannot be had."""
        return font(path, self.folder)

    def resolve(self, journey: Journey) -> Journey:
        """The journey with the personas that it names, and with the workspace's language.

        An id that no persona has stays an id.
        """
        people = [self.persona(one) if isinstance(one, str) else one for one in journey.people]
        lang = journey.lang or self.settings.lang or "en"
        return journey.model_copy(update={"persona": None, "personas": people, "lang": lang})

    def persona(self, id: str) -> Persona | str:
        """A persona of the workspace, or the id where there is none to be had."""
        entry = self.persona_entries.get(id)
        return entry.part if entry and isinstance(entry.part, Persona) else id


def _nothing_shared() -> Settings:
    # Built without the model's machinery, which takes longer to make ready than a map to check.
    return Settings.model_construct(journeymap=1)


class Workspaces:
    """The workspaces of the files of one run, each read once; what is in `unsaved` stands for files, and
    what was `read_before`, by its path in full, is not read again. No workspace is looked for above `top`;
    `called` says how findings name a file.
    """

    def __init__(
        self,
        unsaved: Mapping[Path, bytes] | None = None,
        read_before: Mapping[Path, Entry] | None = None,
        top: Path | None = None,
        called: Callable[[Path], str] = shown,
    ) -> None:
        self._unsaved, self._before = unsaved or {}, read_before or {}
        self._top, self._called = top, called
        self._known: dict[Path, Workspace] = {}

    def around(self, path: Path) -> Workspace:
        """The workspace of a file: of the nearest folder above it with a workspace file, else of its
        own folder.
        """
        folder = home(path, self._top)
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    @property
    def opened(self) -> list[Workspace]:
        """Those that were met so far."""
        return list(self._known.values())

    def _read(self, folder: Path) -> Workspace:
        path, given = folder / FILE, (self._unsaved, self._before, self._called)
        if not path.is_file():
            return Workspace(folder, _nothing_shared(), False, None, *given)
        entry = self._before.get(path) or _entry(
            path, _load(path, self._called(path), self._unsaved), Settings
        )
        settings = entry.part if isinstance(entry.part, Settings) else _nothing_shared()
        return Workspace(folder, settings, True, entry, *given)


def from_text(data: bytes, path: Path) -> Entry:
    """The entry of a map that came through standard input, as if it stood at `path`."""
    return _entry(path, read(data, STDIN), Journey)


def reread(entry: Entry, data: bytes) -> Entry:
    """The entry of a file as it would be with other content."""
    if entry.document.source.name == STDIN:
        return from_text(data, entry.path)
    return _entry(entry.path, read(data, entry.document.source.name), kind_of(entry.path) or Journey)
