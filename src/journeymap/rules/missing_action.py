"""JM312: steps without what people do."""

from __future__ import annotations

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws, lacking


@rule("JM312", level="hint", of=Journey, needs="Step Stage")
def missing_action(subject: Subject) -> list[Hit]:
    """A step does not say what the person does.

    Its name is the headline; what people really do there (twice, on paper, in the lunch break) is what
    was found out. What a stage says holds for its steps. Steps that another map details (`journey`) need
    nothing, nor do maps whose `lanes` leave `doing` out.

    Source: NN/g, Journey Mapping 101: actions, mindsets and emotions. Adaptive Path's guide to experience
    mapping: doing, thinking, feeling.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, doing: Walks through three shops}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, doing: Walks through three shops}
          - {name: Pays, doing: Pays the half at once}
    """
    if not draws(subject, "doing"):
        return []
    help = "say under `doing` what the person does, at the step or for the whole of its stage"
    return lacking(subject, lambda one: not one.has("doing", "journey"), "`doing`", help)
