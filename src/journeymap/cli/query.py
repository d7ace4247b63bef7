"""`journeymap query`: what many maps say, asked with conditions."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from journeymap import registry, tables
from journeymap.cli._options import Today, Width

if TYPE_CHECKING:
    from journeymap.collection import Collection
    from journeymap.conditions import Mistake
    from journeymap.tables import Table

What = StrEnum("What", registry.names(tables))  # type: ignore[misc]  # the folder says which there are


class OutputFormat(StrEnum):
    """What an answer may be printed as."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    what: Annotated[What, typer.Argument(help="What to ask for")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…|-]",
            help="Map files, folders of maps, or - for standard input; else the current folder.",
            show_default=False,
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help="Only what holds this condition, written as behind WHERE in SQL; "
            "may be repeated, then all of them.",
        ),
    ] = None,
    order_by: Annotated[
        str,
        typer.Option(
            metavar="ORDER",
            help="In this order, written as behind ORDER BY in SQL; else the most pressing first.",
            show_default=False,
        ),
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="No more than so many.", show_default=False)
    ] = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="COLUMN,…",
            help="These columns, in this order; else all, of which a table has those that say most.",
            show_default=False,
        ),
    ] = "",
    output_format: Annotated[
        OutputFormat, typer.Option(help="A table to read, or one for spreadsheets or programs.")
    ] = OutputFormat.table,
    today: Today = "",
    width: Width = None,
) -> None:
    """Ask maps for their pains, opportunities, touchpoints or steps, or for the maps themselves.

    Exits with 1 if a map has errors; the others are asked. To find nothing is no error.
    """
    from journeymap.cli._day import day
    from journeymap.conditions import Mistake, select

    now = day(today).isoformat()
    maps, failed = _collected(paths or [Path()])
    table = tables.table(what.value, maps, now)
    chosen = _columns(columns, table)
    try:
        kept = select(table, where or [], order_by)
    except Mistake as mistake:
        _refuse(mistake)
    table.rows[:] = [table.rows[at] for at in kept[:limit]]
    if output_format is OutputFormat.table:
        _print(table, chosen, len(maps.maps) > 1, width, bool(where))
    elif output_format is OutputFormat.csv:
        from journeymap.cli._answers import as_csv

        sys.stdout.flush()
        sys.stdout.buffer.write(as_csv(table, chosen or table.all, sys.stdout.isatty()))
    else:
        from journeymap.cli._answers import as_json

        sys.stdout.write(as_json(table, chosen or table.all))
    if failed:
        raise typer.Exit(1)


def _collected(paths: list[Path]) -> tuple[Collection, bool]:
    """What the maps without errors say, having told the errors of the others; whether there are such."""
    from journeymap.cli import fail
    from journeymap.cli._paths import files_of
    from journeymap.cli._read import report_findings
    from journeymap.collection import Collection
    from journeymap.decode import MAX_BYTES
    from journeymap.folders import holds
    from journeymap.gathering import gather

    files = list(files_of(paths, only=["map"]))
    if not files:
        fail("there is no map in what was named", "the name of a map's file ends in `.journey.yaml`")
    for path in files:
        if holds(path) in ("persona", "workspace"):
            fail(f"{path} is no map", "it holds a persona or a workspace")
    stdin = sys.stdin.buffer.read(MAX_BYTES + 1) if Path("-") in files else b""
    found = list(gather(files, stdin))
    for one in found:
        if one.fact is None:
            report_findings(one.errors)
    return Collection(tuple(one.fact for one in found if one.fact)), any(one.fact is None for one in found)


def _columns(asked: str, table: Table) -> list[str]:
    """The columns that were asked for, each once."""
    from journeymap.cli import fail
    from journeymap.findings import did_you_mean, listed, quoted

    wanted = list(dict.fromkeys(one.strip() for one in asked.split(",") if one.strip()))
    for one in wanted:
        if one not in table.all:
            near = did_you_mean(one, table.all, f"the columns are {listed(table.all, 'and', len(table.all))}")
            fail(f"{table.name} have no column {quoted(one)}", near)
    return wanted


def _refuse(mistake: Mistake) -> NoReturn:
    """End the command because a condition cannot be asked, showing where."""
    from journeymap.cli import say
    from journeymap.cli._excerpt import excerpt
    from journeymap.visible import flat

    say(f"error: {mistake}")
    if mistake.at is not None:
        sys.stderr.write(excerpt(mistake.text, mistake.at))
    if mistake.help:
        sys.stderr.write(f"  = help: {flat(mistake.help)}\n")
    raise typer.Exit(2)


def _print(table: Table, chosen: list[str], several: bool, width: int | None, asked: bool) -> None:
    """Print a table for people; that there is nothing in it is told beside."""
    from journeymap.cli import say
    from journeymap.cli._answers import as_lines
    from journeymap.cli._columns import ASCII, Glyphs
    from journeymap.cli._printing import columns, drawable, printed

    if not table.rows:
        say(f"there are no such {table.name}" if asked else f"there are no {table.name}")
        return
    cells = width or columns()
    glyphs = Glyphs() if drawable() else ASCII
    sys.stdout.write(printed(as_lines(table, chosen, several, cells, glyphs), cells))
