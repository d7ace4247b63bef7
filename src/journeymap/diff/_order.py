"""Two lists as one, and where in a map something stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from journeymap.diff._matching import merged, steady
from journeymap.model import Journey, Part, Stage
from journeymap.source import Where


class Row(NamedTuple):
    """What stands in one line of two lists: where before, where after, and whether it moved."""

    old: Where | None
    new: Where | None
    moved: bool = False


def line_up(
    old: Sequence[Where],
    new: Sequence[Where],
    after: Mapping[Where, Where],
    content: Callable[[Where, Where], Any],
) -> list[Row]:
    """Two lists as one, in the order of the new one, with what is gone where it stood; `after` says what is
    what, also of what stands in other lists: such a part moved here, and is left out of the list it was in.

    `content` is something to sort a pair by that is the same seen from either side.
    """
    before = {now: was for was, now in after.items()}
    numbers = {at: number for number, at in enumerate(new)}
    pairs = [(i, numbers[after[at]]) for i, at in enumerate(old) if at in after and after[at] in numbers]
    kept = steady(pairs, lambda one: content(old[one[0]], new[one[1]]))
    stayed = {old[i]: new[j] for i, j in kept}
    rows = merged(old, new, stayed, lambda at: at not in after)
    found = []
    for was, now in rows:
        then = was if now is None else before.get(now)
        found.append(Row(then, now, now is not None and then is not None and then not in stayed))
    return found


def part_at(part: Any, at: Where) -> Any:
    """What stands at a place of a part: another part, a text, a list of these.

    KeyError, IndexError or AttributeError where nothing does.
    """
    for key in at:
        if isinstance(part, Part):
            names = {field.alias or name: name for name, field in type(part).model_fields.items()}
            part = getattr(part, names[str(key)])
        else:
            part = part[key]
    return part


def place(journey: Part | None, at: Where) -> dict[str, Any]:
    """Where something stands in a list, as plain data: the ids of the stage and of the step that it is of,
    and its number from 1.
    """
    found: dict[str, Any] = {}
    if isinstance(journey, Journey):
        held: Part | list[Part] = journey
        for depth in range(2, len(at), 2):
            if at[depth - 2] not in ("stages", "steps"):
                break
            held = part_at(journey, Where(at[:depth]))
            found["stage" if isinstance(held, Stage) else "step"] = getattr(held, "id", "")
    return found | {"number": int(at[-1]) + 1}
