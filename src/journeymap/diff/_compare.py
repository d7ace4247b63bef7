"""Two maps compared: what is only in one of them, and what is not the same in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.diff._change import Difference, Pair, Subject
from journeymap.diff._fields import Fields, Held
from journeymap.diff._order import Row, line_up
from journeymap.diff._pairing import Pairing, Placed, pair, people, titled
from journeymap.longhand import longhand
from journeymap.model import Journey, Part, Persona, Stage, Step
from journeymap.source import Where


def diff(old: Subject | None, new: Subject | None) -> Difference:
    """What changed from one map, or persona, to another. The personas of maps are compared as they are
    given: looked up, or as ids.

    ValueError for a map and a persona.
    """
    if isinstance(old, Journey) and isinstance(new, Journey):
        return _Maps(old, new).difference()
    if isinstance(old, Persona) and isinstance(new, Persona):
        found = Fields(Pairing(), old, new)
        found.part("persona", Persona, old, new, Held(Where(), Where()))
        return Difference(old, new, changes=tuple(found.changes))
    if old is not None and new is not None:
        raise ValueError("a map and a persona are not compared")
    return _alone(old, new)


def _alone(old: Subject | None, new: Subject | None) -> Difference:
    """What came or went as a whole."""
    subject = old if new is None else new
    if subject is None:
        return Difference(None, None)
    found = Fields(Pairing(), old, new)
    held = Held(None if old is None else Where(), None if new is None else Where())
    kind = "map" if isinstance(subject, Journey) else "persona"
    before, after = (None if one is None else longhand(one) for one in (old, new))
    found.tell("added" if old is None else "removed", kind, titled(subject), before, after, held)
    stages, steps = list[Pair[Stage]](), list[Pair[Step]]()
    for at, one in subject.contents() if isinstance(subject, Journey) else ():
        pairs: list[Any] = stages if isinstance(one, Stage) else steps
        pairs.append(Pair(None, one, None, at) if old is None else Pair(one, None, at, None))
    return Difference(old, new, tuple(stages), tuple(steps), tuple(found.changes))


class _Maps:
    """The comparison of two maps."""

    def __init__(self, old: Journey, new: Journey) -> None:
        self.old, self.new = old, new
        self.pairing = pair(old, new)
        self.fields = Fields(self.pairing, old, new)
        self.was: dict[Where, Any] = dict(old.contents())
        self.now: dict[Where, Any] = dict(new.contents())
        self.stages: list[Pair[Stage]] = []
        self.steps: list[Pair[Step]] = []

    def difference(self) -> Difference:
        """What changed."""
        top = Held(Where(), Where())
        apart = ("persona", "personas", "stages", "steps")
        self.fields.part("map", Journey, self.old, self.new, top, apart)
        self._people(dict(people(self.old)), dict(people(self.new)))
        self._steps(top)
        was, now = (
            [at for at, one in side.items() if isinstance(one, Stage)] for side in (self.was, self.now)
        )
        for row in line_up(was, now, self.pairing.stages, self._contents):
            held = Held(row.old, row.new, stage=len(self.stages))
            self.stages.append(Pair(*self._content("stage", Stage, row, held, "steps"), row.old, row.new))
            self._steps(held)
        return Difference(
            self.old, self.new, tuple(self.stages), tuple(self.steps), tuple(self.fields.changes)
        )

    def _steps(self, of: Held) -> None:
        """The steps of a stage, or those of the map itself."""
        was, now = _steps_of(self.was, of.old), _steps_of(self.now, of.new)
        for row in line_up(was, now, self.pairing.steps, self._contents):
            held = Held(row.old, row.new, of.stage, len(self.steps))
            self.steps.append(Pair(*self._content("step", Step, row, held), row.old, row.new))

    def _content(self, kind: str, model: type[Part], row: Row, held: Held, *apart: str) -> tuple[Any, Any]:
        """Compare two stages or steps."""
        old: Any = None if row.old is None else self.was[row.old]
        new: Any = None if row.new is None else self.now[row.new]
        if old is None or new is None:
            self.fields.alone(kind, old or new, held, apart)
        else:
            if row.moved:
                self.fields.moved(kind, titled(new), held)
            self.fields.part(kind, model, old, new, held, apart)
        return old, new

    def _contents(self, old: Where, new: Where) -> list[str]:
        return sorted((Placed(old, self.was[old]).content, Placed(new, self.now[new]).content))

    def _people(self, was: Mapping[Where, Persona | str], now: Mapping[Where, Persona | str]) -> None:
        def contents(old: Where, new: Where) -> list[str]:
            return sorted((Placed(old, was[old]).content, Placed(new, now[new]).content))

        for row in line_up([*was], [*now], self.pairing.people, contents):
            old = None if row.old is None else was[row.old]
            new = None if row.new is None else now[row.new]
            self.fields.person(old, new, Held(row.old, row.new), row.moved)


def _steps_of(contents: Mapping[Where, Any], stage: Where | None) -> list[Where]:
    """The places of the steps of a stage; None has none."""
    if stage is None:
        return []
    if not stage:
        return [at for at in contents if at[0] == "steps"]
    return [Where((*stage, "steps", index)) for index in range(len(contents[stage].steps))]
