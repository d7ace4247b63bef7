"""JM409: a review that is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.age import after, in_months, last_day, later, retired
from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM409", level="warning", of=Journey, needs="Settings", options={"months": 6}, dated=True)
def overdue_review(subject: Subject) -> Iterator[Hit]:
    """The next review of a map should have been done by now.

    How often a map is reviewed is said by its own `review_every`, else by the workspace's, else by the
    setting. Of a range the longer counts, and a review of a month counts from the end of that month.
    Retired maps need no review.

    Source: Pedowitz Group (review every quarter, refresh twice a year) and Uxcel (every quarter, every
        month where much changes); Biznest calls a map that is a year old out of step.

    Settings:
        months: how often a map is reviewed where neither it nor the workspace says so

    Bad:
        journeymap: 1
        title: Buy a bike
        reviewed: 2026-03-04
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        reviewed: 2026-03-04
        review_every: 12 months
        steps:
          - name: Looks at bikes
    """
    journey, months = subject.journey, subject.options["months"]
    if not journey.reviewed or retired(journey):
        return
    every, day = journey.review_every or subject.workspace.settings.review_every, last_day(journey.reviewed)
    due = after(day, every) if every else later(day, months)
    if due < subject.today:
        often = quoted(every.text) if every else in_months(months)
        yield Hit(
            Where(("reviewed",)),
            f"the review was due on {due}, {often} after the last one",
            help="check the map against reality, and write the day into `reviewed`",
        )
