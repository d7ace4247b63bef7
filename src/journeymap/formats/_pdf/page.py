"""What is on which page of a document."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from journeymap.formats._pdf.bounds import Bounds
from journeymap.formats._pdf.paper import Sheet
from journeymap.scene import Scene
from journeymap.theme import Theme

# The longest side that viewers know, in units of the page.
_LONGEST = 14400


@dataclass(frozen=True)
class Layer:
    """A scene on a page; `sheet` says where."""

    scene: Scene
    theme: Theme
    sheet: Sheet


@dataclass(frozen=True)
class Page:
    """What is on a page, from the back to the front; `name` is what viewers call it, else its number."""

    layers: tuple[Layer, ...]
    name: str = ""

    @property
    def sheet(self) -> Sheet:
        """The page's size."""
        return self.layers[0].sheet

    @property
    def unit(self) -> int:
        """How many points a unit of the page is."""
        return ceil(max(self.sheet.width, self.sheet.height) / _LONGEST)


@dataclass(frozen=True)
class Chapter:
    """The pages of one picture: an entry of the outline, with the stages of the scene below it."""

    title: str
    scene: Scene
    pages: tuple[Page, ...]


def seen(bounds: Bounds, sheet: Sheet) -> Bounds:
    """What a page shows of a part of a picture, in points from its top left corner."""
    left, right = (sheet.left + at * sheet.scale for at in (bounds[0], bounds[2]))
    top, bottom = (sheet.top + at * sheet.scale for at in (bounds[1], bounds[3]))
    if sheet.window:
        x, y, width, height = sheet.window
        left, top, right, bottom = max(left, x), max(top, y), min(right, x + width), min(bottom, y + height)
    return left, top, right, bottom
