"""What a diff consists of: what is in both maps, what in one of them, and the changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from journeymap.model import Journey, Part, Persona, Stage, Step
from journeymap.source import Where

P = TypeVar("P", bound=Part)
Verb = Literal["added", "removed", "renamed", "moved", "changed"]
Subject = Journey | Persona
"""What has a file of its own."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[P]):
    """A part that is in both maps, or in one of them; never in none. The places are those in each."""

    old: P | None
    new: P | None
    old_at: Where | None = None
    new_at: Where | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a diff.

    `verb` is what happened and `kind` to what: `map`, `persona`, `stage`, `step`, or a key of these, in the
    singular for what lists hold (`pain`, `opportunity`, `touchpoint`, `evidence`, `emotion`, `owner`, …).
    `name` is what people call that: the text of a pain, the name of a step, the persona of an emotion; empty
    for a plain key.

    `before` and `after` are plain data in the long form, None where there was none, or is none any more: the
    whole of what was added or removed; of what was renamed the names; of what moved the ids of its `stage`
    and `step` and its `number` from 1 in its list; of a part that changed the keys that differ.

    `old` and `new` are its places. `step` and `stage` pair what holds it now, or held it if it is gone, by
    place in `Difference.steps` and `stages` (a step and a stage are held by themselves); None where it is the
    journey's own.
    """

    verb: Verb
    kind: str
    name: str
    before: Any = None
    after: Any = None
    old: Where | None = None
    new: Where | None = None
    stage: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A map (or a persona in a file of its own) before and after: None where it was not there, or is not
    any more. `stages` and `steps` are in the order of the new map, with what was removed where it stood.
    """

    old: Subject | None
    new: Subject | None
    stages: tuple[Pair[Stage], ...] = ()
    steps: tuple[Pair[Step], ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class Named:
    """A map or a persona, and what its file is called: a path with `/`, seen from the folder compared."""

    subject: Subject
    file: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A file before and after: None where there was none, or is none any more."""

    old: Named | None
    new: Named | None
    difference: Difference
