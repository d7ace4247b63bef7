"""Icons are drawn by hand: what can be checked is that each is sound, and unlike every other."""

from __future__ import annotations

import re

import pytest
import resvg_py

from journeymap.icons import DIRECTIONAL, GRID, ICONS, STROKE, Layer
from journeymap.theme import LOOK

CHANNELS = {
    "email",
    "social",
    "web",
    "person",
    "mail",
    "sms",
    "store",
    "chat",
    "event",
    "print",
    "phone",
    "partner",
    "app",
}
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


def drawn(layers: tuple[Layer, ...], size: int) -> bytes:
    """The icon in black, its ground in grey."""
    paint = {
        "line": f'fill="none" stroke="#000" stroke-width="{STROKE}"',
        "solid": 'fill="#000" fill-rule="evenodd"',
        "ground": 'fill="#888"',
    }
    paths = "".join(f'<path d="{layer.path}" {paint[layer.ink]}/>' for layer in layers)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}" width="{size}" height="{size}">'
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=f"{svg}{paths}</svg>"))


def ends(path: str) -> list[tuple[float, float]]:
    """Where each piece of a path ends."""
    x = y = 0.0
    start = (x, y)
    found = []
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(text) for text in NUMBER.findall(rest)]
        takes = TAKES[letter.upper()]
        assert (len(numbers) % takes == 0 and numbers) if takes else not numbers, (letter, rest)
        if letter in "zZ":
            x, y = start
        for at in range(0, len(numbers), takes or 1):
            piece = numbers[at : at + takes]
            dx, dy = (x, y) if letter.islower() else (0.0, 0.0)
            if letter in "hH":
                x = dx + piece[0]
            elif letter in "vV":
                y = dy + piece[0]
            else:
                x, y = dx + piece[-2], dy + piece[-1]
            if letter in "mM" and not at:
                start = (x, y)
            found.append((x, y))
    return found


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_stays_on_its_grid(name: str) -> None:
    for ink, path in ICONS[name]:
        room = STROKE / 2 if ink == "line" else 0
        for x, y in ends(path):
            assert room - 0.01 <= x <= GRID - room + 0.01, path
            assert room - 0.01 <= y <= GRID - room + 0.01, path


@pytest.mark.parametrize("size", [12, 14])
def test_every_icon_is_unlike_every_other_even_when_small(size: int) -> None:
    pictures = {name: drawn(layers, size) for name, layers in ICONS.items()}
    assert len(set(pictures.values())) == len(ICONS)


def test_faces_differ_without_their_colours() -> None:
    faces = [drawn(ICONS[f"face.{n}"], 14) for n in range(-2, 3)]
    assert len(set(faces)) == 5


def test_what_the_language_names_has_an_icon() -> None:
    wanted = {*CHANNELS, "channel", *(f"face.{n}" for n in range(-2, 3))}
    wanted |= {f"severity.{grade}" for grade in ("low", "medium", "high")}
    assert wanted.issubset(ICONS)
    assert DIRECTIONAL.issubset(ICONS)
    assert {name for name in LOOK if name.startswith("face.")} <= ICONS.keys()
