"""SVG: every line of text as plain text, no scripts, nothing fetched, the same bytes always."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from journeymap.formats import Options, _css, _fonts
from journeymap.formats._fonts import FAMILIES as FAMILIES
from journeymap.icons import DIRECTIONAL, GRID, ICONS
from journeymap.markup import NOTHING, Markup, attributes, escape, join, number, tag
from journeymap.pictures import media_type
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Shape, Words
from journeymap.theme import TYPES, Theme

suffix = ".svg"

# Invisible, and the one way to give a line a base direction that browsers and resvg agree on: resvg
# knows no `direction`, and where `direction` is rtl browsers let text-anchor's start be the right end.
RIGHT_TO_LEFT = "\u2067{}\u2069"


_UNSAFE = re.compile("[^A-Za-z0-9-]")


def write(scene: Scene, theme: Theme, options: Options) -> bytes:
    """The picture as an SVG document in UTF-8."""
    return _Picture(scene, theme, options).document().encode()


@dataclass(frozen=True, slots=True)
class Inline:
    """A picture as part of a page, the style sheet that it needs there, and the fonts of its words."""

    element: Markup
    css: str
    families: str


def inline(
    scene: Scene, theme: Theme, options: Options, *, name: str, beyond: Container[str] = (), words: str = ""
) -> Inline:
    """The picture for a page of HTML.

    `name` is the id of the page's element that says what the picture is. Links to what is in `beyond`
    lead out of the picture, to what has this id there. `words` are what the page sets in the picture's
    fonts beside it.
    """
    picture = _Picture(scene, theme, options, beyond, named=True)
    element = picture.element(name)
    for face in ("regular", "semibold"):
        picture.fonts.shown.setdefault(face, set()).update(words)
    fonts = picture.fonts.css() if options.embed_font else ""
    return Inline(element, fonts + picture.looks.page_css(), picture.fonts.root)


def root_id(scene: Scene) -> str:
    """The id of the picture's element, with which all its ids begin."""
    return f"jm-{safe_id(scene.id)}"


def group_id(scene: Scene, name: str) -> str:
    """The id of the element of a group with this name."""
    # `of` between two `_` is no hexadecimal number, so it cannot come from either name.
    return f"{root_id(scene)}_of_{safe_id(name)}"


def safe_id(name: str) -> str:
    """The name as ASCII letters, digits, `-` and `_` only, different for different names.

    What is neither letter, digit nor `-` becomes its code in hexadecimal between two `_`, so the result
    can stand in an XML id, a CSS selector and a fragment of an address.
    """
    return _UNSAFE.sub(lambda found: f"_{ord(found[0]):x}_", name)


def safe_link(link: str) -> str:
    """The link if it leads to the web, to an e-mail address or into the picture; else nothing."""
    wanted = link.lower().startswith(("https://", "http://", "mailto:", "#"))
    return link if wanted and not any(char <= " " or char == "\x7f" for char in link) else ""


class _Picture:
    """One scene on its way to SVG: what was used so far, so that it is written once."""

    def __init__(
        self,
        scene: Scene,
        theme: Theme,
        options: Options,
        beyond: Container[str] = (),
        named: bool = False,
    ) -> None:
        self.scene, self.options, self.beyond = scene, options, beyond
        self.root = root_id(scene)
        self.looks = _css.Looks(theme, self.root, named)
        self.fonts = _fonts.Used(options.fonts, theme.family, self.root)
        self.ids: set[str] = set()
        self.clips: list[Markup] = []
        self.icons: dict[tuple[str, str], Markup] = {}

    def document(self) -> Markup:
        scene = self.scene
        drawn = list(self.items(scene.items, linked=False))
        title, desc = f"{self.root}_title_", f"{self.root}_desc_"
        style = self.fonts.css() if self.options.embed_font else ""
        style += self.looks.css()
        head = [tag("title", attributes([("id", title)]), inside=escape(scene.title))]
        if scene.description:
            head.append(tag("desc", attributes([("id", desc)]), inside=escape(scene.description)))
        if style:
            head.append(tag("style", inside=escape(style)))
        named = ("aria-labelledby", f"{title} {desc}" if scene.description else title)
        return join([self.root_element([("role", "img"), named], head, drawn), NOTHING], "\n")

    def element(self, name: str) -> Markup:
        """The picture in a page, where it has links and its title is elsewhere."""
        drawn = list(self.items(self.scene.items, linked=False))
        described = f"{self.root}_desc_"
        head = [tag("desc", attributes([("id", described)]), inside=escape(self.scene.description))]
        named = [("role", "group"), ("aria-labelledby", name), ("aria-describedby", described)]
        return self.root_element(named, head, drawn)

    def root_element(
        self, named: Iterable[tuple[str, str]], head: Iterable[Markup], drawn: Iterable[Markup]
    ) -> Markup:
        scene = self.scene
        defs = [*self.looks.gradients(), *self.clips]
        root = attributes(
            [
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", f"0 0 {number(scene.width)} {number(scene.height)}"),
                ("width", scene.width),
                ("height", scene.height),
                ("id", self.root),
                *named,
                ("lang", scene.lang),
                # What a page around the picture would change; for the direction see RIGHT_TO_LEFT.
                ("direction", "ltr"),
                ("font-family", self.fonts.root),
                ("font-weight", "400"),
                ("letter-spacing", "0"),
                ("word-spacing", "0"),
            ]
        )
        kept = [tag("defs", inside=join(defs))] if defs else []
        return tag("svg", root, inside=join([NOTHING, *head, *kept, *drawn, NOTHING], "\n"))

    def items(self, items: tuple[Item, ...], linked: bool) -> Iterator[Markup]:
        for item in items:
            match item:
                case Words():
                    yield self.words(item)
                case Icon():
                    yield self.icon(item)
                case Box(x, y, width, height, role):
                    place = [("x", x), ("y", y), ("width", width), ("height", height), *self.corners(item)]
                    yield tag("rect", attributes(place), self.looks.of(role, "shape"))
                case Line(x1, y1, x2, y2, role):
                    place = [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]
                    yield tag("line", attributes(place), self.looks.of(role, "shape"))
                case Shape(points, role):
                    corners = attributes([("points", _places(points))])
                    yield tag("polygon", corners, self.looks.of(role, "shape"))
                case Curve(points, role):
                    path = attributes([("d", f"M{_places(points[:1])}C{_places(points[1:])}")])
                    yield tag("path", path, self.looks.of(role, "shape"))
                case Image():
                    yield self.image(item)
                case Group():
                    yield self.group(item, linked)

    def words(self, item: Words) -> Markup:
        place: list[tuple[str, str | float]] = [("x", item.x), ("y", item.y)]
        if item.anchor != "start":
            place.append(("text-anchor", item.anchor))
        families = self.fonts.families(item.text, TYPES[item.role].face)
        if families:
            place.append(("font-family", families))
        text = RIGHT_TO_LEFT.format(item.text) if self.scene.direction == "rtl" else item.text
        return tag("text", attributes(place), self.looks.of(item.role, "words"), inside=escape(text))

    def corners(self, item: Box | Image) -> list[tuple[str, str | float]]:
        radius = self.looks.theme.radius(item.radius, item.width, item.height)
        return [("rx", radius)] if radius else []

    def icon(self, item: Icon) -> Markup:
        drawn = self.icons.get((item.name, item.role))
        if drawn is None:
            drawn = self.icons[item.name, item.role] = join(
                tag("path", attributes([("d", layer.path)]), self.looks.of(item.role, layer.ink))
                for layer in ICONS[item.name]
            )
        x, y, scale = item.x, number(item.y), number(item.size / GRID)
        if item.name in DIRECTIONAL and self.scene.direction == "rtl":
            place = f"translate({number(x + item.size)} {y}) scale(-{scale} {scale})"
        else:
            place = f"translate({number(x)} {y}) scale({scale})"
        return tag("g", attributes([("transform", place)]), inside=drawn)

    def image(self, item: Image) -> Markup:
        media = media_type(item.data)
        if not media:
            return NOTHING
        place: list[tuple[str, str | float]] = [("x", item.x), ("y", item.y)]
        place += [("width", item.width), ("height", item.height)]
        clip: list[tuple[str, str | float]] = []
        if corners := self.corners(item):
            name = f"{self.root}_clip_{len(self.clips)}"
            frame = tag("rect", attributes([*place, *corners]))
            self.clips.append(tag("clipPath", attributes([("id", name)]), inside=frame))
            clip.append(("clip-path", f"url(#{name})"))
        data = f"data:{media};base64,{b64encode(item.data).decode('ascii')}"
        look = attributes([*place, ("preserveAspectRatio", "xMidYMid slice"), *clip, ("href", data)])
        return tag("image", look, inside=tag("title", inside=escape(item.alt)) if item.alt else NOTHING)

    def group(self, item: Group, linked: bool) -> Markup:
        pairs: list[tuple[str, str | float]] = []
        name = group_id(self.scene, item.id)
        if item.id and name not in self.ids:
            self.ids.add(name)
            pairs.append(("id", name))
        link = "" if linked else safe_link(item.link)
        if link:
            pairs.append(("href", self.address(link)))
        inside = [*self.items(item.items, linked or bool(link))]
        if item.label:
            inside.insert(0, tag("title", inside=escape(item.label)))
        if not pairs and not item.label:
            return join(inside, "\n")
        return tag("a" if link else "g", attributes(pairs), inside=join(inside, "\n"))

    def address(self, link: str) -> str:
        name = link[1:]
        if not link.startswith("#"):
            return link
        return f"#{safe_id(name)}" if name in self.beyond else f"#{group_id(self.scene, name)}"


def _places(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join([f"{number(x)} {number(y)}" for x, y in points])
