"""PDF: vector, with text that can be searched, read aloud and copied, the same bytes always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.formats import Leaf, Options, TooLarge
from journeymap.formats._pdf import contents, paper, wall
from journeymap.formats._pdf.book import Book
from journeymap.formats._pdf.page import Chapter, Layer, Page
from journeymap.formats._pdf.paper import PX, Sheet
from journeymap.formats._pdf.stock import Stock
from journeymap.scene import Scene
from journeymap.text import Ruler
from journeymap.theme import Theme

suffix = ".pdf"

SHEETS = 1000
"""The most sheets of a wall map."""


def objection(options: Options) -> str:
    """Why the paper cannot be had as it is wanted; empty if it can."""
    return paper.objection(options)


def write(scene: Scene, theme: Theme, options: Options) -> bytes:
    """The picture on a page, or on the sheets of a wall map; TooLarge if those are too many."""
    chapter = _chapter(Leaf(scene.title, scene, theme), options)
    return Book(Stock(options.fonts), [chapter], tagged=not options.tile).write(scene.title, scene.lang)


def bind(leaves: Sequence[Leaf], heading: str, options: Options) -> bytes:
    """Several pictures in one document, with pages before them that say what is in it, under a heading.

    TooLarge if the sheets of a wall map are too many.
    """
    first = leaves[0]
    if len(leaves) == 1:
        return write(first.scene, first.theme, options)
    chapters = [_chapter(leaf, options) for leaf in leaves]
    size, lying = options.tile or (options.page if options.page != "fit" else "A4"), bool(options.landscape)
    ruler = Ruler(options.fonts, first.theme.family)
    lengths = [len(chapter.pages) for chapter in chapters]
    listed = contents.scenes(leaves, lengths, heading, size, lying, ruler)
    sheet = contents.sheet(size, lying)
    front = Chapter(
        heading,
        listed[0],
        tuple(
            Page((Layer(scene, first.theme.fixed(), sheet),), _named(heading, options)) for scene in listed
        ),
    )
    titles = dict.fromkeys(leaf.scene.title for leaf in leaves)
    book = Book(Stock(options.fonts), [front, *chapters], tagged=not options.tile)
    return book.write(", ".join(titles), first.scene.lang)


def _named(title: str, options: Options) -> str:
    """What a page without a name of its own is called beside those that have one."""
    return title if options.tile else ""


def _chapter(leaf: Leaf, options: Options) -> Chapter:
    scene, theme = leaf.scene, leaf.theme.fixed()
    size = scene.width, scene.height
    if not options.tile:
        pages = [Page(tuple(_laid(scene, theme, paper.sheet(size, options))))]
    else:
        sheets = paper.tiles(size, options)
        count = len(sheets) * len(sheets[0])
        if count > SHEETS:
            raise TooLarge(
                f"the wall map would have {count:,} sheets of {options.tile}, and one of ours has at most"
                f" {SHEETS:,}: choose larger sheets, or a smaller scale"
            )
        ruler = Ruler(options.fonts, theme.family)
        pages = list(_walled(leaf, theme, paper.overview(size, options), sheets, ruler))
    return Chapter(leaf.title, scene, tuple(pages))


def _laid(scene: Scene, theme: Theme, sheet: Sheet) -> Iterator[Layer]:
    """A picture on paper of its colour."""
    if theme.paint("paper").fill != "#ffffff":
        yield _beside(wall.ground(scene, sheet), theme, sheet)
    yield Layer(scene, theme, sheet)


def _walled(
    leaf: Leaf, theme: Theme, whole: Sheet, sheets: Sequence[Sequence[Sheet]], ruler: Ruler
) -> Iterator[Page]:
    """The sheet that shows all, and then those that are put together."""
    scene = leaf.scene
    over = _beside(wall.grid(scene, whole, sheets, ruler), theme, whole)
    yield Page((*_laid(scene, theme, whole), over), leaf.title)
    for row, cells in enumerate(sheets):
        for column, sheet in enumerate(cells):
            marks = _beside(wall.marks(scene, sheets, row, column, ruler), theme, sheet)
            yield Page((*_laid(scene, theme, sheet), marks), sheet.name)


def _beside(scene: Scene, theme: Theme, sheet: Sheet) -> Layer:
    """What is drawn on the page itself."""
    return Layer(scene, theme, Sheet(sheet.width, sheet.height, PX, 0, 0))
