"""What a role looks like: paints by theme, and type for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from journeymap import registry, themes
from journeymap.fonts import Face
from journeymap.text import Type

T = TypeVar("T")
Fill = str | tuple[tuple[float, str], ...] | None
"""A colour `#rrggbb`, a vertical gradient of (offset 0-1, colour) from the top down, or nothing."""


class Roles(dict[str, T]):
    """A table by role in which a dotted role that is not there means its parent.

    `pain.card.high` falls back to `pain.card`, then to `pain`; if none of them is there, KeyError.
    """

    def __missing__(self, role: str) -> T:
        parent, dot, _ = role.rpartition(".")
        if not dot:
            raise KeyError(role)
        return self[parent]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and outlined; lengths in CSS pixels, opacity from 0 to 1.

    Words are drawn with `fill`. An icon's strokes and solid marks are drawn with `stroke`, the ground
    behind them (a face's disc) with `fill`; how thick its strokes are is the icon's own affair.
    """

    fill: Fill = None
    stroke: str | None = None
    stroke_width: float = 1
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Theme:
    """A look by name; one with `dark` adapts to the reader's screen where the format can."""

    name: str
    paints: Roles[Paint]
    dark: Theme | None = None

    def paint(self, role: str) -> Paint:
        """The paint of a role, or of its nearest parent; KeyError for a role nobody described."""
        return self.paints[role]

    def fixed(self) -> Theme:
        """The same look for formats that cannot adapt."""
        return replace(self, dark=None)


def names() -> list[str]:
    """The built-in themes: each file of `themes`, and `auto`, which is light or dark as the screen is."""
    return sorted([*registry.names(themes), "auto"])


def load(name: str) -> Theme:
    """The built-in theme of that name; KeyError if there is none."""
    if name == "auto":
        return replace(load("light"), name="auto", dark=load("dark"))
    colours: Mapping[str, str] = registry.load(themes, name).COLOURS
    return Theme(name, Roles({role: _coloured(paint, colours) for role, paint in LOOK.items()}))


def _coloured(paint: Paint, colours: Mapping[str, str]) -> Paint:
    """The paint with a theme's colours in place of their names."""
    fill: Fill
    if isinstance(paint.fill, tuple):
        fill = tuple((offset, colours[name]) for offset, name in paint.fill)
    else:
        fill = paint.fill and colours[paint.fill]
    return replace(paint, fill=fill, stroke=paint.stroke and colours[paint.stroke])


def _card(name: str) -> dict[str, Paint]:
    """A tinted card with an edge, an icon, its text, and a small line below that."""
    edge = f"{name}-edge"
    return {
        f"{name}.card": Paint(fill=name),
        f"{name}.edge": Paint(fill=edge),
        f"{name}.icon": Paint(stroke=edge),
        f"{name}.text": Paint(fill="ink"),
        f"{name}.note": Paint(fill="text"),
    }


LOOK: dict[str, Paint] = {
    # the sheet
    "paper": Paint(fill="paper"),
    "ink": Paint(fill="ink"),
    "title": Paint(fill="ink"),
    "subtitle": Paint(fill="text"),
    "quiet": Paint(fill="quiet"),
    "label": Paint(fill="ink"),
    "label.about": Paint(fill="quiet"),
    "rule": Paint(stroke="hairline"),
    "rule.strong": Paint(stroke="dash"),
    "divider.stage": Paint(stroke="dash", dash=(3, 3)),
    "band": Paint(fill="band"),
    "wide": Paint(fill="panel"),
    "wide.text": Paint(fill="text"),
    "wide.label": Paint(fill="quiet"),
    "bullet": Paint(fill="quiet"),
    "legend": Paint(fill="quiet"),
    "legend.icon": Paint(stroke="quiet"),
    "footer": Paint(fill="quiet"),
    "link": Paint(fill="link"),
    "link.icon": Paint(stroke="link"),
    "image": Paint(stroke="outline"),
    # the header
    "header.card": Paint(fill="panel"),
    "header.name": Paint(fill="ink"),
    "header.role": Paint(fill="quiet"),
    "header.about": Paint(fill="text"),
    "header.quote": Paint(fill="ink"),
    "header.key": Paint(fill="quiet"),
    "header.value": Paint(fill="ink"),
    "avatar": Paint(fill="accent"),
    "avatar.text": Paint(fill="on-colour"),
    "avatar.text.small": Paint(fill="paper"),
    "fact.box": Paint(fill="paper", stroke="outline"),
    "fact.label": Paint(fill="quiet"),
    "fact.value": Paint(fill="ink"),
    # stages and steps
    **{f"stage-{n}": Paint(fill=f"stage-{n}") for n in range(6)},
    "stage.name": Paint(fill="on-colour"),
    "stage.goal": Paint(fill="on-colour"),
    "step.name": Paint(fill="ink"),
    "step.note": Paint(fill="quiet"),
    "cell": Paint(fill="text"),
    "cell.icon": Paint(stroke="quiet"),
    "thinking": Paint(fill="text"),
    "feeling": Paint(fill="text"),
    "quote": Paint(fill="ink"),
    "quote.edge": Paint(fill="dash"),
    "quote.icon": Paint(stroke="quiet"),
    "quote.source": Paint(fill="quiet"),
    "moment": Paint(fill="moment"),
    "moment.icon": Paint(stroke="moment-icon"),
    "moment.card": Paint(fill="moment-tint"),
    "mark": Paint(fill="quiet"),
    "mark.icon": Paint(stroke="quiet"),
    "mark.line": Paint(stroke="strong", stroke_width=1.25),
    # feelings
    "emotion.field": Paint(fill=((0, "field-top"), (0.5, "field-middle"), (1, "field-bottom"))),
    "emotion.zero": Paint(stroke="strong", stroke_width=1.25, dash=(0.1, 5), round=True),
    "emotion.axis": Paint(fill="quiet"),
    "emotion.tag": Paint(fill="paper", opacity=0.8),
    **{f"curve-{n}": Paint(stroke=f"curve-{n}", stroke_width=2.25, round=True) for n in range(6)},
    **{f"curve-{n}.gap": Paint(stroke=f"curve-{n}", stroke_width=1.75, dash=(5, 5)) for n in range(6)},
    **{f"curve-{n}.level": Paint(stroke=f"curve-{n}", stroke_width=1.25, opacity=0.5) for n in range(6)},
    **{f"curve-{n}.marker": Paint(fill=f"curve-{n}") for n in range(6)},
    **{f"curve-{n}.text": Paint(fill=f"curve-{n}") for n in range(6)},
    **{f"curve-{n}.halo": Paint(stroke="paper", stroke_width=5, round=True) for n in range(6)},
    **{f"face.{n}": Paint(fill=f"face-{n}", stroke="face-ink") for n in range(-2, 3)},
    # cards
    "chip": Paint(fill="chip"),
    "chip.disc": Paint(fill="chip-disc"),
    "chip.icon": Paint(stroke="chip-ink"),
    "chip.letter": Paint(fill="chip-ink"),
    "chip.text": Paint(fill="ink"),
    **_card("pain"),
    "pain.card.medium": Paint(fill="pain-medium"),
    "pain.card.high": Paint(fill="pain-high"),
    **_card("gain"),
    **_card("opportunity"),
    "metric.card": Paint(fill="metric"),
    "metric.name": Paint(fill="quiet"),
    "metric.value": Paint(fill="ink"),
    "metric.target": Paint(fill="quiet"),
    "evidence.text": Paint(fill="evidence"),
    "evidence.note": Paint(fill="text"),
    "evidence.icon": Paint(stroke="evidence"),
    "assumption.text": Paint(fill="quiet"),
    "assumption.icon": Paint(stroke="quiet"),
    "interaction": Paint(stroke="dash", dash=(2, 3)),
    "visibility": Paint(stroke="strong", stroke_width=1.5, dash=(5, 4)),
    "visibility.text": Paint(fill="quiet"),
}
"""Role → paint, in names of colours that every theme gives."""


def _type(face: Face, size: float, leading: float, tracking: float = 0) -> Type:
    return Type(face, size, leading, tracking)


TYPES: Roles[Type] = Roles(
    {
        "ink": _type("regular", 12.5, 17),
        "title": _type("semibold", 24, 30, -0.4),
        "title.long": _type("semibold", 18, 24, -0.2),
        "subtitle": _type("regular", 13, 18),
        "quiet": _type("regular", 11.5, 16),
        "label": _type("semibold", 12.5, 17),
        "label.about": _type("regular", 11, 15),
        "wide.text": _type("regular", 12.5, 17),
        "wide.label": _type("semibold", 11, 15),
        "legend": _type("regular", 11, 15),
        "footer": _type("regular", 11, 15),
        "link": _type("regular", 12.5, 17),
        "header.name": _type("semibold", 15, 20, -0.1),
        "header.name.small": _type("semibold", 13, 18),
        "header.quote.small": _type("italic", 12, 16),
        "header.role": _type("regular", 12, 16),
        "header.about": _type("regular", 12, 16),
        "header.quote": _type("italic", 12.5, 17),
        "header.key": _type("semibold", 12, 18),
        "header.value": _type("regular", 12.5, 18),
        "avatar.text": _type("semibold", 18, 22, -0.2),
        "avatar.text.small": _type("semibold", 12.5, 16),
        "fact.label": _type("regular", 11.5, 16),
        "fact.value": _type("semibold", 11.5, 16),
        "stage.name": _type("semibold", 15, 20, -0.1),
        "stage.goal": _type("regular", 12, 16),
        "step.name": _type("semibold", 13, 17),
        "step.note": _type("regular", 11, 15),
        "cell": _type("regular", 12.5, 17),
        "thinking": _type("italic", 12.5, 17),
        "feeling": _type("regular", 12, 16),
        "quote": _type("italic", 12.5, 17),
        "quote.source": _type("regular", 11, 15),
        "moment": _type("semibold", 11, 15),
        "mark": _type("regular", 11, 15),
        "emotion.axis": _type("regular", 11, 15),
        **{f"curve-{n}.text": _type("semibold", 11, 15) for n in range(6)},
        "chip.text": _type("regular", 12, 16),
        "chip.letter": _type("semibold", 9.5, 12),
        **{f"{card}.text": _type("regular", 12, 16) for card in ("pain", "gain", "opportunity")},
        **{f"{card}.note": _type("regular", 10.5, 14) for card in ("pain", "gain", "opportunity")},
        "metric.name": _type("regular", 11, 15),
        "metric.value": _type("semibold", 13, 17),
        "metric.target": _type("regular", 11, 15),
        "evidence.text": _type("semibold", 11, 15),
        "evidence.note": _type("regular", 11, 15),
        "assumption.text": _type("regular", 11, 15),
        "visibility.text": _type("regular", 11, 15),
    }
)
"""Role → type, the same in every theme so that a theme never moves anything; KeyError for no words."""
