"""A scene as the contents of a page, and what a page says beside them: links, places, structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from journeymap.formats._pdf import image, path
from journeymap.formats._pdf.bounds import Bounds, around, goes_on
from journeymap.formats._pdf.ink import Fonts, Ink
from journeymap.formats._pdf.stock import Stock
from journeymap.formats.svg import safe_link
from journeymap.icons import DIRECTIONAL, GRID, ICONS, STROKE
from journeymap.roles import Paint
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Shape, Words
from journeymap.theme import TYPES, Theme


@dataclass
class Node:
    """A part of the structure: its kind in PDF, and what is in it: parts, and numbers of marked contents."""

    kind: str
    title: str = ""
    alt: str = ""
    inside: list[Node | int] = field(default_factory=list)
    link: Link | None = None


@dataclass
class Link:
    """A place that leads to an address, or to the part of the picture that has an id (`#id`)."""

    bounds: Bounds
    target: str
    label: str


@dataclass
class Picture:
    """What became of a scene."""

    scene: Scene
    contents: bytes
    links: list[Link]
    places: dict[str, Bounds]
    root: Node
    marks: int
    """How many numbers of marked contents its structure has."""


def draw(scene: Scene, theme: Theme, stock: Stock, fonts: Fonts, tagged: bool) -> Picture:
    """The scene drawn from its top left corner, y down; tagged for contents that are drawn once."""
    drawing = _Drawing(scene, theme, stock, fonts, tagged)
    drawing.items(scene.items, drawing.root, linked=False)
    drawing.close()
    return Picture(scene, drawing.ink.bytes(), drawing.links, drawing.places, drawing.root, drawing.marks)


class _Drawing:
    def __init__(self, scene: Scene, theme: Theme, stock: Stock, fonts: Fonts, tagged: bool) -> None:
        self.scene, self.theme, self.stock, self.fonts, self.tagged = scene, theme, stock, fonts, tagged
        self.ink = Ink(stock, fonts)
        self.links: list[Link] = []
        self.places: dict[str, Bounds] = {}
        self.root = Node("Sect", scene.title)
        self.marks = 0
        self._aside = False
        self._last: tuple[Words, Node, Node] | None = None

    def items(self, items: Iterable[Item], node: Node, linked: bool) -> None:
        for item in items:
            match item:
                case Group():
                    self.group(item, node, linked)
                case Words():
                    self.words(item, node)
                case Image():
                    self.image(item, node)
                case Icon():
                    self.icon(item)
                case _:
                    self.shape(item)

    def group(self, group: Group, node: Node, linked: bool) -> None:
        if not group.items:
            return
        bounds = around(group)
        if group.id:
            self.places.setdefault(group.id, bounds)
        target = "" if linked else safe_link(group.link)
        inner = node
        if target:
            self.links.append(link := Link(bounds, target, group.label))
            node.inside.append(inner := Node("Link", group.label, link=link))
        elif group.label:
            node.inside.append(inner := Node("Div", group.label))
        self.items(group.items, inner, linked or bool(target))

    def words(self, words: Words, node: Node) -> None:
        style, paint = TYPES[words.role], self.theme.paint(words.role)
        line = self.stock.fonts.line(words.text, style.face, self.scene.direction == "rtl", self.theme.family)
        x = words.x - line.wide(style) * {"start": 0, "middle": 0.5, "end": 1}[words.anchor]
        with self.marked(self._paragraph(words, node)):
            self.ink.line(line, style, paint, x, words.y)

    def _paragraph(self, words: Words, node: Node) -> Node:
        """The paragraph that a line goes on with, else a new one."""
        last = self._last
        if last and last[2] is node and goes_on(last[0], words):
            paragraph = last[1]
        else:
            node.inside.append(paragraph := Node("P"))
        self._last = words, paragraph, node
        return paragraph

    def image(self, item: Image, node: Node) -> None:
        if item.width <= 0 or item.height <= 0:
            return
        name, width, height = image.embedded(item, self.stock)
        grow = max(item.width / width, item.height / height)
        wide, high = width * grow, height * grow
        left, top = item.x + (item.width - wide) / 2, item.y + (item.height - high) / 2
        frame = path.rectangle(item.x, item.y, item.width, item.height, self.radius(item))
        place = (wide, 0, 0, -high, left, top + high)
        node.inside.append(figure := Node("Figure", alt=item.alt))
        self.ink.opacity(1)
        with self.marked(figure), self.ink.apart(clip=frame, matrix=place):
            self.ink.write(f"/{name} Do")

    def shape(self, item: Box | Line | Shape | Curve) -> None:
        self.aside()
        left, top, right, bottom = around(item)
        match item:
            case Box(x, y, width, height):
                if width <= 0 or height <= 0:
                    return
                outline = path.rectangle(x, y, width, height, self.radius(item))
            case Line(x1, y1, x2, y2):
                outline = path.line((x1, y1), (x2, y2))
            case Shape(points):
                outline = path.polygon(points)
            case Curve(points):
                outline = path.curve(points)
        self.ink.outline(outline, self.theme.paint(item.role), (left, top, right - left, bottom - top))

    def radius(self, item: Box | Image) -> float:
        return self.theme.radius(item.radius, item.width, item.height)

    def icon(self, item: Icon) -> None:
        self.aside()
        paint, size = self.theme.paint(item.role), item.size / GRID
        name = self.stock.named("XObject", (item.name, paint), lambda: self._drawn(item.name, paint))
        if item.name in DIRECTIONAL and self.scene.direction == "rtl":
            place = (-size, 0, 0, size, item.x + item.size, item.y)
        else:
            place = (size, 0, 0, size, item.x, item.y)
        with self.ink.apart(matrix=place):
            self.ink.write(f"/{name} Do")

    def _drawn(self, name: str, paint: Paint) -> str:
        """An icon, drawn once for all its places."""
        ink = Ink(self.stock, self.fonts, fresh=False)
        for layer in ICONS[name]:
            own = {
                "line": Paint(stroke=paint.stroke, stroke_width=STROKE, round=True, opacity=paint.opacity),
                "solid": Paint(fill=paint.stroke, opacity=paint.opacity),
                "ground": Paint(fill=paint.fill, opacity=paint.opacity),
            }[layer.ink]
            ink.outline(path.icon(layer.path), own, (0, 0, GRID, GRID), even_odd=layer.ink == "solid")
        return self.stock.form(ink.bytes(), (-1, -1, GRID + 1, GRID + 1))

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to a part of the structure."""
        self.close()
        if self.tagged:
            self.ink.write(f"/{node.kind}<</MCID {self.marks}>>BDC")
            node.inside.append(self.marks)
            self.marks += 1
        yield
        if self.tagged:
            self.ink.write("EMC")

    def aside(self) -> None:
        """What follows is no part of the structure."""
        if self.tagged and not self._aside:
            self.ink.write("/Artifact BMC")
            self._aside = True

    def close(self) -> None:
        """End what is no part of the structure."""
        if self._aside:
            self.ink.write("EMC")
            self._aside = False
