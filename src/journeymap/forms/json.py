"""JSON: the whole map in its long form, which is itself a map that journeymap reads."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from journeymap.fields import Duration
from journeymap.model import Journey, Part, Persona
from journeymap.saying import Context

suffix = ".json"


def write(journey: Journey, context: Context) -> bytes:
    """Every key that says something, in the order of the language: no shorthand, no names left to look up."""
    return (json.dumps(_long(journey, type(journey)), ensure_ascii=False, indent=2) + "\n").encode()


def _long(part: Part, kind: type[Part]) -> dict[str, Any]:
    found = {}
    for name, field in kind.model_fields.items():
        value = getattr(part, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            found[field.alias or name] = _value(name, value)
    return found


def _value(name: str, value: Any) -> Any:
    if isinstance(value, Part):
        # A persona has a version in a file of its own, and none in a map.
        return _long(value, Persona if isinstance(value, Persona) else type(value))
    if name == "moment_of_truth" or name == "ends":
        return value or True
    if name == "emotion":
        # Nobody's name stands for everybody, and then alone.
        felt = {key: [_number(one) for one in change] for key, change in value.items()}
        return felt.get("", felt)
    if name == "share":
        return f"{Decimal(repr(_number(value))):f}%"
    if isinstance(value, list):
        return [_value("", one) for one in value]
    if isinstance(value, dict):
        return {key: _value("", one) for key, one in value.items()}
    if isinstance(value, Duration):
        return value.text
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> float | int:
    """The same number, as whole where it is and nobody would count its digits."""
    return int(value) if abs(value) < 1e15 and value == int(value) else value
