"""Maps as text forms: what `journeymap render` does where no picture is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from journeymap.cli import fail, say
from journeymap.cli._read import open_maps, report_findings
from journeymap.cli._targets import targets
from journeymap.export import Exporter
from journeymap.files import write
from journeymap.forms import MissingExtra, TooLarge
from journeymap.visible import flat
from journeymap.workspace import UnknownLane

#: The forms that tell all there is, whatever lanes are drawn.
_WHOLE = ("json", "mermaid")


def export(
    form: str,
    maps: list[Path],
    output: Path | None,
    lanes: Sequence[str],
    pictures: Sequence[str],
    check: bool,
) -> None:
    """Write maps in a form, or only `check` whether they are written; `pictures` are the options that were
    given and are for pictures alone.
    """
    if pictures:
        fail(f"`{pictures[0]}` is for pictures, and {form} is none", "leave it out")
    if lanes and form in _WHOLE:
        fail(f"`--lanes` is for pictures and tables, and {form} is neither", "leave it out")
    try:
        exporter = Exporter(form, lanes)
    except MissingExtra as missing:
        fail(str(missing), f'pip install "journeymap[{missing.extra}]"')
    opened = list(open_maps(maps))
    # Not beside the map under its bare name, where people keep notes of their own.
    places = targets(opened, ["map"], maps, output, f".journey{exporter.suffix}", "files")
    code = done = 0
    for one in opened:
        report_findings(one.findings)
        journey = one.journey
        if journey is None:
            if one.persona:
                say(f"error: {one.entry.document.source.name}: {form} is for maps, and this is a persona")
            code = max(code, 1)
            continue
        try:
            data = exporter.write(journey, one.workspace, one.path)
        except UnknownLane as unknown:
            fail(str(unknown))
        except TooLarge as error:
            say(f"error: {one.entry.document.source.name}: {error}")
            code = 2
            continue
        done += 1
        if lost := exporter.left_out(journey):
            told = ", ".join(f"{what} ({count})" for what, count in lost.items())
            say(f"hint: {one.entry.document.source.name}: {form} has no place for {told}")
        target = places[one.path, "map"]
        if target is None:
            sys.stdout.buffer.write(data)
        elif check:
            if not target.is_file() or target.read_bytes() != data:
                sys.stdout.write(f"{flat(str(target))} is not what the map says now\n")
                code = max(code, 1)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            if write(target, data):
                say(f"wrote {target}")
    code = code if done else max(code, 1)
    if code:
        raise typer.Exit(code)
