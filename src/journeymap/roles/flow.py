"""The roles of the flow view."""

from __future__ import annotations

from journeymap.roles import Paint
from journeymap.text import Type

WIDTHS = (1.25, 2.0, 3.0, 4.0, 5.25, 7.0)
"""How wide a way is drawn, in pixels: `flow.way-0` to `flow.way-5`."""


def _ways(name: str, colour: str) -> dict[str, Paint]:
    """Ways of every width, dashed where their share is assumed, and the heads of their arrows."""
    return {
        **{f"{name}-{n}": Paint(stroke=colour, stroke_width=wide) for n, wide in enumerate(WIDTHS)},
        **{
            f"{name}-{n}.assumed": Paint(stroke=colour, stroke_width=wide, dash=(5 + wide, 3 + wide / 2))
            for n, wide in enumerate(WIDTHS)
        },
        f"{name}.head": Paint(fill=colour),
    }


def _terminal(name: str, ground: str, ink: str, dash: tuple[float, ...] = ()) -> dict[str, Paint]:
    """Where people come from or go to, and its icon."""
    return {f"{name}.card": Paint(fill=ground, stroke=ink, dash=dash), f"{name}.icon": Paint(stroke=ink)}


PAINTS: dict[str, Paint] = {
    "flow.stage": Paint(fill="panel"),
    "flow.step": Paint(fill="paper", stroke="outline"),
    "flow.step.moment": Paint(fill="moment-tint", stroke="moment-icon", stroke_width=1.25),
    "flow.channel": Paint(fill="chip"),
    **_ways("flow.way", "strong"),
    **_ways("flow.back", "link"),
    **_ways("flow.out", "pain-edge"),
    "flow.label.card": Paint(fill="paper", stroke="outline"),
    "flow.label.icon": Paint(stroke="link"),
    "flow.name": Paint(fill="ink"),
    "flow.about": Paint(fill="text"),
    **_terminal("flow.start", "panel", "strong"),
    **_terminal("flow.leave", "pain", "pain-edge"),
    **_terminal("flow.end", "opportunity", "opportunity-edge"),
    **_terminal("flow.lost", "paper", "quiet", (3, 3)),
}

TYPES: dict[str, Type] = {
    "flow.name": Type("semibold", 11.5, 16),
    "flow.about": Type("regular", 11, 15),
}

_NOTES = tuple(f"{note}.card" for note in ("flow.label", "flow.start", "flow.leave", "flow.end", "flow.lost"))
_STEPS = ("flow.step", "flow.step.moment")

GROUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["flow.name", "flow.about"], _NOTES),
    "step.name": _STEPS,
    **dict.fromkeys(["chip.letter", "chip.icon"], ("flow.channel",)),
    **{f"{note.removesuffix('.card')}.icon": (note,) for note in _NOTES},
    **dict.fromkeys(["moment.icon", "evidence.icon", "assumption.icon"], _STEPS),
    **{f"face.{n}": _STEPS for n in range(-2, 3)},
    **{
        f"flow.{kind}{part}": ("paper", "flow.stage")
        for kind in ("way", "back", "out")
        for part in (".head", *(f"-{n}{how}" for n in range(len(WIDTHS)) for how in ("", ".assumed")))
    },
}
