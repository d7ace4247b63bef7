"""JM403: evidence that is older than it should be."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.age import in_months, last_day, old, retired
from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule, together
from journeymap.rules._holders import holders


@rule("JM403", level="warning", options={"months": 24}, dated=True)
def stale_evidence(subject: Subject) -> Iterable[Hit]:
    """All dated evidence of a step, a stage, a map or a persona is older than a limit.

    Products and people change, and what was true of them changes with them. Older evidence may stay
    beside newer. A month counts to its end, a year to its last day; evidence without a date is not
    looked at, and retired maps and personas neither.

    Source: inferred - Uxcel has living maps take up new data as customers and markets change, and Biznest
        calls a map that is a year old out of step. No source gives a limit for evidence.

    Settings:
        months: how old evidence may be

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            evidence: [{kind: interview, count: 12, date: 2023-05}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes
            evidence:
              - {kind: interview, count: 12, date: 2023-05}
              - {kind: survey, count: 340, date: 2026-03}
    """
    months, hits = subject.options["months"], []
    for at, part in holders(subject.part):
        dated = [(index, one.date) for index, one in enumerate(part.evidence) if one.date]
        if not dated or retired(subject.part) or retired(part):
            continue
        index, newest = max(dated, key=lambda one: last_day(one[1]))
        if old(newest, months, subject.today):
            message = f"the evidence is of {quoted(newest)}, more than {in_months(months)} ago"
            where = at / "evidence" / index / "date"
            hits.append(Hit(where, message, help="look whether it still holds, and add what shows it"))
    return together(hits, f"the evidence in {{n}} places is more than {in_months(months)} old")
