"""Mermaid's `journey`: stages as sections, steps as tasks with a score, for where only Mermaid is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.experience import Curve, curves
from journeymap.model import Content, Journey, Stage, Step
from journeymap.saying import Context

suffix = ".mmd"

_MIDDLE = 3
"""The score of a neutral emotion: Mermaid's are from 1 to 5."""
# What ends a name or begins a comment in Mermaid's grammar, and what looks like a tag to what it cleans
# texts with. It reads `#35;` as the character of that number.
_SIGN = re.compile(r"[#;:<>]|(?<=%)%")
_WORD = re.compile("journey|title|section|acc|%", re.I)
# What there is no place for, and what it is called.
_LISTS = {
    "doing": "actions",
    "thinking": "thoughts",
    "feeling": "feelings in words",
    "quotes": "quotes",
    "touchpoints": "touchpoints",
    "pains": "pains",
    "gains": "gains",
    "opportunities": "opportunities",
    "metrics": "metrics",
    "evidence": "pieces of evidence",
    "frontstage": "frontstage actions",
    "backstage": "backstage actions",
    "support": "support processes",
    "next": "ways on",
    "leaves": "exits",
    "enters": "entries",
    "links": "links",
    "expectations": "expectations",
}
_TEXTS = ("summary", "scenario", "goal", "timing", "duration")


def write(journey: Journey, context: Context) -> bytes:
    """The diagram, and behind it in comments what of the map is not in it.

    A score is the emotion and 3: the mean, where it changes within the step or people feel differently. A
    task cannot go without one: where the emotion is not known it is 3, and a comment says so.
    """
    return ("\n".join([*_lines(journey), *_comments(journey)]) + "\n").encode()


def left_out(journey: Journey) -> dict[str, int]:
    """How many of what the map says that Mermaid has no place for."""
    parts: list[Journey | Content] = [journey, *(journey.stages or []), *journey.all_steps]
    found = {name: sum(len(getattr(part, key, ())) for part in parts) for key, name in _LISTS.items()}
    content = [part for part in parts if isinstance(part, Content)]
    own = sum(len(texts) for part in content for texts in part.lanes.values())
    changes = sum(point.start != point.end for curve in curves(journey) for point in curve.points)
    more = {
        "entries of own lanes": own,
        "moments of truth": sum(part.moment_of_truth is not None for part in content),
        "changes of emotion within a step": changes,
        "texts about the journey and its stages": sum(
            bool(getattr(part, key, None)) for part in parts for key in _TEXTS
        ),
    }
    return {name: count for name, count in (found | more).items() if count}


def _lines(journey: Journey) -> Iterator[str]:
    yield "journey"
    yield f"    title {_name(journey.title)}"
    found = curves(journey)
    before: Stage | None = None
    for column, (stage, step) in enumerate(journey.columns):
        if stage and stage is not before:
            yield f"    section {_name(stage.name)}"
        before = stage
        part = step or stage
        if part:
            score = _score(found, column)
            told = f"{_MIDDLE if score is None else score:.10g}"
            who = ", ".join(_people(journey, part))
            yield f"      {_name(part.name)}: {told}{f': {who}' if who else ''}"


def _people(journey: Journey, part: Stage | Step) -> Iterator[str]:
    """Who acts there, or else everybody."""
    for one in journey.people:
        key, name = (one, one) if isinstance(one, str) else (one.id, one.name)
        if part.actor in ("", key):
            yield _written(name).replace(",", _code(","))


def _score(found: list[Curve], column: int) -> float | None:
    """The mean of what people feel in a column; None where it is not known."""
    values = [
        value
        for curve in found
        for point in curve.points
        if point.first <= column <= point.last
        for value in (point.start, point.end)
    ]
    return round(sum(values) / len(values) + _MIDDLE, 2) if values else None


def _comments(journey: Journey) -> Iterator[str]:
    found = curves(journey)
    unknown = sum(_score(found, column) is None for column in range(len(journey.columns)))
    if unknown:
        yield f"%% Emotion not known, drawn as {_MIDDLE}: {unknown} of {len(journey.columns)}"
    lost = left_out(journey)
    if lost:
        yield f"%% Not in this diagram: {', '.join(f'{name} ({count})' for name, count in lost.items())}"


def _name(text: str) -> str:
    """A text at the beginning of a line, where some words are Mermaid's own, and a `%` begins a comment."""
    written = _written(text)
    return _code(written[0]) + written[1:] if _WORD.match(written) else written


def _written(text: str) -> str:
    return _SIGN.sub(lambda found: _code(found[0]), " ".join(text.split()))


def _code(char: str) -> str:
    return f"#{ord(char)};"
