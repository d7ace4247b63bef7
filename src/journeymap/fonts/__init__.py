"""The bundled fonts: their files, the characters each has, and how wide they draw them.

Built by tools/build_fonts.py from Inter, under the SIL Open Font License beside it.
"""

from __future__ import annotations

import json
from functools import cache
from operator import add
from pathlib import Path
from typing import Any, Literal
from unicodedata import category

Face = Literal["regular", "semibold", "italic"]

FAMILY = "Inter Journeymap"
_HERE = Path(__file__).parent


class Widths(dict[str, int]):
    """How far each character of a face takes the pen, in font units, by what comes after it.

    The key is the character and the next one, or the character alone at the end of a text; pairs are
    worked out when first asked for. KeyError: the face lacks the character, or it is a mark, whose
    place depends on more than its neighbours.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        header, data = _table()
        characters = "".join(header["blocks"].values())
        self._index = {char: at for at, char in enumerate(characters) if category(char)[0] != "M"}
        self._count = len(characters)
        for name, sizes in header["faces"].items():
            size = 4 * self._count + 2 * sizes["left"] * sizes["right"]
            if name == face:
                break
            data = data[size:]
        self._data = data[:size]
        self._columns = sizes["right"]

    def width(self, text: str) -> int:
        """How far a line takes the pen, in font units."""
        return sum(map(self.__getitem__, map(add, text, text[1:]))) + (self[text[-1]] if text else 0)

    def __missing__(self, pair: str) -> int:
        at = self._index[pair[0]]
        units = self._number(2 * at)
        if len(pair) == 2:
            to = self._index[pair[1]]
            left, right = self._data[2 * self._count + at], self._data[3 * self._count + to]
            units += self._number(4 * self._count + 2 * (left * self._columns + right), signed=True)
        self[pair] = units
        return units

    def _number(self, at: int, signed: bool = False) -> int:
        return int.from_bytes(self._data[at : at + 2], "little", signed=signed)


def metric(name: Literal["units", "ascent", "descent", "cap_height", "x_height"]) -> int:
    """A measure of all faces: the font units of one em, or a height above (descent: below) the baseline."""
    value: int = _table()[0][name]
    return value


def ttf(face: Face) -> Path:
    """The whole face, for PNG and PDF."""
    return _HERE / f"{face}.ttf"


def woff2(face: Face, text: str) -> Path:
    """The smallest file of the face that has all of `text` the face has, for SVG and HTML.

    Embed one file a face: two would not kern with each other, and widths would differ.
    """
    header = _table()[0]
    needed = characters().intersection(text)
    files = (
        file
        for file, blocks in header["files"].items()
        if needed.issubset("".join(header["blocks"][block] for block in blocks))
    )
    return _HERE / f"{face}-{next(files)}.woff2"


@cache
def characters() -> frozenset[str]:
    """What every face can draw."""
    return frozenset("".join(_table()[0]["blocks"].values()))


@cache
def widths(face: Face) -> Widths:
    """The width table of a face, read once."""
    return Widths(face)


@cache
def _table() -> tuple[dict[str, Any], bytes]:
    header, _, data = (_HERE / "widths.bin").read_bytes().partition(b"\n")
    return json.loads(header), data
