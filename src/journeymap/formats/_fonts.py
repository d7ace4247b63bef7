"""Which fonts a picture's words need: the bundled one or a family in its place, and those one adds."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

from journeymap import fonts
from journeymap.family import Family
from journeymap.fonts import Face

# Where the bundled font is missing; nearly all of these are narrower, so that words stay in their boxes.
FAMILIES = f"'{fonts.FAMILY}',Inter,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif"

_STYLES = {
    "regular": "font-weight:400",
    "semibold": "font-weight:600",
    "italic": "font-style:italic",
}


class Used:
    """The fonts of one picture: tells each line its families, and keeps what to embed."""

    def __init__(self, added: tuple[Path, ...] = (), family: Family | None = None, picture: str = "") -> None:
        self.added, self.family, self.picture = added, family, picture
        self.root = f"'{family.name_in(picture)}','{family.name}',{FAMILIES}" if family else FAMILIES
        """The families of the picture."""
        self.shown: dict[Face, set[str]] = {}

    def families(self, text: str, face: Face) -> str:
        """The families of a line, where they are not the picture's own; else nothing.

        A line that the picture's font lacks characters of is drawn whole in the first font that has all of
        it. Character by character, resvg loses the glyphs of a script that joins letters (Arabic,
        Devanagari) as soon as another font's letters stand in the same line.
        """
        self.shown.setdefault(face, set()).update(text)
        if not self.added and not self.family:
            return ""
        if self.family and self.family.faces[face].has(normalize("NFC", text)):
            return ""
        if _has_all(fonts.ttf(face), text):
            return FAMILIES if self.family else ""
        return next((f"'{_known(path)[0]}',{self.root}" for path in self.added if _has_all(path, text)), "")

    def css(self) -> str:
        """The rules that carry the faces that are shown."""
        shown = sorted(self.shown.items())
        return "".join(rule for face, text in shown for rule in self._rules(face, text))

    def _rules(self, face: Face, shown: set[str]) -> Iterator[str]:
        if self.family:
            data = self.family.cut(face, shown, self.picture)
            kind = "opentype" if data.startswith(b"OTTO") else "truetype"
            source = f"url(data:font/{kind[:4]};base64,{b64encode(data).decode('ascii')}) format('{kind}')"
            yield _rule(self.family.name_in(self.picture), face, source)
            shown = (shown - self.family.faces[face].characters) & fonts.characters()
            if not shown:
                return
        packed = _base64(fonts.woff2(face, "".join(shown)))
        yield _rule(fonts.FAMILY, face, f"url(data:font/woff2;base64,{packed}) format('woff2')")


def _rule(family: str, face: Face, source: str) -> str:
    return f"@font-face{{font-family:'{family}';{_STYLES[face]};src:{source}}}"


@cache
def _base64(path: Path) -> str:
    return b64encode(path.read_bytes()).decode("ascii")


@cache
def _known(path: Path) -> tuple[str, frozenset[str]]:
    """The name of a font's family, and the characters the font has."""
    # Most pictures have all their characters in the bundled font, and no need of this library.
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    name = face.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY) or ""
    return _plain(name), frozenset(map(chr, face.unicodes))


def _plain(name: str) -> str:
    """The name without what could end it in a list of families."""
    return "".join(char for char in name if char.isalnum() or char in " -.")


def _has_all(path: Path, text: str) -> bool:
    """Whether the font can draw the text; format characters are drawn by nobody."""
    _, characters = _known(path)
    return all(char in characters or category(char) in ("Cc", "Cf") for char in text)
