"""What every cell of one picture may look at: the journey, its people and the words for things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from journeymap import experience
from journeymap.labels import Labels
from journeymap.model import Content, Journey, Persona, Stage, Step
from journeymap.scene import Image
from journeymap.settings import Channel, Team

CURVES = 6
"""How many curves the themes tell apart."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """One of the map's people: which curve is theirs, and what stands for them where room is short."""

    id: str
    name: str
    initials: str
    index: int
    persona: Persona | None

    @property
    def curve(self) -> str:
        """The role of their curve."""
        return f"curve-{self.index % CURVES}"


@dataclass
class Sheet:
    """A journey with what is known around it; `images` are the bytes of pictures by their path, and `logo`
    is one for the upper corner, in its own size.
    """

    journey: Journey
    labels: Labels
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    logo: Image | None = None

    @cached_property
    def people(self) -> list[Traveller]:
        """The people of the map in the order written; an id that nobody looked up is its own name."""
        found = []
        for index, one in enumerate(self.journey.people):
            name = one if isinstance(one, str) else one.name
            found.append(
                Traveller(
                    one if isinstance(one, str) else one.id,
                    name,
                    initials(name),
                    index,
                    None if isinstance(one, str) else one,
                )
            )
        return found

    @cached_property
    def steps(self) -> list[Step]:
        """The steps in the order written."""
        return self.journey.all_steps

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each step in that order, by id."""
        return {step.id: place for place, step in enumerate(self.steps)}

    @cached_property
    def pains(self) -> dict[str, str]:
        """The text of each pain of the map, by id."""
        parts: list[Content] = [*(self.journey.stages or []), *self.steps]
        return {pain.id: pain.text for part in parts for pain in part.pains}

    @cached_property
    def whole(self) -> Content:
        """What is true of the journey as a whole, in the form of a step's content."""
        journey = self.journey
        return Content(
            name=journey.title,
            id="map",
            evidence=journey.evidence,
            metrics=journey.metrics,
            opportunities=journey.opportunities,
        )

    def owner(self, name: str) -> str:
        """What readers see of an owner."""
        team = self.teams.get(name)
        return team.name if team else name

    def backed(self, stage: Stage | None, step: Step) -> bool:
        """Whether anything at all stands behind what is said of a step."""
        return experience.backed(self.journey, stage, step)

    @cached_property
    def coverage(self) -> tuple[int, int]:
        """How many steps are backed by evidence, and how many there are."""
        columns = [(stage, step) for stage, step in self.journey.columns if step]
        return sum(self.backed(stage, step) for stage, step in columns), len(columns)


def initials(name: str) -> str:
    """What stands for a name in a small disc: the first letters of its first and last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return name[:1]
    if not words[0][0].isascii() and words[0].lower() == words[0].upper():
        return words[0][0]  # scripts without capitals are read as one sign
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
