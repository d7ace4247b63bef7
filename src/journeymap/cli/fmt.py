"""`journeymap fmt`: write maps, personas and workspace files in one way."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.document import Document
    from journeymap.findings import Finding
    from journeymap.folders import Holds
    from journeymap.source import Source

# Another process takes as long to begin as some twenty maps take.
_LEAST, _CHUNK = 40, 16


@dataclass(frozen=True)
class _Outcome:
    """What came of a file: its text and what that would become, or why it is left alone."""

    path: Path
    name: str
    change: tuple[Source, Source] | None = None
    findings: Sequence[Finding] = ()
    refused: str = ""


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…|-]",
            help="Files, folders to search, or - for standard input, which goes to standard output.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; name the files that would change; exits with 1 if there are any."
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Write nothing; show what would change; exits with 1 if anything would."),
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The file that standard input stands for: its name says what it holds.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Do not tell how many files were reformatted.")
    ] = False,
) -> None:
    """Write maps, personas and workspace files in one way.

    Keys come in one order, quotes only where they are needed, long texts over several lines. What a file
    says stays the same, and every comment stays with what it is about. A file that cannot be read is left
    alone, and so is one whose comments would come to stand elsewhere.
    """
    from journeymap.cli import _edits, fail
    from journeymap.cli._paths import files_of
    from journeymap.processes import each
    from journeymap.visible import flat

    given = paths or [Path()]
    piped = Path("-") in given
    if piped and len(given) > 1:
        fail("standard input is formatted alone", "name no files beside `-`")
    if stdin_filename and not piped:
        fail("--stdin-filename goes with standard input", "name it with `-`")
    if piped:
        done = [_of_stdin(stdin_filename)]
    else:
        done = list(each(_of_file, list(files_of(given)), _LEAST, _CHUNK))
    changes = {one.path: one.change for one in done if one.change and one.change[0] != one.change[1]}
    if diff:
        sys.stdout.write(_edits.diff(changes))
    elif check:
        sys.stdout.writelines(f"would reformat {flat(before.name)}\n" for before, _ in changes.values())
    elif piped:
        _write_out(done[0])
    else:
        _edits.write(changes)
    failed = _tell_failures(done)
    if not quiet and (check or diff or not piped):
        _say_how_many(len(changes), len(done) - len(changes) - failed, failed, writing=not (check or diff))
    if failed or (changes and (check or diff)):
        raise typer.Exit(2 if failed else 1)


def _of_file(path: Path) -> _Outcome:
    from journeymap.document import load
    from journeymap.folders import holds, shown

    name = shown(path)
    done = _of_document(load(path, name), path, holds(path) or "map")
    # What does not change need not be told by one process to another.
    return _Outcome(path, name) if done.change and done.change[0] == done.change[1] else done


def _of_stdin(name: Path | None) -> _Outcome:
    from journeymap.decode import MAX_BYTES
    from journeymap.document import read
    from journeymap.folders import holds, shown

    document = read(sys.stdin.buffer.read(MAX_BYTES + 1), shown(name) if name else "<stdin>")
    return _of_document(document, Path("-"), (holds(name) if name else None) or "map")


def _of_document(document: Document, path: Path, kind: Holds) -> _Outcome:
    from journeymap.findings import Level
    from journeymap.layout import CannotLayOut, laid_out

    name = document.source.name
    errors = [one for one in document.findings if one.level is Level.error]
    if errors:
        return _Outcome(path, name, findings=errors)
    try:
        return _Outcome(path, name, (document.source, laid_out(document, kind)))
    except CannotLayOut as why:
        return _Outcome(path, name, refused=str(why))


def _write_out(done: _Outcome) -> None:
    """What came from standard input, laid out, goes to standard output: nothing of what cannot be read."""
    if done.change:
        sys.stdout.flush()
        sys.stdout.buffer.write(done.change[1].data)
        sys.stdout.buffer.flush()


def _tell_failures(done: Sequence[_Outcome]) -> int:
    """Tell why files were left alone, and give back how many were."""
    from journeymap.cli import say
    from journeymap.cli._read import report_findings

    report_findings([finding for one in done for finding in one.findings])
    for one in done:
        if one.refused:
            say(f"error: {one.name} is left as it is: {one.refused}", "please report what is special in it")
    return sum(bool(one.findings or one.refused) for one in done)


def _say_how_many(changed: int, same: int, failed: int, writing: bool) -> None:
    """Tell how many files were reformatted, or would be."""
    from journeymap.cli import say

    verb, rest = ("", "left unchanged") if writing else ("would be ", "already formatted")
    told = [
        f"{_files(changed)} {verb}reformatted" if changed else "",
        f"{_files(same)} {rest}" if same or not (changed or failed) else "",
        f"{_files(failed)} could not be formatted" if failed else "",
    ]
    say(", ".join(filter(None, told)))


def _files(number: int) -> str:
    return f"{number} file{'s' * (number != 1)}"
