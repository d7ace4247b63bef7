"""`journeymap diff`: what changed in maps, between files, folders and revisions of a git repository."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from journeymap.cli._options import Fonts, Look

if TYPE_CHECKING:
    from journeymap.cli._compare import Comparison
    from journeymap.diff import Compared

_PATHS = "journeymap.diff.paths"


class OutputFormat(StrEnum):
    """How changes may be told."""

    text = "text"
    markdown = "markdown"
    json = "json"


class PictureFormat(StrEnum):
    """The formats of pictures."""

    svg = "svg"
    png = "png"
    pdf = "pdf"
    html = "html"


class Command(typer.core.TyperCommand):
    """Remembers what stood behind `--`, which click forgets; what git says behind `--git` are no options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments as click takes them."""
        ahead = args[: args.index("--")] if "--" in args else args
        if "--git" in ahead:
            at = ahead.index("--git") + 1
            args = [*args[:at], "--", *args[at:]]
        elif "--" in args:
            ctx.meta[_PATHS] = args[len(ahead) + 1 :]
        return super().parse_args(ctx, args)


def diff(
    context: typer.Context,
    sides: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OLD [NEW]] [-- PATH…]",
            help="Files, folders, or revisions of the git repository; else HEAD and the working tree. "
            "Behind -- the files and folders to compare.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat,
        typer.Option(help="Text to read, Markdown for pull requests, or an object for programs."),
    ] = OutputFormat.text,
    improves: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FUTURE",
            help="Compare a future map with the one that it improves, or every map of a folder that improves "
            "one; may be repeated.",
            show_default=False,
        ),
    ] = None,
    view: Annotated[
        str,
        typer.Option(
            metavar="VIEW",
            help="Draw what changed instead of telling it; the view is map.",
            show_default=False,
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Where to draw: a file for one map, a folder for several, - for standard output. "
            "Without it each picture lies beside the new map.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word of the option
        PictureFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="The format of pictures; else that of the output's name, else svg.",
            show_default=False,
        ),
    ] = None,
    theme: Annotated[
        Look | None,
        typer.Option(help="The colours of pictures; else the workspace's, else light.", show_default=False),
    ] = None,
    lanes: Annotated[
        str,
        typer.Option(
            metavar="LANE,…",
            help="The lanes of pictures, in order, instead of the map's.",
            show_default=False,
        ),
    ] = "",
    scale: Annotated[
        float | None,
        typer.Option(
            min=0.1, max=10, help="Pixels of a PNG for each pixel of the drawing.", show_default=False
        ),
    ] = None,
    font: Fonts = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Draw nothing; exit with 1 only if a picture is not up to date."),
    ] = False,
    git: Annotated[
        bool, typer.Option("--git", help="Be git's own diff of maps: git calls it so, see docs/diff.md.")
    ] = False,
    textconv: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Print a map as lines that git can compare: git calls it so, see docs/diff.md.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Tell what changed in maps: not in their text, but in the journey.

    Exits with 0 if nothing changed, 1 if something did, 2 if something could not be compared.
    """
    words = list(sides or [])
    if git or textconv:
        if textconv:
            from journeymap.cli._textconv import text_of

            sys.stdout.buffer.write(text_of(textconv))
            return
        from journeymap.cli._git_driver import handed_over

        handed = handed_over(words)
        said = handed if isinstance(handed, str) else told([handed], output_format, counted=False)
        # What git says of the next file follows at once.
        sys.stdout.write(f"{said}\n")
        return
    paths = context.meta.get(_PATHS)
    given: dict[str, Any] = {
        "--output": output,
        "--format": format,
        "--theme": theme,
        "--lanes": lanes,
        "--scale": scale,
    }
    given |= {"--font": font, "--check": check}
    draw = None
    if view or any(given.values()):
        from journeymap.cli._pictured import drawing

        draw = drawing(view, **{name.removeprefix("--"): one for name, one in given.items()})
    with ExitStack() as stack:
        if improves:
            found = _improved(words, improves)
        else:
            found = compared(stack, words[: len(words) - len(paths)] if paths is not None else words, paths)
        if draw:
            code = draw(found)
        else:
            # Where the only one that may have changed cannot be read, it is not said that nothing did.
            if found.compared or not found.findings or output_format is OutputFormat.json:
                sys.stdout.write(told(found.compared, output_format, same=found.same))
            code = verdict(found)
    if code:
        raise typer.Exit(code)


def _improved(words: list[str], futures: list[Path]) -> Comparison:
    """Future maps against those that they improve."""
    from journeymap.cli import fail
    from journeymap.cli._improving import improving
    from journeymap.cli._read import report_findings

    if words:
        fail(
            f"`--improves` says what is compared, and so does {words[0]!r}",
            "leave out one of them; several future maps have an `--improves` each",
        )
    found = improving(futures)
    report_findings(found.findings)
    return found


def compared(stack: ExitStack, words: list[str], paths: list[str] | None) -> Comparison:
    """What the words of the command line mean, compared; revisions are there until the stack is closed.

    What could not be read is told on standard error.
    """
    from journeymap.cli import fail
    from journeymap.cli._compare import compare_sides
    from journeymap.cli._operands import Operands
    from journeymap.cli._read import report_findings
    from journeymap.git import GitError

    try:
        found = compare_sides(*Operands(stack).sides(words, paths))
    except GitError as error:
        fail(str(error), error.help)
    report_findings(found.findings)
    return found


def told(compared: list[Compared], output_format: OutputFormat, counted: bool = True, same: int = 0) -> str:
    """The changes in a form of text: for people with how many files they are in, if these are `counted`; for
    programs with how many more are the `same`.
    """
    if output_format is OutputFormat.json:
        from journeymap.cli._printing import harmless
        from journeymap.diff import json

        return harmless(json.write(compared, same))
    if output_format is OutputFormat.markdown:
        from journeymap.diff import markdown

        return markdown.write(compared)
    from journeymap.cli import colour_wanted
    from journeymap.cli._printing import columns
    from journeymap.diff import text

    return text.write(compared, colour_wanted(sys.stdout), columns(), counted)


def verdict(found: Comparison) -> int:
    """The exit code: 2 where something could not be compared, 1 where something changed, else 0."""
    if found.findings:
        return 2
    return int(any(not one.difference.same for one in found.compared))
