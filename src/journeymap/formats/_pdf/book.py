"""A document of pages that show scenes: drawn once each, linked, outlined, and told to screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from urllib.parse import quote

import pydyf

from journeymap.formats._pdf import outline, picture, structure
from journeymap.formats._pdf.font import Embedded
from journeymap.formats._pdf.page import Chapter, Layer, Page, seen
from journeymap.formats._pdf.paper import PX, Sheet
from journeymap.formats._pdf.picture import Link, Picture
from journeymap.formats._pdf.stock import Stock, reals, spoken
from journeymap.scene import Group, Words
from journeymap.theme import TYPES

# What an address is made of besides letters and digits; all else is written in percent.
_ADDRESS = "%:/?#[]@!$&'()*+,;=~"


class Book:
    """One document.

    `tagged` has it tell its structure: for pages with one picture each that has words, and that no other
    page shows. A link to `#chapter.2` leads to the third chapter, unless the picture has something of that
    id.
    """

    def __init__(self, stock: Stock, chapters: Sequence[Chapter], tagged: bool) -> None:
        self.stock, self.chapters = stock, chapters
        self.tree = structure.Tree(stock) if tagged else None
        self.pages = [(at, page) for at, chapter in enumerate(chapters) for page in chapter.pages]
        self.pictures = _drawn([layer for _, page in self.pages for layer in page.layers], stock, tagged)
        self.shown = Counter(id(layer.scene) for _, page in self.pages for layer in page.layers)
        self.made = [pydyf.Dictionary({"Type": "/Page"}) for _ in self.pages]
        for page in self.made:
            stock.pdf.add_page(page)
        self.places = dict(self._places())

    def write(self, title: str, lang: str) -> bytes:
        """The document's bytes."""
        for (chapter, page), entries in zip(self.pages, self.made, strict=True):
            entries.update(self._page(chapter, page, f"{entries.number} 0 R"))
        catalog, first = self.stock.pdf.catalog, self.chapters[0].scene
        self.stock.pdf.info["Title"] = spoken(title)
        catalog["Lang"] = spoken(lang)
        wishes = "/DisplayDocTitle true"
        if any(layer.sheet.window for _, page in self.pages for layer in page.layers):
            wishes += " /PrintScaling /None"
        if first.direction == "rtl":
            wishes += " /Direction /R2L"
        catalog["ViewerPreferences"] = f"<<{wishes}>>"
        if any(page.name for _, page in self.pages):
            names = (f"{at} <</P {spoken(page.name)}>>" for at, (_, page) in enumerate(self.pages))
            catalog["PageLabels"] = f"<</Nums [{' '.join(names)}]>>"
        lines = self._outline()
        if lines:
            catalog["Outlines"] = outline.written(lines, self.stock)
            catalog["PageMode"] = "/UseOutlines"
        named = sorted({self._name(*key): to for key, to in reversed(self.places.items()) if key[1]}.items())
        if named:
            entries = " ".join(f"{spoken(name)} {to}" for name, to in named)
            catalog["Names"] = f"<</Dests <</Names [{entries}]>>>>"
        if self.tree:
            catalog["MarkInfo"] = "<</Marked true>>"
            catalog["StructTreeRoot"] = self.tree.close()
        out = BytesIO()
        self.stock.pdf.write(out)
        return out.getvalue()

    def _page(self, chapter: int, page: Page, reference: str) -> dict[str, object]:
        sheet, unit = page.sheet, page.unit
        entries: dict[str, object] = {
            "Parent": self.stock.pdf.pages.reference,
            "MediaBox": f"[0 0 {reals(sheet.width / unit, sheet.height / unit)}]",
            "Resources": self.stock.resources,
            "Contents": self.stock.stream(b"\n".join(self._contents(page))),
        }
        if unit > 1:
            entries["UserUnit"] = unit
        notes: list[str] = []
        for layer in page.layers:
            drawn = self.pictures[id(layer.scene)]
            links = {id(link): self._link(chapter, link, layer.sheet, unit) for link in drawn.links}
            here = {key: note for key, note in links.items() if note is not None}
            notes += (self.stock.add(note) for note in here.values())
            if self.tree and drawn.marks and self.shown[id(layer.scene)] == 1:
                entries["StructParents"] = self.tree.page(reference, drawn, here)
                entries["Tabs"] = "/S"
        if notes:
            entries["Annots"] = f"[{' '.join(notes)}]"
        return entries

    def _contents(self, page: Page) -> Iterator[bytes]:
        for layer in page.layers:
            where, drawn = layer.sheet, self.pictures[id(layer.scene)]
            yield b"q"
            if page.unit > 1:
                yield f"{1 / page.unit:.6f} 0 0 {1 / page.unit:.6f} 0 0 cm".encode()
            if where.window:
                left, top, width, height = where.window
                yield f"{reals(left, where.height - top - height, width, height)} re\nW n".encode()
            scale = f"{where.scale:.6f}"
            yield f"{scale} 0 0 -{scale} {reals(where.left, where.height - where.top)} cm\n4 M".encode()
            if self.shown[id(layer.scene)] == 1:
                yield drawn.contents
            else:
                yield f"/{self._form(drawn)} Do".encode()
            yield b"Q"

    def _form(self, drawn: Picture) -> str:
        box = (0, 0, drawn.scene.width, drawn.scene.height)
        return self.stock.named("XObject", id(drawn), lambda: self.stock.form(drawn.contents, box))

    def _link(self, chapter: int, link: Link, sheet: Sheet, unit: int) -> pydyf.Dictionary | None:
        """A link on a page; None if it leads nowhere or the page does not show it."""
        left, top, right, bottom = seen(link.bounds, sheet)
        if left >= right or top >= bottom:
            return None
        box = (left / unit, (sheet.height - bottom) / unit, right / unit, (sheet.height - top) / unit)
        note = {"Type": "/Annot", "Subtype": "/Link", "Rect": f"[{reals(*box)}]", "Border": "[0 0 0]", "F": 4}
        if link.target.startswith("#"):
            to = self._place(chapter, link.target[1:])
            if not to:
                return None
            note["Dest"] = to
        else:
            note["A"] = f"<</S /URI /URI {spoken(quote(link.target, safe=_ADDRESS))}>>"
        if link.label:
            note["Contents"] = spoken(link.label)
        return pydyf.Dictionary(note)

    def _place(self, chapter: int, id: str) -> str:
        """Where a part of a chapter's picture is, or the chapter of that number; empty if none is there."""
        found = self.places.get((chapter, id), "")
        number = id.removeprefix("chapter.")
        if not found and number != id and number.isdecimal():
            found = self.places.get((int(number), ""), "")
        return found

    def _places(self) -> Iterator[tuple[tuple[int, str], str]]:
        """Where chapters and the parts of their pictures are, before all where a part is seen whole size."""
        found: dict[tuple[int, str], tuple[bool, str]] = {}
        for (chapter, page), made in zip(self.pages, self.made, strict=True):
            reference = f"{made.number} 0 R"
            found.setdefault((chapter, ""), (True, f"[{reference} /Fit]"))
            for layer in page.layers:
                sheet, whole = layer.sheet, layer.sheet.window is not None
                for id_, bounds in self.pictures[id(layer.scene)].places.items():
                    left, top, right, bottom = seen(bounds, sheet)
                    known = found.get((chapter, id_))
                    if left >= right or top >= bottom or (known and (known[0] or not whole)):
                        continue
                    # As large as on screen, where a pixel of the picture is one.
                    place = reals(
                        left / page.unit, (sheet.height - top) / page.unit, PX / sheet.scale * page.unit
                    )
                    found[chapter, id_] = whole, f"[{reference} /XYZ {place}]"
        for key, (_, to) in found.items():
            yield key, to

    def _name(self, chapter: int, id: str) -> str:
        """What a place is called in addresses: by its id, in a book of several pictures by theirs, too."""
        scene = self.chapters[chapter].scene
        return id if len(self.chapters) == 1 else f"{scene.id}.{id}"

    def _outline(self) -> list[outline.Entry]:
        stages = [
            [
                outline.Entry(item.label, self.places[at, item.id])
                for item in chapter.scene.walk()
                if isinstance(item, Group) and item.id.startswith("stage-") and (at, item.id) in self.places
            ]
            for at, chapter in enumerate(self.chapters)
        ]
        if len(self.chapters) == 1:
            return stages[0]
        return [
            outline.Entry(chapter.title, self.places[at, ""], stages[at])
            for at, chapter in enumerate(self.chapters)
        ]


def _drawn(layers: Sequence[Layer], stock: Stock, tagged: bool) -> dict[int, Picture]:
    """Each scene drawn once, by its identity; fonts are cut to all of them before."""
    scenes = {id(layer.scene): layer for layer in layers}
    for layer in scenes.values():
        rtl = layer.scene.direction == "rtl"
        for item in layer.scene.walk():
            if isinstance(item, Words):
                stock.fonts.line(item.text, TYPES[item.role].face, rtl, layer.theme.family)
    fonts = {font: Embedded(font, stock) for font in stock.fonts.used.values() if font.used}
    for font, embedded in fonts.items():
        stock.offer("Font", font.name, embedded.reference)
    return {
        key: picture.draw(layer.scene, layer.theme, stock, fonts, tagged) for key, layer in scenes.items()
    }
