"""Text in a PDF: in which order it is drawn, in which font, and as what it is copied."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given
from hypothesis import strategies as st

from journeymap import theme
from journeymap.formats import Options, pdf
from journeymap.formats._pdf.bidi import pieces
from journeymap.scene import Box, Scene, Words

LIGHT = theme.load("light")


def seen(text: str, rtl: bool) -> str:
    """A line as it stands on paper, from left to right."""
    return "".join(text[one.start : one.end][:: -1 if one.rtl else 1] for one in pieces(text, rtl))


@pytest.mark.parametrize(("text", "rtl", "wanted"), [
    ("abc", False, "abc"),
    ("abc", True, "abc"),
    ("אבג", False, "גבא"),
    ("car is אבג here", False, "car is גבא here"),
    ("אבג car דה", True, "הד car גבא"),
    ("abc אב 12 גד", False, "abc דג 12 בא"),
    ("אב 12", True, "12 בא"),
    ("$12.50 אב", True, "בא $12.50"),
    ("אב 1-2, 3", True, "3 ,1-2 בא"),
    ("ا 1,2", True, "1,2 ا"),
    ("٣,4 ab", True, "ab 4,٣"),
    ("אב (cd) גה", False, "בא (cd) הג"),
    ("אב (גד)", False, ")דג( בא"),
    ("ab (אב) cd", True, "cd )בא( ab"),
    ("אב.", True, ".בא"),
    ("אב.", False, "בא."),
    ("+18%", True, "18%+"),
    ("\u2066+18%\u2069", True, "\u2069+18%\u2066"),
    ("אב \u2066a-1\u2069 גד", True, "דג \u2069a-1\u2066 בא"),
    ("ab \u2067אב 1\u2069 cd", False, "ab \u20671 בא\u2069 cd"),
    ("ab \u2068אב 1\u2069 cd", False, "ab \u20681 בא\u2069 cd"),
    ("a\u0301ב\u0301", False, "a\u0301\u0301ב"),
    ("", True, ""),
])  # fmt: skip
def test_order(text: str, rtl: bool, wanted: str) -> None:
    assert seen(text, rtl) == wanted


@given(st.text("aא1ا٣ +,.%()[]\u0301\u2066\u2067\u2068\u2069\u200d-"), st.booleans())
def test_everything_is_drawn_once(text: str, rtl: bool) -> None:
    found = sorted(pieces(text, rtl))
    assert "".join(text[one.start : one.end] for one in found) == text


def glyph(wide: int, pen: Any) -> Any:
    for point in ((0, 0), (0, 100), (wide, 100)):
        (pen.lineTo if point != (0, 0) else pen.moveTo)(point)
    pen.closePath()
    return pen


@pytest.fixture
def arabic(tmp_path: Path) -> Path:
    """A font with beh (another one at the start of a word), a ligature of lam and alef, and a mark above."""
    widths = {
        ".notdef": 900,
        "beh": 500,
        "beh.init": 300,
        "lam": 400,
        "alef": 200,
        "lamalef": 450,
        "fatha": 0,
    }
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({0x628: "beh", 0x644: "lam", 0x627: "alef", 0x64E: "fatha"})
    builder.setupGlyf({name: glyph(wide + 90, TTGlyphPen(None)).glyph() for name, wide in widths.items()})
    finish(builder, widths)
    builder.addOpenTypeFeatures(
        "languagesystem arab dflt; markClass fatha <anchor 0 0> @TOP;"
        "feature init { sub beh by beh.init; } init; feature rlig { sub lam alef by lamalef; } rlig;"
        "feature mark { pos base beh <anchor 250 600> mark @TOP;"
        "pos base beh.init <anchor 150 600> mark @TOP; } mark;"
    )
    builder.save(tmp_path / "arabic.ttf")
    return tmp_path / "arabic.ttf"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A font with PostScript outlines and more characters than a byte has codes."""
    names = {0x4E00 + n: f"han{n}" for n in range(400)}
    widths = {".notdef": 900, **dict.fromkeys(names.values(), 1000)}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap(names)
    charstrings = {
        name: glyph(wide, T2CharStringPen(wide, None)).getCharString() for name, wide in widths.items()
    }
    builder.setupCFF("Many", {"FullName": "Many"}, charstrings, {})
    finish(builder, widths)
    builder.save(tmp_path / "many.otf")
    return tmp_path / "many.otf"


def finish(builder: FontBuilder, widths: dict[str, int]) -> None:
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    builder.setupOS2()
    builder.setupPost()


def write(*lines: str, font: Path, direction: Any = "rtl") -> bytes:
    items = [Words(380, 30 + 30 * n, line, "cell", 100, 0, 390, "end") for n, line in enumerate(lines)]
    picture = Scene("x", 400, 600, "T", "", "ar", direction, (Box(0, 0, 400, 600, "paper"), *items))
    return pdf.write(picture, LIGHT, Options(fonts=(font,)))


def fonts(data: bytes) -> dict[str, Any]:
    (page,) = pypdf.PdfReader(BytesIO(data), strict=True).pages
    return {str(font["/BaseFont"]).partition("+")[2]: font for font in page["/Resources"]["/Font"].values()}


def test_letters_join_and_are_copied_as_they_were_written(arabic: Path) -> None:
    data = write("بب", "ب\u064eب", "لا", font=arabic)
    font = fonts(data)["Own-Regular"]
    mapped = font["/ToUnicode"].get_data().decode()
    # Two shapes of beh; one with its mark, which readers meet from right to left; the ligature so, too.
    assert mapped.count(" <0628>\n") == 2
    assert mapped.count(" <064e0628>\n") == 1
    assert mapped.count(" <06270644>\n") == 1
    assert font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data()
    (page,) = pypdf.PdfReader(BytesIO(data), strict=True).pages
    (mark,) = page["/Resources"]["/XObject"].values()
    assert mark["/Subtype"] == "/Form", "a mark is drawn as a shape, of which readers make no text"
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        said = [line.strip("\u202a\u202b\u202c\u200f\f") for line in done.stdout.decode().split("\n")]
        assert [line for line in said if line] == ["بب", "بَب", "لا"]


def test_fonts_with_postscript_outlines_and_many_letters(many: Path) -> None:
    lines = ["".join(chr(0x4E00 + n + 20 * row) for n in range(20)) for row in range(15)]
    data = write(*lines, font=many, direction="ltr")
    font = fonts(data)["Own-Regular"]
    assert font["/DescendantFonts"][0]["/Subtype"] == "/CIDFontType0"
    file = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile3"]
    assert file["/Subtype"] == "/CIDFontType0C"
    (page,) = pypdf.PdfReader(BytesIO(data), strict=True).pages
    assert page.extract_text().split() == lines


def test_a_line_is_drawn_in_one_font_where_one_has_all_of_it(many: Path) -> None:
    data = write("一丁 a", "abc", font=many, direction="ltr")
    assert sorted(fonts(data)) == ["InterJourneymap-Regular", "Own-Regular"]
    alone = write("一丁 七", font=many, direction="ltr")
    assert sorted(fonts(alone)) == ["Own-Regular"]


def test_what_no_font_has_is_copied_all_the_same(many: Path) -> None:
    (page,) = pypdf.PdfReader(BytesIO(write("Pay あい", font=many, direction="ltr"))).pages
    assert page.extract_text().strip() == "Pay あい"
