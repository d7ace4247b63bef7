"""`journeymap show`: a map as a page to read in the terminal, or its numbers as JSON."""

from __future__ import annotations

import json
import locale
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeymap.cli._read import Opened

#: Of the object that `--output-format json` prints. Keys may be added to it without a new version.
VERSION = 1

_ELSEWHERE = 100  # cells of a line where there is no terminal
_LEAST, _MOST = 40, 200


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
    everything: Annotated[bool, typer.Option("--all", "-a", help="Show every entry of long lists.")] = False,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=_LEAST,
            max=_MOST,
            help=f"Characters of a line; else the terminal's, or {_ELSEWHERE}.",
            show_default=False,
        ),
    ] = None,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters only.")] = False,
) -> None:
    """Show what maps come down to.

    The emotion curve, the steps, where people leave, what hurts most, and what to do about it first.
    Exits with 1 if a map has errors; the others are shown.
    """
    from journeymap.cli import fail
    from journeymap.cli._read import open_maps, report_findings
    from journeymap.findings import Level
    from journeymap.model import Journey
    from journeymap.summary import as_json, summary

    columns = width or min(_MOST, max(_LEAST, shutil.get_terminal_size((_ELSEWHERE, 24)).columns))
    ascii_only = ascii_only or not _drawable()
    objects, pages, failed, empty = [], 0, False, True
    for opened in open_maps(maps):
        empty = False
        if opened.entry.part is not None and not isinstance(opened.entry.part, Journey):
            fail(f"{opened.entry.document.source.name} is no map", "it holds a persona or a workspace")
        if opened.journey is None:
            failed = True
            report_findings([one for one in opened.findings if one.level >= Level.error])
        elif output_format is OutputFormat.json:
            objects.append(as_json(summary(opened.journey), opened.path.as_posix()))
        else:
            sys.stdout.write(_page(opened, columns, ascii_only, everything, again=pages > 0))
            pages += 1
    if empty:
        fail("there is no map in what was named", "the name of a map's file ends in `.journey.yaml`")
    if output_format is OutputFormat.json:
        text = json.dumps({"version": VERSION, "maps": objects}, ensure_ascii=False, indent=2)
        sys.stdout.write(f"{_escaped(text)}\n")
    if failed:
        raise typer.Exit(1)


def _page(opened: Opened, width: int, ascii_only: bool, everything: bool, again: bool) -> str:
    """The page of a map without errors; `again` if another page came before it."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    from journeymap.cli import colour_wanted
    from journeymap.cli._columns import ASCII, Glyphs
    from journeymap.cli._page import Page
    from journeymap.summary import summary

    if opened.journey is None:
        return ""
    glyphs = ASCII if ascii_only else Glyphs()
    page = Page(summary(opened.journey), opened.workspace.settings.teams, width, glyphs, everything)
    colour = colour_wanted(sys.stdout)
    console = Console(
        file=StringIO(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as captured:
        if again:
            console.print(Text(f"\n{glyphs.rule * width}\n", "dim"), soft_wrap=True)
        for line in page.lines():
            line.rstrip()
            console.print(line, soft_wrap=True)
    return captured.get()


def _escaped(text: str) -> str:
    """JSON in which nothing is left that could steer a terminal or hide, and that says the same."""
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _drawable() -> bool:
    """Whether more than ASCII can be drawn. What goes to no terminal is UTF-8, whatever the locale."""
    return not sys.stdout.isatty() or os.name == "nt" or "utf" in locale.getencoding().lower()
