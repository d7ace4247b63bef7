"""`journeymap rename`: call something by another name in all maps that mention it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.renaming import Renaming
    from journeymap.source import Source
    from journeymap.workspace import Entry


class Kind(StrEnum):
    """What can be renamed."""

    persona = "persona"
    channel = "channel"
    touchpoint = "touchpoint"
    step = "step"


def rename(
    kind: Annotated[Kind, typer.Argument(help="What it is.")],
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The id it has, of a touchpoint the name; of a step perhaps MAP#STEP."
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id or name it gets.")],
    path: Annotated[
        Path,
        typer.Argument(metavar="[PATH]", help="A folder or a file of the workspace.", show_default=False),
    ] = Path(),
    channel: Annotated[
        str,
        typer.Option(metavar="ID", help="Rename the touchpoint of this channel alone.", show_default=False),
    ] = "",
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> None:
    """Rename a persona, channel, touchpoint or step wherever the files of a workspace mention it.

    Comments and layout stay as they are. Nothing is written where a file has errors, or would have
    others than before.
    """
    from journeymap import renaming
    from journeymap.cli import _edits, fail, say
    from journeymap.fixing import edited

    if channel and kind is not Kind.touchpoint:
        fail("`--channel` is for touchpoints")
    entries = _sound_files(path)
    try:
        if kind is Kind.persona:
            done = renaming.persona(entries, old, new)
        elif kind is Kind.channel:
            done = renaming.channel(entries, old, new)
        elif kind is Kind.touchpoint:
            done = renaming.touchpoint(entries, old, new, channel)
        else:
            of, _, id = old.rpartition("#")
            done = renaming.step(entries, of, id, new)
    except renaming.CannotRename as error:
        fail(str(error), error.help)
    sources = {entry.path: entry.document.source for entry in entries}
    edits: dict[Path, tuple[Source, Source]] = {
        one: (sources[one], replace(sources[one], text=edited(sources[one].text, some)))
        for one, some in done.edits.items()
    }
    _must_stay_sound(entries, edits, done)
    if diff:
        sys.stdout.write(_edits.diff(edits) + _moves(done))
    else:
        _edits.write(edits, done.moves)
    for note in done.notes:
        say(f"note: {note}")
    count, where = sum(map(len, done.edits.values())) + len(done.moves), {*done.edits, *done.moves}
    verb = "would rename" if diff else "renamed"
    say(f"{verb} {count} place{'s' * (count != 1)} in {len(where)} file{'s' * (len(where) != 1)}")


def _sound_files(path: Path) -> list[Entry]:
    """Every file of the workspace that a path is in, or of a folder without one; the command ends where one
    of them has errors of form.
    """
    from journeymap.cli import fail
    from journeymap.cli._paths import files_of
    from journeymap.cli._read import report_findings
    from journeymap.folders import FILE, files_below
    from journeymap.workspace import Workspaces

    list(files_of([path]))  # ends the command where there is no such path
    workspace = Workspaces().around(path / FILE if path.is_dir() else path)
    if workspace.entry:
        maps = [entry for entries in workspace.maps.values() for entry in entries]
        entries = [workspace.entry, *workspace.persona_entries.values(), *maps]
    else:
        entries = [workspace.open(file) for file in files_below(workspace.folder, deep=False)]
    broken = [entry for entry in entries if entry.part is None]
    if broken:
        report_findings([one for entry in broken for one in entry.findings])
        fail("nothing was renamed: a name may be in what cannot be read", "mend these errors first")
    return entries


def _must_stay_sound(
    entries: Sequence[Entry], edits: dict[Path, tuple[Source, Source]], done: Renaming
) -> None:
    """End the command where a file would not be what it was but for the name."""
    from journeymap.cli import fail
    from journeymap.workspace import reread

    for entry in entries:
        if entry.path in edits and reread(entry, edits[entry.path][1].data).part is None:
            fail(f"{entry.document.source.name} would have errors: nothing was renamed")
    for file, target in done.moves.items():
        if os.path.lexists(target) and not target.samefile(file):
            fail(f"there is a file {str(target)!r} already: nothing was renamed")


def _moves(done: Renaming) -> str:
    """How files would be called, in the words of git."""
    from journeymap.folders import shown
    from journeymap.visible import flat

    pairs = ((flat(shown(file)), flat(shown(target))) for file, target in sorted(done.moves.items()))
    return "".join(f"rename from {file}\nrename to {target}\n" for file, target in pairs)
