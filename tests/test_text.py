"""Widths are what HarfBuzz makes of the bundled fonts, and wrapped lines keep every word and their room."""

import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journeymap import fonts
from journeymap.text import Ruler, Type

FACES = get_args(fonts.Face)
BODY = Type("regular", 14, 20)


def covered(first: int, last: int) -> str:
    return "".join(sorted(fonts.characters().intersection(map(chr, range(first, last + 1)))))


LATIN = covered(0x20, 0x17F) + "–—‘’“”…€→✓−×≤ắẞ"
GREEK = " .,;’" + covered(0x386, 0x3CE)
CYRILLIC = " .,;«»" + covered(0x400, 0x481)


def shaped(text: str, face: fonts.Face) -> float:
    """The width in em that HarfBuzz gives the text."""
    font = uharfbuzz.Font(uharfbuzz.Face(fonts.ttf(face).read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions or ()) / 2048)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(LATIN), st.text(GREEK), st.text(CYRILLIC)), st.sampled_from(FACES))
@example("AVATAR To. Yes, Tę Wł 11:30", "regular")
@example("office affluent fi ffi -> 3x4", "semibold")
@example("", "italic")
def test_a_width_is_what_harfbuzz_shapes(text: str, face: fonts.Face) -> None:
    assert Ruler().width(text, Type(face, 1, 1)) == pytest.approx(shaped(text, face), abs=1e-9)


@pytest.mark.parametrize("face", FACES)
def test_every_character_of_the_table_has_the_width_of_its_glyph(face: fonts.Face) -> None:
    ruler = Ruler()
    for char in fonts.characters():
        assert ruler.width(f"x{char}", Type(face, 1, 1)) == pytest.approx(shaped(f"x{char}", face)), char
    assert not ruler.missing


@pytest.mark.parametrize(
    "text",
    ["Cafe\u0301", "a\u0302\u0323ng", "A\u030angstro\u0308m", "x\u0301y", "so\u200bft\u2060 \u202aly\u202c"],
)
def test_marks_and_controls_take_no_room(text: str) -> None:
    ruler = Ruler()
    assert ruler.width(text, BODY) == pytest.approx(14 * shaped(text, "regular"))
    assert not ruler.missing


def test_size_and_tracking() -> None:
    ruler = Ruler()
    once = ruler.width("Sign up", BODY)
    assert ruler.width("Sign up", Type("regular", 28, 40)) == pytest.approx(2 * once)
    assert ruler.width("Sign up", Type("regular", 14, 20, tracking=0.5)) == pytest.approx(once + 7 * 0.5)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("日本", 2.0),
        ("日\u200b本", 2.0),
        ("😀", 1.2),
        ("👨‍👩‍👧", 2),
        ("👍🏽", 1.2),
        ("🇩🇪🇫🇷", 2.4),
        ("1️⃣", 1.2),
        ("❤️", 1.2),
        ("☑", 1.2),
        ("مرحبا", 3.3),
        ("שלום", 2.64),
        ("ไท\u0e35", 1.32),
        ("हि", 1.15),
    ],
)
def test_what_no_font_has_is_guessed_generously(text: str, em: float) -> None:
    ruler = Ruler()
    assert ruler.width(text, BODY) == pytest.approx(14 * em)
    assert ruler.width(text, Type("semibold", 14, 20)) == pytest.approx(14 * em * 1.06)
    assert ruler.width(f"To {text}", BODY) == pytest.approx(14 * em + 14 * shaped("To ", "regular"))


def test_missing_names_the_characters_no_font_has() -> None:
    ruler = Ruler()
    ruler.width("Łódź – Ω Ж ❤️ \u200b\u202e\t\u3000", BODY)
    assert ruler.missing == set()
    ruler.wrap("Pay 日本 👍🏽", BODY, 100)
    assert ruler.missing == set("日本👍🏽")


@pytest.fixture
def arabic(tmp_path: Path) -> Path:
    """A font with beh (500, at the start of a word 300 of 1000 units) and a (700)."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 100), (100, 100)):
        (pen.lineTo if point != (0, 0) else pen.moveTo)(point)
    pen.closePath()
    glyph = pen.glyph()
    widths = {".notdef": 900, "beh": 500, "beh.init": 300, "a": 700}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({0x628: "beh", ord("a"): "a"})
    builder.setupGlyf(dict.fromkeys(widths, glyph))
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Beh", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.addOpenTypeFeatures("languagesystem arab dflt; feature init { sub beh by beh.init; } init;")
    builder.save(tmp_path / "beh.ttf")
    return tmp_path / "beh.ttf"


def test_an_added_font_is_shaped(arabic: Path) -> None:
    ruler = Ruler([arabic])
    em = Type("regular", 1, 1)
    assert ruler.width("ب", em) == pytest.approx(0.5)
    assert ruler.width("بب", em) == pytest.approx(0.8)
    assert ruler.missing == set()
    assert ruler.width("ببe", em) == pytest.approx(0.8 + shaped("e", "regular")), (
        "each font draws what it has"
    )
    assert ruler.width("ببa", em) == pytest.approx(0.3 + 0.5 + 0.7), (
        "an added font draws all of a line it can"
    )
    assert ruler.width("a", em) == pytest.approx(shaped("a", "regular")), "but not what the bundled font has"
    assert ruler.width("بت", em) == pytest.approx(0.5 + 0.66)
    assert ruler.missing == {"ت"}


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Ruler([tmp_path / "none.ttf"])
    (tmp_path / "text.ttf").write_text("no font")
    with pytest.raises(ValueError, match="not a TrueType or OpenType font"):
        Ruler([tmp_path / "text.ttf"])


def squeezed(text: str) -> str:
    """A text without what wrapping may change: spaces, line ends, and hyphens that may have been added."""
    return re.sub("[-\\s\u00ad]", "", text)


ANY = st.one_of(
    st.text(),
    st.text("ab AB-.,/()„“«» \n\t\u00ad\u00a0\u200b123é"),
    st.text("今日は、「天気」がいい。 abc"),
    st.text("ab 👨👩👧\u200d🇩🇪👍🏽\ufe0f\u20e3e\u0301"),
    st.text("مرحبا بكم ab,."),
)


@settings(max_examples=1000, deadline=None)
@given(ANY, st.floats(1, 300), st.sampled_from(["en", "de", "ja", "x"]), st.sampled_from([0, 0.7]))
@example("« Bonjour » ! oui", 60, "fr", 0)
@example("a\u00adb", 8, "en", 0)
@example("0 \x1f", 4, "en", 0)
def test_wrapping_loses_nothing_and_keeps_the_room(
    text: str, room: float, lang: str, tracking: float
) -> None:
    ruler = Ruler()
    style = Type("regular", 14, 20, tracking)
    lines = ruler.wrap(text, style, room, lang)
    assert squeezed("".join(lines)) == squeezed(text)
    for line in lines:
        assert ruler.width(line, style) <= room + 1e-5 or len(ruler.wrap(line, style, 1)) == 1, line
        assert line == line.strip(" ")


@settings(max_examples=300, deadline=None)
@given(st.text("abc def ghi", max_size=60), st.floats(40, 200))
def test_lines_are_as_long_as_they_can_be(text: str, room: float) -> None:
    ruler = Ruler()
    words = " ".join(text.split())
    lines = ruler.wrap(text, BODY, room, "x")
    for line, following in pairwise(lines):
        joined = f"{line} {following.split()[0]}"
        assert ruler.width(joined if joined in words else line + following[0], BODY) > room


@given(
    st.text("abcdefghijklmnop", min_size=60, max_size=60), st.floats(20, 120), st.sampled_from(["en", "x"])
)
@settings(deadline=None)
def test_a_word_of_sixty_letters_comes_out_whole(word: str, room: float, lang: str) -> None:
    lines = Ruler().wrap(word, BODY, room, lang)
    assert len(lines) > 1
    assert "".join(line.removesuffix("-") for line in lines) == word


@pytest.mark.parametrize(
    ("text", "room", "lang", "lines"),
    [
        (
            "Donaudampfschifffahrtsgesellschaftskapitän wartet",
            133,
            "de",
            ["Donaudampfschiff-", "fahrtsgesellschafts-", "kapitän wartet"],
        ),
        ("(Rechtsschutzversicherung),", 105, "de-AT", ["(Rechtsschutz-", "versicherung),"]),
        ("Rechtsschutzversicherung", 100, "ja", ["Rechtsschutzv", "ersicherung"]),
        ("see https://example.com/a", 102, "en", ["see https://", "example.com/a"]),
        ("12345678901234567890", 100, "en", ["123456789012", "34567890"]),
        ("customerOnboardingIdentifier", 107, "en", ["customerOnboa", "rdingIdentifier"]),
        ("今日は、天気が「いい」ですね。", 63, "ja", ["今日は、", "天気が", "「いい」", "ですね。"]),
        ("مرحبا بكم في متجرنا", 82, "ar", ["مرحبا بكم", "في متجرنا"]),
        ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 60, "en", ["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]),
        ("self-service", 50, "en", ["self-", "service"]),
        ("super\u00adcali", 45, "en", ["super-", "cali"]),
        ("super\u00adcali", 90, "en", ["super\u00adcali"]),
        ("« Bonjour » à tous", 76, "fr", ["« Bonjour »", "à tous"]),
        ("one\n\n two \n", 200, "en", ["one", "", "two"]),
        ("i", 1, "en", ["i"]),
        (" \n ", 100, "en", []),
    ],
)
def test_wrap(text: str, room: float, lang: str, lines: list[str]) -> None:
    assert Ruler().wrap(text, BODY, room, lang) == lines


def test_the_longest_word_is_what_wrap_does_not_break_by_itself() -> None:
    ruler = Ruler()
    text = "A self-service point (really), see"
    assert ruler.longest_word(text, BODY) == ruler.width("(really),", BODY)
    assert ruler.longest_word(" ", BODY) == 0


def test_the_smallest_file_that_has_the_text_is_embedded() -> None:
    for text, file in {
        "Größe – 5 € → ✓": "latin",
        "Łódź": "latin-ext",
        "Αθήνα": "greek",
        "Київ": "cyrillic",
        "Łódź, Київ": "full",
        "日本": "latin",
    }.items():
        assert fonts.woff2("italic", text).name == f"italic-{file}.woff2"
        assert fonts.woff2("italic", text).is_file()


def test_a_line_that_no_font_has_whole_falls_into_runs(arabic: Path) -> None:
    ruler = Ruler([arabic])
    assert ruler.runs("بب e ب") == ["بب", " e ", "ب"]
    assert ruler.runs("ببa") == ["ببa"], "the added font has all of it"
    assert ruler.runs("plain") == ["plain"]
    assert Ruler().runs("بب e") == ["بب e"], "without an added font the reader's machine finds one"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("بeaE. \u200f"))
def test_runs_lose_nothing(arabic: Path, text: str) -> None:
    assert "".join(Ruler([arabic]).runs(text)) == text
