"""JM321: a low point that nobody has asked about."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Content, Journey, Stage
from journeymap.rules import Subject, rule
from journeymap.rules._columns import columns, draws
from journeymap.source import Where


@rule("JM321", level="warning", of=Journey, needs="Step Stage", options={"emotion": -1})
def unanswered_low_point(subject: Subject) -> Iterator[Hit]:
    """A low point of the curve has neither a pain nor an opportunity.

    The low points are why the map was drawn. Each deserves to be told what hurts there, or what could be
    better; at the step, or for the whole of its stage. Maps whose `lanes` leave both out need neither.

    Source: Adaptive Path's guide to experience mapping: low points and trouble spots. NN/g, Journey
    Mapping 101: opportunities are a map's fifth component. That each low point wants one is our own
    conclusion.

    Settings:
        emotion: how low a point must be, or lower

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, emotion: 1}, {name: Pays, emotion: -1.5}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, emotion: 1}
          - {name: Pays, emotion: -1.5, pains: [The lock costs extra]}
    """
    if not draws(subject, "pains", "opportunities"):
        return
    low = subject.options["emotion"]
    for at, part in _unanswered(subject.journey):
        found = [who for who, (start, end) in part.emotion.items() if min(start, end) <= low]
        if found:
            kind = "stage" if isinstance(part, Stage) else "step"
            message = f"the low point at the {kind} {quoted(part.name)} has neither a pain nor an opportunity"
            help = "say under `pains` what hurts here, or under `opportunities` what could be better"
            yield Hit(at / "emotion" / found[0] if found[0] else at / "emotion", message, help=help)


def _unanswered(journey: Journey) -> Iterator[tuple[Where, Content]]:
    """The columns without pain and opportunity; and stages, where they are points of the curve because
    none of their steps is.
    """
    for one in columns(journey):
        if not one.has("pains", "opportunities"):
            yield one.at, one.part
    for index, stage in enumerate(journey.stages or []):
        told = any(part.pains or part.opportunities for part in (stage, *stage.steps))
        if stage.steps and not told and not any(step.emotion for step in stage.steps):
            yield Where(("stages", index)), stage
