"""`journeymap lint`: say everything that is wrong with maps, personas and workspaces."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap import registry, report
from journeymap.cli._options import Today

if TYPE_CHECKING:
    from journeymap.checking import Checked
    from journeymap.survey import Asked


class Threshold(StrEnum):
    """From which level on findings fail."""

    error = "error"
    warning = "warning"
    hint = "hint"


Format = StrEnum("Format", registry.names(report))  # type: ignore[misc]  # the folder says which there are


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…|-]",
            help="Files, folders to search, or - for a map on standard input.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option(
            help="How findings are told; else github inside GitHub Actions, full anywhere else.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE",
            help="Use these rules alone: codes, beginnings of codes, or names; may be repeated.",
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Use these rules too; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Leave these rules out; may be repeated.")
    ] = None,
    today: Today = "",
    fail_on: Annotated[
        Threshold, typer.Option(help="The level from which on findings make the command exit with 1.")
    ] = Threshold.warning,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 although there are findings.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended safely; standard input to standard output.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: mend what may not be meant so, too."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what --fix would change, and nothing else.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tell only what is not in this baseline.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what is found now into a baseline, and tell only the rest.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The file that standard input stands for, as an editor has it before it is saved.",
            show_default=False,
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Tell how often each rule found something, and nothing else.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell the findings, but not how many there are.")
    ] = False,
) -> None:
    """Check maps, personas and workspace files.

    Everything wrong is told at once, in the order of the file. Exits with 1 if there are errors or
    warnings; hints never fail unless --fail-on says so.
    """
    from journeymap.checking import Checked, check
    from journeymap.cli import colour_wanted, fail
    from journeymap.cli._baseline import keep, leave_out
    from journeymap.cli._day import day
    from journeymap.cli._paths import files_of
    from journeymap.cli._results import results
    from journeymap.cli._verdict import count, say_fixable, say_how_many
    from journeymap.findings import Level
    from journeymap.survey import Asked

    if unsafe_fixes and not (fix or diff):
        fail("--unsafe-fixes goes with --fix or --diff")
    given = paths or [Path()]
    piped = Path("-") in given
    if stdin_filename and not piped:
        fail("--stdin-filename goes with standard input", "name it with `-`")
    given = [stdin_filename if stdin_filename and str(path) == "-" else path for path in given]
    asked = Asked(_words(select), _words(ignore), _words(extend_select), day(today))
    mending = None
    try:
        if fix or diff:
            from journeymap.cli._fix import Mending

            stdin = Path(os.path.abspath(stdin_filename)) if stdin_filename else Path("-")
            mending = Mending(unsafe_fixes, stdin if piped else None)
            opened = [
                Checked(one.entry.document.source.name, one.findings)
                for one in mending.open_files(given, asked.inspection().look)
            ]
        elif piped:
            opened = _from_stdin(given, stdin_filename, asked)
        else:
            opened = list(check(files_of(given), asked, results(no_cache)))
    except ValueError as error:
        from journeymap.selection import UnknownRule

        if not isinstance(error, UnknownRule):
            raise
        fail(str(error), "`journeymap rules` lists them")
    files, findings = [one.name for one in opened], [finding for one in opened for finding in one.findings]
    if mending and diff:
        changes = mending.diff()
        sys.stdout.write(changes)
        mending.say("would fix")
        raise typer.Exit(bool(changes))
    if mending:
        mending.write()
        mending.say("fixed")
    out = sys.stderr if mending and piped else sys.stdout
    if write_baseline:
        findings = keep(write_baseline, findings)
    if baseline:
        findings = leave_out(baseline, findings)
    if statistics:
        count(findings, out)
    else:
        name = output_format.value if output_format else _usual_format()
        pages = _pages() if name == "sarif" else report.NO_PAGES
        out.write(report.load(name).write(findings, files, colour_wanted(out), pages))
    sys.stdout.flush()
    if not quiet:
        say_how_many(findings, len(files))
        say_fixable(findings, mending is not None, unsafe_fixes)
    if not exit_zero and any(finding.level >= Level[fail_on.value] for finding in findings):
        raise typer.Exit(1)


def _words(given: list[str] | None) -> tuple[str, ...]:
    """The words of an option that may be repeated, or hold several with commas between."""
    return tuple(word.strip() for one in given or () for word in one.split(",") if word.strip())


def _from_stdin(given: list[Path], name: Path | None, asked: Asked) -> list[Checked]:
    """The files with what standard input holds in place of one of them."""
    from journeymap.checking import Checked
    from journeymap.cli._read import open_files
    from journeymap.decode import MAX_BYTES

    unsaved = {Path(os.path.abspath(name)): sys.stdin.buffer.read(MAX_BYTES + 1)} if name else {}
    opened = open_files(given, asked.inspection().look, unsaved=unsaved)
    return [Checked(one.entry.document.source.name, one.findings) for one in opened]


def _pages() -> dict[str, str]:
    from journeymap.rules import rules

    return {one.code: one.page for one in rules()}


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
