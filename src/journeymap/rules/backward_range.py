"""JM416: a range that begins with its greater end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.fields import Duration
from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.settings import Settings
from journeymap.source import Where

_RANGE = re.compile(r"([0-9.,]+)(\s*[-–]\s*)([0-9.,]+)", re.ASCII)


@rule("JM416", level="error")
def backward_range(subject: Subject) -> Iterator[Hit]:
    """The first number of a range of time is the larger one.

    `12-6 months` has no least and no greatest length; whoever reckons with it gets nonsense. Either the
    two are swapped, or one of them is a slip.

    Source: inferred - what the language says of durations.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Waits for the bike
            duration: 12-6 weeks

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Waits for the bike
            duration: 6-12 weeks
    """
    part, found = subject.part, list[tuple[Where, Duration | None]]()
    if isinstance(part, Journey | Settings):
        found.append((Where(("review_every",)), part.review_every))
    if isinstance(part, Journey):
        found += [(at / "duration", one.duration) for at, one in part.contents()]
    for where, length in found:
        if length and length.low > length.high:
            turned = _RANGE.sub(r"\3\2\1", length.text, count=1)
            message = f"the range {quoted(length.text)} begins with its greater end"
            yield Hit(where, message, help=f"did you mean {quoted(turned)}?")
