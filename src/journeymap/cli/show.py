"""`journeymap show`: a map as a page to read in the terminal, or its numbers as JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from journeymap.cli._options import Ascii, Width

if TYPE_CHECKING:
    from journeymap.cli._columns import Glyphs
    from journeymap.cli._read import Opened

#: Of the object that `--output-format json` prints. Keys may be added to it without a new version.
VERSION = 1


class OutputFormat(StrEnum):
    """What a summary may be printed as."""

    text = "text"
    json = "json"


def show(
    maps: Annotated[
        list[Path],
        typer.Argument(metavar="MAP…", help="Map files, folders of maps, or - for standard input."),
    ],
    output_format: Annotated[
        OutputFormat, typer.Option(help="A page to read, or an object for programs.")
    ] = OutputFormat.text,
    opportunities: Annotated[
        bool,
        typer.Option("--opportunities", help="Rank the opportunities of all maps in one table instead."),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Show every entry of long lists.")] = False,
    width: Width = None,
    ascii_only: Ascii = False,
) -> None:
    """Show what maps come down to.

    The emotion curve, the steps, where people leave, what hurts most, and what to do about it first.
    Exits with 1 if a map has errors; the others are shown.
    """
    from journeymap.cli import fail
    from journeymap.cli._columns import ASCII, Glyphs
    from journeymap.cli._printing import as_object, columns, drawable
    from journeymap.cli._read import open_maps, report_findings
    from journeymap.findings import Level
    from journeymap.model import Journey
    from journeymap.summary import as_json, summary

    cells = width or columns()
    glyphs = ASCII if ascii_only or not drawable() else Glyphs()
    objects: list[Any] = []
    sound: list[Opened] = []
    failed, empty = False, True
    for opened in open_maps(maps):
        empty = False
        if opened.entry.part is not None and not isinstance(opened.entry.part, Journey):
            fail(f"{opened.entry.document.source.name} is no map", "it holds a persona or a workspace")
        if opened.journey is None:
            failed = True
            report_findings([one for one in opened.findings if one.level >= Level.error])
        elif opportunities:
            sound.append(opened)
        elif output_format is OutputFormat.json:
            objects.append(as_json(summary(opened.journey), opened.path.as_posix()))
        else:
            sys.stdout.write(_page(opened, cells, glyphs, everything, again=bool(sound)))
            sound.append(opened)
    if empty:
        fail("there is no map in what was named", "the name of a map's file ends in `.journey.yaml`")
    if opportunities:
        sys.stdout.write(_ranking(sound, cells, glyphs, output_format))
    elif output_format is OutputFormat.json:
        sys.stdout.write(as_object(version=VERSION, maps=objects))
    if failed:
        raise typer.Exit(1)


def _page(opened: Opened, width: int, glyphs: Glyphs, everything: bool, again: bool) -> str:
    """The page of a map without errors; `again` if another page came before it."""
    from rich.text import Text

    from journeymap.cli._page import Page
    from journeymap.cli._printing import printed
    from journeymap.summary import summary

    if opened.journey is None:
        return ""
    page = Page(summary(opened.journey), opened.workspace.settings.teams, width, glyphs, everything)
    apart = [Text(), Text(glyphs.rule * width, "dim"), Text()] if again else []
    return printed([*apart, *page.lines()], width)


def _ranking(maps: list[Opened], width: int, glyphs: Glyphs, output_format: OutputFormat) -> str:
    """The opportunities of maps without errors, the best of all maps first."""
    from journeymap.cli._printing import as_object, printed
    from journeymap.cli._ranking import Entry, table
    from journeymap.summary import opportunities, opportunity_as_json, rank

    entries = [
        Entry(one, opened.path.as_posix(), journey, opened.workspace.settings.teams)
        for opened in maps
        for journey in (opened.journey,)
        if journey
        for one in opportunities(journey)
    ]
    entries.sort(key=lambda entry: rank(entry.placed.said))
    if output_format is OutputFormat.text:
        return printed(table(entries, len(maps) > 1, width, glyphs), width)
    return as_object(
        version=VERSION,
        opportunities=[
            {"rank": number, "file": entry.file, "map": entry.journey.id or None}
            | opportunity_as_json(entry.placed)
            for number, entry in enumerate(entries, 1)
        ],
    )
