"""What the funnel tells of each stage: how many reach it, who joins there, and who is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from journeymap.flow import Way
from journeymap.labels import Labels
from journeymap.model import Enter, Journey, Leave, Stage, Step
from journeymap.reckoning import Exit, Reckoning, StageFigures, StepFigures
from journeymap.views import _stages
from journeymap.views._shares import NOISE, percent

Figures = StageFigures | StepFigures


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happens to a share of all who start: the words for it, where to or from, and why.

    `kind` is `join`, `leave`, `end`, `unknown` or `stuck`.
    """

    kind: str
    text: str
    more: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A stage, or a step of a map without stages; a stage without steps has no `figures`.

    `above` and `below` are the shares that come to the bands around it, the last one's `below` the share
    that reaches the goal; the first one's `above` is its own. `joining` is the share that starts here.
    """

    id: str
    name: str
    role: str
    figures: Figures | None
    above: float
    below: float
    joining: float
    facts: Sequence[Fact]

    @property
    def reach(self) -> float:
        """The share of all who start that ever comes here."""
        return self.figures.reach if self.figures else 0

    @property
    def sure(self) -> bool:
        """Whether that does not rest on an assumed share."""
        return not self.figures or "reach" not in self.figures.assumed


def bands(journey: Journey, found: Reckoning, labels: Labels) -> list[Band]:
    """The bands of a funnel from the top down."""
    flow = found.flow
    places: list[tuple[str, Stage | Step, Figures | None, Collection[int]]]
    if journey.stages:
        inside = [
            [at for at, of in enumerate(flow.stages) if of == number] for number in range(len(journey.stages))
        ]
        places = list(zip(repeat("stage"), journey.stages, found.stages, inside))
    else:
        places = [("step", step, found.steps[at], [at]) for at, step in enumerate(flow.steps)]
    reaches = [figures.reach for _, _, figures, _ in places if figures]
    around = zip(reaches[:1] + reaches[:-1], [*reaches[1:], found.completion], strict=True)
    drawn = []
    for number, (kind, part, figures, steps) in enumerate(places):
        above, below = next(around) if figures else (0, 0)
        drawn.append(
            Band(
                f"{kind}-{part.id}",
                part.name,
                _stages.colour(number if kind == "stage" else 0),
                figures,
                above,
                below,
                sum(way.share for way in flow.starts if way.end in steps),
                list(_facts(figures, found, steps, labels)) if figures else [],
            )
        )
    return drawn


def _facts(figures: Figures, found: Reckoning, steps: Collection[int], labels: Labels) -> Iterator[Fact]:
    """Who joins, who leaves and where to, who is at the goal already, and who is lost sight of."""

    def said(key: str, name: str) -> str:
        share = percent(labels, getattr(figures, name), name in figures.assumed)
        return labels[f"funnel.{key}"].format(share=share)

    starts = found.flow.starts
    yield from (_join(way, labels) for way in starts if len(starts) > 1 and way.end in steps and way.share)
    if figures.leaving > NOISE:
        exits = [one for one in found.exits if one.way.start in steps and one.share > NOISE]
        lines = [_exit(one, len(exits) > 1, labels) for one in exits]
        yield Fact("leave", said("leave", "leaving"), [line for line in lines if line])
    if figures.ending > NOISE and len(found.flow.steps) - 1 not in steps:
        yield Fact("end", said("end", "ending"))
    if figures.unknown > NOISE:
        yield Fact("unknown", said("unknown", "unknown"))


def _join(way: Way, labels: Labels) -> Fact:
    """Who starts here, where that does not go without saying."""
    from_ = way.entry.from_ if isinstance(way.entry, Enter) else ""
    share = percent(labels, way.share, way.assumed)
    return Fact("join", labels["funnel.join"].format(share=share), [from_] if from_ else [])


def _exit(one: Exit, counted: bool, labels: Labels) -> str:
    """Where people go and why, and how many of them where it is `counted`."""
    entry = one.way.entry
    if not isinstance(entry, Leave):
        return ""
    said = ": ".join(part for part in (entry.to, entry.why) if part)
    if not counted:
        return said
    return f"{percent(labels, one.share, bool(one.assumed))} · {said or labels['leave']}"
