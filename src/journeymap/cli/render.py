"""`journeymap render`: draw maps as pictures, or write them as text and tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from journeymap.cli._options import Fonts, Look
from journeymap.visible import flat

T = TypeVar("T")


class Format(StrEnum):
    """What a map is written as: pictures first, then text and tables."""

    svg = "svg"
    png = "png"
    pdf = "pdf"
    html = "html"
    dot = "dot"
    md = "md"
    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    mermaid = "mermaid"


#: Those that are no pictures.
_FORMS = (Format.md, Format.csv, Format.xlsx, Format.json, Format.mermaid)


class Tile(StrEnum):
    """The sizes of paper."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    A1 = "A1"
    A0 = "A0"
    letter = "letter"
    tabloid = "tabloid"


class Page(StrEnum):
    """The sizes of a page: that of the picture, or of paper."""

    fit = "fit"
    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    A1 = "A1"
    A0 = "A0"
    letter = "letter"
    tabloid = "tabloid"


def render(
    maps: Annotated[
        list[Path],
        typer.Argument(
            metavar="MAP…", help="Map files, folders of maps, persona files, or - for standard input."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Where to write: a file for one map, a folder for several, - for standard output. "
            "A PDF file holds several. Without it each picture lies beside its map.",
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
            help="The colours; auto follows the reader's screen, print is for copies. "
            "Else the workspace's, else light.",
            show_default=False,
        ),
    ] = None,
    view: Annotated[
        str,
        typer.Option(
            metavar="VIEW,…",
            help="What to draw of a map, one picture each: "
            "map, flow, funnel, blueprint, matrix, persona, strip; or all. Else the map, as DOT the flow.",
            show_default=False,
        ),
    ] = "",
    lanes: Annotated[
        str,
        typer.Option(
            metavar="LANE,…", help="The lanes to draw, in order, instead of the map's.", show_default=False
        ),
    ] = "",
    scale: Annotated[
        float,
        typer.Option(
            min=0.1, max=10, help="Pixels of a PNG for each pixel of the drawing; how large a PDF is."
        ),
    ] = 1,
    max_pixels: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            help="The most pixels of a PNG in all; a larger picture is an error. Each takes some 8 bytes.",
        ),
    ] = 50_000_000,
    page: Annotated[
        Page,
        typer.Option(case_sensitive=False, help="The page of a PDF, which the picture fills or is."),
    ] = Page.fit,
    landscape: Annotated[
        bool | None,
        typer.Option(
            "--landscape/--portrait", help="How the paper lies; else as the picture does.", show_default=False
        ),
    ] = None,
    margin: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=200,
            metavar="MM",
            help="Around the picture in a PDF, in millimetres; else 10 on paper.",
            show_default=False,
        ),
    ] = None,
    tile: Annotated[
        Tile | None,
        typer.Option(
            case_sensitive=False,
            help="Print a wall map: the picture, or a page of it, in pieces on sheets of this size.",
            show_default=False,
        ),
    ] = None,
    font: Fonts = None,
    font_embed: Annotated[
        bool, typer.Option(help="Put the font into SVG, so that it looks the same everywhere.")
    ] = True,
    graphviz: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Another Graphviz than the one that comes with journeymap, to place the steps of a flow: "
            "the path or name of its dot. Each draws another picture.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is not up to date.")
    ] = False,
) -> None:
    """Draw maps as pictures, or write them as text and tables.

    A map with errors is not drawn, and its errors are told; the others are. A persona file that is
    named is drawn as its card, and with --view persona a folder is its persona files.
    """
    kind = format or _format_of(output)
    chosen = [lane.strip() for lane in lanes.split(",") if lane.strip()]
    paper = {
        "--page": page is not Page.fit,
        "--landscape": landscape is not None,
        "--margin": margin is not None,
        "--tile": tile,
    }
    if kind is not Format.pdf and any(paper.values()):
        from journeymap.cli import fail

        name = next(name for name, is_so in paper.items() if is_so)
        fail(f"`{name}` is for PDF, and {kind} is none", "add `-f pdf`, or leave it out")
    if kind in _FORMS:
        from journeymap.cli._exporting import export

        # What changes nothing where it is given all the same may be given.
        given = {
            "--view": view not in ("", "map"),
            "--theme": theme,
            "--scale": scale != 1,
            "--max-pixels": max_pixels != 50_000_000,
            "--font": font,
            "--no-font-embed": not font_embed,
            "--graphviz": graphviz,
        }
        export(kind.value, maps, output, chosen, [name for name, is_so in given.items() if is_so], check)
        return
    from journeymap.cli import fail, say
    from journeymap.cli._drawing import draw, into_one
    from journeymap.cli._read import open_maps, report_findings
    from journeymap.cli._targets import once, targets
    from journeymap.draw import Pen
    from journeymap.files import write
    from journeymap.formats import Leaf, NotAGraph, Options, TooLarge
    from journeymap.workspace import UnknownLane

    if kind is Format.html:
        from journeymap.publish import Publisher

        make: type[Pen] = Publisher
    else:
        make = Pen
    try:
        pen = make(
            "svg" if kind is Format.html else kind.value,
            theme.value if theme else "",
            chosen,
            Options(
                scale=scale,
                max_pixels=max_pixels,
                embed_font=font_embed,
                fonts=tuple(font or ()),
                page=page.value,
                landscape=landscape,
                margin=margin,
                tile=tile.value if tile else "",
            ),
            _program(graphviz) if graphviz else None,
        )
    except (OSError, ValueError) as error:
        fail(f"cannot use the font: {error}")
    if objection := pen.objection:
        fail(objection)
    wanted = _views(view or ("flow" if kind is Format.dot else "map"))
    cards = wanted == ["persona"]
    opened = list(open_maps(maps, personas=cards))
    if cards:
        opened = once(opened, maps)
    bound = kind is Format.pdf and into_one(output, opened, wanted)
    places = {} if bound else targets(opened, wanted, maps, output, pen.suffix)
    leaves: list[Leaf] = []
    code, done = 0, 0

    def put(target: Path | None, picture: bytes) -> int:
        """Write a picture, or only check whether it is written; the exit code."""
        if target is None:
            sys.stdout.buffer.write(picture)
        elif check:
            if not target.is_file() or target.read_bytes() != picture:
                sys.stdout.write(f"{flat(str(target))} is not what the map draws now\n")
                return 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            if write(target, picture):
                say(f"wrote {target}")
        return 0

    for one, pictures in _progress(draw(pen, opened, wanted, bound), len(opened)):
        report_findings(one.findings)
        code = max(code, 0 if pictures else 1)
        for drawn in pictures:
            if isinstance(drawn.error, UnknownLane):
                fail(str(drawn.error))
            if isinstance(drawn.error, NotAGraph) and view == "all":
                continue
            if drawn.error:
                say(
                    f"error: {one.entry.document.source.name}: {drawn.error}",
                    getattr(drawn.error, "help", ""),
                )
                code = 2
                continue
            # Who asks for all views asks for those that a map has something for.
            report_findings([one for one in drawn.findings if drawn.picture is not None or view != "all"])
            if drawn.picture is None:
                continue
            done += 1
            if isinstance(drawn.picture, Leaf):
                leaves.append(drawn.picture)
            else:
                code = max(code, put(places[one.path, drawn.view], drawn.picture))
    if leaves:
        try:
            code = max(code, put(None if output is None or str(output) == "-" else output, pen.bind(leaves)))
        except TooLarge as error:
            fail(str(error))
    code = code if done else max(code, 1)
    if code:
        raise typer.Exit(code)


def _program(given: Path) -> Path:
    """A program by its path, or by the name that the machine finds it under."""
    from shutil import which

    return given.absolute() if given.is_file() else Path(which(given) or given)


def _format_of(output: Path | None) -> Format:
    """The format that the name of the output asks for."""
    ending = output.suffix.lower() if output else ""
    if ending == ".mmd":
        return Format.mermaid
    return next((one for one in Format if ending == f".{one}"), Format.svg)


def _views(asked: str) -> list[str]:
    """The views that were asked for, each once, in the order given."""
    from journeymap import views
    from journeymap.cli import fail
    from journeymap.findings import did_you_mean, listed, quoted

    known = views.names()
    if asked == "all":
        return known
    wanted = list(dict.fromkeys(one.strip() for one in asked.split(",") if one.strip()))
    for one in wanted:
        if one not in known:
            fail(
                f"there is no view {quoted(one)}",
                did_you_mean(one, known) or f"the views are {listed(known, 'and')}",
            )
    return wanted or ["map"]


def _progress(drawn: Iterable[T], total: int) -> Iterable[T]:
    """The same, with a bar on a terminal that someone looks at."""
    if total < 2 or not sys.stderr.isatty() or os.environ.get("CI"):
        return drawn
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    return track(drawn, description="Drawing", total=total, console=console, transient=True)
