"""PNG shows what SVG does, in the bundled font, the same bytes every time."""

from __future__ import annotations

import struct

import pytest
import resvg_py

from journeymap import formats, theme
from journeymap.formats import Options, TooLarge, png
from journeymap.scene import Box, Item, Scene, Words

LIGHT = theme.load("light")


def scene(*items: Item, width: float = 60, height: float = 30) -> Scene:
    return Scene("x", width, height, "Title", "", "en", "ltr", (Box(0, 0, width, height, "paper"), *items))


def words(text: str, role: str = "cell") -> Words:
    return Words(5, 20, text, role, 50, 5, 50)


def size(data: bytes) -> tuple[int, ...]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", data[16:24])


@pytest.mark.parametrize(("scale", "wanted"), [(1, (60, 30)), (2, (120, 60)), (1.5, (90, 45))])
def test_scale_is_pixels_per_pixel(scale: float, wanted: tuple[int, int]) -> None:
    assert size(png.write(scene(), LIGHT, Options(scale=scale))) == wanted


def test_words_are_drawn_in_each_face() -> None:
    """Without its font resvg draws no text and says nothing."""
    pictures = {
        png.write(scene(words("Pay", role)), LIGHT, Options()) for role in ("cell", "step.name", "quote")
    }
    assert len(pictures | {png.write(scene(), LIGHT, Options())}) == 4
    blank = png.write(scene(words("   ")), LIGHT, Options())
    assert blank == png.write(scene(), LIGHT, Options())


def test_the_same_picture_is_the_same_bytes() -> None:
    assert len({png.write(scene(words("Pay")), LIGHT, Options()) for _ in range(3)}) == 1


def test_a_theme_that_adapts_is_light() -> None:
    picture = scene(words("Pay"), Box(0, 0, 9, 9, "emotion.field"))
    assert png.write(picture, theme.load("auto"), Options()) == png.write(picture, LIGHT, Options())
    assert png.write(picture, theme.load("dark"), Options()) != png.write(picture, LIGHT, Options())


def test_a_picture_that_is_too_large_is_told_in_numbers() -> None:
    with pytest.raises(
        TooLarge, match="20,000 × 10,000 pixels, 200,000,000 in all, and 50,000,000 are allowed"
    ):
        png.write(scene(width=10_000, height=5_000), LIGHT, Options(scale=2))


def test_how_large_it_may_be_is_for_the_caller_to_say() -> None:
    with pytest.raises(TooLarge, match="60 × 30 pixels, 1,800 in all, and 1,799 are allowed"):
        png.write(scene(), LIGHT, Options(max_pixels=1_799))
    assert size(png.write(scene(), LIGHT, Options(max_pixels=1_800))) == (60, 30)
    with pytest.raises(TooLarge, match="no PNG of ours has more than 1,000,000,000"):
        png.write(scene(width=40_000, height=40_000), LIGHT, Options(max_pixels=10**12))


def test_a_panic_in_resvg_is_an_ordinary_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(**_: object) -> bytes:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(resvg_py, "svg_to_bytes", panic)
    with pytest.raises(RuntimeError, match="resvg could not draw the picture: index out of bounds"):
        png.write(scene(), LIGHT, Options())


def test_an_interruption_is_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(resvg_py, "svg_to_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        png.write(scene(), LIGHT, Options())


def test_this_is_a_format() -> None:
    assert formats.load("png").suffix == ".png"
    with pytest.raises(KeyError):
        formats.load("_fonts")
