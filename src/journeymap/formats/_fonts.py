"""Which fonts a picture's words need: the bundled one, cut to what is shown, and those one adds."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from unicodedata import category

from journeymap import fonts
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

    def __init__(self, added: tuple[Path, ...] = ()) -> None:
        self.added = added
        self.shown: dict[Face, set[str]] = {}

    def families(self, text: str, face: Face) -> str:
        """The families of a line, where they are not the picture's own; else nothing.

        A line that the bundled font lacks characters of is drawn whole in the first added font that has
        all of it. Character by character, resvg loses the glyphs of a script that joins letters (Arabic,
        Devanagari) as soon as another font's letters stand in the same line.
        """
        self.shown.setdefault(face, set()).update(text)
        if not self.added or _has_all(fonts.ttf(face), text):
            return ""
        return next((f"'{_known(path)[0]}',{FAMILIES}" for path in self.added if _has_all(path, text)), "")

    def css(self) -> str:
        """The rules that carry the faces that are shown."""
        return "".join(
            f"@font-face{{font-family:'{fonts.FAMILY}';{_STYLES[face]};"
            f"src:url(data:font/woff2;base64,{_base64(fonts.woff2(face, ''.join(shown)))}) format('woff2')}}"
            for face, shown in sorted(self.shown.items())
        )


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
