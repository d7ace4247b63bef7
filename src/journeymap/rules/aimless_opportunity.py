"""JM415: an opportunity that eases no pain."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Stage
from journeymap.rules import Subject, rule, together
from journeymap.rules._opportunities import opportunities


@rule("JM415", level="hint", of=Journey, needs="Opportunity Pain", options={"beside": True})
def aimless_opportunity(subject: Subject) -> Iterable[Hit]:
    """An opportunity addresses none of the map's pains, and stands beside none.

    A solution that starts from no problem is somebody's wish. `addresses` names the pains of this map
    that an opportunity would ease; one in the same step or stage as a pain is taken to be meant for it.
    A map without pains has nothing to address.

    Source: TheyDo's playbook - to go from insight to solution without naming the opportunity, or from
        opportunity to solution without an insight, skips the problem.

    Settings:
        beside: whether it is enough to stand in the same step or stage as a pain

    Bad:
        journeymap: 1
        title: Buy a bike
        opportunities: [Paint the shop]
        steps:
          - name: Takes a test ride
            pains: [{id: short, text: Once round the block is too short}]

    Good:
        journeymap: 1
        title: Buy a bike
        opportunities: [{text: Lend bikes for a weekend, addresses: [short]}]
        steps:
          - name: Takes a test ride
            pains: [{id: short, text: Once round the block is too short}]
    """
    journey, beside = subject.journey, subject.options["beside"]
    if not any(part.pains for _, part in journey.contents()):
        return []
    # What a stage as a whole could do better may well be meant for the pains of its steps.
    hurt = {id(stage) for stage in journey.stages or [] if any(step.pains for step in stage.steps)}
    hits = []
    for one in opportunities(journey):
        near, *around = one.around or (None,)
        hurts = isinstance(near, Stage) and id(near) in hurt
        hurts = hurts or any(part.pains for part in (near, *around) if part)
        if not one.said.addresses and not (beside and hurts):
            message = f"the opportunity {quoted(one.said.text)} addresses no pain"
            help = "name with `addresses` the ids of the pains that it would ease"
            hits.append(Hit(one.at / "text", message, help=help))
    return together(hits, "{n} opportunities address no pain")
