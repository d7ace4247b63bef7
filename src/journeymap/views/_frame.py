"""What every picture has around it: its title, the file it is drawn from, the paper and the direction."""

from __future__ import annotations

from math import ceil

from journeymap.labels import direction
from journeymap.lanes import Pen, Sheet
from journeymap.model import Journey
from journeymap.scene import Box, Scene
from journeymap.views import Look, _footer, _mirror

MARGIN = 24.0
"""Around a picture, in pixels."""
_LONG_TITLE = 110
_BETWEEN = " · "
_LOGO = (160.0, 40.0)
"""How wide and high a logo is at most, in pixels; one of the two it always is."""


def begin(journey: Journey, look: Look) -> tuple[Sheet, Pen]:
    """What a view draws from, and what it draws with."""
    sheet = Sheet(journey, look.labels, look.channels, look.teams, look.images, look.logo)
    return sheet, Pen(look.ruler, journey.lang or look.labels.lang)


def head(
    sheet: Sheet, pen: Pen, kind: str, left: float, top: float, room: float, corner: bool = True
) -> float:
    """The title, and below it which view this is (`kind`), whose journey, and in which state; where they
    end below. The logo is in the `corner` of their room, unless the view puts it into another.
    """
    journey = sheet.journey
    role = "title.long" if len(journey.title) > _LONG_TITLE else "title"
    wide, high = logo(sheet, pen, left + room, top) if corner else (0, 0)
    room -= wide
    bottom = pen.words(journey.title, role, left, top, room)
    said = [kind, *(person.name for person in sheet.people)]
    if journey.state:
        said.append(sheet.labels[f"state.{journey.state}"])
    return max(pen.words(_BETWEEN.join(said), "subtitle", left, bottom + 2, room), top + high)


def logo(sheet: Sheet, pen: Pen, right: float, top: float) -> tuple[float, float]:
    """Put the logo into the corner at `right` and `top`; how much of the room it takes, with space beside and
    below it: none where there is no logo.
    """
    image = sheet.logo
    if image is None:
        return 0, 0
    scale = min(_LOGO[0] / image.width, _LOGO[1] / image.height)
    wide, high = image.width * scale, image.height * scale
    pen.picture(image.data, right - wide, top, wide, high, image.alt, 0)
    return wide + 24, high + 12


def finish(
    sheet: Sheet, pen: Pen, look: Look, view: str, right: float, bottom: float, description: str
) -> Scene:
    """The picture of what was drawn up to `right` and down to `bottom`, with a margin around it, and below
    it what its signs mean, and its file.

    `view` is the name of the view; a map's own id goes without.
    """
    width = ceil(right + MARGIN)
    end = _footer.draw(sheet, pen, look.file, MARGIN, bottom + 14, right)
    return picture(sheet, pen, view, width, ceil((end + 20) / 4) * 4, description)


def picture(sheet: Sheet, pen: Pen, view: str, width: float, height: float, description: str) -> Scene:
    """The picture of what was drawn, on paper of a size, and turned round where it is read from the right."""
    items = (Box(0, 0, width, height, "paper"), *pen.back, *pen.items)
    towards = direction(pen.lang)
    name = sheet.journey.id or "map"
    return Scene(
        id=name if view == "map" else f"{name}-{view}",
        width=width,
        height=height,
        title=sheet.journey.title,
        description=description,
        lang=pen.lang,
        direction=towards,
        items=_mirror.mirrored(items, width) if towards == "rtl" else items,
    )
