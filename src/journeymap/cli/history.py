"""`journeymap history`: how a map came to be, commit by commit."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli._options import Ascii, Today, Width

if TYPE_CHECKING:
    from journeymap.git import Commit, Repository

#: Of the object that `--output-format json` prints. Keys may be added to it without a new version.
VERSION = 1


class OutputFormat(StrEnum):
    """How a history may be told."""

    table = "table"
    json = "json"


def history(
    file: Annotated[Path, typer.Argument(metavar="MAP", help="A map's file in a git repository.")],
    output_format: Annotated[
        OutputFormat, typer.Option(help="A table to read, or an object for programs.")
    ] = OutputFormat.table,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=1, help="Tell the latest commits alone, so many.")
    ] = 50,
    today: Today = "",
    width: Width = None,
    ascii_only: Ascii = False,
) -> None:
    """Tell how a map came to be.

    For each commit that changed it: how it felt on average, its lowest point, how much of it stood on
    evidence, what lint found, who owned it, and how much changed. The latest is first; where the file was
    changed since, that is told before it. Nothing is checked out.
    """
    from journeymap.cli import fail, say
    from journeymap.cli._columns import ASCII, Glyphs
    from journeymap.cli._day import day
    from journeymap.cli._printing import as_object, columns, drawable, printed
    from journeymap.cli._timeline import timeline
    from journeymap.git import GitError
    from journeymap.history import as_json
    from journeymap.history import history as revisions
    from journeymap.processes import undisturbed

    try:
        repository, commits, changed = _commits(file)
        kept = commits[:limit]
        unsaved = (file.absolute(), day(today)) if changed else None
        with undisturbed():
            found = list(revisions(repository, kept[::-1], unsaved))
    except GitError as error:
        fail(str(error), error.help)
    found.reverse()
    if output_format is OutputFormat.json:
        told = [as_json(one) for one in found]
        sys.stdout.write(as_object(version=VERSION, file=file.as_posix(), revisions=told))
        return
    cells, glyphs = width or columns(), ASCII if ascii_only or not drawable() else Glyphs()
    sys.stdout.write(printed(timeline(found, file, cells, glyphs), cells))
    if len(commits) > limit:
        say(f"{len(commits) - limit} earlier commits are not told: see them with `--limit {len(commits)}`")


def _commits(file: Path) -> tuple[Repository, list[Commit], bool]:
    """The repository that a map's file is in, the commits that changed it, the latest first, and whether the
    file was changed since. GitError.
    """
    from journeymap.cli import fail
    from journeymap.decode import fetch
    from journeymap.folders import holds
    from journeymap.git import Repository

    if holds(file) != "map":
        fail(f"{str(file)!r} is no map", "the name of a map's file ends in `.journey.yaml`")
    folder = next(one for one in file.absolute().parents if one.is_dir())
    repository = Repository.around(folder, os.environ)
    head, name = repository.resolve("HEAD"), repository.place(file)
    commits = repository.log(name, head)
    there = file.is_file()
    if not there and not commits:
        fail(f"there is no file {str(file)!r}, and there was none")
    committed = repository.read(head, [name]).get(name)
    return repository, commits, there and fetch(file) != committed
