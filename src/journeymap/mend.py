"""A stand-in for a file with errors of form, so that the rest of it can be checked in the same run."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap.model import Content, Named, Noted, Part, Persona, Touchpoint
from journeymap.source import Where

P = TypeVar("P", bound=Part)

#: Stands for a text that the author has still to write.
BLANK = "\N{REPLACEMENT CHARACTER}"
_REQUIRED = {
    "name": BLANK,
    "title": BLANK,
    "text": BLANK,
    "path": BLANK,
    "to": BLANK,
    "url": "https://blank",
    "journeymap": 1,
}


def mend(
    kind: type[P], data: Any, mistakes: list[tuple[Where, str, type[Part], str]]
) -> tuple[P | None, frozenset[str]]:
    """The part that a file would be without its mistakes, and the kinds of part whose names are no
    longer all known (to anything that names one of these, nothing can be said).

    A mistake is a place, pydantic's word for what is wrong there, the kind of part that it is in, and
    for an unknown key the known one that was likely meant. What is wrong is left out, or replaced by a
    blank where the part needs it; places stay what they were. None if that is not enough.
    """
    draft, damaged = deepcopy(data), set[str]()
    for where, what, part, meant in sorted(
        mistakes, key=lambda one: (-len(one[0]), one[1] != "extra_forbidden")
    ):
        holder, key = _holder(draft, where)
        if holder is None or (what == "missing" and key == where[-1] and key in holder):
            continue
        if what == "extra_forbidden":
            value = holder.pop(key, None)
            if meant and meant not in holder:
                holder[meant] = value
            elif issubclass(part, Touchpoint):
                holder.clear()
                holder["name"] = BLANK
        elif isinstance(holder, list):
            holder[int(key)] = {"name": BLANK} if issubclass(part, Content | Persona) else BLANK
            damaged.add(part.__name__)
        elif key in _REQUIRED:
            holder[key] = _REQUIRED[key]
        else:
            holder.pop(key, None)
        if key in ("name", "id", "text", "steps", "stages", "pains") and issubclass(
            part, Named | Noted | Persona
        ):
            damaged.add(part.__name__)
    try:
        return kind.model_validate(draft), frozenset(damaged)
    except ValidationError:
        return None, frozenset()


def _holder(data: Any, where: Where) -> tuple[Any, Any]:
    """What holds the value at a place, and under which key; of shorthand, what holds the whole."""
    holder: Any = None
    key: Any = None
    for part in where:
        inner = data if holder is None else (holder.get(key) if isinstance(holder, dict) else holder[key])
        if (isinstance(inner, dict) and isinstance(part, str)) or (
            isinstance(inner, list) and isinstance(part, int) and part < len(inner)
        ):
            holder, key = inner, part
        elif not (isinstance(inner, dict) and part == 0):
            break
    return holder, key
