"""`journeymap lint`: say everything that is wrong with maps, personas and workspaces."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…|-]",
            help="Files, folders to search, or - for a map on standard input.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check maps, personas and workspace files.

    Everything wrong is told at once, in the order of the file. Exits with 1 if there are errors or
    warnings; hints never fail.
    """
    from journeymap.cli._read import colour_wanted, open_files
    from journeymap.findings import Level
    from journeymap.report import text

    count = dict.fromkeys(Level, 0)
    files = 0
    for opened in open_files(paths or [Path()]):
        files += 1
        for finding in opened.findings:
            count[finding.level] += 1
        sys.stdout.write(text.write(opened.findings, colour_wanted(sys.stdout)))
    told = ", ".join(
        f"{number} {level.name}{'s' * (number != 1)}" for level, number in reversed(count.items()) if number
    )
    sys.stdout.flush()
    sys.stderr.write(f"{told or 'nothing found'} in {files} file{'s' * (files != 1)}\n")
    if count[Level.error] or count[Level.warning]:
        raise typer.Exit(1)
