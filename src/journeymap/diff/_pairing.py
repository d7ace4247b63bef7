"""What of a map before is what of the map after: its personas, stages, steps, pains, gains, opportunities."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from journeymap.diff._likeness import Look, leaves, look
from journeymap.diff._matching import Key, Matching
from journeymap.fields import make_id
from journeymap.longhand import longhand
from journeymap.model import Content, Journey, Noted, Part, Persona, Stage, Step
from journeymap.source import Where

P = TypeVar("P", bound="Part | str")


@cache
def title_of(kind: type[Part]) -> str:
    """The key that names a part, or is its text: empty where there is none that it must have."""
    for key in ("title", "name", "text"):
        found = kind.model_fields.get(key)
        if found and found.is_required():
            return key
    return ""


def titled(said: Part | str) -> str:
    """The name of a part, or its text; empty for parts that have none."""
    return said if isinstance(said, str) else str(getattr(said, title_of(type(said)), ""))


def made(part: Part) -> bool:
    """Whether the id of a part is the one that its name gives; that of a map comes from elsewhere."""
    kind = "persona" if isinstance(part, Persona) else type(part).__name__.lower()
    return not isinstance(part, Journey) and getattr(part, "id", None) == make_id(titled(part), kind)


@dataclass(frozen=True)
class Placed(Generic[P]):
    """A part in its place, or a text; `group` is the pair of what holds it, by the number of that."""

    at: Where
    part: P
    group: int | None = None

    @cached_property
    def content(self) -> str:
        """All that it says: equal for equal parts."""
        if isinstance(self.part, str):
            return self.part
        return json.dumps(longhand(self.part), ensure_ascii=False)

    @cached_property
    def look(self) -> Look:
        """How it looks when it is compared with others: what is one statement, by that; a stage, a step, a
        persona or a map by all it says, a stage with the names of its steps.
        """
        if isinstance(self.part, str):
            return look(self.part, {})
        title = titled(self.part)
        if title and not isinstance(self.part, Content | Journey | Persona):
            return look(title, {})
        said = longhand(self.part)
        for key in ("id", title_of(type(self.part))):
            said.pop(key, None)
        if isinstance(self.part, Stage):
            said["steps"] = [step.name for step in self.part.steps]
        return look(title, said) if title else look(" ".join(leaves(said)), {})


def content_of(placed: Placed[Any]) -> str:
    """All that a part says."""
    return placed.content


def look_of(placed: Placed[Any]) -> Look:
    """How a part looks when it is compared with others."""
    return placed.look


def _id_of(placed: Placed[Any]) -> str:
    return str(placed.part.id)


def name_of(placed: Placed[Any]) -> str | None:
    """The name of a part as it is compared; None where it has none."""
    return titled(placed.part).casefold() or None


def _group_of(placed: Placed[Any]) -> int | None:
    return placed.group


def _within(key: Key[Placed[Any]]) -> Key[Placed[Any]]:
    return lambda placed: (placed.group, key(placed))


def _keys_of(*sides: list[Placed[Any]]) -> list[Key[Placed[Any]]]:
    """What parts are matched by, the surest first: equal ones are told apart only where ids are not."""
    repeated = any(len({one.part.id for one in side}) < len(side) for side in sides)
    return [content_of, _id_of, name_of] if repeated else [_id_of, name_of]


@dataclass
class Pairing:
    """Two maps, and what is what in them, by place: before to after."""

    people: dict[Where, Where] = field(default_factory=dict)
    stages: dict[Where, Where] = field(default_factory=dict)
    steps: dict[Where, Where] = field(default_factory=dict)
    notes: dict[Where, Where] = field(default_factory=dict)
    ids: set[tuple[str, str, str]] = field(default_factory=set)
    """The ids that a part has before and after, behind what it is: `step`, `persona`, `pain`."""

    def same_id(self, kind: str, old: Any, new: Any) -> bool:
        """Whether two ids, one of each map, mean the same part of this kind."""
        return old == new or (kind, old, new) in self.ids

    def now(self, kind: str, old: str) -> str | None:
        """The id that a part of this kind has after; None where it is not there, or was not before."""
        return self._now.get((kind, old))

    @cached_property
    def _now(self) -> dict[tuple[str, str], str]:
        return {(kind, old): new for kind, old, new in self.ids}


def people(journey: Journey) -> list[tuple[Where, Persona | str]]:
    """The personas of a map with their places; an id where they were not looked up."""
    if journey.personas:
        return [(Where(("personas", index)), one) for index, one in enumerate(journey.personas)]
    return [(Where(("persona",)), journey.persona)] if journey.persona else []


def pair(old: Journey, new: Journey) -> Pairing:
    """What is what in two maps: by id, then by name, then by likeness."""
    found = Pairing()
    _people(found, old, new)
    _stages(found, old, new)
    _steps(found, old, new)
    _notes(found, old, new)
    return found


def _people(found: Pairing, old: Journey, new: Journey) -> None:
    # One that was not looked up is as good as a persona with nothing but this name.
    was, now = (
        [
            Placed(at, Persona.model_construct(name=one, id=one) if isinstance(one, str) else one)
            for at, one in people(each)
        ]
        for each in (old, new)
    )
    matching = Matching(was, now)
    for key in (_id_of, name_of):
        matching.by(key)
    matching.by_likeness(look_of, content_of)
    found.people = _places(matching)
    _know(found, "persona", matching)


def _stages(found: Pairing, old: Journey, new: Journey) -> None:
    was, now = (
        [Placed(at, one) for at, one in each.contents() if isinstance(one, Stage)] for each in (old, new)
    )
    matching = Matching(was, now)
    for key in _keys_of(was, now):
        matching.by(key)
    matching.by_likeness(look_of, content_of)
    found.stages = _places(matching)


def _steps(found: Pairing, old: Journey, new: Journey) -> None:
    numbers = {at: number for number, at in enumerate(found.stages)}
    groups = numbers, {after: numbers[at] for at, after in found.stages.items()}
    was, now = (
        [Placed(at, one, known.get(Where(at[:-2]))) for at, one in each.contents() if isinstance(one, Step)]
        for each, known in zip((old, new), groups, strict=True)
    )
    matching = Matching(was, now)
    for key in _keys_of(was, now):
        matching.by(_within(key))
        matching.by(key)
    matching.by_likeness(look_of, content_of, _group_of)
    found.steps = _places(matching)
    _know(found, "step", matching)


def _notes(found: Pairing, old: Journey, new: Journey) -> None:
    """Pains and their like, wherever they stand: they have ids, so one that stands elsewhere now is still
    the same.
    """
    held = {Where(): Where(), **found.stages, **found.steps}
    numbers = {at: number for number, at in enumerate(held)}
    was, now = _noted(old, numbers), _noted(new, {after: numbers[at] for at, after in held.items()})
    for kind in [one for one in was if one in now]:
        matching = Matching(was[kind], now[kind])
        keys = _keys_of(was[kind], now[kind])
        for key in (*map(_within, keys), *keys):
            matching.by(key)
        matching.by_likeness(look_of, content_of, _group_of, apart=True)
        matching.by_likeness(look_of, content_of, _group_of)
        found.notes |= _places(matching)
        _know(found, kind, matching)


def _noted(journey: Journey, groups: dict[Where, int]) -> dict[str, list[Placed[Any]]]:
    found: dict[str, list[Placed[Any]]] = {}
    for holder, part in [(Where(), journey), *journey.contents()]:
        for name, key in keys(type(part)):
            value = getattr(part, name)
            for index, one in enumerate(value if isinstance(value, list) else ()):
                if not isinstance(one, Noted):
                    break
                placed = Placed(Where((*holder, key, index)), one, groups.get(holder))
                found.setdefault(type(one).__name__.lower(), []).append(placed)
    return found


@cache
def keys(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, and what their keys are called."""
    return tuple((name, one.alias or name) for name, one in kind.model_fields.items())


def _places(matching: Matching[Placed[Any]]) -> dict[Where, Where]:
    return {matching.old[i].at: matching.new[j].at for i, j in matching.pairs}


def _know(found: Pairing, kind: str, matching: Matching[Placed[Any]]) -> None:
    """Note the ids of what was matched; of several with one id the first has it."""
    first = [dict[str, int](), dict[str, int]()]
    for ids, side in zip(first, (matching.old, matching.new), strict=True):
        for index, one in enumerate(side):
            ids.setdefault(one.part.id, index)
    for i, j in matching.pairs:
        old, new = matching.old[i].part.id, matching.new[j].part.id
        if first[0][old] == i and first[1][new] == j:
            found.ids.add((kind, old, new))
