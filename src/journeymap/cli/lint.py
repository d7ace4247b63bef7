"""`journeymap lint`: say everything that is wrong with maps, personas and workspaces."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from journeymap import registry, report

if TYPE_CHECKING:
    from journeymap.findings import Finding


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
    today: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help="The day to reckon from; else that of SOURCE_DATE_EPOCH, else today.",
            show_default=False,
        ),
    ] = "",
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
    from journeymap.cli import fail
    from journeymap.cli._baseline import keep, leave_out
    from journeymap.cli._fix import STDIN, Mending, say_fixable
    from journeymap.cli._read import colour_wanted, open_files
    from journeymap.findings import Finding, Level
    from journeymap.inspection import Inspection
    from journeymap.rules import rules
    from journeymap.selection import Selection, UnknownRule

    selection = Selection(_words(select), _words(ignore), _words(extend_select))
    files, findings = list[str](), list[Finding]()
    if unsafe_fixes and not (fix or diff):
        fail("--unsafe-fixes goes with --fix or --diff")
    mending = Mending(unsafe_fixes) if fix or diff else None
    open_them = mending.open_files if mending else open_files
    try:
        for opened in open_them(paths or [Path()], Inspection(selection, _day(today)).look):
            files.append(opened.entry.document.source.name)
            findings += opened.findings
    except UnknownRule as error:
        fail(str(error), "`journeymap rules` lists them")
    if mending and diff:
        changes = mending.diff()
        sys.stdout.write(changes)
        mending.say("would fix")
        raise typer.Exit(bool(changes))
    if mending:
        mending.write()
        mending.say("fixed")
    out = sys.stderr if mending and STDIN in (paths or ()) else sys.stdout
    if write_baseline:
        findings = keep(write_baseline, findings)
    if baseline:
        findings = leave_out(baseline, findings)
    if statistics:
        _count(findings, out)
    else:
        name = output_format.value if output_format else _usual_format()
        pages = {one.code: one.page for one in rules()} if name == "sarif" else report.NO_PAGES
        out.write(report.load(name).write(findings, files, colour_wanted(out), pages))
    sys.stdout.flush()
    if not quiet:
        count = {level: sum(finding.level == level for finding in findings) for level in reversed(Level)}
        told = [f"{number} {level.name}{'s' * (number != 1)}" for level, number in count.items() if number]
        where = f"{len(files)} file{'s' * (len(files) != 1)}"
        sys.stderr.write(f"{', '.join(told) or 'nothing found'} in {where}\n")
        say_fixable(findings, mending)
    if not exit_zero and any(finding.level >= Level[fail_on.value] for finding in findings):
        raise typer.Exit(1)


def _words(given: list[str] | None) -> list[str]:
    """The words of an option that may be repeated, or hold several with commas between."""
    return [word.strip() for one in given or () for word in one.split(",") if word.strip()]


def _day(given: str) -> date:
    from journeymap.cli import fail

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        fail(f"{given or epoch!r} is not a day", "write it as 2026-10-02; SOURCE_DATE_EPOCH is in seconds")
    return datetime.now(UTC).date()


def _count(findings: list[Finding], out: TextIO) -> None:
    """How often each rule found something, the most frequent first."""
    counted = Counter((finding.code, finding.rule, finding.level.name) for finding in findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    wide = len(str(rows[0][1])) if rows else 0
    for (code, rule, level), number in rows:
        out.write(f"{number:>{wide}}  {code}  {level:7}  {rule}\n")


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
