"""The moments that cost most: at which steps it would bring most people to their goal if nobody left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.labels import Labels
from journeymap.lanes import Pen, Sheet, noted
from journeymap.model import Journey, Stage, Step
from journeymap.reckoning import Reckoning, StepFigures
from journeymap.views._shares import NOISE, percent

_MOST = 5
_ROW, _BAR = 10.0, 13.0


@dataclass(frozen=True, slots=True)
class Cost:
    """A step at which people are lost who would else reach their goal."""

    step: Step
    stage: Stage | None
    figures: StepFigures

    def gain(self, labels: Labels) -> str:
        """How many more would reach it."""
        return percent(labels, self.figures.worth, "worth" in self.figures.assumed, "+")


def costs(journey: Journey, found: Reckoning) -> list[Cost]:
    """The few that cost most, those first."""
    stages = journey.stages or []
    steps = [
        Cost(step, None if stage is None else stages[stage], figures)
        for step, stage, figures in zip(found.flow.steps, found.flow.stages, found.steps, strict=True)
        if figures.worth > NOISE
    ]
    return sorted(steps, key=lambda cost: -round(cost.figures.worth, 9))[:_MOST]


def draw(
    sheet: Sheet, pen: Pen, found: Sequence[Cost], top: float, places: tuple[float, float, float, float]
) -> float:
    """Draw them below each other, with a bar for each; where they end.

    `places` are where names begin, where the funnel does, where facts do, and where they end.
    """
    left, start, said, right = places
    labels = sheet.labels
    gains = [cost.gain(labels) for cost in found]
    wide = max(pen.width(gain, "funnel.fact") for gain in gains) + 1
    room, scale = start - left - 28, said - start - 28 - wide - 8
    bottom = pen.words(labels["funnel.costly"], "funnel.heading", left, top, right - left)
    bottom = pen.words(labels["funnel.costly.about"], "quiet", left, bottom, right - left) + 6
    for cost, gain in zip(found, gains, strict=True):
        begun, figures = len(pen.items), cost.figures
        long = max(figures.worth * scale, 2)
        pen.box(start, bottom + _ROW + 2, long, _BAR, "funnel.bar", 2)
        pen.words(gain, "funnel.fact", start + long + 8, bottom + _ROW, wide)
        leaving = percent(labels, figures.leaving, "leaving" in figures.assumed)
        note = noted(cost.stage.name if cost.stage else "", labels["funnel.leave"].format(share=leaving))
        bottom = max(
            pen.words(cost.step.name, "funnel.fact", left, bottom + _ROW, room),
            pen.words(note, "quiet", said, bottom + _ROW, right - said),
        )
        pen.group(begun, f"step-{cost.step.id}", f"{cost.step.name}: {gain}")
    return bottom
