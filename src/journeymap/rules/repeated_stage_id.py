"""JM202: two stages of a map share an id."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Stage
from journeymap.rules import Subject, rule
from journeymap.rules._taken import taken


@rule("JM202", level="error", needs="Stage")
def repeated_stage_id(subject: Subject) -> Iterator[Hit]:
    """Two stages share an id, so nothing can say which one it means.

    An id that is left out is made from the stage's name: two stages of the same name need an `id` of
    their own.

    Source: Treasure Data's journey validator (unique names). The language: a stage's id is unique in its map.

    Bad:
        journeymap: 1
        title: Buy a bike
        stages:
          - {name: Choose, doing: Looks}
          - {name: Buy, doing: Pays}
          - {name: Choose, doing: Looks for a lock}

    Good:
        journeymap: 1
        title: Buy a bike
        stages:
          - {name: Choose, doing: Looks}
          - {name: Buy, doing: Pays}
          - {name: Choose a lock, doing: Looks for a lock}
    """
    return taken(subject.part, Stage, "stage")
