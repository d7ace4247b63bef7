"""A PDF looks as the PNG does."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib

import pytest

from journeymap import theme
from journeymap.formats import Options, pdf, png
from journeymap.icons import ICONS
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Shape, Words


@pytest.fixture(autouse=True)
def poppler() -> None:
    if not shutil.which("pdftoppm"):
        assert not os.environ.get("CI"), "this needs pdftoppm (Debian: apt-get install poppler-utils)"
        pytest.skip("there is no pdftoppm (poppler) on this machine")


WIDTH, HEIGHT = 480, 400


def drawing(direction: str, picture: bytes) -> Scene:
    """Something of everything."""
    icons = [
        Icon(
            20 + 40 * (n % 11),
            150 + 40 * (n // 11),
            32,
            name,
            "chip.icon" if not name.startswith("face") else name,
        )
        for n, name in enumerate(ICONS)
    ]
    items: list[Item] = [
        Box(0, 0, WIDTH, HEIGHT, "paper"),
        Box(10, 10, 200, 60, "emotion.field"),
        Line(10, 40, 210, 40, "emotion.zero"),
        Curve(((10, 60), (80, -40), (140, 140), (210, 20)), "curve-0"),
        Box(230, 10, 100, 60, "pain.card", 8),
        Box(225, 10, 12, 60, "pain.edge", 12),
        Box(340, 10, 60, 24, "fact.box", 40),
        Shape(((340, 50), (440, 50), (460, 62), (440, 74), (340, 74), (352, 62)), "stage-1"),
        Words(350, 66, "Compare", "stage.name", 60, 350, 90),
        Words(20, 110, "Großer Tag: AVATAR, Wave & Co.", "title", 380, 20, 440),
        Words(460, 140, "1,234 % of “it”", "quote", 80, 300, 160, "end"),
        Words(240, 45, "Slow", "pain.text", 30, 240, 80, "middle"),
        Box(410, 10, 60, 30, "emotion.tag", 4),
        Group((Image(410, 80, 60, 30, picture, "", 6),)),
        *icons,
    ]
    return Scene("x", WIDTH, HEIGHT, "T", "", "en", direction, tuple(items))  # type: ignore[arg-type]


def unpacked(data: bytes) -> list[bytes]:
    """The rows of a PNG of 8 bits and four channels, without the last one."""
    at, packed = 8, b""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        packed += data[at + 8 : at + 8 + length] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    raw, row = zlib.decompress(packed), bytes(4 * WIDTH)
    rows = []
    for start in range(0, len(raw), 4 * WIDTH + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + 4 * WIDTH])
        for n in range(4 * WIDTH):
            left, up, corner = (line[n - 4], row[n], row[n - 4]) if n >= 4 else (0, row[n], 0)
            guess = left + up - corner
            near = min((left, up, corner), key=lambda one: abs(guess - one))
            line[n] = (line[n] + (0, left, up, (left + up) // 2, near)[kind]) & 255
        row = bytes(line)
        rows.append(bytes(value for n, value in enumerate(row) if n % 4 < 3))
    return rows


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_same_picture(name: str, direction: str) -> None:
    inner = Scene(
        "p", 60, 30, "", "", "en", "ltr", (Box(0, 0, 30, 30, "stage-1"), Box(30, 0, 20, 30, "stage-3"))
    )
    scene = drawing(direction, png.write(inner, theme.load(name), Options()))
    look = theme.load(name)
    wanted = unpacked(png.write(scene, look, Options()))
    done = subprocess.run(
        ["pdftoppm", "-r", "96", "-singlefile", "-"],
        input=pdf.write(scene, look, Options()),
        capture_output=True,
        check=True,
    )
    head = f"P6\n{WIDTH} {HEIGHT}\n255\n".encode()
    assert done.stdout.startswith(head)
    drawn = done.stdout[len(head) :]
    # Squares of 8 pixels: what is drawn a little smoother or sharper is not told apart, what is elsewhere is.
    for y in range(0, HEIGHT, 8):
        for x in range(0, WIDTH, 8):
            sums = [0, 0]
            for row in range(y, y + 8):
                sums[0] += sum(wanted[row][3 * x : 3 * x + 24])
                sums[1] += sum(drawn[3 * (row * WIDTH + x) : 3 * (row * WIDTH + x) + 24])
            assert abs(sums[0] - sums[1]) / (8 * 24) < 24, (x, y)
