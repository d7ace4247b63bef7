"""The built-in themes can be read by everybody: contrast, and an emotion scale for every kind of eye."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from typing import get_args

import pytest

from journeymap import registry, roles, settings, theme, themes
from journeymap.cli import render
from journeymap.contrast import SIGNS, WORDS, demands, linear, ratio
from journeymap.roles import Paint, Roles
from journeymap.settings import COLOURS
from journeymap.theme import LOOK, TYPES

BUILT_IN = ["bold", "contrast", "dark", "light", "print", "warm"]
FACES = [f"face.{n}" for n in range(-2, 3)]
#: The least contrast of words, and of signs, of themes that promise more than the others.
PROMISED = {"contrast": (7, 4.5), "print": (7, 4.5)}
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
    "page.step",
}


def fills(paint: Paint) -> list[str]:
    if isinstance(paint.fill, tuple):
        return [colour for _, colour in paint.fill]
    assert paint.fill is not None
    return [paint.fill]


@pytest.mark.parametrize("name", BUILT_IN)
def test_all_stands_out_from_what_it_is_drawn_on(name: str) -> None:
    colours, (words, signs) = theme.colours(name), PROMISED.get(name, (WORDS, SIGNS))
    for role, inks, ground, least in demands(theme.look(name)):
        wanted = words if least == WORDS else SIGNS if role in FACES else signs
        assert max(ratio(colours[ink], colours[ground]) for ink in inks) >= wanted, (role, inks, ground)


def test_no_role_is_left_out() -> None:
    """A new role is looked at: as words, as a sign, as a ground, or as quiet on purpose."""
    looked_at = roles.grounds()
    grounds = {ground for wanted in looked_at.values() for ground in wanted}
    quiet = {role for role in LOOK if role.split(".")[0] in ("rule", "divider") or role.endswith(".halo")}
    assert set(LOOK) - set(looked_at) - grounds - quiet - QUIET_ON_PURPOSE == set()
    assert set(TYPES) <= set(looked_at)
    assert all(role in LOOK or role.rpartition(".")[0] in LOOK for role in looked_at)


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
    # Where there are only greys, mouths have to tell the rest.
    least = 5 if name == "print" else 12
    assert all(difference(one, other, eye) >= least for one, other in pairwise(scale))


def test_the_measure_sees_what_is_known() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert seen("#ff0000", "any") == pytest.approx([53.24, 80.09, 67.2], abs=0.1)
    # Red and green, which the scale must not be made of.
    assert difference("#d7191c", "#1a9641", "any") > 3 * difference("#d7191c", "#1a9641", "deutan")


def test_themes_name_the_same_colours() -> None:
    for name in BUILT_IN:
        assert list(theme.colours(name)) == list(theme.colours("light")), name
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.colours(name).values())
    used = {
        name for paint in LOOK.values() for name in (*fills_by_name(paint), paint.stroke) if name is not None
    }
    assert used == theme.colours("light").keys() == set(COLOURS)


def test_themes_change_only_what_there_is() -> None:
    for name in BUILT_IN:
        assert getattr(registry.load(themes, name), "PAINTS", {}).keys() <= LOOK.keys(), name


def test_every_place_knows_the_same_themes() -> None:
    assert set(get_args(settings.Look)) == {one.value for one in render.Look} == set(theme.names())


def fills_by_name(paint: Paint) -> list[str]:
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


def grey(colour: str) -> float:
    """How light a copier sees a colour, from 0 to 255."""
    return 255 * sum(
        part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True)
    ) ** (1 / 2.2)


@pytest.mark.parametrize("limit", [96, 128, 160, 192])
def test_print_survives_a_copier_that_knows_black_and_white_alone(limit: float) -> None:
    colours = theme.colours("print")
    for role, inks, ground, least in demands(theme.look("print")):
        if least == WORDS:
            assert (grey(colours[inks[0]]) < limit) != (grey(colours[ground]) < limit), (role, ground)


def test_print_has_no_colour() -> None:
    assert all(len({colour[1:3], colour[3:5], colour[5:]}) == 1 for colour in theme.colours("print").values())


def stroke(role: str) -> tuple[object, ...]:
    paint = theme.look("print")[role]
    return paint.stroke_width, paint.dash


def test_print_tells_apart_by_lines_what_others_do_by_colours() -> None:
    for roles_ in (
        [f"curve-{n}" for n in range(6)],
        ["pain.card.high", "gain.card", "opportunity.card"],
        ["flow.step", "flow.step.moment"],
    ):
        assert len({stroke(role) for role in roles_}) == len(roles_), roles_
    look = theme.load("print")
    widths = [look.paint(f"pain.card.{grade}").stroke_width for grade in ("low", "medium", "high")]
    shades = [grey(fills(look.paint(f"pain.card.{grade}"))[0]) for grade in ("low", "medium", "high")]
    assert widths == sorted(set(widths))
    assert shades == sorted(set(shades), reverse=True)
    assert all(fills(look.paint(f"stage-{n}")) != fills(look.paint(f"stage-{n + 1}")) for n in range(5))


@pytest.mark.parametrize("name", BUILT_IN)
def test_kinds_of_cards_look_different(name: str) -> None:
    look = theme.load(name)
    for one, other in combinations(("pain", "gain", "opportunity"), 2):
        assert look.paint(f"{one}.card") != look.paint(f"{other}.card")


def test_own_colours_take_the_place_of_a_theme_s() -> None:
    look = theme.load("warm", {"accent": "#123456", "nothing": "#000000"})
    assert look.paint("avatar").fill == "#123456"
    assert look.paint("paper") == theme.load("warm").paint("paper")
    adapting = theme.load("auto", {"accent": "#123456"}, "square")
    assert adapting.paint("avatar").fill == "#123456"
    assert adapting.dark == theme.load("dark", corners="square")


@pytest.mark.parametrize(
    ("corners", "wanted"), [(None, 4), ("round", 10), ("slight", 4), ("square", 0)], ids=str
)
def test_corners(corners: theme.Corners | None, wanted: float) -> None:
    look = theme.load("warm", corners=corners)
    assert look.radius(10, 100, 40) == wanted
    assert look.radius(20, 40, 40) == 20, "a disc stays one"
    assert look.radius(0, 40, 40) == 0


def test_what_is_of_words_and_what_is_a_sign() -> None:
    wanted = {role: least for role, _, _, least in demands(theme.look("light"))}
    assert {role for role, least in wanted.items() if least == WORDS} >= {"title", "matrix.number.done"}
    assert {role for role, least in wanted.items() if least == SIGNS} >= {
        "quote.icon",
        "stage-0",
        "curve-0.gap",
    }
