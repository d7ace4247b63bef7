"""`journeymap review`: what a change does to maps, as one page of Markdown."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli._options import Today

if TYPE_CHECKING:
    from journeymap.cli._compare import Comparison

_ROOM = 40_000
"""Bytes for the changes: a comment has room for the findings and the pictures besides."""
_PICTURES = 50
"""Pictures that are named one by one."""


def review(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…]", help="Files, and folders to search; else the current one.", show_default=False
        ),
    ] = None,
    base: Annotated[
        str,
        typer.Option(
            metavar="REVISION",
            help="Tell what changed since this revision of the git repository.",
            show_default=False,
        ),
    ] = "",
    pictures: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Draw what changed since then into this folder, and name the pictures.",
            show_default=False,
        ),
    ] = None,
    today: Today = "",
) -> None:
    """Write what there is to say of a change as Markdown.

    What changed in the journeys, what lint finds, and where the pictures are: for the summary of a job, or a
    comment on a pull request. Posts nothing. Exits with 2 if something could not be compared, whatever is
    found otherwise with 0.
    """
    from journeymap.checking import check
    from journeymap.cli import fail
    from journeymap.cli._day import day
    from journeymap.cli._paths import files_of
    from journeymap.report import markdown
    from journeymap.survey import Asked

    if pictures and not base:
        fail("`--pictures` draws what changed", "say since when with `--base`")
    given = paths or [Path()]
    checked = list(check(files_of(given), Asked(today=day(today))))
    findings = [finding for one in checked for finding in one.findings]
    parts, code = [], 0
    with ExitStack() as stack:
        if base:
            from journeymap.cli.diff import compared
            from journeymap.diff import markdown as changes

            found = compared(stack, [base], [str(path) for path in given])
            code = 2 if found.findings else 0
            parts += ["## Changes in journey maps", changes.write(found.compared, _ROOM).rstrip()]
            drawn, failed = _draw(found, pictures) if pictures else ([], 0)
            code = max(code, failed)
            if drawn:
                parts += ["## Pictures of the changes", "\n".join(drawn)]
    parts += ["## Findings", markdown.write(findings, [one.name for one in checked]).rstrip()]
    sys.stdout.write("\n\n".join(parts) + "\n")
    if code:
        raise typer.Exit(code)


def _draw(found: Comparison, folder: Path) -> tuple[list[str], int]:
    """Draw what changed into a folder; a line for each picture, and 2 if one could not be drawn, else 0."""
    from journeymap.cli._pictured import drawing
    from journeymap.markdown import code, words
    from journeymap.model import Journey

    draw = drawing(
        "map", output=folder, format=None, theme=None, lanes="", scale=None, font=None, check=False
    )
    places = draw.places(found)
    failed = 2 if places and draw(found) == 2 else 0
    told = [
        f"- {words(subject.title)}: {code(target.as_posix())}"
        for picture, target in places
        for subject in (picture.of.named.subject,)
        if target and target.is_file() and isinstance(subject, Journey)
    ]
    more = len(told) - _PICTURES
    return ([*told[:_PICTURES], f"- … and {more} more"] if more > 0 else told), failed
