"""JM405: a figure of which nobody knows how it came about."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.fields import make_id
from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together
from journeymap.rules._holders import metrics


@rule("JM405", level="hint", of=Journey, needs="Metric", options={"scaled": ["csat", "ces"]})
def vague_metric(subject: Subject) -> Iterable[Hit]:
    """A metric has a value and lacks its date, its source or, where there are several, its scale.

    A figure can be compared with the next one when it is known when, where and how it was measured.
    CSAT and CES are asked on scales that differ from vendor to vendor, and given as a mean or as a
    share; NPS has one definition and needs none. `4.6/5` says the scale in the value. A metric without
    a value is still to be measured, and lacks nothing.

    Source: TheyDo, whose metrics have a formula, a unit, a source and a date; SupportBee for the
        definition of NPS. That vendors differ on CSAT and CES is why the scale is asked for.

    Settings:
        scaled: words in the names of metrics that say little without their scale

    Bad:
        journeymap: 1
        title: Buy a bike
        metrics: [{name: csat, value: 4.6}]
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        metrics: [{name: csat, value: 4.6, scale: 1-5, date: 2026-09, source: Card at the exit}]
        steps:
          - name: Looks at bikes
    """
    scaled = {make_id(word) for word in subject.options["scaled"]}
    hits = []
    for at, metric in metrics(subject.journey):
        if metric.value is None:
            continue
        lacks = [key for key in ("date", "source") if not getattr(metric, key)]
        if scaled.intersection(make_id(metric.name).split("-")) and not (
            metric.scale is not None or "/" in str(metric.value)
        ):
            lacks.append("scale")
        if lacks:
            message = f"the metric {quoted(metric.name)} lacks its {listed(lacks, 'and')}"
            help = "say when and where it was measured, and of a score on which scale"
            hits.append(Hit(at / "name", message, help=help))
    return together(hits, "{n} metrics lack their date, source or scale")
