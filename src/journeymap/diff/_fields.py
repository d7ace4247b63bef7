"""Two parts of maps compared, key by key: every key of the language, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journeymap.diff._change import Change, Subject, Verb
from journeymap.diff._items import match
from journeymap.diff._likeness import leaves
from journeymap.diff._order import Row, line_up, part_at, place
from journeymap.diff._pairing import Pairing, Placed, keys, made, title_of, titled
from journeymap.longhand import longhand, plain
from journeymap.model import Journey, Next, Noted, Part, Persona
from journeymap.source import Where

#: Keys that name other parts of the map by id, and what these are.
_REFERENCES = {"to": "step", "addresses": "pain", "actor": "persona"}
#: What one of a list is called where it is not the key without its last letter.
_SINGULAR = {"opportunities": "opportunity", "ends": "ends"}
_NOTHING: Any = (None, "")


@dataclass(frozen=True, slots=True)
class Held:
    """The places of what is compared, None where there is none, and which stage and step it is (of)."""

    old: Where | None
    new: Where | None
    stage: int | None = None
    step: int | None = None

    def __truediv__(self, key: str | int) -> Held:
        old, new = (None if at is None else at / key for at in (self.old, self.new))
        return Held(old, new, self.stage, self.step)

    def at(self, old: Where | None, new: Where | None) -> Held:
        """The same stage and step, but other places."""
        return Held(old, new, self.stage, self.step)


class Fields:
    """What changed in parts that are matched already; `changes` grows with each that is compared."""

    def __init__(self, pairing: Pairing, old: Subject | None, new: Subject | None) -> None:
        self.pairing, self.old, self.new = pairing, old, new
        self.changes: list[Change] = []

    def tell(self, verb: Verb, kind: str, name: str, before: Any, after: Any, held: Held) -> None:
        """Note a change."""
        self.changes.append(
            Change(verb, kind, name, before, after, held.old, held.new, held.stage, held.step)
        )

    def moved(self, kind: str, name: str, held: Held) -> None:
        """Note that something stands elsewhere now."""
        if held.old is not None and held.new is not None:
            before, after = place(self.old, held.old), place(self.new, held.new)
            self.tell("moved", kind, name, before, after, held)

    def part(
        self, kind: str, model: type[Part], old: Part, new: Part, held: Held, apart: Container[str] = ()
    ) -> None:
        """Two parts that have a name, by the keys of the model; those set `apart` are not looked at."""
        title = title_of(model)
        if titled(old) != titled(new):
            self.tell("renamed", kind, titled(new), titled(old), titled(new), held)
        for name, key in keys(model):
            if name in apart or name == title:
                continue
            before, after = getattr(old, name), getattr(new, name)
            if before == after or (name == "id" and made(old) and made(new)):
                continue
            self._key(name, key, before, after, held)

    def alone(self, kind: str, part: Part, held: Held, apart: Container[str] = ()) -> None:
        """A part that was added, or removed where it has no place now. What has an id in it is told as well:
        a pain may be new or solved with its step, or have moved to another one.
        """
        data = {key: one for key, one in longhand(part).items() if key not in apart}
        new = held.new is not None
        if new:
            self.tell("added", kind, titled(part), None, data, held)
        else:
            self.tell("removed", kind, titled(part), data, None, held)
        for name, key in keys(type(part)):
            value = getattr(part, name)
            if isinstance(value, list) and value and isinstance(value[0], Noted):
                self._items(_singular(key), [] if new else value, value if new else [], held / key)

    def _key(self, name: str, key: str, before: Any, after: Any, held: Held) -> None:
        if name == "emotion":
            self._emotion(before, after, held / key)
        elif isinstance(before, list) and isinstance(after, list):
            self._items(_singular(key), before, after, held / key)
        elif isinstance(before, dict) and isinstance(after, dict):
            for one in dict.fromkeys([*before, *after]):
                was, now = before.get(one), after.get(one)
                if isinstance(was, list) and isinstance(now, list):
                    self._items(_singular(key), was, now, held / key / one)
                elif was != now:
                    self._whole(_singular(key), one, name, was, now, held / key / one)
        elif not self._same(name, before, after):
            self._whole(key, "", name, before, after, held / key)

    def _same(self, name: str, before: Any, after: Any) -> bool:
        """Whether two values of a key mean the same; what they name may have got another id."""
        if before == after or name not in _REFERENCES:
            return bool(before == after)
        kind = _REFERENCES[name]
        if isinstance(before, list) and isinstance(after, list):
            pairs = zip(before, after, strict=False)
            return len(before) == len(after) and all(self.pairing.same_id(kind, *pair) for pair in pairs)
        return self.pairing.same_id(kind, before, after)

    def _whole(self, kind: str, name: str, field: str, before: Any, after: Any, held: Held) -> None:
        """A key whose value is told as it was and is."""
        verb: Verb = "added" if before in _NOTHING else "removed" if after in _NOTHING else "changed"
        was, now = (None if one in _NOTHING else plain(field, one) for one in (before, after))
        old, new = None if was is None else held.old, None if now is None else held.new
        self.tell(verb, kind, name, was, now, held.at(old, new))

    def _items(self, kind: str, before: Sequence[Any], after: Sequence[Any], held: Held) -> None:
        """Two lists of parts or of texts."""
        was = _placed(before, held.old)
        now = _placed(after, held.new)
        noted = any(isinstance(one, Noted) for one in (*before, *after))
        paired = self.pairing.notes if noted else match([*was.values()], [*now.values()], self.pairing)
        rows = line_up([*was], [*now], paired, lambda old, new: sorted((was[old].content, now[new].content)))
        for row in rows:
            self._item(kind, row, held.at(row.old, row.new))

    def _item(self, kind: str, row: Row, held: Held) -> None:
        old = None if row.old is None else part_at(self.old, row.old)
        new = None if row.new is None else part_at(self.new, row.new)
        if old is None or new is None:
            if old is None:
                self.tell("added", kind, self._called(new, self.new), None, plain("", new), held)
            else:
                self.tell("removed", kind, self._called(old, self.old), plain("", old), None, held)
            return
        name = self._called(new, self.new)
        if row.moved:
            self.moved(kind, name, held)
        if titled(old) != titled(new):
            verb: Verb = "changed" if isinstance(new, str) else "renamed"
            self.tell(verb, kind, name, titled(old), titled(new), held)
        if isinstance(old, Part) and isinstance(new, Part):
            before, after = self._differing(old, new)
            if before:
                self.tell("changed", kind, name, before, after, held)

    def _differing(self, old: Part, new: Part) -> tuple[dict[str, Any], dict[str, Any]]:
        """The keys that differ, but for the name."""
        before, after = dict[str, Any](), dict[str, Any]()
        for name, key in keys(type(new)):
            was, now = getattr(old, name), getattr(new, name)
            if name == title_of(type(new)) or (name == "id" and made(old) and made(new)):
                continue
            if not self._same(name, was, now):
                before[key], after[key] = (
                    None if one in (*_NOTHING, []) else plain(name, one) for one in (was, now)
                )
        return before, after

    def _emotion(self, before: dict[str, Any], after: dict[str, Any], held: Held) -> None:
        """How it feels, for each persona; what all feel, each does of whom nothing else is said."""
        if before.keys() | after.keys() == {""}:
            self._whole("emotion", "", "", before.get(""), after.get(""), held)
            return
        told = len(self.changes)
        for was, now, name in self._felt(before, after):
            one, two = _feels(before, was, self.people[0]), _feels(after, now, self.people[1])
            if one != two:
                old = held.old and (held.old / was if was in before else held.old)
                new = held.new and (held.new / now if now in after else held.new)
                self._whole("emotion", name, "", one, two, held.at(old, new))
        if len(self.changes) == told and not self._same_felt(before, after):
            self.tell("changed", "emotion", "", plain("emotion", before), plain("emotion", after), held)

    def _same_felt(self, before: dict[str, Any], after: dict[str, Any]) -> bool:
        return {self.pairing.now("persona", key) or key: one for key, one in before.items()} == after

    def _felt(self, before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Whose emotions are compared: the id before and after, and the name."""
        was, now = (
            dict.fromkeys([*people, *(one for one in felt if one)])
            for people, felt in zip(self.people, (before, after), strict=True)
        )
        then = {self.pairing.now("persona", one) or one: one for one in was}
        for one in now:
            yield then.get(one, one), one, self.people[1].get(one, one)
        for one, id in then.items():
            if one not in now:
                yield id, id, self.people[0].get(id, id)

    def person(self, old: Persona | str | None, new: Persona | str | None, held: Held, moved: bool) -> None:
        """A persona of a map; an id where it was not looked up."""
        name = _name(old if new is None else new)
        if moved:
            self.moved("persona", name, held)
        if isinstance(old, Persona) and isinstance(new, Persona):
            self.part("persona", Persona, old, new, held)
        elif old != new:
            verb: Verb = "added" if old is None else "removed" if new is None else "changed"
            before, after = (None if one is None else plain("", one) for one in (old, new))
            self.tell(verb, "persona", name, before, after, held)

    @cached_property
    def people(self) -> tuple[dict[str, str], dict[str, str]]:
        """The names of the personas of both maps by id."""
        old, new = (_names(one) for one in (self.old, self.new))
        return old, new

    def _called(self, said: Any, root: Subject | None) -> str:
        """What people call an entry of a list."""
        if isinstance(said, Next) and isinstance(root, Journey):
            return next((one.name for one in root.all_steps if one.id == said.to), said.to)
        if isinstance(said, str) or titled(said):
            return titled(said)
        data: dict[str, Any] = longhand(said)
        return str(data.get("text") or data.get(said.short) or " ".join(leaves(data)))


def _placed(said: Sequence[Any], at: Where | None) -> dict[Where, Placed[Any]]:
    places = [Where((*(at or ()), index)) for index in range(len(said))]
    return {where: Placed(where, one) for where, one in zip(places, said, strict=True)}


def _singular(key: str) -> str:
    return _SINGULAR.get(key, key.removesuffix("s"))


def _feels(felt: dict[str, Any], id: str, people: Container[str]) -> Any:
    return felt.get(id) or (felt.get("") if id in people else None)


def _name(one: Persona | str | None) -> str:
    return one.name if isinstance(one, Persona) else one or ""


def _names(one: Subject | None) -> dict[str, str]:
    people = one.people if isinstance(one, Journey) else []
    return {one if isinstance(one, str) else one.id: _name(one) for one in people}
