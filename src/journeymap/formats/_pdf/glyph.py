"""What a glyph looks like, as PDF's operators."""

from __future__ import annotations

from journeymap.markup import number

EM = 1000
"""The units of an em in a PDF."""

_Point = tuple[float, float]


class Outline:
    """Writes down what a glyph is drawn with, as HarfBuzz tells it: quadratic curves are cubic ones here."""

    def __init__(self, scale: float) -> None:
        self.drawn: list[str] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, to: _Point) -> None:  # noqa: N802 - the names are the library's
        self._write("m", to)

    def lineTo(self, to: _Point) -> None:  # noqa: N802
        self._write("l", to)

    def curveTo(self, *points: _Point) -> None:  # noqa: N802
        self._write("c", *points)

    def qCurveTo(self, handle: _Point, to: _Point) -> None:  # noqa: N802
        first, second = (
            (end[0] + (handle[0] - end[0]) * 2 / 3, end[1] + (handle[1] - end[1]) * 2 / 3)
            for end in (self._at, to)
        )
        self._write("c", first, second, to)

    def closePath(self) -> None:  # noqa: N802
        self.drawn.append("h")

    def _write(self, operator: str, *points: _Point) -> None:
        self._at = points[-1]
        places = " ".join(number(at * self._scale) for point in points for at in point)
        self.drawn.append(f"{places} {operator}")
