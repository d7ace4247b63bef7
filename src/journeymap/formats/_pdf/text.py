"""Lines of text as glyphs: which font draws what, in which order, and how far each takes the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional, category, normalize

import uharfbuzz

from journeymap import fonts
from journeymap.family import Family
from journeymap.formats._pdf import bidi
from journeymap.formats._pdf.glyph import EM, Outline
from journeymap.text import Type

# What says in which direction text runs, and is done with once glyphs are in order.
_UNSEEN = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# What no file of ours may contain, and no text can show.
_CONTROLS = dict.fromkeys((*range(0x20), 0x7F), "\ufffd")
_WORD = re.compile(r"\s+|\S+")


class Glyph(NamedTuple):
    """A glyph of a font, and the characters that it stands for; the first of several carries them all.

    `advance` is how far it takes the pen, `right` and `up` how far from the pen it is drawn, in em.
    """

    id: int
    text: str
    advance: float
    right: float = 0
    up: float = 0


class Font:
    """A font file: what it can draw, and what was drawn with it."""

    def __init__(self, data: bytes, name: str, by_words: bool) -> None:
        """`by_words` for a font in which lines were measured word by word, as a word is of one script."""
        self.name, self.by_words = name, by_words
        self.face = uharfbuzz.Face(uharfbuzz.Blob(data))
        # A font of nothing but little pictures, as some of emoji are, is none for a PDF.
        drawn = {"glyf", "CFF ", "CFF2"}.intersection(self.face.table_tags)
        self.characters = frozenset(map(chr, self.face.unicodes) if drawn else ())
        self.used: dict[tuple[int, str], None] = {}
        """The glyphs drawn so far, each with the characters it stood for."""
        self._font = uharfbuzz.Font(self.face)
        self._words: dict[tuple[str, bool], list[Glyph]] = {}

    def has(self, char: str) -> bool:
        """Whether it draws the character; spaces and what draws nothing it always does."""
        return char in self.characters or category(char) in ("Cc", "Cf", "Zs")

    def advance(self, glyph: int) -> float:
        """How far a glyph takes the pen by itself, in em."""
        return float(self._font.get_glyph_h_advance(glyph) / self.face.upem)

    def outline(self, glyph: int) -> str:
        """What a glyph looks like, filled: PDF's operators, in thousandths of an em, y up."""
        pen = Outline(EM / self.face.upem)
        self._font.draw_glyph_with_pen(glyph, pen)
        return "\n".join([*pen.drawn, "f"]) if pen.drawn else ""

    def word(self, text: str, rtl: bool) -> list[Glyph]:
        """The glyphs of a word, or of white space, from left to right."""
        known = self._words.get((text, rtl))
        if known is None:
            known = self._words[text, rtl] = list(self._shaped(text, rtl))
            self.used.update(((glyph.id, glyph.text), None) for glyph in known if glyph.text)
        return known

    def _shaped(self, text: str, rtl: bool) -> Iterator[Glyph]:
        buffer = uharfbuzz.Buffer()
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(self._font, buffer)
        em = self.face.upem
        drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in drawn})
        # What draws nothing at the beginning of a word goes with what follows it.
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))
        for start, cluster in groupby(drawn, lambda glyph: glyph[0].cluster):
            glyphs = list(cluster)
            said = text[start if start > starts[0] else 0 : ends[start]].translate(_UNSEEN)
            # Letters carry the marks on them. Readers turn round what they find from right to left, without
            # looking whether a glyph stands for several characters (poppler, PDFium, pdf.js).
            carrier = max(glyphs, key=lambda glyph: glyph[1].x_advance)
            for glyph in glyphs:
                info, place = glyph
                yield Glyph(
                    info.codepoint,
                    (said[::-1] if rtl else said) if glyph is carrier else "",
                    place.x_advance / em,
                    place.x_offset / em,
                    place.y_offset / em,
                )


@dataclass
class Run:
    """What one font draws of a line without a break, from left to right."""

    font: Font
    glyphs: list[Glyph] = field(default_factory=list)
    spaced: bool = True
    """Whether tracking is put between its letters; not where they join."""


@dataclass
class Line:
    """A line of text as it is drawn from left to right; its width in em without tracking."""

    runs: list[Run]
    width: float
    spaces: int
    """How many glyphs have tracking after them."""

    def wide(self, style: Type) -> float:
        """How far it takes the pen, in the units of the style's size."""
        return self.width * style.size + self.spaces * style.tracking


class Fonts:
    """The fonts of a document: the bundled faces and the added ones."""

    def __init__(self, added: tuple[Path, ...]) -> None:
        self.added = added
        self.used: dict[bytes, Font] = {}
        """By what is in their files."""
        self._lines: dict[tuple[str, fonts.Face, bool, Family | None], Line] = {}

    def line(self, text: str, face: fonts.Face, rtl: bool, family: Family | None = None) -> Line:
        """A line in a picture that runs from right to left or not, and has a family of its own or none."""
        key = (text, face, rtl, family)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = self._line(*key)
        return known

    def _line(self, text: str, face: fonts.Face, rtl: bool, family: Family | None) -> Line:
        text = text.translate(_CONTROLS)
        drawing = self._choice(text, face, family)
        runs: list[Run] = []
        for piece in bidi.pieces(text, rtl):
            parts: list[tuple[Font, str]] = []
            for font, same in groupby(range(piece.start, piece.end), drawing.__getitem__):
                places = list(same)
                stretch = text[places[0] : places[-1] + 1]
                by_words = font.by_words or piece.rtl
                parts += ((font, part) for part in (_WORD.findall(stretch) if by_words else [stretch]))
            for font, part in reversed(parts) if piece.rtl else parts:
                spaced = not any(bidirectional(char) == "AL" for char in part)
                if not runs or runs[-1].font is not font or runs[-1].spaced != spaced:
                    runs.append(Run(font, spaced=spaced))
                runs[-1].glyphs += font.word(part, piece.rtl)
        width = sum(glyph.advance for run in runs for glyph in run.glyphs)
        return Line(runs, width, sum(len(run.glyphs) for run in runs if run.spaced))

    def _choice(self, text: str, face: fonts.Face, family: Family | None) -> list[Font]:
        """The font of each character: one for the whole line where there is one that has all of it."""
        composed = normalize("NFC", text)
        known: list[Font] = []
        for font in self._known(face, family):
            if all(map(font.has, composed)):
                return [font] * len(text)
            known.append(font)
        bundled = known[1 if family else 0]
        chosen: list[Font] = []
        for char in text:
            if chosen and (category(char)[0] == "M" or chosen[-1].has(char)):
                chosen.append(chosen[-1])
            else:
                chosen.append(next((font for font in known if font.has(char)), bundled))
        return chosen

    def _known(self, face: fonts.Face, family: Family | None) -> Iterator[Font]:
        """The fonts of a face in the order of preference, each read when the ones before do not do."""
        if family:
            yield self._font(family.faces[face].data)
        yield self._font(_read(fonts.ttf(face)))
        for path in self.added:
            yield self._font(_read(path), by_words=True)

    def _font(self, data: bytes, by_words: bool = False) -> Font:
        if data not in self.used:
            self.used[data] = Font(data, f"F{len(self.used)}", by_words)
        return self.used[data]


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()
