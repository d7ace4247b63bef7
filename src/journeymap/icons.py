"""The signs that pictures use, drawn for journeymap on a grid of 24 by 24."""

from __future__ import annotations

from typing import Literal, NamedTuple

GRID = 24
STROKE = 2
"""How thick a line is on the grid, with round ends and corners."""


class Layer(NamedTuple):
    """A piece of an icon: path data, and what it is drawn with.

    `line` is stroked and `solid` filled with the paint's stroke colour, `ground` is filled with its
    fill; a hole in a solid is a contour inside another (even-odd).
    """

    ink: Literal["line", "solid", "ground"]
    path: str


def _line(path: str) -> tuple[Layer, ...]:
    return (Layer("line", path),)


def _solid(path: str) -> tuple[Layer, ...]:
    return (Layer("solid", path),)


def _disc(x: float, y: float, radius: float) -> str:
    """Path data of a full circle."""
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"


def _face(lines: str, solids: str) -> tuple[Layer, ...]:
    """A disc with a rim in the colour of its features, so that it stands off a curve behind it."""
    return (
        Layer("solid", _disc(12, 12, 12)),
        Layer("ground", _disc(12, 12, 10.5)),
        *(Layer("line", path) for path in (lines,) if path),
        *(Layer("solid", path) for path in (solids,) if path),
    )


_EYES = _disc(8.4, 9.4, 1.4) + _disc(15.6, 9.4, 1.4)

ICONS: dict[str, tuple[Layer, ...]] = {
    # channels
    "web": _line(_disc(12, 12, 9) + "M3 12h18M12 3c4.6 5 4.6 13 0 18c-4.6-5-4.6-13 0-18z"),
    "app": _line("M8 2.5h8a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 17.8h2"),
    "phone": _line(
        "M6.4 3.5h2.5a1 1 0 0 1 .9.7l1.2 3.6a1 1 0 0 1-.4 1.2l-1.7 1.2a11 11 0 0 0 4.9 4.9l1.2-1.7"
        "a1 1 0 0 1 1.2-.4l3.6 1.2a1 1 0 0 1 .7.9v2.5a2.6 2.6 0 0 1-2.9 2.6A15.9 15.9 0 0 1 3.8 6.4"
        "a2.6 2.6 0 0 1 2.6-2.9z"
    ),
    "email": _line(_disc(12, 12, 3.8) + "M15.8 8.2v5.4a2.6 2.6 0 0 0 5.2 0V12a9 9 0 1 0-3.6 7.2"),
    "mail": _line(
        "M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11"
        "A1.5 1.5 0 0 1 4.5 5zM3.6 7.4L12 13l8.4-5.6"
    ),
    "sms": (
        Layer(
            "line",
            "M5.5 4h13A2.5 2.5 0 0 1 21 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-5 4.5V16H5.5"
            "A2.5 2.5 0 0 1 3 13.5v-7A2.5 2.5 0 0 1 5.5 4z",
        ),
        Layer("solid", _disc(8, 10, 1.4) + _disc(12, 10, 1.4) + _disc(16, 10, 1.4)),
    ),
    "chat": _line(
        "M4.5 3h9A1.5 1.5 0 0 1 15 4.5v5a1.5 1.5 0 0 1-1.5 1.5H8.5L5 14v-3h-.5"
        "A1.5 1.5 0 0 1 3 9.5v-5A1.5 1.5 0 0 1 4.5 3z"
        "M19 9.5h.5A1.5 1.5 0 0 1 21 11v6a1.5 1.5 0 0 1-1.5 1.5H19v3l-3.5-3H11"
        "A1.5 1.5 0 0 1 9.5 17v-1.5"
    ),
    "social": _line(
        _disc(18, 5.2, 2.7)
        + _disc(5.7, 12, 2.7)
        + _disc(18, 18.8, 2.7)
        + "M8.1 10.7l7.5-4.2M8.1 13.3l7.5 4.2"
    ),
    "store": _line("M5 3.5h14l2 6H3zM4.8 9.5v11h14.4v-11M9.8 20.5v-6h4.4v6"),
    "person": _line(_disc(12, 7.5, 4.2) + "M4 20.8a8 7.4 0 0 1 16 0"),
    "event": _line(
        "M5 5h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10.5h16"
        "M8.5 2.5V6M15.5 2.5V6"
    ),
    "print": _line(
        "M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM13.5 3.5V8.5h5M8.8 13h6.4M8.8 17h6.4"
    ),
    "partner": _line(_disc(8.6, 12, 6) + _disc(15.4, 12, 6)),
    "channel": _line("M3.5 8.5h16M15 4l4.5 4.5L15 13M20.5 15.5h-16M9 11l-4.5 4.5L9 20"),
    # feelings, known by their mouths and brows before their colours
    "face.-2": _face("M6.2 7.2l4 2.2M17.8 7.2l-4 2.2", "M6.8 17.6a5.2 5.2 0 0 1 10.4 0z"),
    "face.-1": _face("M7.6 16.6a5 5 0 0 1 8.8 0", _EYES),
    "face.0": _face("M7.6 15.2h8.8", _EYES),
    "face.1": _face("M7.4 14.2a5.2 5.2 0 0 0 9.2 0", _EYES),
    "face.2": _face(
        "M6.4 9.8a2.1 2.1 0 0 1 4 0M13.6 9.8a2.1 2.1 0 0 1 4 0", "M6.2 13h11.6a5.8 5.8 0 0 1-11.6 0z"
    ),
    # marks of the course of a journey; these point along it
    "star": _solid(
        "M12 2.2L14.76 9L22.08 9.52L16.47 14.25L18.23 21.38L12 17.5L5.77 21.38L7.53 14.25L1.92 9.52L9.24 9z"
    ),
    "enter": _line("M13.5 3.5h6v17h-6M3 12h11.5M10 7.5l4.5 4.5L10 16.5"),
    "leave": _line("M10.5 3.5h-6v17h6M9.5 12H21M16.5 7.5L21 12l-4.5 4.5"),
    "back": _line("M4 9h10.5a5.5 5.5 0 0 1 0 11H8M8.5 4.5L4 9l4.5 4.5"),
    "ends": _line("M5.5 21.5v-18h13.5l-3.5 4.7 3.5 4.8H5.5"),
    # what is known, and how bad or good it is
    "evidence": _solid(_disc(12, 12, 9.5) + "M6.2 12.3l1.9-1.9 2.5 2.5 5-5.4 2 1.8-6.9 7.6z"),
    "assumption": _line(
        "M9.51 3.87A8.5 8.5 0 0 1 14.49 3.87M17.8 5.78A8.5 8.5 0 0 1 20.28 10.09"
        "M20.28 13.91A8.5 8.5 0 0 1 17.8 18.22M14.49 20.13A8.5 8.5 0 0 1 9.51 20.13"
        "M6.2 18.22A8.5 8.5 0 0 1 3.72 13.91M3.72 10.09A8.5 8.5 0 0 1 6.2 5.78"
    ),
    "severity.low": _solid("M3 13h5v8H3zM9.5 18.5h5V21h-5zM16 18.5h5V21h-5z"),
    "severity.medium": _solid("M3 13h5v8H3zM9.5 8h5v13h-5zM16 18.5h5V21h-5z"),
    "severity.high": _solid("M3 13h5v8H3zM9.5 8h5v13h-5zM16 3h5v18h-5z"),
    "pain": _line("M13.2 2.5L5 13.6h6.2l-1 7.9L19 10.2h-6.6z"),
    "gain": _line(_disc(12, 12, 9) + "M12 7.8v8.4M7.8 12h8.4"),
    "opportunity": _line("M9 17.2c0-1.2-.5-2-1.3-2.8a6.3 6.3 0 1 1 8.6 0c-.8.8-1.3 1.6-1.3 2.8zM10 21.3h4"),
    "metric": _line("M3.5 3.5v17h17M8 15.5l3.8-4.5 3.2 2.8 5-6.3"),
    "quote": _solid(
        "M10.2 5.6C6 6.6 3 9.7 3 13.7C3 16.6 4.7 18.4 7 18.4c2.1 0 3.6-1.5 3.6-3.5"
        "s-1.4-3.3-3.3-3.3h-.5c.5-1.6 1.9-2.9 4-3.5z"
        "M20.6 5.6C16.4 6.6 13.4 9.7 13.4 13.7C13.4 16.6 15.1 18.4 17.4 18.4"
        "c2.1 0 3.6-1.5 3.6-3.5s-1.4-3.3-3.3-3.3h-.5c.5-1.6 1.9-2.9 4-3.5z"
    ),
    "link": _line("M10 5.5H5.5a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V14M14 3.5h6.5V10M20 4L11 13"),
    "clock": _line(_disc(12, 12, 9) + "M12 6.8V12l3.6 2.4"),
    "journey": _line(
        _disc(5.5, 18.5, 2.5)
        + _disc(18.5, 5.5, 2.5)
        + "M8 18.5h8.5a3.25 3.25 0 0 0 0-6.5h-9a3.25 3.25 0 0 1 0-6.5H16"
    ),
    # what happened to something, and whether it is better for it
    "added": _solid(_disc(12, 12, 11) + "M10.4 5.5h3.2v4.9h4.9v3.2h-4.9v4.9h-3.2v-4.9H5.5v-3.2h4.9z"),
    "removed": _line(_disc(12, 12, 10) + "M7 12h10"),
    "changed": _solid(
        "M1.5 15.8C3.2 7.4 8.6 5.6 12.9 9.4C15.6 11.8 17.6 11.4 19 7.4L22.5 8.6"
        "C20.7 16.2 15.2 17.8 10.9 14C8.3 11.7 6.4 12.4 5.1 16.9z"
    ),
    "renamed": _line("M4 20l1.2-5L16.2 4l3.8 3.8L9 18.8zM13.2 7l3.8 3.8"),
    "moved": _line("M2 12h20M7 7l-5 5 5 5M17 7l5 5-5 5"),
    "up": _solid("M12 3l10 17H2z"),
    "down": _solid("M12 21L2 4h20z"),
}

DIRECTIONAL = frozenset({"enter", "leave", "back", "link"})
"""Icons that point along the line of reading: mirrored where a picture runs right to left."""
