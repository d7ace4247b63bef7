"""JM404: a figure that is older than it should be."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.age import in_months, last_day, old, retired
from journeymap.fields import make_id
from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._holders import metrics
from journeymap.source import Where


@rule("JM404", level="warning", of=Journey, options={"months": 12}, dated=True)
def stale_metric(subject: Subject) -> Iterable[Hit]:
    """The latest figure of a metric is older than a limit.

    A metric is there to be watched; a figure of years ago is read as if it were of today. Older figures
    may stay beside the newest one of the same name. A month counts to its end, a year to its last day.
    Retired maps are not looked at.

    Source: inferred - Biznest calls a map that is a year old out of step, and Pedowitz Group refreshes
        maps twice a year.

    Settings:
        months: how old a figure may be

    Bad:
        journeymap: 1
        title: Buy a bike
        metrics: [{name: nps, value: 42, date: 2024, source: Email survey}]
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        metrics:
          - {name: nps, value: 42, date: 2024, source: Email survey}
          - {name: nps, value: 38, date: 2026-09, source: Email survey}
        steps:
          - name: Looks at bikes
    """
    months, hits = subject.options["months"], []
    newest: dict[tuple[Where, str], tuple[str, Where]] = {}
    for at, one in metrics(subject.journey):
        # Older figures of the same name count only where they stand side by side.
        same = at.parent, make_id(one.name)
        if one.date and (same not in newest or last_day(one.date) > last_day(newest[same][0])):
            newest[same] = one.date, at
    for day, at in newest.values():
        if old(day, months, subject.today) and not retired(subject.part):
            message = f"the figure is of {quoted(day)}, more than {in_months(months)} ago"
            hits.append(Hit(at / "date", message, help="measure again, or leave the metric out"))
    return together(hits, f"{{n}} figures are more than {in_months(months)} old")
