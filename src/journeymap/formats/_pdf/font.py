"""A font as a PDF carries it: the glyphs that were used, their widths, and the characters they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from struct import unpack

import pydyf
import uharfbuzz

from journeymap.formats._pdf.stock import Stock, reals, utf16
from journeymap.formats._pdf.text import Font

_FLAGS = (
    uharfbuzz.SubsetFlags.NO_HINTING
    | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    # PDF knows no CFF2, and finds the glyphs of a CFF font by what its charset calls them.
    | uharfbuzz.SubsetFlags.DOWNGRADE_CFF2
    | uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
)
# What shapes text, which is done, and what says for which characters glyphs are, which ToUnicode does.
_NEEDLESS = ("BASE", "cmap", "DSIG", "gasp", "GDEF", "GPOS", "GSUB", "name", "OS/2", "post")
_SYMBOLIC, _ITALIC = 4, 64


class Embedded:
    """A font in a document once all is known that is drawn with it."""

    def __init__(self, font: Font, stock: Stock) -> None:
        self.font = font
        plan, subset = _subset(font)
        glyphs: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        self.widths = {id: round(font.advance(id) * 1000, 3) for id in glyphs}
        """How far a glyph takes the pen by itself, in thousandths of an em."""
        self._glyphs = {use: glyphs[use[0]] for use in font.used}
        self._short = len(font.used) < len(_FREE)
        self._plain = not self._short and len({id for id, _ in font.used}) == len(font.used)
        texts = [text for _, text in font.used]
        codes = _spelled(texts) if self._short else range(1, len(texts) + 1)
        self._codes = self._glyphs if self._plain else dict(zip(font.used, codes, strict=True))
        self._widths = [self.widths[id] for id, _ in sorted(glyphs.items(), key=lambda pair: pair[1])]
        self.reference = stock.add(self._font(subset, stock))

    def string(self, glyphs: Iterable[tuple[int, str]]) -> str:
        """Glyphs, each with what it stands for, as a string of text."""
        codes = [self._codes[use] for use in glyphs]
        if self._short:
            return f"({''.join(map(chr, codes))})"
        return f"<{''.join(f'{code:04x}' for code in codes)}>"

    def _font(self, subset: uharfbuzz.Face, stock: Stock) -> pydyf.Dictionary:
        truetype = "glyf" in subset.table_tags
        name = self._name()
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
            "FontDescriptor": stock.add(self._descriptor(name, subset, stock)),
            "DW": 0,
            "W": f"[0 [{reals(*self._widths)}]]",
        }
        if truetype:
            descendant["CIDToGIDMap"] = "/Identity"
        return pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H" if self._plain else stock.stream(self._encoding(), _CODES),
                "DescendantFonts": f"[{stock.add(pydyf.Dictionary(descendant))}]",
                "ToUnicode": stock.stream(self._unicode()),
            }
        )

    def _encoding(self) -> bytes:
        """The table of the glyphs that codes stand for, where these are not the codes.

        What stands for other characters in another place has another code there, so that text is copied as
        it was written.
        """
        lines = [f"<{self._hex(code)}> {self._glyphs[use]}" for use, code in self._codes.items()]
        return self._table("Journeymap", "Identity", 1, _blocks("cidchar", lines))

    def _unicode(self) -> bytes:
        """The table of the characters that codes stand for, so that text can be searched and copied."""
        lines = [f"<{self._hex(code)}> {utf16(text)}" for (_, text), code in self._codes.items()]
        return self._table("Adobe-Identity-UCS", "UCS", 2, _blocks("bfchar", lines))

    def _hex(self, code: int) -> str:
        return f"{code:02x}" if self._short else f"{code:04x}"

    def _table(self, name: str, ordering: str, kind: int, blocks: list[str]) -> bytes:
        last = "ff" if self._short else "ffff"
        return "\n".join(
            (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                f"/CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def",
                f"/CMapName /{name} def /CMapType {kind} def",
                f"1 begincodespacerange\n<{'0' * len(last)}> <{last}>\nendcodespacerange",
                *blocks,
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            )
        ).encode()

    def _name(self) -> str:
        """The font's name after six letters that tell this choice of glyphs from others."""
        own = self.font.face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
        plain = "".join(char for char in own if char.isascii() and (char.isalnum() or char == "-")) or "Font"
        digest = sha256(repr(sorted(self._codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6]) + "+" + plain

    def _descriptor(self, name: str, subset: uharfbuzz.Face, stock: Stock) -> pydyf.Dictionary:
        em = self.font.face.upem
        left, low, right, high = (
            round(at * 1000 / em) for at in unpack(">4h", self.font.face.reference_table("head").data[36:44])
        )
        extents = uharfbuzz.Font(self.font.face).get_font_extents("ltr")
        ascent, descent = (round(at * 1000 / em) for at in (extents.ascender, extents.descender))
        post = self.font.face.reference_table("post").data
        slant = unpack(">i", post[4:8])[0] / 65536 if len(post) >= 8 else 0
        if "glyf" in subset.table_tags:
            file = bytes(subset.blob.data)
            program = {"FontFile2": stock.stream(file, {"Length1": len(file)})}
        else:
            file = bytes(subset.reference_table("CFF ").data)
            program = {"FontFile3": stock.stream(file, {"Subtype": "/CIDFontType0C"})}
        return pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": _SYMBOLIC | (_ITALIC if slant else 0),
                "FontBBox": f"[{left} {low} {right} {high}]",
                "ItalicAngle": reals(slant),
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": ascent,
                "StemV": 80,
                **program,
            }
        )


def _subset(font: Font) -> tuple[uharfbuzz.SubsetPlan, uharfbuzz.Face]:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = _FLAGS
    wanted.glyph_set.update({0, *(id for id, _ in font.used)})
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NEEDLESS)
    wanted.pin_all_axes_to_default(font.face)
    plan = uharfbuzz.SubsetPlan(font.face, wanted)
    return plan, plan.execute()


# The codes of a byte that need no escaping in a string, those that are letters first.
_FREE = [code for code in range(32, 256) if chr(code) not in "()\\\x7f"]
_CODES = {
    "Type": "/CMap",
    "CMapName": "/Journeymap",
    "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
}


def _blocks(kind: str, lines: list[str]) -> list[str]:
    """The lines of a table, a hundred at a time at most."""
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return ["\n".join((f"{len(part)} begin{kind}", *part, f"end{kind}")) for part in parts]


def _spelled(texts: Sequence[str]) -> list[int]:
    """Codes of a byte: a character's own where it has one that is free, so that contents can be read."""
    free = list(_FREE)
    codes: list[int] = []
    for text in texts:
        own = ord(text) if len(text) == 1 else 0
        codes.append(own if own in free else free[-1])
        free.remove(codes[-1])
    return codes
