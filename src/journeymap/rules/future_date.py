"""JM410: a date in the future of something that is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journeymap.age import first_day
from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Part, Persona
from journeymap.rules import Subject, rule
from journeymap.rules._holders import holders, metrics
from journeymap.source import Where


@rule("JM410", level="warning", dated=True)
def future_date(subject: Subject) -> Iterator[Hit]:
    """Something was reviewed, gathered or measured on a day that has not come yet.

    Such a date is a slip, most often of the year, and keeps the rules that watch how old things are
    from ever speaking. A month or a year that has begun is fine, and so is tomorrow, which somewhere
    is today.

    Source: inferred - what the language says of `reviewed` of maps and personas, and of `date` of
        evidence and metrics.

    Bad:
        journeymap: 1
        title: Buy a bike
        reviewed: 2062-10-02
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        reviewed: 2026-10-02
        steps:
          - name: Looks at bikes
    """
    for where, day, what in _dates(subject.part):
        if day and first_day(day) - timedelta(days=1) > subject.today:
            yield Hit(
                where,
                f"{quoted(day)} is in the future",
                label=f"today is {subject.today}",
                help=f"write when it was {what}",
            )


def _dates(whole: Part) -> Iterator[tuple[Where, str | None, str]]:
    """The dates of what is over, and what was done then."""
    for at, part in holders(whole):
        if isinstance(part, Journey | Persona):
            yield at / "reviewed", part.reviewed, "looked at"
        for index, evidence in enumerate(part.evidence):
            yield at / "evidence" / index / "date", evidence.date, "gathered"
    for at, metric in metrics(whole) if isinstance(whole, Journey) else ():
        yield at / "date", metric.date, "measured"
