"""The roles of what a web page adds to a picture."""

from __future__ import annotations

from journeymap.roles import Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    # Nothing is seen of it until the pointer or the focus is there.
    "page.step": Paint(),
}

TYPES: dict[str, Type] = {}

GROUNDS: dict[str, tuple[str, ...]] = {}
