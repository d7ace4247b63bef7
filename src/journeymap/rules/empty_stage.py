"""JM306: a stage in which nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import columns, empty


@rule("JM306", level="warning", of=Journey, needs="Step")
def empty_stage(subject: Subject) -> Iterator[Hit]:
    """A stage has neither steps nor content.

    It is drawn as an empty column, and nobody can tell whether nothing happens there or nobody has
    looked. A goal, a summary or a timing alone say what the stage is for, not what people live through.
    A stage with content and no steps is fine, and so is one that another map details (`journey`).

    Source: TheyDo: every phase of a journey has at least one step.

    Bad:
        journeymap: 1
        title: Buy a bike
        stages:
          - name: Choose
            steps: [{name: Looks at bikes}]
          - name: Ride
            goal: Be at work on time

    Good:
        journeymap: 1
        title: Buy a bike
        stages:
          - name: Choose
            steps: [{name: Looks at bikes}]
          - name: Ride
            goal: Be at work on time
            doing: Rides to work on dry days
    """
    for one in columns(subject.journey):
        if empty(one.part):
            message = f"the stage {quoted(one.part.name)} has neither steps nor content"
            help = "give it steps, say what is true of it as a whole (`doing`, `emotion`, …), or drop it"
            yield Hit(one.at / "name", message, help=help)
