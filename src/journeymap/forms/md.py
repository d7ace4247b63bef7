"""Markdown for pull requests and wikis: the map in headings and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from journeymap.labels import direction
from journeymap.markdown import link, words
from journeymap.markup import around, attributes
from journeymap.model import Journey
from journeymap.saying import Context
from journeymap.saying.entry import Column, Entry
from journeymap.saying.said import Said
from journeymap.saying.table import Row, Table, about_map, about_stage, table
from journeymap.summary import summary

suffix = ".md"

_MOST = 4
"""Steps side by side in one table: more do not fit a page on GitHub."""


def write(journey: Journey, context: Context) -> bytes:
    """What is known of the map, then a table for each stage with its steps across and the lanes down, then
    the opportunities, the best first.

    Lanes are rows, so that a lane that few steps fill takes no room where they do not, and a change of one
    shows as one line of a difference.
    """
    said = Said(journey, context)
    found = table(said)
    blocks = [f"# {words(journey.title)}", _list(about_map(said))]
    for places in found.spans():
        blocks += _stage(said, found, places)
    if any(lane.id == "opportunities" for lane in context.lanes):
        blocks += _ranked(said, found)
    if context.file:
        blocks.append(f"*{words(context.file)}*")
    text = "\n\n".join(block for block in blocks if block)
    if direction(context.labels.lang) == "rtl":
        text = around(text, "div", attributes([("dir", "rtl"), ("markdown", "1")]))
    return (text + "\n").encode()


def _list(facts: Iterable[tuple[str, list[Entry]]]) -> str:
    return "\n".join(f"- **{words(name)}:** {_cell(entries)}" for name, entries in facts)


def _stage(said: Said, found: Table, places: range) -> Iterator[str]:
    """A stage, or what is in none, under its name."""
    first = found.columns[places.start]
    name = found.heads[0][1][places.start]
    if name:
        yield f"## {words(name)}"
    if first.stage:
        yield _list(about_stage(said, first.stage))
    elif not first.number:
        yield _list((row.name, _short(row, places.start)) for row in found.rows if row.cells[places.start])
        return
    # A stage of five steps is told in three and two, not in four and one.
    count = ceil(len(places) / _MOST)
    each = ceil(len(places) / count)
    for start in range(places.start, places.stop, each):
        yield _lanes(said, found, range(start, min(start + each, places.stop)))


def _lanes(said: Said, found: Table, places: range) -> str:
    """The lanes at some columns, without those that say nothing there."""
    heads = [_head(said, found.columns[at]) for at in places]
    rows = [
        [f"**{words(row.name)}**", *(_cell(_short(row, at)) for at in places)]
        for row in found.rows
        if any(row.cells[at] for at in places)
    ]
    return _table([words(said.labels["lane.steps"]), *heads], rows)


def _head(said: Said, column: Column) -> str:
    return f"{column.number}. {words(column.part.name)}" if column.number else words(said.labels["stage"])


def _short(row: Row, at: int) -> list[Entry]:
    """What fills a cell; of opportunities no more than their names, for a table of them is behind."""
    return [Entry(one.text) for one in row.cells[at]] if row.lane == "opportunities" else row.cells[at]


def _ranked(said: Said, found: Table) -> Iterator[str]:
    """The opportunities, the most value for the least effort first."""
    labels = said.labels
    places = summary(said.journey).opportunities
    if not places:
        return
    numbers = {id(column.part): _head(said, column) for column in found.columns if column.number}
    rows = []
    for rank, one in enumerate(places, 1):
        part, said_of = one.step or one.stage, one.said
        where = numbers.get(id(part), words(part.name)) if part else words(labels["whole"])
        grades = [
            labels.number(grade) if grade is not None else "" for grade in (said_of.value, said_of.effort)
        ]
        text = link(said_of.text, said_of.link) if said_of.link else words(said_of.text)
        told = "\n".join(said.reasons(said_of))
        rows.append(
            [
                str(rank),
                text + (words("\n" + told) if told else ""),
                *map(words, grades),
                words(labels[f"status.{said_of.status}"]) if said_of.status else "",
                words(said.owner(said_of.owner)),
                where,
            ]
        )
    yield f"## {words(labels['lane.opportunities'])}"
    keys = ("lane.opportunities", "value", "effort", "status", "owner", "lane.steps")
    yield _table(["", *(words(labels[key]) for key in keys)], rows)


def _cell(found: list[Entry]) -> str:
    """What a cell holds: a line for each statement, behind a bullet where there are several."""
    bullet = "• " if len(found) > 1 else ""
    return words("\n").join(bullet + _entry(one) for one in found)


def _entry(one: Entry) -> str:
    text = link(one.text, one.link) if one.link else words(one.text)
    return f"{text} ({' · '.join(map(words, one.notes))})" if one.notes else text


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
