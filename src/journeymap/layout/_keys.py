"""In which order keys are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from journeymap.folders import Holds
from journeymap.model import (
    Evidence,
    Gain,
    Journey,
    Opportunity,
    Pain,
    Part,
    Persona,
    PersonaFile,
    Stage,
    Step,
)
from journeymap.settings import Settings

_PERSONA = """
    id name role about segment quotes goals needs frustrations channels image basis evidence owner status
    reviewed links notes
"""
_HAPPENS = "actor timing doing thinking feeling emotion duration journey moment_of_truth touchpoints image"
_FLOW = "enters next leaves ends"
_COUNTS = """
    quotes pains gains opportunities metrics evidence lanes frontstage backstage support owner links notes
"""

#: Where the order of a model is not the one to write in, though the keys are the same: first what something
#: is, then what happens, what is good and bad about it, what the organisation does, and who looks after it.
ORDERS: dict[type[Part], str] = {
    Journey: """
        journeymap title id summary lang state improves basis persona personas parent scenario goal
        expectations owner status reviewed review_every tags links lanes metrics evidence opportunities notes
        stages steps
    """,
    Stage: f"name id goal summary {_HAPPENS} {_COUNTS} steps",
    Step: f"name id {_HAPPENS} {_FLOW} {_COUNTS}",
    Persona: _PERSONA,
    PersonaFile: f"journeymap {_PERSONA}",
    Pain: "id text severity owner",
    Gain: "id text owner",
    Opportunity: "id text addresses value effort why owner status timing metric link",
    Evidence: "kind count date note source url",
    Settings: """
        journeymap name lang review_every maps personas channels touchpoints teams lanes stages theme lint
    """,
}
_TOPS: dict[Holds, type[Part]] = {"map": Journey, "persona": PersonaFile, "workspace": Settings}


@dataclass(frozen=True)
class Shape:
    """What a value is: a part or a list of such, or (`by_id`) a mapping of the author's ids to these."""

    part: type[Part]
    by_id: bool = False


def top(holds: Holds) -> Shape:
    """What a file is as a whole."""
    return Shape(_TOPS[holds])


def inner(shape: Shape | None, key: str) -> Shape | None:
    """What the value of a key is; None for what has no parts in it."""
    if shape is None:
        return None
    return Shape(shape.part) if shape.by_id else _inner(shape.part).get(key)


def ranks(shape: Shape | None) -> dict[str, int]:
    """The place of each known key; of what has no order there is none."""
    return {} if shape is None or shape.by_id else _ranks(shape.part)


@cache
def _ranks(part: type[Part]) -> dict[str, int]:
    own = ORDERS.get(part)
    keys = own.split() if own else [field.alias or name for name, field in part.model_fields.items()]
    return {key: number for number, key in enumerate(keys)}


@cache
def _inner(part: type[Part]) -> dict[str, Shape]:
    found = {}
    for name, field in part.model_fields.items():
        kinds = list(_parts(field.annotation))
        if kinds:
            found[field.alias or name] = kinds[0]
    return found


def _parts(hint: Any, by_id: bool = False) -> list[Shape]:
    if isinstance(hint, type) and get_origin(hint) is None:
        return [Shape(hint, by_id)] if issubclass(hint, Part) else []
    by_id = by_id or get_origin(hint) is dict
    return [found for inside in get_args(hint) for found in _parts(inside, by_id)]
