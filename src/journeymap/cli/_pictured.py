"""The pictures of what changed: which there are to draw, where they go, and what they are called by."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from journeymap.cli import fail, say
from journeymap.cli._compare import Comparison
from journeymap.cli._read import report_findings
from journeymap.cli._sides import Side, is_file
from journeymap.diff import Compared, Difference, Named
from journeymap.draw import Pen
from journeymap.files import write
from journeymap.findings import did_you_mean, quoted
from journeymap.folders import stem
from journeymap.formats import Options, TooLarge
from journeymap.model import Journey
from journeymap.visible import flat
from journeymap.workspace import UnknownLane, Workspace

VIEWS = ("map",)
"""The views that show what changed."""
FORMATS = ("svg", "png", "pdf", "html")
"""The formats that the name of a file may ask for."""


@dataclass(frozen=True)
class Place:
    """A map on one side: its workspace, where it stands, and what its side is called."""

    named: Named
    workspace: Workspace
    path: Path
    side: str


@dataclass(frozen=True)
class Picture:
    """What is to be drawn."""

    difference: Difference
    old: Place | None
    new: Place | None

    @property
    def of(self) -> Place:
        """What it is drawn as: the new map, or the old one where there is no other."""
        for place in (self.new, self.old):
            if place:
                return place
        raise ValueError("nothing was compared")

    @property
    def names(self) -> tuple[str, str]:
        """What the two maps are called by: their revisions, else their files where these are not the same."""
        sides = [place.side if place else "" for place in (self.old, self.new)]
        files = [PurePosixPath(place.named.file).name if place else "" for place in (self.old, self.new)]
        if not any(sides) and files[0] == files[1]:
            return "", ""
        before, after = (side or file for side, file in zip(sides, files, strict=True))
        return before, after


@dataclass(frozen=True)
class Drawing:
    """How what changed is to be drawn: with a pen, to an output, or only checked."""

    pen: Pen
    output: Path | None
    check: bool

    def __call__(self, found: Comparison) -> int:
        """Draw all of it; the exit code: that of the diff, and of a check whether all is up to date."""
        code = 2 if found.findings else 0
        if not self.check and any(not one.difference.same for one in found.compared):
            code = max(code, 1)
        pictures = self.places(found)
        if not pictures:
            _nothing(found)
        return max([code, *(self._put(*one) for one in pictures)])

    def places(self, found: Comparison) -> list[tuple[Picture, Path | None]]:
        """What there is to draw, and where it goes; None is standard output."""
        pictures = list(_pictures(found))
        targets = _targets(pictures, self.output, self.pen.suffix, is_file(found.new)) if pictures else []
        return list(zip(pictures, targets, strict=True))

    def _put(self, picture: Picture, target: Path | None) -> int:
        drawn = _drawn(picture, self.pen)
        if drawn is None:
            return 2
        if target is None:
            sys.stdout.buffer.write(drawn)
        elif self.check:
            if not target.is_file() or target.read_bytes() != drawn:
                sys.stdout.write(f"{flat(str(target))} is not what the maps draw now\n")
                return 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            if write(target, drawn):
                say(f"wrote {target}")
        return 0


def drawing(view: str, **given: Any) -> Drawing:
    """What the options of the command ask for; what they cannot mean ends the command."""
    if not view:
        name = next(name for name, one in given.items() if one)
        fail(f"`--{name}` is for pictures", "add `--view map` to draw what changed")
    if view not in VIEWS:
        known = " and ".join(f"`{one}`" for one in VIEWS)
        fail(
            f"there is no view {quoted(view)} of what changed", did_you_mean(view, VIEWS, f"there is {known}")
        )
    output: Path | None = given["output"]
    ending = output.suffix.lower().removeprefix(".") if output else ""
    kind = given["format"] or (ending if ending in FORMATS else "svg")
    lanes = [lane.strip() for lane in given["lanes"].split(",") if lane.strip()]
    make: type[Pen] = Pen
    if kind == "html":
        from journeymap.publish import Publisher

        make = Publisher
    options = Options(scale=given["scale"] or 1, fonts=tuple(given["font"] or ()))
    try:
        pen = make("svg" if kind == "html" else str(kind), str(given["theme"] or ""), lanes, options)
    except (OSError, ValueError) as error:
        fail(f"cannot use the font: {error}")
    return Drawing(pen, output, given["check"])


def _pictures(found: Comparison) -> Iterator[Picture]:
    """What to draw: of many files those that changed, of two these in any case."""
    alone = len(found.compared) == 1
    for one in found.compared:
        sides = (one.old, found.old), (one.new, found.new)
        old, new = (_place(found, side, named) if named else None for named, side in sides)
        if (alone or not one.difference.same) and _is_map(one):
            yield Picture(_looked_up(one.difference, old, new), old, new)


def _is_map(one: Compared) -> bool:
    return all(isinstance(side.subject, Journey) for side in (one.old, one.new) if side)


def _place(found: Comparison, side: Side, named: Named) -> Place:
    key = found.key(side, named)
    side.bring_pictures(key)
    snapshot = side.snapshot
    return Place(named, side.workspace(key), side.files[key], snapshot.revision if snapshot else "")


def _looked_up(difference: Difference, old: Place | None, new: Place | None) -> Difference:
    """The difference with the personas of its maps, and their languages."""
    before, after = difference.old, difference.new
    if old and isinstance(before, Journey):
        before = old.workspace.resolve(before)
    if new and isinstance(after, Journey):
        after = new.workspace.resolve(after)
    return replace(difference, old=before, new=after)


def _nothing(found: Comparison) -> None:
    """Say why there is no picture, unless that was said."""
    if any(not _is_map(one) for one in found.compared):
        say("nothing is drawn: what changed is in personas, and pictures are of maps")
    elif not found.findings:
        say("nothing is drawn: nothing changed")


def _targets(
    pictures: Sequence[Picture], output: Path | None, suffix: str, alone: bool
) -> Sequence[Path | None]:
    """Where the pictures go; None is standard output. A map that is compared `alone`, and not as one of a
    folder, needs none of its folders.
    """
    if str(output) == "-":
        if len(pictures) > 1:
            fail(f"{len(pictures)} pictures cannot go to standard output", "name a folder with `-o`")
        return [None]
    if output is None:
        return [_beside(picture, suffix) for picture in pictures]
    folder = output.is_dir() or str(output).endswith(("/", os.sep))
    if len(pictures) == 1 and not folder and (alone or output.suffix.lower() == suffix):
        return [output]
    if output.suffix.lower() == suffix and not folder:
        fail(f"{len(pictures)} pictures do not fit into one file", "name a folder with `-o`")
    return [output / _name(picture, suffix, alone) for picture in pictures]


def _beside(picture: Picture, suffix: str) -> Path:
    place = picture.new
    if place is None or place.side:
        fail("the map is not in the working tree, so there is no place beside it", "say where with `-o`")
    target = place.path.with_name(f"{stem(place.path)}.diff{suffix}")
    here = Path.cwd()
    return target.relative_to(here) if target.is_relative_to(here) else target


def _name(picture: Picture, suffix: str, alone: bool) -> Path:
    """The name of a picture in a folder; maps keep the folders that they are in."""
    path = Path(picture.of.named.file)
    if alone:
        return Path(f"{stem(path)}.diff{suffix}")
    folders = [part for part in path.parent.parts if part not in ("..", path.anchor)]
    return Path(*folders, f"{stem(path)}.diff{suffix}")


def _drawn(picture: Picture, pen: Pen) -> bytes | None:
    place, old = picture.of, picture.old
    before = (old.workspace, old.path) if old else None
    try:
        drawn = pen.difference(picture.difference, place.workspace, place.path, picture.names, before)
    except UnknownLane as error:
        fail(str(error))
    except TooLarge as error:
        say(f"error: {place.named.file}: {error}", getattr(error, "help", ""))
        return None
    report_findings(pen.missing(place.workspace.open(place.path).document.source))
    return drawn
