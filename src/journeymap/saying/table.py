"""A map as a table of words: stages and steps across, what is said of them down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.experience import backed
from journeymap.model import Content, Journey, Stage
from journeymap.saying.entry import Column, Entry, entries, some
from journeymap.saying.said import Said


@dataclass(frozen=True, slots=True)
class Row:
    """A lane, or a part of one: its name, and what fills it at each column of the table.

    `lane` is its id; empty for a band.
    """

    lane: str
    name: str
    cells: list[list[Entry]]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a map and its rows; rows and columns that hold nothing are not there.

    `heads` are the rows of names: of the stages, of the steps. `bands` are rows of what is said of stages
    beside their names: the same in all columns of a stage.
    """

    columns: list[Column]
    heads: list[tuple[str, list[str]]]
    bands: list[Row]
    rows: list[Row]

    def spans(self) -> list[range]:
        """The places of the columns of each stage, and of what has none."""
        found: list[range] = []
        for at, column in enumerate(self.columns):
            before = self.columns[at - 1] if at else None
            if before and before.stage is column.stage and before.number >= (column.stage is None):
                found[-1] = range(found[-1].start, at + 1)
            else:
                found.append(range(at, at + 1))
        return found


def table(said: Said) -> Table:
    """The table of a map.

    What is said of the journey as a whole is a column before all others, and what is said of a stage that
    has steps one before theirs, where there is such a thing.
    """
    kinds = list(said.rows())
    columns, filled = [], []
    for column in _columns(said.journey):
        cells = [fill(column) for _, _, fill in kinds]
        if column.number or any(cells):
            columns.append(column)
            filled.append(cells)
    rows = [Row(lane, name, [cells[at] for cells in filled]) for at, (lane, name, _) in enumerate(kinds)]
    heads = [
        (said.labels["stage"], [_over(said, column) for column in columns]),
        (said.labels["lane.steps"], [column.step.name if column.step else "" for column in columns]),
    ]
    return Table(columns, heads, list(_bands(said, columns)), [row for row in rows if any(row.cells)])


def _columns(journey: Journey) -> Iterator[Column]:
    yield Column(
        Content(
            name=journey.title,
            id="map",
            evidence=journey.evidence,
            metrics=journey.metrics,
            opportunities=journey.opportunities,
        )
    )
    before: Stage | None = None
    for number, (stage, step) in enumerate(journey.columns, 1):
        if stage and step and stage is not before:
            yield Column(stage, stage)
        before = stage
        part = step or stage
        if part:
            yield Column(part, stage, step, number)


def _over(said: Said, column: Column) -> str:
    if column.stage:
        return column.stage.name
    return "" if column.step else said.labels["whole"]


def _bands(said: Said, columns: list[Column]) -> Iterator[Row]:
    told = [dict(about_stage(said, column.stage)) if column.stage else {} for column in columns]
    for name in dict.fromkeys(name for one in told for name in one):
        yield Row("", f"{said.labels['stage']}: {name}", [one.get(name, []) for one in told])


def about_stage(said: Said, stage: Stage) -> Iterator[tuple[str, list[Entry]]]:
    """What is said of a stage beside its name."""
    timing = entries(stage.timing, stage.duration.text if stage.duration else "")
    found = [
        (said.labels["goal"], entries(stage.goal)),
        (said.labels["summary"], entries(stage.summary)),
        # Of a stage without steps it stands in the stage's column.
        (said.labels["lane.timing"], timing if stage.steps else []),
    ]
    return ((name, one) for name, one in found if one)


def about_map(said: Said) -> Iterator[tuple[str, list[Entry]]]:
    """What is known of the map itself: whose journey, what about, how far it can be trusted."""
    journey, labels = said.journey, said.labels
    steps = [(stage, step) for stage, step in journey.columns if step]
    count = sum(backed(journey, stage, step) for stage, step in steps)
    coverage = labels["coverage.one" if len(steps) == 1 else "coverage"].format(
        backed=count, steps=len(steps)
    )
    found = [
        (labels["summary"], entries(journey.summary)),
        (labels["persona"], [_person(said, place) for place in range(len(journey.people))]),
        (labels["scenario"], entries(journey.scenario)),
        (labels["goal"], entries(journey.goal)),
        (labels["expectations"], entries(*journey.expectations)),
        (labels["state"], entries(labels[f"state.{journey.state}"] if journey.state else "")),
        (labels["improves"], said.other(journey.improves)),
        (labels["parent"], said.other(journey.parent)),
        (labels["basis"], entries(labels[f"basis.{journey.basis}"] if journey.basis else "")),
        (labels["owner"], entries(said.owner(journey.owner))),
        (labels["status"], entries(labels[f"status.{journey.status}"] if journey.status else "")),
        (labels["reviewed"], entries(journey.reviewed or "")),
        (labels["evidence"], entries(coverage if steps else "")),
        (labels["links"], [Entry(one.text or one.url, (), one.url) for one in journey.links]),
    ]
    return ((name, one) for name, one in found if one)


def _person(said: Said, place: int) -> Entry:
    one = said.journey.people[place]
    if isinstance(one, str):
        return Entry(one)
    quote = said.labels["quoted"].format(text=one.quotes[0].text) if one.quotes else ""
    return Entry(one.name, some(one.role, one.about, quote))


def plain(entry: Entry) -> str:
    """A statement in one text: its remarks and its address behind it, in brackets."""
    notes = some(*entry.notes, entry.link if entry.link != entry.text else "")
    return f"{entry.text} ({' · '.join(notes)})" if notes else entry.text


def listed(found: list[Entry]) -> str:
    """What a cell holds in one text: a line for each statement, behind a bullet where there are several."""
    bullet = "• " if len(found) > 1 else ""
    return "\n".join(bullet + plain(one) for one in found)
