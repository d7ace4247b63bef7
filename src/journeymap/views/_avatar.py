"""What stands for a person: their portrait, or a disc with their initials."""

from __future__ import annotations

from journeymap.lanes import Pen, Sheet, Traveller, setting

_LARGE, _MIDDLE = 80, 40
"""From these sizes on, in pixels, initials are set larger."""


def draw(sheet: Sheet, pen: Pen, person: Traveller, x: float, y: float, size: float) -> None:
    """Draw it into a square; on a map of several people a disc has the colour of the person's curve."""
    image = person.persona.image if person.persona else None
    data = sheet.images.get(image.path) if image else None
    if image and data:
        pen.picture(data, x, y, size, size, image.alt or person.name, size / 2)
        return
    role = "avatar" if size > _LARGE or len(sheet.people) == 1 else f"{person.curve}.marker"
    words = "avatar.text.large" if size > _LARGE else "avatar.text" if size > _MIDDLE else "avatar.text.small"
    pen.box(x, y, size, size, role, size / 2)
    _, leading, _ = setting(words)
    wide = max(size, pen.width(person.initials, words))
    pen.words(person.initials, words, x + (size - wide) / 2, y + (size - leading) / 2, wide + 0.01, "middle")
