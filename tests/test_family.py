"""Fonts of one's own are known by what they say in their tables, and a broken one is told as such."""

from __future__ import annotations

from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from journeymap import fonts
from journeymap.family import MAX_BYTES, Family, objection, restriction
from journeymap.text import Ruler, Type
from own_fonts import bundled, small

REGULAR, BOLD = bundled(), bundled("semibold", weight=700)
ITALIC = bundled("italic", slanted=True)
EM = fonts.metric("units")
LIGATURE = "feature liga { sub f i by f_i; } liga;"


@pytest.mark.parametrize("files", list(permutations([REGULAR, BOLD, ITALIC])))
def test_faces_are_found_by_their_tables_in_any_order(files: tuple[bytes, ...]) -> None:
    family = Family(files)
    text = "Why do new customers pay half?"
    for face, own in family.faces.items():
        assert own.width(text) == pytest.approx(fonts.widths(face).width(text), abs=1), face
    assert family.name == "Corporate"


def test_what_is_missing_is_drawn_by_what_is_nearest() -> None:
    def drawn_by(*files: bytes) -> list[bytes]:
        known = {Family([file]).faces["regular"].data: file for file in files}
        family = Family(files)
        return [known[family.faces[face].data] for face in ("regular", "semibold", "italic")]

    light = bundled(weight=300, em=0.9)
    assert drawn_by(REGULAR) == [REGULAR] * 3
    assert drawn_by(REGULAR, BOLD) == [REGULAR, BOLD, REGULAR]
    assert drawn_by(BOLD, ITALIC, light) == [light, BOLD, ITALIC]
    assert drawn_by(ITALIC) == [ITALIC] * 3


def test_of_a_variable_font_each_face_is_held_fast() -> None:
    family = Family([small("aB", variable=True)])
    assert {face: own.width("a") / EM for face, own in family.faces.items()} == pytest.approx(
        {"regular": 0.6, "semibold": 0.6 + 0.3 * 200 / 500, "italic": 0.6}, abs=0.001
    )
    assert "fvar" not in TTFont(BytesIO(family.faces["semibold"].data))


def test_letters_are_never_drawn_together() -> None:
    joined = small("fi", LIGATURE)
    assert Family([joined]).faces["regular"].width("fi") == pytest.approx(1.2 * EM)


def test_a_file_has_what_a_text_needs_and_no_more() -> None:
    family = Family([REGULAR, BOLD])
    cut = family.cut("semibold", "Tea → 5 \u200d", "jm-x")
    font = TTFont(BytesIO(cut))
    assert set(map(chr, font.getBestCmap())) == set("Tea → 5")
    assert (font["name"].getDebugName(1), font["OS/2"].usWeightClass) == ("Corporate jm-x", 600)
    assert len(cut) < len(BOLD) / 20
    assert family.cut("semibold", "→5 aeT", "x") == family.cut("semibold", "Tea → 5", "x")


def test_a_family_without_a_name_has_one() -> None:
    assert Family([bundled(family="'\\;<")]).name == "Own"
    assert Family([bundled(family="It's {Corp}; Sans")]).name == "Its Corp Sans"


def test_words_are_measured_in_it_and_in_others_for_what_it_lacks(tmp_path: Path) -> None:
    style, family = Type("regular", 10, 14), Family([small("abc")])
    ruler = Ruler((), family)
    assert ruler.width("abc", style) == pytest.approx(18)
    assert ruler.width("", style) == 0
    assert ruler.width("abcd", style) == Ruler().width("abcd", style), "a line is of one font"
    assert ruler.wrap("aaa aaa", style, 19) == ["aaa", "aaa"]
    assert not ruler.missing
    assert ruler.width("日", style) > 0
    assert ruler.missing == {"日"}
    added = tmp_path / "x.ttf"
    added.write_bytes(small("日本"))
    mixed = Ruler([added], family)
    assert mixed.width("日本", style) == pytest.approx(12)
    assert mixed.runs("ab日") == ["ab", "日"]
    assert mixed.runs("abc") == ["abc"]
    assert ruler.runs("ab👩\u200d👧👍🏽日本 c") == ["ab", "👩\u200d👧👍🏽日本", " c"], "nobody has these"
    assert not mixed.missing


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no TrueType or OpenType font (TTF, OTF)"),
        (b"\0" * 500, "it is no TrueType or OpenType font (TTF, OTF)"),
        (b"\0\1\0\0" + bytes(MAX_BYTES), "it is larger than 16 MiB"),
        (small("abc")[:400], "it is broken"),
        (small("12"), "it has no letters"),
        (small("abc", empty="abc"), "it is broken: it has letters without a shape"),
        (small("abc", empty="b"), "it is broken: it has letters without a shape"),
        (bundled(em=16), "it is broken: it has letters that are eight times as wide as high"),
    ],
    ids=range(8),
)
def test_why_a_font_cannot_be_used(data: bytes, why: str) -> None:
    assert objection(data).startswith(why)


@pytest.mark.parametrize("data", [REGULAR, ITALIC, small("abc"), small("aB", variable=True)], ids=range(4))
def test_fonts_that_can_be_used(data: bytes) -> None:
    assert objection(data) == restriction(data) == ""


@given(
    st.lists(st.tuples(st.integers(0, len(small()) - 1), st.integers(0, 255)), max_size=40),
    st.integers(0, 900),
)
def test_a_damaged_font_is_told_or_used(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(small())
    for at, value in changes:
        data[at] = value
    damaged = bytes(data[:length] if length > 300 else data)
    if not objection(damaged):
        restriction(damaged)
        family = Family([damaged])
        assert Ruler((), family).width("abc", Type("italic", 10, 14)) < 300
        assert family.cut("italic", "abc", "jm-x")


@pytest.mark.parametrize(
    ("allowed", "says"),
    [
        (0, ""),
        (0x0004, ""),
        (0x0008, ""),
        (0x0006, ""),
        (0x0002, "it may not be embedded in documents"),
        (0x0202, "it may not be embedded in documents"),
        (0x0200, "it may not be embedded in documents"),
        (0x0108, "only the whole of it may be embedded, not what a picture needs"),
    ],
)
def test_what_a_font_allows(allowed: int, says: str) -> None:
    assert restriction(bundled(allowed=allowed)) == says
