"""The roles of the funnel."""

from __future__ import annotations

from journeymap.roles import PAGE, Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    "funnel.name": Paint(fill="ink"),
    "funnel.reach": Paint(fill="on-colour"),
    "funnel.reach.beside": Paint(fill="ink"),
    "funnel.done": Paint(fill="ink"),
    "funnel.done.reach": Paint(fill="paper"),
    "funnel.join": Paint(fill="ink"),
    "funnel.fact": Paint(fill="ink"),
    "funnel.fact.icon": Paint(stroke="quiet"),
    "funnel.loss.icon": Paint(stroke="pain-edge"),
    "funnel.bar": Paint(fill="pain-edge"),
    "funnel.heading": Paint(fill="ink"),
}

TYPES: dict[str, Type] = {
    "funnel.name": Type("semibold", 14, 19),
    "funnel.reach": Type("semibold", 17, 22, -0.2),
    "funnel.reach.beside": Type("semibold", 17, 22, -0.2),
    "funnel.done.reach": Type("semibold", 17, 22, -0.2),
    "funnel.fact": Type("semibold", 12.5, 17),
    "funnel.heading": Type("semibold", 15, 20),
}

GROUNDS: dict[str, tuple[str, ...]] = {
    "funnel.reach": tuple(f"stage-{n}" for n in range(6)),
    "funnel.done.reach": ("funnel.done",),
    **dict.fromkeys(["funnel.join", "funnel.bar", "funnel.fact.icon", "funnel.loss.icon"], PAGE),
}
