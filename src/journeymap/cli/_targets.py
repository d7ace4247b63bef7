"""Where pictures go: beside their maps, into a folder, into one file, to standard output."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap import formats, forms
from journeymap.cli import fail
from journeymap.cli._read import Opened
from journeymap.folders import stem
from journeymap.model import Journey, Persona, PersonaFile
from journeymap.workspace import kind_of

_ENDINGS = {f".{name}" for name in (*formats.names(), *forms.names(), "mmd")}
"""Of names of files; a folder is not called so."""


def once(opened: Sequence[Opened], maps: Sequence[Path]) -> list[Opened]:
    """What has cards of its own to draw: of folders not the maps of whose people there are files, so that
    nobody is drawn for each map again.
    """
    named = {path for path in maps if not path.is_dir()}
    kept = [
        one
        for one in opened
        if one.path in named
        or not isinstance(one.entry.part, Journey)
        or any(isinstance(person, Persona) for person in one.entry.part.people)
    ]
    return kept or list(opened)


def views_of(one: Opened, views: Sequence[str]) -> Sequence[str]:
    """Those of the views that a file has: of a persona there is only the card."""
    return ("persona",) if kind_of(one.path) is PersonaFile else views


def targets(
    opened: Sequence[Opened],
    views: Sequence[str],
    maps: Sequence[Path],
    output: Path | None,
    suffix: str,
    what: str = "pictures",
) -> dict[tuple[Path, str], Path | None]:
    """Where each view of each map goes; None is standard output. No two share a place.

    `what` they are called in messages.
    """
    if not opened:
        fail("there is no map to draw", "a map's file name ends in `.journey.yaml`")
    pictures = [(one.path, view) for one in opened for view in views_of(one, views)]
    if str(output) == "-" or (output is None and opened[0].path.name == "-"):
        if len(pictures) > 1:
            fail(f"{len(pictures)} {what} cannot go to standard output", "name a folder with `-o`")
        return {pictures[0]: None}
    alone = len(maps) == 1 and not maps[0].is_dir()
    if output and len(pictures) > 1 and output.suffix.lower() in _ENDINGS:
        fail(f"{len(pictures)} {what} do not fit into one file", "name a folder with `-o`")
    single = alone and len(pictures) == 1
    if output and single and not output.is_dir() and not str(output).endswith(("/", os.sep)):
        return {pictures[0]: output}
    found: dict[tuple[Path, str], Path | None] = {}
    taken: dict[Path, tuple[Path, str]] = {}
    for path, view in pictures:
        target = _target(path, view, maps, output, suffix)
        other = taken.setdefault(target, (path, view))
        if other != (path, view):
            fail(f"the {what} of {str(other[0])!r} and {str(path)!r} would both be {str(target)!r}")
        found[path, view] = target
    return found


def _target(path: Path, view: str, maps: Sequence[Path], output: Path | None, suffix: str) -> Path:
    name = "map" if path.name == "-" else stem(path)
    # The map is the picture that people mean; the name of any other says which it is.
    name += ("" if view == "map" else f".{view}") + suffix
    if output is None:
        return path.with_name(name)
    # Maps of a folder keep the folders they are in, so that two of the same name both fit.
    folders = (given for given in maps if given.is_dir() and path.is_relative_to(given))
    return output / path.parent.relative_to(next(folders, path.parent)) / name
