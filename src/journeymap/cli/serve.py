"""`journeymap serve`: show maps in the browser, and show them anew whenever they are saved."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer


def serve(
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="A folder of maps, or a map.", show_default=False)
    ] = Path(),
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=65535,
            metavar="N",
            help="The port, or 0 for any; else 5687 or the next that is free.",
            show_default=False,
        ),
    ] = None,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = False,
    theme: Annotated[
        str,
        typer.Option(
            metavar="THEME",
            help="The look to begin with, as for `journeymap render`; else the workspace's, else auto.",
            show_default=False,
        ),
    ] = "",
    font: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="A font for characters that the bundled one lacks; may be repeated."
        ),
    ] = None,
) -> None:
    """Show maps in the browser, and show them anew when they are saved.

    All views of all maps of a folder, and what is to be said of them. The page is for this machine alone;
    Ctrl-C stops it.
    """
    from journeymap.cli import fail, say

    try:
        from journeymap.serving.server import Taken, listen
        from journeymap.serving.server import serve as run
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("journeymap"):
            raise
        fail(
            f"serve needs the package {missing.name}, which is not installed",
            'pip install "journeymap[serve]"',
        )
    from journeymap.cli._day import day
    from journeymap.findings import did_you_mean, listed, quoted
    from journeymap.folders import holds
    from journeymap.formats import Options
    from journeymap.serving.drawing import DEFAULT, Drawings, themes
    from journeymap.serving.live import Live
    from journeymap.serving.maps import Maps
    from journeymap.serving.site import Site
    from journeymap.survey import Asked

    if not os.path.lexists(path):
        fail(f"there is no file or folder {str(path)!r}")
    if holds(path) == "workspace":
        fail(f"{str(path)!r} is a workspace file and no map", "name its folder")
    known = [name for name in themes() if name != DEFAULT]
    if theme and theme not in known:
        help = did_you_mean(theme, known) or f"the themes are {listed(known, 'and')}"
        fail(f"there is no theme {quoted(theme)}", help)
    maps = Maps(path, Asked(today=day()).inspection().look)
    try:
        drawings = Drawings(theme, Options(fonts=tuple(font or ())))
    except (OSError, ValueError) as error:
        fail(f"cannot use the font: {error}")
    try:
        at, sockets = listen(port)
    except Taken as taken:
        fail(str(taken), "leave `--port` out for the next that is free" if port else "")
    except OSError as error:
        fail(f"cannot listen at port {port}: {(error.strerror or str(error)).lower()}")
    address = f"http://localhost:{at}/"
    say(f"shows {path if str(path) != '.' else 'this folder'}, and what changes in it; Ctrl-C stops it")
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    if open_browser:
        import webbrowser
        from threading import Thread

        Thread(target=webbrowser.open, args=[address], daemon=True).start()
    run(Site(Live(maps, path.absolute().name or str(path)), drawings, at), sockets)
