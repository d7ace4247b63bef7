"""Writes the contents of a page: paints, outlines and lines of text as PDF's operators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise

from journeymap.formats._pdf.font import Embedded
from journeymap.formats._pdf.glyph import EM
from journeymap.formats._pdf.stock import Stock, reals
from journeymap.formats._pdf.text import Font, Glyph, Line, Run
from journeymap.markup import number
from journeymap.roles import Paint
from journeymap.text import Type

Fonts = Mapping[Font, Embedded]

# What a viewer's pen may be off before it is set right, in thousandths of an em: a twentieth of a pixel.
_OFF = 4
# As far as any mark reaches from where it is drawn, in thousandths of an em.
_REACH = (-3000, -3000, 3000, 3000)
# What is set where the contents of a page begin.
_BEGINNING = {"opacity": "1", "dash": "[] 0 d", "ends": "0 J 0 j"}


class Ink:
    """Operators in the order of drawing; what is set already is not set again."""

    def __init__(self, stock: Stock, fonts: Fonts, fresh: bool = True) -> None:
        """`fresh` for contents that begin with nothing set, as a page does and a form does not."""
        self.stock, self.fonts = stock, fonts
        self._out: list[str] = []
        self._set = dict(_BEGINNING) if fresh else {}

    def bytes(self) -> bytes:
        """What was written so far."""
        return "\n".join(self._out).encode("latin-1")

    def write(self, operators: str) -> None:
        self._out.append(operators)

    @contextmanager
    def apart(self, *, matrix: tuple[float, ...] = (), clip: str = "") -> Iterator[None]:
        """What is drawn inside leaves nothing set behind; it may be moved, or kept within an outline."""
        before = dict(self._set)
        self.write("q")
        if clip:
            self.write(f"{clip}\nW n")
        if matrix:
            self.write(f"{' '.join(f'{one:.5f}'.rstrip('0').rstrip('.') for one in matrix)} cm")
        yield
        self.write("Q")
        self._set = before

    def outline(
        self, outline: str, paint: Paint, box: tuple[float, float, float, float], even_odd: bool = False
    ) -> None:
        """Fill and stroke an outline; `box` (left, top, width, height) is what a gradient spans."""
        self.opacity(paint.opacity)
        fill, odd = paint.fill, "*" if even_odd else ""
        if isinstance(fill, tuple):
            left, top, width, height = box
            with self.apart(clip=outline, matrix=(width, 0, 0, height, left, top)):
                self.write(f"/{self._gradient(fill)} sh")
            fill = None
        elif fill:
            self._turn("fill", f"{_colour(fill)} rg")
        if paint.stroke:
            self._stroke(paint)
        if fill or paint.stroke:
            self.write(f"{outline}\n{('B' if fill else 'S') if paint.stroke else 'f'}{odd if fill else ''}")

    def line(self, line: Line, style: Type, paint: Paint, x: float, y: float) -> None:
        """A line of text from a point on its baseline."""
        if isinstance(paint.fill, str):
            self.opacity(paint.opacity)
            self._turn("fill", f"{_colour(paint.fill)} rg")
        self.write(f"BT\n1 0 0 -1 {number(x)} {number(y)} Tm")
        for run in line.runs:
            self._turn("font", f"/{run.font.name} {number(style.size)} Tf")
            self._turn("tracking", f"{number(style.tracking if run.spaced else 0)} Tc")
            self._glyphs(run)
        self.write("ET")
        for run in line.runs:
            tracking = style.tracking if run.spaced else 0
            for glyph in run.glyphs:
                if not glyph.text:
                    self._mark(glyph, run.font, style.size, x, y)
                x += glyph.advance * style.size + tracking

    def _glyphs(self, run: Run) -> None:
        font = self.fonts[run.font]
        shown: list[str] = []
        run_of: list[tuple[int, str]] = []
        pen = seen = 0.0  # where the pen is, and where viewers have it, in thousandths of an em
        for glyph in run.glyphs:
            if glyph.text:
                by = round(pen + glyph.right * EM - seen)
                if abs(by) > _OFF:
                    shown += (font.string(run_of), f"{-by}") if run_of else (f"{-by}",)
                    run_of = []
                    seen += by
                run_of.append((glyph.id, glyph.text))
                seen += font.widths[glyph.id]
            pen += glyph.advance * EM
        if run_of:
            shown.append(font.string(run_of))
        if abs(pen - seen) > _OFF:
            shown.append(f"{-round(pen - seen)}")
        self.write(f"[{''.join(shown)}]TJ")

    def _mark(self, glyph: Glyph, font: Font, size: float, x: float, y: float) -> None:
        """A glyph that stands for no characters of its own: as a shape, of which readers make no text."""
        outline = font.outline(glyph.id)
        if outline:
            key = (font.name, glyph.id)
            name = self.stock.named("XObject", key, lambda: self.stock.form(outline.encode(), _REACH))
            place = (size / EM, 0, 0, -size / EM, x + glyph.right * size, y - glyph.up * size)
            with self.apart(matrix=place):
                self.write(f"/{name} Do")

    def _stroke(self, paint: Paint) -> None:
        self._turn("stroke", f"{_colour(paint.stroke or '')} RG")
        self._turn("width", f"{number(paint.stroke_width)} w")
        self._turn("dash", f"[{' '.join(map(number, paint.dash))}] 0 d")
        self._turn("ends", "1 J 1 j" if paint.round else "0 J 0 j")

    def _turn(self, what: str, operators: str) -> None:
        """Set something unless it is set so already."""
        if self._set.get(what) != operators:
            self._set[what] = operators
            self.write(operators)

    def opacity(self, opacity: float) -> None:
        """How much of what follows is seen, from 0 to 1."""
        state = {"ca": number(opacity), "CA": number(opacity)}
        if self._set.get("opacity") != number(opacity):
            self._set["opacity"] = number(opacity)
            name = self.stock.named("ExtGState", opacity, lambda: self.stock.dictionary(state))
            self.write(f"/{name} gs")

    def _gradient(self, fill: tuple[tuple[float, str], ...]) -> str:
        return self.stock.named("Shading", fill, lambda: self.stock.dictionary(_shading(fill)))


def _colour(colour: str) -> str:
    """`#rrggbb` as three numbers."""
    return reals(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))


def _shading(fill: tuple[tuple[float, str], ...]) -> dict[str, object]:
    """A gradient from the top of the unit square to its bottom."""
    stops = [(0.0, fill[0][1]), *fill, (1.0, fill[-1][1])]
    stops = [stop for at, stop in enumerate(stops) if not at or stop[0] > stops[at - 1][0]]
    pieces = [
        f"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [{_colour(before)}] /C1 [{_colour(after)}]>>"
        for (_, before), (_, after) in pairwise(stops)
    ]
    bounds = reals(*(at for at, _ in stops[1:-1]))
    function = (
        f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(pieces)}]"
        f" /Bounds [{bounds}] /Encode [{'0 1 ' * len(pieces)}]>>"
    )
    return {
        "ShadingType": 2,
        "ColorSpace": "/DeviceRGB",
        "Coords": "[0 0 0 1]",
        "Extend": "[true true]",
        "Function": function,
    }
