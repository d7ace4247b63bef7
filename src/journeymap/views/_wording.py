"""The changes of a map in words of its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.diff import Change, Difference, Pair
from journeymap.labels import direction
from journeymap.lanes import Sheet, Stage, Step, noted
from journeymap.source import Where

#: What kinds and keys are called by labels with other names.
_LABELS = {
    "map": "diff.title",
    "step": "diff.step",
    "next": "next",
    "ends": "ends",
    "quote": "evidence.quote",
    "opportunity": "lane.opportunities",
    "lane": "page.lanes",
    "image": "page.picture",
    "role": "page.role",
    "channel": "page.channel",
    "actor": "persona",
    "moment_of_truth": "moment",
    "when": "lane.timing",
    "duration": "metric.duration",
    "url": "links",
    "text": "diff.name",
}
_CHOICES = ("state", "status", "basis", "severity")


class Wording:
    """How the changes of a difference are told beside the maps that it compares."""

    def __init__(self, difference: Difference, before: Sheet, now: Sheet) -> None:
        self.difference, self.before, self.now, self.labels = difference, before, now, now.labels

    def arrow(self, before: str, now: str) -> str:
        """From one thing to another, with an arrow along the reading; one that is not there is a dash."""
        rtl = direction(self.labels.lang) == "rtl"
        # What each says is read in its own direction.
        sides = [f"\u2068{text or '–'}\u2069" if rtl else text or "–" for text in (before, now)]
        return (" ← " if rtl else " → ").join(sides)

    def place(self, change: Change) -> str:
        """Where a step or stage was that moved: in another stage, or after which other."""
        old = self.before.journey
        at = change.old
        if at is None:
            return self.labels["diff.moved"]
        stages = old.stages or []
        if len(at) > 2 and change.stage is not None:
            above = self.difference.stages[change.stage]
            if above.old_at != Where(at[:2]):
                return self.labels["diff.in"].format(name=stages[int(at[1])].name)
        index = int(at[-1])
        beside = stages if len(at) == 2 and at[0] == "stages" else old.steps or []
        if len(at) > 2:
            beside = stages[int(at[1])].steps
        if not index:
            return self.labels["diff.first"]
        return self.labels["diff.after"].format(name=beside[index - 1].name)

    def origin(self, change: Change) -> str:
        """Which step or stage an entry was in that moved from there; empty where it is still the same."""
        if change.old is None:
            return ""
        at = split(change.old)[0]
        pairs: list[Pair[Step] | Pair[Stage]] = [*self.difference.steps, *self.difference.stages]
        pair = next((one for one in pairs if one.old_at == at), None)
        if pair is None or pair.old is None or change.new is None or split(change.new)[0] == pair.new_at:
            return ""
        return self.labels["diff.in"].format(name=pair.old.name)

    def kind(self, key: str) -> str:
        """What a kind of thing, or a key, is called."""
        labels = self.labels
        tried = (
            _LABELS.get(key, key),
            f"lane.{key}",
            f"lane.{key}s",
            f"{key}s",
            f"diff.{key}",
            f"diff.{key}s",
        )
        return next((labels[one] for one in tried if labels.get(one)), key.replace("_", " "))

    def where(self, change: Change) -> str:
        """The step or stage that a change is in; empty for the map, and for what happened to it itself."""
        pair = (
            self.difference.steps[change.step]
            if change.step is not None
            else self.difference.stages[change.stage]
            if change.stage is not None
            else None
        )
        part = pair and (pair.new or pair.old)
        return part.name if part and change.kind not in ("step", "stage") else ""

    def name(self, change: Change) -> str:
        """What is changed, as people call it."""
        kind, name = self.kind(change.kind), change.name
        if change.kind == "map":  # what is renamed there is its title, and told as before and after
            kind, name = (kind, "") if change.verb == "renamed" else (self.labels["map"], name)
        return noted(self.where(change), ": ".join(one for one in (kind, name) if one))

    def values(self, change: Change) -> tuple[str, str]:
        """What it was and what it is, in words; both empty where the name says all of it."""
        before, after = change.before, change.after
        if change.verb == "moved" and isinstance(before, str):  # the map, to another file
            return before, str(after)
        if change.verb in ("added", "removed", "moved") and change.name:
            return "", ""
        return self._value(change.kind, before), self._value(change.kind, after)

    def told(self) -> Iterator[str]:
        """Every change as a sentence."""
        if not self.difference.changes:
            yield self.labels["diff.same"]
        for change in self.difference.changes:
            before, after = self.values(change)
            if change.verb == "moved" and change.kind in ("step", "stage"):
                after = self.place(change)
            elif change.verb == "moved" and not before:
                after = self.origin(change)
            said = self.arrow(before, after) if before else after
            name = self.name(change)
            yield f"{self.labels[f'diff.{change.verb}']}: {f'{name} ({said})' if said else name}"

    def _value(self, key: str, value: Any) -> str:
        labels = self.labels
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "✓" if value else "–"
        if isinstance(value, int | float):
            return labels.percent(value) if key == "share" else labels.number(value)
        if isinstance(value, Mapping):
            parts = ((one, self._value(one, said)) for one, said in value.items())
            return ", ".join(f"{self.kind(one)}: {said}" for one, said in parts if said)
        if isinstance(value, list | tuple):
            return ", ".join(said for one in value if (said := self._value(key, one)))
        if key in _CHOICES:
            return labels.get(f"{key}.{value}", str(value))
        if key == "owner":
            return self.now.owner(str(value))
        return str(value)


def split(place: Where) -> tuple[Where, str, int | None]:
    """The part of a map that a place is in: the map, a stage or a step; the key of it, or the lane of one's
    own, and the number in the list that this holds.
    """
    deep = 0
    if place[:1] == ("stages",) and len(place) > 1:
        deep = 4 if place[2:3] == ("steps",) and len(place) > 3 else 2
    elif place[:1] == ("steps",) and len(place) > 1:
        deep = 2
    keys = [*place[deep:]]
    if keys[:1] == ["lanes"] and len(keys) > 1 and deep:
        del keys[0]
    index = next((one for one in keys[1:] if isinstance(one, int)), None)
    return Where(place[:deep]), str(keys[0]) if keys else "", index
