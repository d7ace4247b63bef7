"""JM411: a hypothesis that nobody put to the test."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.age import in_months, old, retired
from journeymap.findings import Hit
from journeymap.model import Journey, PersonaFile
from journeymap.rules import Subject, rule
from journeymap.rules._holders import holders
from journeymap.source import Where


@rule("JM411", level="hint", options={"months": 12}, dated=True)
def stale_hypothesis(subject: Subject) -> Iterator[Hit]:
    """A map or persona is still based on a hypothesis, long after it was last looked at.

    A hypothesis map is made to be tested. One that nobody touches hardens into what everyone knows. It
    is being tested where evidence is younger than the limit. A future map is a hypothesis until it is
    built, and is left alone; so are retired maps and personas.

    Source: JuneUX on hypothesis maps, whose assumptions research is to validate or disprove, and Smaply's
        eighth journey mapping mistake, no validation with real customers. The limit is inferred.

    Settings:
        months: how long ago it may have been reviewed

    Bad:
        journeymap: 1
        title: Buy a bike
        basis: hypothesis
        reviewed: 2025-06-12
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        basis: hypothesis
        reviewed: 2025-06-12
        steps:
          - name: Looks at bikes
            evidence: [{kind: interview, count: 5, date: 2026-09}]
    """
    part, months, today = subject.part, subject.options["months"], subject.today
    if not isinstance(part, Journey | PersonaFile) or part.basis != "hypothesis" or retired(part):
        return
    if not part.reviewed or not old(part.reviewed, months, today):
        return
    if isinstance(part, Journey) and part.state == "future":
        return
    dates = [one.date for _, held in holders(part) for one in held.evidence if one.date]
    if all(old(one, months, today) for one in dates):
        yield Hit(
            Where(("basis",)),
            f"this is still a hypothesis, more than {in_months(months)} after its last review",
            help="test it with customers and add what they say as `evidence`, or set `status: retired`",
            also=((Where(("reviewed",)), "last reviewed"),),
        )
