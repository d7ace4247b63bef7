"""The roles of what shows how one map became another; what is there no more has the role of its ghost."""

from __future__ import annotations

from journeymap.roles import PAGE, Paint
from journeymap.roles import map as whole
from journeymap.text import Type

_VERBS = {"added": "evidence", "removed": "pain-edge", "changed": "link", "renamed": "link", "moved": "link"}
_JUDGED = {"up": "evidence", "down": "pain-edge"}
_WORDS = tuple(role for role in whole.TYPES if not role.startswith("curve-"))
_GHOST = Paint(fill="paper", stroke="dash", dash=(3, 3))
_CARDS = ("pain.card", "pain.card.low", "pain.card.medium", "pain.card.high", "gain.card", "opportunity.card")
_EDGES = ("pain.edge", "gain.edge", "opportunity.edge")
_SIGNS = (
    "pain.icon",
    "gain.icon",
    "opportunity.icon",
    "chip.icon",
    "moment.icon",
    "evidence.icon",
    "link.icon",
)

PAINTS: dict[str, Paint] = {
    # what happened, and whether that is better
    **{f"difference.{sign}.icon": Paint(stroke=colour) for sign, colour in (_VERBS | _JUDGED).items()},
    "difference.former": Paint(fill="quiet"),
    "difference.strike": Paint(stroke="quiet", stroke_width=0.75),
    "difference.stage.icon": Paint(stroke="on-colour"),
    "difference.stage.former": Paint(fill="on-colour"),
    "difference.stage.strike": Paint(stroke="on-colour", stroke_width=0.75),
    # columns
    "difference.column.added": Paint(stroke="evidence", stroke_width=1.5),
    "difference.column.removed": Paint(stroke="quiet", dash=(5, 4)),
    "difference.ghost": Paint(fill="panel"),
    # what it comes to
    "difference.panel": Paint(fill="panel"),
    "effect.card": Paint(fill="paper"),
    "difference.title": Paint(fill="ink"),
    "difference.names": Paint(fill="text"),
    "difference.count": Paint(fill="text"),
    "effect.label": Paint(fill="quiet"),
    "effect.figure": Paint(fill="ink"),
    "effect.note": Paint(fill="text"),
    "difference.value": Paint(fill="ink"),
    # feelings before
    "difference.felt": Paint(fill="ink"),
    **{f"curve-{n}.before": Paint(stroke=f"curve-{n}", stroke_width=1.25, dash=(2, 3)) for n in range(6)},
    **{
        f"curve-{n}.before.point": Paint(fill="paper", stroke=f"curve-{n}", stroke_width=1.25)
        for n in range(6)
    },
    # ghosts
    **{f"{role}.gone": Paint(fill="quiet") for role in _WORDS},
    **{f"{role}.gone": _GHOST for role in (*_CARDS, "chip")},
    **{f"{role}.gone": Paint(fill="quiet") for role in _EDGES},
    **{f"{role}.gone": Paint(stroke="quiet") for role in _SIGNS},
    "chip.disc.gone": Paint(fill="paper"),
    "stage.gone": Paint(fill="panel", stroke="quiet", dash=(5, 4)),
}

TYPES: dict[str, Type] = {
    "difference.former": Type("regular", 11, 15),
    "difference.stage.former": Type("regular", 12, 16),
    "difference.title": Type("semibold", 15, 20, -0.1),
    "difference.names": Type("regular", 12.5, 17),
    "difference.count": Type("regular", 11, 15),
    "effect.label": Type("regular", 11.5, 16),
    "effect.figure": Type("semibold", 15, 20, -0.1),
    "effect.note": Type("regular", 11, 15),
    "difference.value": Type("regular", 12, 17),
    "difference.felt": Type("regular", 11, 15),
}

_PANEL = ("difference.panel",)
_LIVE = (*PAGE, "wide", "difference.ghost")
_STAGES = tuple(f"stage-{n}" for n in range(6))
_GONE = ("difference.ghost", *(f"{role}.gone" for role in (*_CARDS, "chip")), "stage.gone")

GROUNDS: dict[str, tuple[str, ...]] = {
    **{f"difference.{verb}.icon": (*_LIVE, *_PANEL) for verb in _VERBS},
    **{f"difference.{sign}.icon": (*PAGE, "effect.card") for sign in _JUDGED},
    **dict.fromkeys(["difference.former", "difference.strike"], (*_LIVE, *_PANEL)),
    **{f"difference.stage.{part}": _STAGES for part in ("icon", "former", "strike")},
    **{f"difference.column.{kind}": (*_LIVE, "emotion.field") for kind in ("added", "removed")},
    **{f"effect.{part}": ("effect.card",) for part in ("label", "figure", "note")},
    **{f"difference.{part}": _PANEL for part in ("title", "names", "count", "value")},
    "difference.felt": PAGE,
    **{f"curve-{n}.before": ("emotion.field",) for n in range(6)},
    **{f"curve-{n}.before.point": ("emotion.field",) for n in range(6)},
    **{f"{role}.gone": (*_LIVE, *_GONE) for role in (*_WORDS, *_EDGES, *_SIGNS)},
    "chip.icon.gone": ("chip.gone", "chip.disc.gone"),
}
