"""JM406: one metric measured in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.fields import UNITS, make_id
from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._holders import metrics
from journeymap.source import Where

#: Too short for the steps of a map, so that no duration is written in them: `UNITS` begins with the minute.
_SECONDS = frozenset(
    """
    ms s sec secs second seconds sekunde sekunden seconde secondes seconden segundo segundos secondo secondi
    sekunda sekundy sekund секунда секунды секунд ثانية ثوان ثواني שנייה שניות 秒 秒間 秒钟 秒鐘 초
    """.split()
)
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?", re.ASCII)


@rule("JM406", level="warning", of=Journey, needs="Metric")
def clashing_scales(subject: Subject) -> Iterator[Hit]:
    """A metric has one scale or unit in one place of a map and another one elsewhere.

    Side by side under one name, 4.1 of 5 and 6.2 of 10 are read as better and worse. Units of time are
    one another's multiples, and do not clash. Of a scale only the numbers are compared, where it has
    any, and a scale or unit that is left out is not looked at.

    Source: Qualtrics (Journeys in Qualtrics) - the outcome metric of each stage of a journey should have
        the same question wording and the same number of scale points.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            metrics: [{name: csat, value: 4.1, scale: 1-5}]
          - name: Buys the bike
            metrics: [{name: csat, value: 6.2, scale: 1-10}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Takes a test ride
            metrics: [{name: csat, value: 4.1, scale: 1-5}]
          - name: Buys the bike
            metrics: [{name: csat, value: 3.1, scale: 1 to 5}]
    """
    found = list(metrics(subject.journey))
    for key, alike in (("scale", _scale), ("unit", _unit)):
        first: dict[str, tuple[Where, str]] = {}
        others: dict[str, list[tuple[Where, str]]] = {}
        for at, metric in found:
            said = "" if getattr(metric, key) is None else str(getattr(metric, key))
            if said:
                here = first.setdefault(make_id(metric.name), (at / key, said))
                if alike(said) != alike(here[1]):
                    others.setdefault(make_id(metric.name), []).append((at / key, metric.name))
        for name, (where, said) in first.items():
            if name in others:
                (here_, called), *more = others[name]
                yield Hit(
                    here_,
                    f"the {key} of {quoted(called)} is {quoted(said)} elsewhere on this map",
                    help="measure it alike everywhere, or give the two different names",
                    also=((where, "elsewhere"), *((place, "here too") for place, _ in more[:6])),
                )


def _scale(text: str) -> object:
    """A scale as it is compared: its numbers, or else the words for it."""
    return frozenset(_NUMBER.findall(text)) or make_id(text)


def _unit(text: str) -> str:
    """A unit as it is compared: any unit of time is one."""
    folded = text.casefold()
    return "time" if text in UNITS or folded in UNITS or folded in _SECONDS else make_id(text)
