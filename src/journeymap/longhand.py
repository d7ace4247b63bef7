"""Parts of a map as plain data in the long form: no shorthand, nothing that says nothing."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from journeymap.fields import Duration
from journeymap.model import Part, Persona


def longhand(part: Part) -> dict[str, Any]:
    """Every key of a part that says something, in the order of the language."""
    # A persona has a version in a file of its own, and none in a map.
    return _long(part, Persona if isinstance(part, Persona) else type(part))


def whole(part: Part) -> dict[str, Any]:
    """The same of what is a file of its own: with its version."""
    return _long(part, type(part))


def _long(part: Part, kind: type[Part]) -> dict[str, Any]:
    found = {}
    for name, key, required, default in _keys(kind):
        value = getattr(part, name)
        if required or value != default:
            found[key] = plain(name, value)
    return found


@cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str, bool, Any], ...]:
    """The fields of a kind of part: their keys, whether they are required, and what they are if left out."""
    return tuple(
        (name, field.alias or name, field.is_required(), field.get_default(call_default_factory=True))
        for name, field in kind.model_fields.items()
    )


def plain(name: str, value: Any) -> Any:
    """The value of a field of that name."""
    if isinstance(value, Part):
        return longhand(value)
    if name == "moment_of_truth" or name == "ends":
        return value if value is None else value or True
    if name == "emotion":
        # Nobody's name stands for everybody, and then alone.
        felt = {key: [_number(one) for one in change] for key, change in value.items()}
        return felt.get("", felt)
    if name == "share":
        return None if value is None else f"{Decimal(repr(_number(value))):f}%"
    if isinstance(value, list | tuple):
        return [plain("", one) for one in value]
    if isinstance(value, dict):
        return {key: plain("", one) for key, one in value.items()}
    if isinstance(value, Duration):
        return value.text
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> float | int:
    """The same number, as whole where it is and nobody would count its digits."""
    return int(value) if abs(value) < 1e15 and value == int(value) else value
