"""What changed from one map to another: not in the text, but in the journey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from journeymap.model import Journey, Part, Persona, Stage, Step
from journeymap.source import Where

P = TypeVar("P", bound=Part)
Verb = Literal["added", "removed", "renamed", "moved", "changed"]


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
    `name` is what people call that: the text of a pain, the name of a step; empty for a plain key.
    `before` and `after` are plain data, as in JSON: what it was and what it is, None where there was none or is
    none any more. `old` and `new` are its places. `step` and `stage` pair what holds it, by place in
    `Difference.steps` and `stages`; None where it is the journey's own.
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
    """A map (or a persona in a file of its own) before and after: None where it was not there, or is not any
    more. `stages` and `steps` are in the order of the new map, with what was removed where it stood.
    """

    old: Journey | Persona | None
    new: Journey | Persona | None
    stages: tuple[Pair[Stage], ...] = ()
    steps: tuple[Pair[Step], ...] = ()
    changes: tuple[Change, ...] = ()
