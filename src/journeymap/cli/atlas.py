"""`journeymap atlas`: a site of all maps of a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from journeymap.cli._options import Fonts, Look, Today


def atlas(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="The folder that the site is put into."),
    ],
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="The folder with the maps.", show_default=False)
    ] = Path(),
    theme: Annotated[
        Look | None,
        typer.Option(
            case_sensitive=False,
            help="The colours; light and dark leave readers the choice. Else the workspace's.",
            show_default=False,
        ),
    ] = None,
    font: Fonts = None,
    today: Today = "",
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Also into a folder that holds other files; those in the way are replaced."
        ),
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the site is not up to date.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.")
    ] = False,
) -> None:
    """Make a site of all maps of a folder: pages of HTML that need no server and fetch nothing.

    Only what changed is drawn and written again. Files that atlas did not write stay as they are. A map
    with errors is not drawn, and its errors are told; the site is made of the others.
    """
    from journeymap.building import Folder, InTheWay, Order, build
    from journeymap.cache import digest
    from journeymap.cli import fail, say
    from journeymap.cli._day import day
    from journeymap.cli._paths import files_of
    from journeymap.cli._read import report_findings
    from journeymap.cli._results import results
    from journeymap.formats import Options
    from journeymap.publish import Publisher
    from journeymap.visible import flat

    maps = list(files_of([path], only=["map"]))
    if not path.is_dir():
        fail(f"{str(path)!r} is no folder", "an atlas is of a folder of maps; `render -f html` draws one map")
    if not maps:
        fail(f"there is no map in {str(path)!r}", "a map's file name ends in `.journey.yaml`")
    try:
        publisher = Publisher("svg", theme.value if theme else "", (), Options(fonts=tuple(font or ())))
    except (OSError, ValueError) as error:
        fail(f"cannot use the font: {error}")
    name = f"atlas-{digest(os.fsencode(path.absolute()))}.json"
    order = Order(path, maps, publisher, day(today), results(no_cache), results(no_cache, name))
    try:
        built = build(order, Folder(output, force), check, _progress)
    except InTheWay as error:
        fail(str(error), error.help)
    report_findings(list(built.findings))
    if check:
        for page in built.changed:
            sys.stdout.write(f"{flat(str(output / page))} is not what the maps give now\n")
        for page in built.gone:
            sys.stdout.write(f"{flat(str(output / page))} is a page of nothing any more\n")
    else:
        gone = f", {len(built.gone)} removed" if built.gone else ""
        say(f"{output}: {_number(built.pages, 'page')}, {len(built.changed)} written{gone}")
    if built.undrawn:
        say(f"left out: {_number(built.undrawn, 'map')} with errors")
    if built.undrawn or (check and (built.changed or built.gone)):
        raise typer.Exit(1)


def _number(some: Iterable[Any], of: str) -> str:
    count = len(list(some))
    return f"{count:,} {of}{'s' * (count != 1)}"


def _progress(pages: Iterable[Any], total: int) -> Iterable[Any]:
    """The same, with a bar on a terminal that someone looks at."""
    if total < 2 or not sys.stderr.isatty() or os.environ.get("CI"):
        return pages
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    return track(pages, description="Drawing", total=total, console=console, transient=True)
