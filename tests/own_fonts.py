"""Fonts for tests: the bundled one under other names, and small ones that are built here."""

from __future__ import annotations

from io import BytesIO

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from journeymap import fonts


def bundled(
    face: fonts.Face = "regular",
    family: str = "Corporate",
    weight: int = 400,
    slanted: bool = False,
    em: float = 1,
    allowed: int = 0,
) -> bytes:
    """A face of the bundled font as somebody else's, its letters `em` times as large."""
    font = TTFont(fonts.ttf(face), recalcTimestamp=False)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / em)
    for record in list(font["name"].names):
        font["name"].setName(family if record.nameID in (1, 16) else "x", record.nameID, 3, 1, 0x409)
    font["OS/2"].usWeightClass, font["OS/2"].fsType = weight, allowed
    font["OS/2"].fsSelection = 0x01 if slanted else 0x40
    return _saved(font)


def small(letters: str = "abc", features: str = "", variable: bool = False, empty: str = "") -> bytes:
    """A font with a triangle for each letter, 600 of 1,000 wide; a `variable` one grows to 900 at weight 900.

    The letters in `empty` have a place in the file and no outline in it.
    """
    names = [".notdef", *letters, *(["f_i"] if features else [])]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): letter for letter in letters})
    builder.setupGlyf({name: _triangle() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    if variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        # The three points, and the four that say how far the pen goes.
        moved = [(0, 0)] * 4 + [(300, 0)] + [(0, 0)] * 2
        builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, moved)] for name in names})
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    data = bytearray(_saved(builder.font))
    font = TTFont(BytesIO(data))
    glyf, loca = font.reader.tables["glyf"].offset, font["loca"]
    for letter in empty:
        start = glyf + loca[font.getGlyphID(letter)]
        data[start : start + 2] = b"\0\0"
    return bytes(data)


def _triangle() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((250, 700))
    pen.lineTo((500, 0))
    pen.closePath()
    return pen.glyph()


def _saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()
