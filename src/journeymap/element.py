"""The name of a place in a map that stays when lines move: ids and keys instead of numbers."""

from __future__ import annotations

from typing import Any

from journeymap.model import Part
from journeymap.source import Where


def element(part: Part, where: Where) -> str:
    """A place as `map-id#steps/pay/touchpoints/Checkout/channel`: entries of lists go by their id or name,
    and by their number only where they have neither.
    """
    words: list[str] = []
    value: Any = part
    for key in where:
        value = _inside(value, key)
        words.append(_called(value) or str(key) if isinstance(key, int) else key)
    head = getattr(part, "id", "") or "journeymap"
    return f"{head}#{'/'.join(words)}" if words else head


def _inside(value: Any, key: str | int) -> Any:
    if isinstance(key, int):
        return value[key] if isinstance(value, list | tuple) and key < len(value) else None
    if isinstance(value, dict):
        return value.get(key)
    return getattr(value, key, getattr(value, f"{key}_", None))


def _called(value: Any) -> str:
    return getattr(value, "id", "") or getattr(value, "name", "") or (value if isinstance(value, str) else "")
