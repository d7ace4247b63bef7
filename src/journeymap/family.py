"""Fonts of one's own: whether a file can be used, and which one draws which face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from struct import unpack
from typing import get_args
from unicodedata import bidirectional, category

from journeymap import sfnt
from journeymap.fonts import Face, metric

MAX_BYTES = 16 << 20

_KINDS = (b"\0\1\0\0", b"true", b"OTTO")
_NEEDED = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp")
# What a face is by the tables of fonts: how heavy, and whether slanted.
_STYLES: Mapping[Face, tuple[int, bool, str]] = {
    "regular": (400, False, "Regular"),
    "semibold": (600, False, "SemiBold"),
    "italic": (400, True, "Italic"),
}
# Signs that a font may draw together, which makes words wider or narrower where letters are set apart.
_OPTIONAL = ("liga", "clig", "dlig", "hlig")
# How many letters are looked at before a font is used, and how wide one may be, in em.
_TRIED, _WIDEST = 500, 8
_WORD = re.compile(r"\s+|\S+")


def objection(data: bytes) -> str:
    """Why the bytes cannot be used as a font; empty if they can."""
    if len(data) > MAX_BYTES:
        return f"it is larger than {MAX_BYTES >> 20} MiB"
    if data[:4] == b"ttcf":
        return "it is a collection of fonts, and one of them is needed, as TTF or OTF"
    if data[:4] in (b"wOFF", b"wOF2"):
        return "it is packed for web pages (WOFF), and the TTF or OTF is needed"
    if data[:4] not in _KINDS:
        return "it is no TrueType or OpenType font (TTF, OTF)"
    try:
        return _flaw(data)
    except (
        RuntimeError,
        ValueError,
        IndexError,
        MemoryError,
    ):  # whatever a broken table makes of the library
        return "it is broken"


def _flaw(data: bytes) -> str:
    """What is wrong in the tables of a font; empty if nothing."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    lacking = [tag for tag in _NEEDED if not len(face.reference_table(tag).data)]
    if lacking or not {"glyf", "CFF ", "CFF2"} & set(face.table_tags):
        return f"it is broken: it lacks the table `{lacking[0] if lacking else 'glyf'}`"
    letters = [char for char in sorted(map(chr, face.unicodes)) if char.isalpha()][:_TRIED]
    if not letters:
        return "it has no letters"
    drawn = OwnFace(data, "regular")
    # Of some scripts there are letters that fill a place and are not seen.
    if sum(drawn.seen(char) for char in letters) < len(letters) * 0.9:
        return "it is broken: it has letters without a shape"
    wide = max(drawn.width(char) for char in letters) / metric("units")
    return "it is broken: it has letters that are eight times as wide as high" if wide > _WIDEST else ""


def restriction(data: bytes) -> str:
    """What a font says that may not be done with it, and a picture does; empty if nothing."""
    import uharfbuzz

    table = uharfbuzz.Face(uharfbuzz.Blob(data)).reference_table("OS/2").data
    (allowed,) = unpack(">H", table[8:10])
    # Of several answers the most generous one holds.
    if allowed & 0x000E == 0x0002 or allowed & 0x0200:
        return "it may not be embedded in documents"
    return "only the whole of it may be embedded, not what a picture needs" if allowed & 0x0100 else ""


class Family:
    """The faces that files of fonts make up together."""

    def __init__(self, files: Sequence[bytes]) -> None:
        """The files are in order of preference, at least one, and such that `objection` has none."""
        known = [_Described(data) for data in files]
        self.faces: dict[Face, OwnFace] = {}
        for face in get_args(Face):
            # What is missing is drawn by what is nearest: upright for italic, the boldest for semibold.
            best = min(known, key=lambda one: one.distance(face))
            self.faces[face] = OwnFace(best.data, face, best.axes(face))
        self.name = min(known, key=lambda one: one.distance("regular")).name or "Own"
        """What the font is called where it is installed."""

    def name_in(self, picture: str) -> str:
        """What the font is called in a picture of that id, which has no more than its own letters: neither
        another picture's on the same page nor an installed font is taken for it.
        """
        return f"{self.name} {picture}"

    def cut(self, face: Face, text: Iterable[str], picture: str) -> bytes:
        """A file of the face with no more than a text needs, called as in the picture of that id."""
        return self.faces[face].cut(text, self.name_in(picture))


class OwnFace:
    """A face of a font file, with all that varies in it held fast: `data` is a file of that alone."""

    def __init__(self, data: bytes, face: Face, axes: Mapping[str, float] | None = None) -> None:
        """ValueError, RuntimeError for a file that is broken."""
        import uharfbuzz

        self.face = face
        source = uharfbuzz.Face(uharfbuzz.Blob(data))
        wanted = uharfbuzz.SubsetInput()
        wanted.keep_everything()
        for tag in _OPTIONAL:
            wanted.layout_feature_tag_set.discard(_number(tag))
        wanted.pin_all_axes_to_default(source)
        for tag, value in (axes or {}).items():
            wanted.pin_axis_location(source, tag, value)
        self._font = uharfbuzz.Font(wanted.subset(source))
        self.characters = frozenset(map(chr, self._font.face.unicodes))
        self._scale = metric("units") / self._font.face.upem

    @cached_property
    def data(self) -> bytes:
        """The face as a font file."""
        return bytes(self._font.face.blob.data)

    def has(self, text: str) -> bool:
        """Whether it draws the whole of a text; what draws nothing counts for nothing."""
        return all(char in self.characters or category(char) in ("Cc", "Cf") for char in text)

    def seen(self, char: str) -> bool:
        """Whether anything is drawn for a character."""
        glyph = self._font.get_nominal_glyph(ord(char))
        extents = self._font.get_glyph_extents(glyph) if glyph else None
        return bool(extents and extents.width and extents.height)

    def width(self, text: str) -> float:
        """How far a line takes the pen, in units of the bundled font."""
        import uharfbuzz

        units = 0.0
        # Words of a script that runs from right to left are shaped one by one, as each is of one direction.
        turned = not text.isascii() and any(bidirectional(char) in ("R", "AL", "AN") for char in text)
        for piece in _WORD.findall(text) if turned else (text,):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(piece)
            buffer.guess_segment_properties()
            uharfbuzz.shape(self._font, buffer)
            units += sum(glyph.x_advance for glyph in buffer.glyph_positions or ())
        return float(units * self._scale)

    def cut(self, text: Iterable[str], name: str) -> bytes:
        """A font file with no more than a text needs, called by a name, and what it is by its tables."""
        import uharfbuzz

        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(ord(char) for char in {" ", *text} if char in self.characters)
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        font = wanted.subset(self._font.face)
        tables = {tag: bytes(font.reference_table(tag).data) for tag in font.table_tags}
        return sfnt.written(sfnt.renamed(tables, name, *_STYLES[self.face]))


class _Described:
    """What a font file says of itself."""

    def __init__(self, data: bytes) -> None:
        import uharfbuzz

        self.data = data
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        table = face.reference_table("OS/2").data
        (self.weight,) = unpack(">H", table[4:6])
        (selection,) = unpack(">H", table[62:64])
        self.slanted = bool(selection & 0x0201)
        self._axes = {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}
        names = uharfbuzz.OTNameIdPredefined
        found = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or ""
        self.name = "".join(char for char in found if char.isalnum() or char in " -.").strip()

    def distance(self, face: Face) -> tuple[bool, float]:
        """How far it is from a face: by its slant first, then by its weight."""
        weight, slanted, _ = _STYLES[face]
        leans = self.slanted or bool({"ital", "slnt"} & self._axes.keys())
        straight = not self.slanted
        least, most = self._axes.get("wght", (self.weight, self.weight))
        return not (leans if slanted else straight), abs(min(max(weight, least), most) - weight)

    def axes(self, face: Face) -> dict[str, float]:
        """Where the axes along which it varies are held for a face."""
        weight, slanted, _ = _STYLES[face]
        found: dict[str, float] = {}
        if "wght" in self._axes:
            least, most = self._axes["wght"]
            found["wght"] = min(max(weight, least), most)
        if slanted and "ital" in self._axes:
            found["ital"] = self._axes["ital"][1]
        elif slanted and "slnt" in self._axes:
            found["slnt"] = self._axes["slnt"][0]
        return found


def _number(tag: str) -> int:
    return int.from_bytes(tag.encode(), "big")
