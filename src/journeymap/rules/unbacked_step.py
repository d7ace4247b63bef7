"""JM401: a step of a research map that stands on no evidence."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.experience import backed
from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Step
from journeymap.rules import Subject, rule, together
from journeymap.rules._columns import Column, columns, empty
from journeymap.source import Where


@rule("JM401", level="warning", of=Journey, needs="Evidence Quote")
def unbacked_step(subject: Subject) -> Iterable[Hit]:
    """A map says that it is based on research, and a step of it stands on no evidence.

    A step is backed by its own evidence, that of its stage or of the map, or by a quote with a source.
    Any other is an assumption: readers of a map with `basis: research` would take it for a finding.

    Source: NN/g, for whom the actions of a journey map are rooted in data, and who has teams choose
        between a hypothesis map and a research map; Smaply's first journey mapping mistake, mapping
        without customer research.

    Bad:
        journeymap: 1
        title: Buy a bike
        basis: research
        steps:
          - name: Looks at bikes
            evidence: [{kind: interview, count: 12, date: 2026-08}]
          - name: Takes a test ride
            thinking: I could do this every day.

    Good:
        journeymap: 1
        title: Buy a bike
        basis: research
        steps:
          - name: Looks at bikes
            evidence: [{kind: interview, count: 12, date: 2026-08}]
          - name: Takes a test ride
            quotes: [{text: I could do this every day., source: Interview 4}]
    """
    journey = subject.journey
    if journey.basis != "research" or journey.evidence:
        return []
    stages = {id(stage) for stage in journey.stages or [] if backed(journey, stage, None)}

    def bare(one: Column) -> bool:
        step = one.part if isinstance(one.part, Step) else None
        return not ((one.stage and id(one.stage) in stages) or backed(journey, None, step))

    shown = [one for one in columns(journey) if not empty(one.part)]
    found = [one for one in shown if bare(one)]
    help = "add `evidence` to it, to its stage or to the map, or give a quote its `source`"
    if 1 < len(found) == len(shown):
        message = "the map is based on research, and nothing in it stands on evidence"
        help = "add `evidence` to the map, its stages or its steps, or write `basis: hypothesis`"
        return [Hit(Where(("basis",)), message, help=help)]
    return together(
        [
            Hit(
                one.at / "name",
                f"the map is based on research, and {quoted(one.part.name)} stands on no evidence",
                help=help,
            )
            for one in found
        ],
        "the map is based on research, and {n} of its steps stand on no evidence",
    )
