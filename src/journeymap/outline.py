"""What other files may ask about a map or a persona: its ids, names and references, without its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap.folders import stem
from journeymap.model import Journey, Part, Persona, Step
from journeymap.source import Where

Named = tuple[Where, str, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """A file seen from outside. `file` is how findings call it; `whole` tells that it has no errors of
    form: else this is what can be read of it, and `damaged` are the kinds of part that have some.

    `steps` are the place, name and id of each step, `touchpoints` the place, name and channel of each,
    `details` the place, name and map of each stage and step that a map details. `people` are the personas
    that a map names by id. `channels`, `lanes` and `teams` are the ids used, with the empty one.
    """

    path: Path
    file: str
    whole: bool
    damaged: frozenset[str]
    id: str
    state: str = ""
    status: str = ""
    improves: str = ""
    parent: str = ""
    people: tuple[str, ...] = ()
    steps: tuple[Named, ...] = ()
    touchpoints: tuple[Named, ...] = ()
    details: tuple[Named, ...] = ()
    channels: frozenset[str] = frozenset()
    lanes: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()

    @property
    def step_ids(self) -> list[str]:
        """The ids of its steps, in the order written."""
        return [id for _, _, id in self.steps]


def outline(part: Part | None, path: Path, file: str, whole: bool, damaged: frozenset[str]) -> Outline:
    """The outline of a map or a persona, as far as it can be read: the least is the id that the name of
    its file gives.
    """
    if isinstance(part, Journey):
        return _of_map(part, path, file, whole, damaged)
    if isinstance(part, Persona):
        channels, teams = frozenset(part.channels), frozenset((part.owner,))
        status = part.status or ""
        return Outline(path, file, whole, damaged, part.id, status=status, channels=channels, teams=teams)
    return Outline(path, file, whole, damaged, stem(path))


def _of_map(journey: Journey, path: Path, file: str, whole: bool, damaged: frozenset[str]) -> Outline:
    steps, touchpoints, details = list[Named](), list[Named](), list[Named]()
    channels, lanes = set[str](), set[str]()
    teams = {journey.owner, *(one.owner for one in journey.opportunities)}
    for at, part in journey.contents():
        if isinstance(part, Step):
            steps.append((at, part.name, part.id))
        for index, one in enumerate(part.touchpoints):
            touchpoints.append((at / "touchpoints" / index, one.name, one.channel))
            channels.add(one.channel)
        if part.journey:
            details.append((at, part.name, part.journey))
        lanes.update(part.lanes)
        teams.add(part.owner)
        for noted in (part.pains, part.gains, part.opportunities):
            teams.update(one.owner for one in noted)
    people = journey.people
    for person in people:
        if isinstance(person, Persona):
            channels.update(person.channels)
            teams.add(person.owner)
    return Outline(
        path,
        file,
        whole,
        damaged,
        journey.id,
        journey.state or "",
        journey.status or "",
        journey.improves,
        journey.parent,
        tuple(one for one in people if isinstance(one, str)),
        tuple(steps),
        tuple(touchpoints),
        tuple(details),
        frozenset(channels),
        frozenset(lanes),
        frozenset(teams),
    )
