"""How wide words are in the fonts a picture is drawn with, and how they fill lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, east_asian_width, normalize

from journeymap import breaks
from journeymap.family import Family, OwnFace
from journeymap.fonts import Face, characters, metric, widths

# Sums of fractions may be off by so much, in pixels.
_HAIR = 1e-6

# What is drawn as one picture: a flag, a keycap, an emoji with its variants and those joined to it.
_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[#*0-9]\ufe0f?\u20e3"
    "|(?:[\U0001f000-\U0001f1e5\U0001f200-\U0001faff]|.\ufe0f)"
    "(?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*"
    "|.",
    re.DOTALL,
)

# Em a character of what no font at hand has: a picture, several joined to one (which many fonts draw larger,
# or as several), a letter of an Indic script, anything else. Rather
# too wide, as nobody knows what will draw it and words must not leave their box; the last is as wide as
# the box that the bundled font draws for what is missing.
_PICTURE, _JOINED, _INDIC, _OTHER = 1.2, 2.0, 0.75, 0.66
# How much wider than regular a face of another font may be.
_BOLDER = {"regular": 1.0, "semibold": 1.06, "italic": 1.0}


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set; `size`, `leading` (baseline to baseline) and `tracking` (a character) in pixels."""

    face: Face
    size: float
    leading: float
    tracking: float = 0


class Ruler:
    """Measures and wraps text in the bundled font, or a family in its place, and in those added for what
    it lacks.

    `missing` holds the characters measured so far that none of them has. Every word is remembered.
    """

    def __init__(self, fonts: Sequence[Path] = (), family: Family | None = None) -> None:
        """OSError for a file that cannot be read, ValueError for one that is no font."""
        self.missing: set[str] = set()
        self._own: Mapping[Face, OwnFace] = family.faces if family else {}
        self._added = [_Added(path) for path in fonts]
        self._em = metric("units")
        self._known: dict[tuple[str, Face], float] = {}

    def width(self, text: str, style: Type) -> float:
        """How wide a line is, in pixels."""
        units = self._known.get((text, style.face))
        if units is None:
            units = self._known[text, style.face] = self._units(text, style.face)
        return units * style.size / self._em + style.tracking * len(text)

    def runs(self, line: str, face: Face = "regular") -> list[str]:
        """The pieces of a line that one font each can draw: the whole line where one has all of it.

        PNG needs them apart: its renderer loses the letters of a script that joins them as soon as
        another font's stand beside them in one line.
        """
        if characters().issuperset(line) or not (self._added or self._own):
            return [line]
        own = [self._own[face].characters] if self._own else []
        fonts = [*own, characters(), *(font.characters for font in self._added)]
        if any(all(char in font or category(char) in ("Cc", "Cf") for char in line) for font in fonts):
            return [line]
        # What none of them has stays together: a family of emoji is one picture.
        nobody = frozenset[str]()
        runs: list[str] = []
        current: frozenset[str] | None = None
        for char in line:
            drawn_by = current
            if category(char) not in ("Cc", "Cf") and char not in (current or ()):
                drawn_by = next((font for font in fonts if char in font), nobody)
            if runs and drawn_by is current:
                runs[-1] += char
            else:
                runs.append(char)
            current = drawn_by
        return runs

    def longest_word(self, text: str, style: Type) -> float:
        """The widest part that `wrap` would rather not break, in pixels."""
        words = (word for paragraph in breaks.paragraphs(text) for word in breaks.words(paragraph))
        parts = (piece.rstrip(" ") for word in words for piece in breaks.pieces(word))
        return max((self.width(part, style) for part in parts), default=0)

    def wrap(self, text: str, style: Type, room: float, lang: str = "en") -> list[str]:
        """The lines of a text, none wider than `room` pixels unless one character is; a blank text has none.

        Lines end where the author ended them, else between words; a word that is too wide is hyphenated
        as its language (a BCP 47 tag) does, or cut between characters.
        """
        room += _HAIR
        return [line for part in breaks.paragraphs(text) for line in self._fill(part, style, room, lang)]

    def _fill(self, paragraph: str, style: Type, room: float, lang: str) -> list[str]:
        # Nothing kerns with a space, so that the widths of words add up; but not in another font, which may
        # do so, and draws a whole line as soon as the bundled font lacks one character of it.
        adds_up = not self._own and (not self._added or characters().issuperset(paragraph))
        space = self.width(" ", style)
        lines: list[str] = []
        line, used = "", -space
        for word in breaks.words(paragraph):
            longer = f"{line} {word}" if line else word
            reach = used + space + self.width(word, style) if adds_up else self.width(longer, style)
            if reach <= room:
                line, used = longer, reach
                continue
            line = longer[: -len(word)]
            for piece in breaks.pieces(word):
                if self.width(_shown(line + piece), style) <= room:
                    line += piece
                    continue
                if line:
                    lines.append(_shown(line))
                *full, line = self._split(piece, style, room, lang)
                lines += full
            used = self.width(line, style)
        return [*lines, line]

    def _split(self, piece: str, style: Type, room: float, lang: str) -> list[str]:
        """The piece if a line has room for it, else as much of it as fits a line, the last one open."""

        def fits(text: str) -> bool:
            return self.width(_shown(text), style) <= room

        if fits(piece):
            return [piece]
        parts, hyphen = breaks.syllables(piece.rstrip(" "), lang), "-"
        if " " in piece.rstrip(" "):  # a break that the rules forbid, but better than one within a word
            parts, hyphen = re.findall("[^ ]+ ?", piece), ""
        if not all(fits(part + hyphen) for part in parts):
            parts, hyphen = breaks.clusters(piece), ""
        lines = [""]
        for part, end in zip(parts, [hyphen] * (len(parts) - 1) + [""], strict=True):
            if lines[-1] and not fits(lines[-1] + part + end):
                lines[-1] = _shown(lines[-1] + hyphen)
                lines.append("")
            lines[-1] = (lines[-1] + part).lstrip(" ")
        return lines

    def _units(self, text: str, face: Face) -> float:
        if self._own and self._own[face].has(normalize("NFC", text)):
            return self._own[face].width(text)
        try:
            return widths(face).width(text)
        except KeyError:
            return self._pieced(normalize("NFC", text), face)

    def _pieced(self, text: str, face: Face) -> float:
        """Font units of a text with marks, controls, or characters that the bundled font lacks."""
        drawn = {char for char in text if category(char) not in ("Cc", "Cf")}
        lacking = drawn - characters()
        own = self._own[face].characters if self._own else frozenset[str]()
        self.missing.update(
            char
            for char in lacking.difference(own, *(font.characters for font in self._added))
            if not char.isspace() and not "\ufe00" <= char <= "\ufe0f"
        )
        if lacking:
            for font in self._added:
                if font.characters >= drawn:
                    return font.width(text) * _BOLDER[face]
        # Runs of what one font draws. A mark or a control is drawn with what comes before it.
        runs: list[tuple[Callable[[str], float], str]] = []
        bundled = widths(face).width
        for cluster in _CLUSTER.findall(text):
            if category(cluster[0]) in ("Mn", "Me", "Cc", "Cf"):
                if runs and runs[-1][0] != bundled:
                    runs[-1] = (runs[-1][0], runs[-1][1] + cluster)
                continue
            measure = self._measure(cluster, face)
            if runs and runs[-1][0] == measure:
                runs[-1] = (measure, runs[-1][1] + cluster)
            else:
                runs.append((measure, cluster))
        fixed = (bundled, self._own[face].width if self._own else bundled)
        return sum(measure(run) * (1 if measure in fixed else _BOLDER[face]) for measure, run in runs)

    def _measure(self, cluster: str, face: Face) -> Callable[[str], float]:
        """What measures a character: the first font that has it, or a guess."""
        if self._own and cluster in self._own[face].characters:
            return self._own[face].width
        if cluster in characters():
            return widths(face).width
        return next((font.width for font in self._added if cluster[0] in font.characters), _guess)


class _Added:
    """A font given for what the bundled one lacks."""

    def __init__(self, path: Path) -> None:
        import uharfbuzz

        face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
        if not face.glyph_count:
            raise ValueError(f"{path} is not a TrueType or OpenType font")
        self.characters = frozenset(map(chr, face.unicodes))
        self._font = uharfbuzz.Font(face)
        self._scale: float = metric("units") / face.upem

    def width(self, text: str) -> float:
        """Units of the bundled font, shaped word by word, as a word is of one script and direction."""
        import uharfbuzz

        units = 0.0
        for word in re.findall(r"\s+|\S+", text):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            uharfbuzz.shape(self._font, buffer)
            units += sum(glyph.x_advance for glyph in buffer.glyph_positions)
        return units * self._scale


def _guess(text: str) -> float:
    """Units of the bundled font that what no font has may take."""
    return sum(map(_guess_one, _CLUSTER.findall(text))) * metric("units")


def _guess_one(cluster: str) -> float:
    kind = category(cluster[0])
    if kind in ("Mn", "Me", "Cc", "Cf"):
        return 0
    if "\u200d" in cluster:
        return _JOINED
    if len(cluster) > 1 or kind == "So":
        return _PICTURE
    if east_asian_width(cluster) in "FW":
        return 1
    if kind == "Mc":
        return 0.4
    return _INDIC if "\u0900" <= cluster <= "\u0dff" else _OTHER


def _shown(line: str) -> str:
    """A line as it is drawn where it is broken: no spaces at its end, and a soft hyphen is seen."""
    line = line.rstrip(" ")
    return line[:-1] + "-" if line.endswith("\u00ad") else line
