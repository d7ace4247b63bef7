"""`journeymap lint`: say everything that is wrong with maps, personas and workspaces."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeymap import registry, report


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
    fail_on: Annotated[
        Threshold, typer.Option(help="The level from which on findings make the command exit with 1.")
    ] = Threshold.warning,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 although there are findings.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell the findings, but not how many there are.")
    ] = False,
) -> None:
    """Check maps, personas and workspace files.

    Everything wrong is told at once, in the order of the file. Exits with 1 if there are errors or
    warnings; hints never fail unless --fail-on says so.
    """
    from journeymap.cli._read import colour_wanted, open_files
    from journeymap.findings import Finding, Level
    from journeymap.rules import rules

    files, findings = list[str](), list[Finding]()
    for opened in open_files(paths or [Path()]):
        files.append(opened.entry.document.source.name)
        findings += opened.findings
    name = output_format.value if output_format else _usual_format()
    pages = {one.code: one.page for one in rules()} if name == "sarif" else report.NO_PAGES
    sys.stdout.write(report.load(name).write(findings, files, colour_wanted(sys.stdout), pages))
    sys.stdout.flush()
    if not quiet:
        count = {level: sum(finding.level == level for finding in findings) for level in reversed(Level)}
        told = [f"{number} {level.name}{'s' * (number != 1)}" for level, number in count.items() if number]
        where = f"{len(files)} file{'s' * (len(files) != 1)}"
        sys.stderr.write(f"{', '.join(told) or 'nothing found'} in {where}\n")
    if not exit_zero and any(finding.level >= Level[fail_on.value] for finding in findings):
        raise typer.Exit(1)


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
