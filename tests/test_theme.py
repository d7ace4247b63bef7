"""The built-in themes can be read by everybody: contrast, and an emotion scale for every kind of eye."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from journeymap import registry, theme, themes
from journeymap.roles import Roles
from journeymap.theme import LOOK, TYPES

BUILT_IN = ["dark", "light"]

# Every role with type, and all that its words may stand on.
PAGE = ("paper", "band")
CARDS = {
    name: [f"{name}.card", *(f"{name}.card.{grade}" for grade in ("low", "medium", "high"))]
    for name in ("pain", "gain", "opportunity")
}
STAGES = tuple(f"stage-{n}" for n in range(6))
LAYERS = ("action.card", "onstage.card", "hidden.card")
QUADRANTS = tuple(f"quadrant.{name}" for name in ("quick-wins", "big-bets", "fill-ins", "money-pit"))
GROUNDS = {
    **dict.fromkeys(TYPES, PAGE),
    **{f"{name}.{part}": grounds for name, grounds in CARDS.items() for part in ("text", "note")},
    **{
        f"header.{part}": ("header.card",)
        for part in ("name", "name.small", "role", "about", "quote", "quote.small")
    },
    **dict.fromkeys(["header.key", "header.value"], ("paper", "header.card", "persona.sheet")),
    **dict.fromkeys(["fact.label", "fact.value"], ("fact.box", "persona.sheet")),
    **dict.fromkeys(["stage.name", "stage.goal"], STAGES),
    **dict.fromkeys(["metric.name", "metric.value", "metric.target"], (*PAGE, "wide", "metric.card")),
    "emotion.axis": [*PAGE, "emotion.field"],
    "avatar.text": ["avatar"],
    "avatar.text.small": [f"curve-{n}.marker" for n in range(6)],
    "chip.text": ["chip"],
    "chip.letter": [*PAGE, "chip.disc"],
    "wide.text": ["wide"],
    "wide.label": ["wide"],
    **{f"curve-{n}.text": ["emotion.tag"] for n in range(6)},
    **dict.fromkeys(["evidence.text", "evidence.note"], (*PAGE, "wide", "persona.sheet")),
    "moment": [*PAGE, "moment.card", "action.card"],
    "cell": [*PAGE, "wide", *LAYERS, "blueprint.hidden"],
    **dict.fromkeys(["label", "label.about", "blueprint.line.text"], (*PAGE, "blueprint.hidden")),
    **dict.fromkeys(["step.name", "blueprint.mark"], (*PAGE, "action.card")),
    "avatar.text.large": ["avatar"],
    **dict.fromkeys(
        [
            *("title", "subtitle", "quote.source", "link"),
            *("persona.key", "persona.quote", "persona.note", "assumption.text"),
        ],
        (*PAGE, "persona.sheet"),
    ),
    **dict.fromkeys(["quadrant.name", "quadrant.about", "matrix.label", "matrix.note"], (*PAGE, *QUADRANTS)),
    **{f"matrix.number{how}": [f"matrix.disc{how}"] for how in ("", ".done", ".dropped")},
    "matrix.number.unplaced": PAGE,
    **dict.fromkeys(
        ["strip.person", "strip.person.small", "strip.role", "strip.role.small"], ("header.card",)
    ),
    **{role: STAGES for role in TYPES if role.startswith("strip.stage")},
    **{role: ("strip.step.ground",) for role in TYPES if role.startswith("strip.step")},
    **{
        role: (*CARDS["pain"], *CARDS["opportunity"])
        for role in TYPES
        if role.startswith(("strip.name", "strip.note", "strip.pain"))
    },
    "strip.number": ["strip.disc"],
    "strip.point": ["emotion.field"],
    "funnel.reach": STAGES,
    "funnel.done.reach": ["funnel.done"],
}
FIELD = ("emotion.field",)
FLOW = ("flow.label", "flow.start", "flow.leave", "flow.end", "flow.lost")
GROUNDS |= {
    **dict.fromkeys(["flow.name", "flow.about"], tuple(f"{note}.card" for note in FLOW)),
    "step.name": [*GROUNDS["step.name"], "flow.step", "flow.step.moment"],
    "chip.letter": [*GROUNDS["chip.letter"], "flow.channel"],
}
FACES = [f"face.{n}" for n in range(-2, 3)]
GRAPHICS = {
    **dict.fromkeys(STAGES, ("paper",)),
    **{f"curve-{n}{part}": FIELD for n in range(6) for part in ("", ".gap")},
    **{f"curve-{n}.marker": [*PAGE, *FIELD, "header.card"] for n in range(6)},
    **dict.fromkeys(FACES, ("paper", *FIELD)),
    **{f"{name}.{part}": grounds for name, grounds in CARDS.items() for part in ("edge", "icon")},
    "emotion.zero": FIELD,
    "visibility": PAGE,
    "mark.line": PAGE,
    "chip.icon": ["chip", "chip.disc"],
    "moment.icon": [*PAGE, "moment.card", "action.card"],
    **dict.fromkeys(["mark.icon", "legend.icon", "evidence.icon", "assumption.icon", "quote.icon"], PAGE),
    "link.icon": PAGE,
    "cell.icon": PAGE,
    "bullet": [*PAGE, "wide"],
    "strip.disc": [*FIELD, *CARDS["pain"]],
    "strip.leader": FIELD,
    **dict.fromkeys(["funnel.join", "funnel.bar", "funnel.fact.icon", "funnel.loss.icon"], PAGE),
    "matrix.disc": [*PAGE, *QUADRANTS],
    **{f"{card.removesuffix('.card')}.edge": ["paper", card] for card in LAYERS},
    **dict.fromkeys(["blueprint.line", "blueprint.visibility", "hidden.edge"], (*PAGE, "blueprint.hidden")),
    "blueprint.mark.icon": ["action.card"],
    "persona.icon": ["persona.sheet"],
}
GRAPHICS |= {
    **{f"{note}.icon": [f"{note}.card"] for note in FLOW},
    **{
        f"flow.{kind}-{n}{assumed}": ["paper", "flow.stage"]
        for kind in ("way", "back", "out")
        for n in range(6)
        for assumed in ("", ".assumed")
    },
    **{f"flow.{kind}.head": ["paper", "flow.stage"] for kind in ("way", "back", "out")},
    "chip.icon": [*GRAPHICS["chip.icon"], "flow.channel"],
    **{
        icon: [*GRAPHICS[icon], "flow.step", "flow.step.moment"]
        for icon in ("moment.icon", "evidence.icon", "assumption.icon", *FACES)
    },
}
QUIET_ON_PURPOSE = {
    "interaction",
    "blueprint.empty",
    *(f"curve-{n}.level" for n in range(6)),
    "quote.edge",
    "avatar",
    "paper",
    "band",
    "wide",
    "image",
}


def linear(colour: str) -> list[float]:
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    dark, light = sorted(
        sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def fills(paint: theme.Paint) -> list[str]:
    if isinstance(paint.fill, tuple):
        return [colour for _, colour in paint.fill]
    assert paint.fill is not None
    return [paint.fill]


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("role", sorted(GROUNDS))
def test_words_stand_out_from_all_they_stand_on(name: str, role: str) -> None:
    look = theme.load(name)
    (ink,) = fills(look.paint(role))
    for ground in GROUNDS[role]:
        for colour in fills(look.paint(ground)):
            assert contrast(ink, colour) >= 4.5, (ground, ink, colour)


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("role", sorted(GRAPHICS))
def test_graphics_stand_out_from_all_they_stand_on(name: str, role: str) -> None:
    look = theme.load(name)
    paint = look.paint(role)
    ink = fills(paint)[0] if paint.fill else paint.stroke
    assert ink
    for ground in GRAPHICS[role]:
        for colour in fills(look.paint(ground)):
            assert contrast(ink, colour) >= 3, (ground, ink, colour)


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("role", FACES)
def test_features_stand_out_from_their_face(name: str, role: str) -> None:
    paint = theme.load(name).paint(role)
    assert paint.stroke
    assert contrast(fills(paint)[0], paint.stroke) >= 3


def test_no_graphic_is_left_out() -> None:
    """A new role is looked at: as words, as a graphic, as a ground, or as quiet on purpose."""
    grounds = {ground for wanted in (*GROUNDS.values(), *GRAPHICS.values()) for ground in wanted}
    quiet = {role for role in LOOK if role.split(".")[0] in ("rule", "divider") or role.endswith(".halo")}
    assert set(LOOK) - set(GROUNDS) - set(GRAPHICS) - grounds - quiet - QUIET_ON_PURPOSE == set()


# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (IEEE TVCG 15, 2009), table 1, severity 1.0, on linear RGB.
EYES = {
    "any": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, eye: str) -> list[float]:
    """The colour in CIELAB (D65) as an eye of that kind sees it."""
    rgb = [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in EYES[eye]]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1, 1.089)
    x, y, z = (
        (t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29)
        for t in (
            sum(a * b for a, b in zip(row, rgb, strict=True)) / whole
            for row, whole in zip(rows, white, strict=True)
        )
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def difference(one: str, other: str, eye: str) -> float:
    """CIE 1976 ΔE."""
    return math.dist(seen(one, eye), seen(other, eye))


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("eye", EYES)
def test_emotions_stay_apart_for_every_eye(name: str, eye: str) -> None:
    look = theme.load(name)
    scale = [fills(look.paint(role))[0] for role in FACES]
    assert difference(scale[0], scale[-1], eye) >= 40
    assert difference(scale[1], scale[3], eye) >= 40
    assert all(difference(one, other, eye) >= 12 for one, other in pairwise(scale))


def test_the_measure_sees_what_is_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert seen("#ff0000", "any") == pytest.approx([53.24, 80.09, 67.2], abs=0.1)
    # Red and green, which the scale must not be made of.
    assert difference("#d7191c", "#1a9641", "any") > 3 * difference("#d7191c", "#1a9641", "deutan")


def test_themes_name_the_same_colours() -> None:
    tables = [registry.load(themes, name).COLOURS for name in BUILT_IN]
    assert tables[0].keys() == tables[1].keys()
    used = {
        name for paint in LOOK.values() for name in (*fills_by_name(paint), paint.stroke) if name is not None
    }
    assert used == tables[0].keys()


def fills_by_name(paint: theme.Paint) -> list[str]:
    return fills(paint) if paint.fill else []


def test_a_dotted_role_falls_back_to_its_parent() -> None:
    look = theme.load("light")
    assert look.paint("pain.card.low") == look.paint("pain.card") != look.paint("pain.card.high")
    assert look.paint("gain.card.high.more") == look.paint("gain.card")
    assert Roles({"a": 1, "a.b": 2})["a.b.c"] == 2


def test_an_unknown_role_is_a_bug_of_ours() -> None:
    for role in ("nothing", "nothing.at.all", ""):
        with pytest.raises(KeyError):
            theme.load("dark").paint(role)
        with pytest.raises(KeyError):
            TYPES[role]


def test_auto_is_light_with_dark_beside_it() -> None:
    auto = theme.load("auto")
    assert auto.paints == theme.load("light").paints
    assert auto.dark == theme.load("dark")
    assert auto.fixed().dark is None
    assert theme.names() == ["auto", *BUILT_IN]
    with pytest.raises(KeyError):
        theme.load("_missing")


def test_words_have_a_paint() -> None:
    look = theme.load("light")
    assert all(look.paint(role).fill for role in TYPES)
