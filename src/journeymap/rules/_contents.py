"""The stages and steps of maps: what a rule needs that has no business with the parts below them."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.model import Content, Journey
from journeymap.source import Where
from journeymap.workspace import Workspace


def contents(journey: Journey) -> Iterator[tuple[Where, Content]]:
    """The stages and steps of a map with their places, in the order written."""
    for number, step in enumerate(journey.steps or []):
        yield Where(("steps", number)), step
    for number, stage in enumerate(journey.stages or []):
        at = Where(("stages", number))
        yield at, stage
        for index, step in enumerate(stage.steps):
            yield at / "steps" / index, step


def journeys(workspace: Workspace) -> Iterator[Journey]:
    """The maps of a workspace, those with errors as far as they can be read."""
    for entries in workspace.maps.values():
        for entry in entries:
            part = entry.part or entry.draft
            if isinstance(part, Journey):
                yield part
