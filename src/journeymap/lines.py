"""What a map says, a line for each thing, for tools that compare lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymap.fields import Duration
from journeymap.model import Part, Stage, Step

_TRUTHS = ("moment_of_truth", "ends")
"""Keys of which the reasons may be left out; none of the others says anything by an empty list."""


def lines(part: Part) -> Iterator[str]:
    """The lines of a map or a persona, the same however it is laid out and whatever shorthand it uses.

    Under the line of a stage or a step what is said of it is indented; a step does not stand under its
    stage but behind it, so that git tells of which step a line is. Ids that are not written are not told.
    """
    indent = "  " if isinstance(part, Stage | Step) else ""
    for key, value in _written(part):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Stage | Step):
                yield f"{type(one).__name__.lower()}: {_flat(one.name)}"
                yield from lines(one)
            elif not indent or key != "name":
                yield from (f"{indent}{key}: {line}" for line in _said(one, key).splitlines())


def _written(part: Part) -> Iterator[tuple[str, Any]]:
    """The keys that the author wrote, in the order of the language."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name in part.model_fields_set and name != "journeymap":
            yield field.alias or name, ["yes"] if value == [] and name in _TRUTHS else value


def _said(value: Any, key: str = "") -> str:
    if isinstance(value, Part):
        found = [(name, _flat(_said(one, name))) for name, one in _written(value)]
        return "; ".join(one if name == value.short else f"{name}: {one}" for name, one in found) or "yes"
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, tuple):
        start, end = (_said(one) for one in value)
        return start if start == end else f"{start} to {end}"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_flat(_said(one))}".strip() for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(_flat(_said(one)) for one in value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value}%" if key == "share" else str(value)


def _flat(text: str) -> str:
    return " ".join(text.split())
