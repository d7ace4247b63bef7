"""The roles of a persona's card."""

from __future__ import annotations

from journeymap.roles import PAGE, Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    "persona.sheet": Paint(fill="paper", stroke="outline"),
    "persona.icon": Paint(stroke="accent"),
    "persona.key": Paint(fill="ink"),
    "persona.quote": Paint(fill="ink"),
    "persona.note": Paint(fill="quiet"),
}

TYPES: dict[str, Type] = {
    "avatar.text.large": Type("semibold", 36, 44, -0.4),
    "persona.key": Type("semibold", 13, 17),
    "persona.quote": Type("italic", 15, 22),
    "persona.note": Type("regular", 11, 15),
}

_SHEET = ("persona.sheet",)

GROUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["persona.key", "persona.quote", "persona.note"], (*PAGE, *_SHEET)),
    **dict.fromkeys(["title", "subtitle", "quote.source", "link", "assumption.text"], _SHEET),
    **dict.fromkeys(["header.key", "header.value", "fact.label", "fact.value"], _SHEET),
    **dict.fromkeys(["evidence.text", "evidence.note"], _SHEET),
    "avatar.text.large": ("avatar",),
    "persona.icon": _SHEET,
}
