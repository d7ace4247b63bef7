"""JM207: a step that the map does not have."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, meant, quoted
from journeymap.model import Step
from journeymap.rules import Subject, rule


@rule("JM207", level="error", needs="Step")
def unknown_step(subject: Subject) -> Iterator[Hit]:
    """`next` names a step that the map does not have.

    A step goes by its `id`, or by the id made from its name: lower case, words joined by `-`.

    Source: IBM Journey Designer: every reference must lead somewhere.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, next: buys}, {name: Pays}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, next: pays}, {name: Pays}]
    """
    steps = list(subject.part.walk(Step))
    ids = {step.id for _, step in steps}
    for at, step in steps:
        for index, onward in enumerate(step.next):
            if onward.to not in ids:
                help = did_you_mean(onward.to, ids, "write the id of a step of this map")
                message, put = f"unknown step {quoted(onward.to)}", meant(onward.to, ids)
                yield Hit(at / "next" / index / "to", message, help=help, put=put)
