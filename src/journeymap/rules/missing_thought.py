"""JM313: steps without what people think or feel."""

from __future__ import annotations

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._columns import draws, lacking


@rule("JM313", level="hint", of=Journey, needs="Step Stage")
def missing_thought(subject: Subject) -> list[Hit]:
    """A step has no words for what the person thinks or feels.

    The curve says how it feels, and not why. A thought, a feeling in words or a quote does. What a stage
    says holds for its steps. Steps that another map details (`journey`) need nothing, nor do maps whose
    `lanes` leave all three out.

    Source: NN/g, Journey Mapping 101: actions, mindsets and emotions. Adaptive Path's guide to experience
    mapping: doing, thinking, feeling.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, thinking: Which of these is for me?}, {name: Pays, emotion: -1}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, thinking: Which of these is for me?}
          - {name: Pays, emotion: -1, feeling: Hurried}
    """
    if not draws(subject, "thinking", "feeling", "quotes"):
        return []
    help = "say under `thinking` or `feeling` what goes on in the person, or quote them under `quotes`"
    return lacking(
        subject,
        lambda one: not one.has("thinking", "feeling", "quotes", "journey"),
        "`thinking` or `feeling`",
        help,
    )
