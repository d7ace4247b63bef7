"""The stages that a workspace expects, held against those of a map."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.fields import make_id
from journeymap.findings import nearest
from journeymap.model import Journey, Stage
from journeymap.settings import StageModel
from journeymap.source import Where

#: Comparing letters takes long: no more pairs than this, and no longer names, are tried.
_PAIRS, _LONG = 2000, 80


@dataclass(slots=True)
class Compared:
    """The expected stages that a map lacks; those that one of its stages was likely meant to be, with
    that stage; and its other stages that are neither expected nor optional.
    """

    missing: list[str] = field(default_factory=list)
    meant: list[tuple[str, Where, Stage]] = field(default_factory=list)
    unexpected: list[tuple[Where, Stage]] = field(default_factory=list)


def compare(journey: Journey, model: StageModel) -> Compared:
    """Match stages by id or name; upper and lower case, spaces and signs in between do not matter."""
    stages = journey.stages or []
    known: dict[str, set[int]] = {}
    for index, stage in enumerate(stages):
        for key in (stage.id, stage.name, make_id(stage.name)):
            known.setdefault(key, set()).add(index)
    expected = {text: known.get(text) or known.get(make_id(text)) for text in model.expected}
    optional = [known.get(text) or known.get(make_id(text)) for text in model.optional]
    matched = {index for found in [*expected.values(), *optional] for index in found or ()}
    missing = [text for text, found in expected.items() if not found]
    rest = {stage.name: index for index, stage in enumerate(stages) if index not in matched}
    result, few = Compared(), len(rest) * len(missing) <= _PAIRS
    for text in missing:
        names = [name for name in rest if len(name) <= _LONG] if few and len(text) <= _LONG else []
        near = nearest(text, names)
        if near is None:
            result.missing.append(text)
        else:
            index = rest.pop(near)
            result.meant.append((text, Where(("stages", index)), stages[index]))
    meant = {at[1] for _, at, _ in result.meant}
    result.unexpected = [
        (Where(("stages", index)), stage)
        for index, stage in enumerate(stages)
        if index not in matched and index not in meant
    ]
    return result
