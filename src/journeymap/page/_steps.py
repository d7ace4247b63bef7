"""The table of all steps: a row each, under their stages, with a column for what each lane says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeymap.formats.svg import safe_id
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join
from journeymap.model import Stage
from journeymap.page._about import section
from journeymap.page._filters import Filters
from journeymap.page._words import cell, facts
from journeymap.saying.entry import Column
from journeymap.saying.said import Said
from journeymap.saying.table import Row, Table, about_stage

_COLOURS = 6
"""How many colours the stages take turns with."""


class Steps:
    """The table of a map, and what else the page asks of it.

    `ids` are the names of the rows of steps, each once; `count` is how many rows are steps, or stages
    without steps.
    """

    def __init__(self, said: Said, found: Table) -> None:
        self.said, self.table = said, found
        self.filters = Filters(said, found.columns)
        self.count = sum(1 for column in found.columns if column.number)
        self._lanes = list(self._columns())
        self.ids = dict.fromkeys(f"step-{column.step.id}" for column in found.columns if column.step)

    def lanes(self) -> list[tuple[str, str]]:
        """The lanes that one may hide, with their names: all that say something but the steps themselves."""
        told = {row.lane for row in self.table.rows} - {"steps"}
        return [
            (lane.id, lane.name or self.said.labels.get(f"lane.{lane.id}", lane.id))
            for lane in self.said.context.lanes
            if lane.id in told
        ]

    def _columns(self) -> Iterator[tuple[str, str, list[Row]]]:
        """The columns: a lane, its name, and what it is filled from. All that stands at a step beside its
        name is in one: few steps have much of it, and a column for each would be mostly empty.
        """
        for lane, rows in groupby(self.table.rows, key=lambda row: row.lane):
            if lane == "steps":
                yield lane, self.said.labels["page.details"], list(rows)
            else:
                yield from ((lane, row.name, [row]) for row in rows)

    def section(self) -> Markup:
        """The table under its heading, in what scrolls where it is wider than the page."""
        if not self.table.columns:
            return NOTHING
        self._left = dict(self.ids)
        bodies = [self._body(places) for places in self.table.spans()]
        grid = element("table", inside=join([self._head(), *bodies], "\n"))
        scrolls = attributes([("class", "scroll"), ("tabindex", "0"), ("role", "group")])
        named = attributes([("aria-labelledby", "page-steps")])
        return section("steps", self.said.labels["page.steps"], element("div", scrolls, named, inside=grid))

    def _head(self) -> Markup:
        first = element("th", attributes([("scope", "col")]), inside=escape(self.said.labels["lane.steps"]))
        names = (
            element("th", attributes([("scope", "col"), ("data-lane", lane)]), inside=escape(name))
            for lane, name, _ in self._lanes
        )
        return element("thead", inside=element("tr", inside=join([first, *names])))

    def _body(self, places: range) -> Markup:
        columns = [self.table.columns[at] for at in places]
        rows = [self._row(at, column) for at, column in zip(places, columns, strict=True)]
        stage = columns[0].stage
        if stage is None:
            return element("tbody", inside=join(rows, "\n"))
        number = next(at for at, one in enumerate(self.said.journey.stages or []) if one is stage)
        names = attributes([("class", f"stage-{number % _COLOURS}")])
        return element("tbody", names, inside=join([self._stage(stage), *rows], "\n"))

    def _stage(self, stage: Stage) -> Markup:
        """The row over those of a stage: its name, and what is said of it beside."""
        heading = attributes([("role", "heading"), ("aria-level", "3")])
        name = element("span", heading, inside=escape(stage.name))
        told = list(about_stage(self.said, stage))
        cells = [element("th", attributes([("scope", "rowgroup")]), inside=name)]
        if self._lanes:
            wide = attributes([("colspan", len(self._lanes))])
            cells.append(element("td", wide, inside=facts(told) if told else NOTHING))
        return element("tr", attributes([("class", "stage")]), inside=join(cells))

    def _row(self, at: int, column: Column) -> Markup:
        pairs: list[tuple[str, str]] = []
        id = f"step-{column.step.id}" if column.step else ""
        if id in self._left:
            del self._left[id]
            pairs.append(("id", safe_id(id)))
        if column.number:
            pairs.append(("data-number", str(column.number)))
        header = element("th", attributes([("scope", "row")]), inside=self._name(column, id))
        cells = (
            element("td", attributes([("data-lane", lane), ("data-name", name)]), inside=_cell(rows, at))
            for lane, name, rows in self._lanes
        )
        return element("tr", attributes([*pairs, *self.filters.of(column)]), inside=join([header, *cells]))

    def _name(self, column: Column, id: str) -> Markup:
        labels = self.said.labels
        if not column.number:
            return escape(labels["stage"] if column.stage else labels["whole"])
        count = element("span", attributes([("class", "number")]), inside=escape(str(column.number)))
        name = escape(column.part.name)
        if not id:
            return join([count, element("span", attributes([("class", "name")]), inside=name)], " ")
        return join([count, element("a", attributes([("href", f"#{safe_id(id)}")]), inside=name)], " ")


def _cell(rows: list[Row], at: int) -> Markup:
    """What a lane says at a column of the map: with the names of its parts, where it has such."""
    if len(rows) == 1 and rows[0].lane != "steps":
        return cell(rows[0].cells[at])
    told = [(row.name, row.cells[at]) for row in rows if row.cells[at]]
    return facts(told) if told else NOTHING
