"""`journeymap render`: draw maps as pictures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from journeymap.visible import flat

if TYPE_CHECKING:
    from journeymap.cli._read import Opened


T = TypeVar("T")


class Format(StrEnum):
    """What a picture is written as."""

    svg = "svg"
    png = "png"


class Look(StrEnum):
    """The built-in themes."""

    light = "light"
    dark = "dark"
    auto = "auto"


def render(
    maps: Annotated[
        list[Path],
        typer.Argument(metavar="MAP…", help="Map files, folders of maps, or - for standard input."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Where to write: a file for one map, a folder for several, - for standard output. "
            "Without it each picture lies beside its map.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word of the option
        Format | None,
        typer.Option(
            "--format", "-f", help="The format; else that of the output's name, else svg.", show_default=False
        ),
    ] = None,
    theme: Annotated[
        Look | None,
        typer.Option(
            help="The look; auto follows the reader's screen. Else the workspace's, else light.",
            show_default=False,
        ),
    ] = None,
    lanes: Annotated[
        str,
        typer.Option(
            metavar="LANE,…", help="The lanes to draw, in order, instead of the map's.", show_default=False
        ),
    ] = "",
    scale: Annotated[
        float,
        typer.Option(min=0.1, max=10, help="Pixels of a PNG for each pixel of the drawing; 2 for print."),
    ] = 1,
    font: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="A font for characters that the bundled one lacks; may be repeated."
        ),
    ] = None,
    font_embed: Annotated[
        bool, typer.Option(help="Put the font into SVG, so that it looks the same everywhere.")
    ] = True,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a picture is not up to date.")
    ] = False,
) -> None:
    """Draw maps as pictures.

    A map with errors is not drawn, and its errors are told; the others are.
    """
    from journeymap.cli import fail, say
    from journeymap.cli._drawing import draw
    from journeymap.cli._read import open_maps, report_findings
    from journeymap.draw import Pen, UnknownLane
    from journeymap.files import write
    from journeymap.formats import Options

    try:
        pen = Pen(
            (format or _format_of(output)).value,
            theme.value if theme else "",
            [lane.strip() for lane in lanes.split(",") if lane.strip()],
            Options(scale=scale, embed_font=font_embed, fonts=tuple(font or ())),
        )
    except (OSError, ValueError) as error:
        fail(f"cannot use the font: {error}")
    opened = list(open_maps(maps))
    targets = _targets(opened, maps, output, pen.suffix)
    code = 0
    for one, drawn in _progress(draw(pen, opened), len(opened)):
        report_findings(one.findings)
        if drawn is None:
            code = max(code, 1)
            continue
        if isinstance(drawn.error, UnknownLane):
            fail(str(drawn.error))
        if drawn.error:
            say(f"error: {one.entry.document.source.name}: {drawn.error}")
            code = 2
            continue
        report_findings(list(drawn.missing))
        target = targets[one.path]
        if target is None:
            sys.stdout.buffer.write(drawn.picture)
        elif check:
            if not target.is_file() or target.read_bytes() != drawn.picture:
                sys.stdout.write(f"{flat(str(target))} is not what the map draws now\n")
                code = max(code, 1)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            if write(target, drawn.picture):
                say(f"wrote {target}")
    if code:
        raise typer.Exit(code)


def _format_of(output: Path | None) -> Format:
    """The format that the name of the output asks for."""
    return next((one for one in Format if output and output.suffix.lower() == f".{one}"), Format.svg)


def _targets(
    opened: list[Opened], maps: list[Path], output: Path | None, suffix: str
) -> dict[Path, Path | None]:
    """Where each map's picture goes; None is standard output. No two maps share a place."""
    from journeymap.cli import fail
    from journeymap.folders import stem

    if not opened:
        fail("there is no map to draw", "a map's file name ends in `.journey.yaml`")
    if str(output) == "-" or (output is None and opened[0].path.name == "-"):
        if len(opened) > 1:
            fail(f"{len(opened)} pictures cannot go to standard output", "name a folder with `-o`")
        return {opened[0].path: None}
    alone = len(maps) == 1 and not maps[0].is_dir()
    if output and alone and not output.is_dir() and not str(output).endswith(("/", os.sep)):
        return {opened[0].path: output}
    targets: dict[Path, Path | None] = {}
    taken: dict[Path, Path] = {}
    for one in opened:
        name = ("map" if one.path.name == "-" else stem(one.path)) + suffix
        if output is None:
            target = one.path.with_name(name)
        else:
            # Maps of a folder keep the folders they are in, so that two of the same name both fit.
            folder = next(
                (given for given in maps if given.is_dir() and one.path.is_relative_to(given)),
                one.path.parent,
            )
            target = output / one.path.parent.relative_to(folder) / name
        other = taken.setdefault(target, one.path)
        if other is not one.path:
            fail(f"the pictures of {str(other)!r} and {str(one.path)!r} would both be {str(target)!r}")
        targets[one.path] = target
    return targets


def _progress(drawn: Iterable[T], total: int) -> Iterable[T]:
    """The same, with a bar on a terminal that someone looks at."""
    if total < 2 or not sys.stderr.isatty() or os.environ.get("CI"):
        return drawn
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    return track(drawn, description="Drawing", total=total, console=console, transient=True)
