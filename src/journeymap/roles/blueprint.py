"""The roles of the service blueprint."""

from __future__ import annotations

from journeymap.roles import PAGE, Paint
from journeymap.text import Type


def _note(fill: str, edge: str) -> dict[str, Paint]:
    return {"card": Paint(fill=fill), "edge": Paint(fill=edge)}


PAINTS: dict[str, Paint] = {
    "blueprint.hidden": Paint(fill="panel"),
    "blueprint.line": Paint(stroke="strong", stroke_width=1.5, dash=(6, 4)),
    "blueprint.visibility": Paint(stroke="text", stroke_width=2),
    "blueprint.line.text": Paint(fill="text"),
    "blueprint.empty": Paint(stroke="dash", dash=(3, 3)),
    "blueprint.mark": Paint(fill="text"),
    "blueprint.mark.icon": Paint(stroke="pain-edge"),
    **{f"action.{part}": paint for part, paint in _note("gain", "accent").items()},
    **{f"onstage.{part}": paint for part, paint in _note("opportunity", "opportunity-edge").items()},
    **{f"hidden.{part}": paint for part, paint in _note("paper", "strong").items()},
}

TYPES: dict[str, Type] = {
    "blueprint.line.text": Type("semibold", 11, 15),
    "blueprint.mark": Type("regular", 11, 15),
}

_NOTES = ("action.card", "onstage.card", "hidden.card")
_BELOW = ("blueprint.hidden",)

GROUNDS: dict[str, tuple[str, ...]] = {
    "cell": (*_NOTES, *_BELOW),
    **dict.fromkeys(["label", "label.about"], _BELOW),
    **dict.fromkeys(["step.name", "moment", "moment.icon"], ("action.card",)),
    "blueprint.line.text": (*PAGE, *_BELOW),
    "blueprint.mark": (*PAGE, "action.card"),
    "blueprint.mark.icon": ("action.card",),
    **{f"{note.removesuffix('.card')}.edge": ("paper", note) for note in _NOTES},
    "hidden.edge": (*PAGE, *_BELOW),
    **dict.fromkeys(["blueprint.line", "blueprint.visibility"], (*PAGE, *_BELOW)),
}
