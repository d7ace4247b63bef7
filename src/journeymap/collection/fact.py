"""What is known of maps, and of what they say, as plain facts."""

from __future__ import annotations

from dataclasses import dataclass


# No slots: what has some takes ten times as long to come from another process.
@dataclass(frozen=True)
class Spot:
    """Where something is said: of a step, of a stage (`step` is then empty) or of the journey as a whole
    (both are). Names are as written; ids stand beside them.

    `personas` are the ids of those whom it concerns: of a map's the one who acts there, and who is said to
    feel something there; where nobody acts, all. `emotion` is how it feels there, from -2 to 2: the mean of
    those of them who feel anything. Of a step that is what it says itself, else what its stage does where no
    step of that says anything; of a stage what it says itself, else the mean of its steps; of the journey
    the mean of its curves. None where nothing is known. `owner` is who looks after it: the step's, else the
    stage's, else the map's.
    """

    map: str
    file: str
    title: str
    stage: str = ""
    stage_id: str = ""
    step: str = ""
    step_id: str = ""
    emotion: float | None = None
    personas: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True)
class StepFact:
    """A step, or a stage without steps (then `spot.step` is empty). `number` counts from 1 across the map."""

    spot: Spot
    number: int
    backed: bool
    moment_of_truth: bool
    channels: tuple[str, ...]
    touchpoints: tuple[str, ...]
    pains: int
    opportunities: int


@dataclass(frozen=True)
class TouchpointFact:
    """A touchpoint at a step or stage; `channel` is an id, or empty."""

    spot: Spot
    name: str
    channel: str
    url: str


@dataclass(frozen=True)
class PainFact:
    """A pain; `addressed` tells that an opportunity of its map that is not dropped names it. `owner` is its
    own, else that of the spot.
    """

    spot: Spot
    text: str
    id: str
    severity: str
    owner: str
    addressed: bool


@dataclass(frozen=True)
class OpportunityFact:
    """An opportunity; `worth` is value over effort. `owner` is its own alone: nobody's where it has none."""

    spot: Spot
    text: str
    id: str
    value: float | None
    effort: float | None
    worth: float | None
    status: str
    owner: str
    timing: str
    link: str
    addresses: tuple[str, ...]
    why: str = ""
    metric: str = ""


@dataclass(frozen=True)
class MapFact:
    """A map, and all that it says of what a collection is asked for.

    `file` is its path as users see it, with `/`; `home` the folder of its workspace, within which ids are
    unique. `due` is the day by which it is to be reviewed again, as text, empty where nobody said so.
    `lowest` and `highest` are values, `lowest_step` names where the first of them is; with several personas
    the least and greatest of all curves. `mean` is the mean of the curves' means. `details` are the maps that
    detail a step or stage, with the name and id of that. `backed` is how many steps stand on evidence, of how
    many in `total`; of a map without any, how many stages. `completion` is from 0 to 1.
    """

    id: str
    file: str
    home: str
    title: str
    lang: str
    summary: str
    scenario: str
    goal: str
    state: str
    status: str
    basis: str
    owner: str
    reviewed: str
    due: str
    improves: str
    parent: str
    personas: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    stages: tuple[str, ...]
    mean: float | None
    lowest: float | None
    lowest_step: str
    highest: float | None
    backed: int
    total: int
    completion: float | None
    details: tuple[tuple[str, str, str], ...]
    steps: tuple[StepFact, ...]
    touchpoints: tuple[TouchpointFact, ...]
    pains: tuple[PainFact, ...]
    opportunities: tuple[OpportunityFact, ...]

    @property
    def parent_id(self) -> str:
        """The id of the larger journey, without the step of it."""
        return self.parent.partition("#")[0]
