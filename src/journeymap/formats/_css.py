"""What a role looks like in SVG: presentation attributes, and rules for readers with a dark screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from journeymap.icons import STROKE
from journeymap.markup import Markup, attributes, join, number, tag
from journeymap.roles import Paint
from journeymap.theme import TYPES, Theme

Pairs = Iterator[tuple[str, str | float]]

_FACES = {"regular": (), "semibold": (("font-weight", "600"),), "italic": (("font-style", "italic"),)}


Use = Literal["shape", "words", "line", "solid", "ground"]
"""What is drawn with a paint: a shape, words, or one of an icon's layers."""


class Looks:
    """The looks of the roles that a picture uses, each worked out once.

    The attributes carry the whole theme, because some hosts drop styles; only what is otherwise on a
    dark screen is said in a style, for a class made of role and use. A page asks for its own classes
    where there is no dark look, too.
    """

    def __init__(self, theme: Theme, root: str, named: bool = False) -> None:
        self.theme, self.root, self.named = theme, root, named or theme.dark is not None
        self.known: dict[tuple[str, Use], Markup] = {}
        self.graded: dict[str, None] = {}

    def of(self, role: str, use: Use) -> Markup:
        """The attributes of what has this role; KeyError for a role that no theme knows."""
        known = self.known.get((role, use))
        if known is None:
            known = self.known[role, use] = attributes(self._attributes(role, use))
        return known

    def css(self) -> str:
        """What is otherwise on a dark screen, as a style sheet; empty for a theme that is fixed."""
        rules = _rules(self.root, self._changed(), lambda light, dark: dark)
        return f"@media (prefers-color-scheme:dark){{{rules}}}" if self.theme.dark else ""

    def page_css(self) -> str:
        """The same for a page, which says by its `color-scheme` whether it is dark."""
        return _rules(self.root, self._changed(), lambda light, dark: f"light-dark({light},{dark})")

    def _changed(self) -> Iterator[tuple[str, str, str, str]]:
        """What is otherwise in the dark: a class, a property, and its value before and after."""
        dark = self.theme.dark
        if dark is None:
            return
        for role, use in self.known:
            light = dict(self._paint(self.theme, role, use))
            for name, value in self._paint(dark, role, use):
                if light.get(name) != value:
                    yield _class(role, use), name, str(light.get(name)), str(value)
        for role in self.graded:
            stops = zip(_stops(self.theme, role), _stops(dark, role), strict=True)
            for place, ((_, before), (_, after)) in enumerate(stops):
                if before != after:
                    yield _stop(role, place), "stop-color", before, after

    def gradients(self) -> list[Markup]:
        """The definitions that the fills of `of` name."""
        return [
            tag(
                "linearGradient",
                attributes([("id", self._gradient(role)), ("x2", 0), ("y2", 1)]),
                inside=join(
                    tag(
                        "stop",
                        attributes([*self._stop_class(role, place), ("offset", at), ("stop-color", colour)]),
                    )
                    for place, (at, colour) in enumerate(_stops(self.theme, role))
                ),
            )
            for role in self.graded
        ]

    def _attributes(self, role: str, use: Use) -> Pairs:
        if self.named:
            yield "class", _class(role, use)
        yield from self._paint(self.theme, role, use)
        if use == "words":
            kind = TYPES[role]
            yield "font-size", kind.size
            yield from _FACES[kind.face]
            if kind.tracking:
                yield "letter-spacing", kind.tracking

    def _paint(self, theme: Theme, role: str, use: Use) -> Pairs:
        paint = theme.paint(role)
        if use == "solid":
            yield "fill", paint.stroke or "none"
            yield "fill-rule", "evenodd"
        elif use == "line":
            yield "fill", "none"
            yield from _stroke(Paint(stroke=paint.stroke, stroke_width=STROKE, round=True))
        else:
            yield "fill", self._fill(role, paint)
            if use == "shape":
                yield from _stroke(paint)
        if paint.opacity != 1:
            yield "opacity", paint.opacity

    def _fill(self, role: str, paint: Paint) -> str:
        if isinstance(paint.fill, tuple):
            self.graded[role] = None
            return f"url(#{self._gradient(role)})"
        return paint.fill or "none"

    def _gradient(self, role: str) -> str:
        return f"{self.root}_fill_{_name(role)}"

    def _stop_class(self, role: str, place: int) -> list[tuple[str, str | float]]:
        return [("class", _stop(role, place))] if self.theme.dark else []


def _stroke(paint: Paint) -> Pairs:
    if paint.stroke is None:
        return
    yield "stroke", paint.stroke
    if paint.stroke_width != 1:
        yield "stroke-width", paint.stroke_width
    if paint.dash:
        yield "stroke-dasharray", " ".join(map(number, paint.dash))
    if paint.round:
        yield "stroke-linecap", "round"
        yield "stroke-linejoin", "round"


def _stops(theme: Theme, role: str) -> tuple[tuple[float, str], ...]:
    fill = theme.paint(role).fill
    return fill if isinstance(fill, tuple) else ()


def _rules(root: str, changed: Iterable[tuple[str, str, str, str]], value: Callable[[str, str], str]) -> str:
    """A rule for each class, with the values that `value` makes of those before and after."""
    found: dict[str, list[str]] = {}
    for name, key, light, dark in changed:
        found.setdefault(name, []).append(f"{key}:{value(light, dark)}")
    return "".join(f"#{root} .{name}{{{';'.join(pairs)}}}" for name, pairs in found.items())


def _name(role: str) -> str:
    """A role as part of a class or an id; roles are ours and have no `_`."""
    return role.replace(".", "_")


def _class(role: str, use: Use) -> str:
    return f"{_name(role)}_{use}"


def _stop(role: str, place: int) -> str:
    return f"{_name(role)}_stop_{place}"
