"""The roles of the strip."""

from __future__ import annotations

from journeymap.roles import Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    "strip.kind": Paint(fill="quiet"),
    "strip.title": Paint(fill="ink"),
    "strip.goal": Paint(fill="text"),
    "strip.person": Paint(fill="ink"),
    "strip.role": Paint(fill="quiet"),
    "strip.stage": Paint(fill="on-colour"),
    "strip.step": Paint(fill="ink"),
    "strip.step.ground": Paint(fill="chip"),
    "strip.axis": Paint(fill="quiet"),
    "strip.point": Paint(fill="ink"),
    "strip.leader": Paint(stroke="strong"),
    "strip.disc": Paint(fill="pain-edge"),
    "strip.number": Paint(fill="paper"),
    "strip.list": Paint(fill="ink"),
    "strip.name": Paint(fill="ink"),
    "strip.note": Paint(fill="text"),
    "strip.pain": Paint(fill="ink"),
}

TYPES: dict[str, Type] = {
    "strip.kind": Type("regular", 12, 16),
    "strip.title": Type("semibold", 28, 34, -0.5),
    "strip.title.small": Type("semibold", 22, 28, -0.3),
    "strip.title.smaller": Type("semibold", 17, 21, -0.1),
    "strip.title.smallest": Type("semibold", 14, 18),
    "strip.goal": Type("regular", 15, 20),
    "strip.goal.small": Type("regular", 12.5, 17),
    "strip.person": Type("semibold", 15, 20, -0.1),
    "strip.person.small": Type("semibold", 12.5, 16),
    "strip.role": Type("regular", 12.5, 16),
    "strip.role.small": Type("regular", 11, 14),
    "strip.stage": Type("semibold", 14, 18),
    "strip.stage.small": Type("semibold", 12, 15),
    "strip.stage.smaller": Type("semibold", 10, 12),
    "strip.step": Type("regular", 13, 17),
    "strip.step.small": Type("regular", 11.5, 15),
    "strip.step.smaller": Type("regular", 10, 12),
    "strip.axis": Type("regular", 11, 14),
    "strip.axis.small": Type("regular", 9.5, 12),
    "strip.point": Type("semibold", 12, 16),
    "strip.number": Type("semibold", 11, 16),
    "strip.list": Type("semibold", 14, 20),
    "strip.name": Type("semibold", 14, 18),
    "strip.name.small": Type("semibold", 12, 15),
    "strip.name.smaller": Type("semibold", 10.5, 13),
    "strip.note": Type("regular", 12, 16),
    "strip.note.small": Type("regular", 10.5, 14),
    "strip.pain": Type("regular", 12.5, 16),
    "strip.pain.small": Type("regular", 11, 14),
}

_STAGES = tuple(f"stage-{n}" for n in range(6))
_FIELD = ("emotion.field",)
_PAINS = ("pain.card", "pain.card.medium", "pain.card.high")

GROUNDS: dict[str, tuple[str, ...]] = {
    **{role: ("header.card",) for role in TYPES if role.startswith(("strip.person", "strip.role"))},
    **{role: _STAGES for role in TYPES if role.startswith("strip.stage")},
    **{role: ("strip.step.ground",) for role in TYPES if role.startswith("strip.step")},
    **{
        role: (*_PAINS, "gain.card", "opportunity.card")
        for role in TYPES
        if role.startswith(("strip.name", "strip.note", "strip.pain"))
    },
    "strip.number": ("strip.disc",),
    "strip.point": _FIELD,
    "strip.disc": (*_FIELD, *_PAINS),
    "strip.leader": _FIELD,
}
