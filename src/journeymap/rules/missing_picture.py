"""JM214: a picture that cannot be had."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Image
from journeymap.rules import Subject, rule


@rule("JM214", level="error")
def missing_picture(subject: Subject) -> Iterator[Hit]:
    """An `image` is not there, is no picture, or lies outside the workspace.

    A path starts at the folder of its file. PNG, JPEG, GIF and WebP up to 1 MiB can be drawn.

    Source: The language: a map shows pictures of its own workspace and nothing from elsewhere.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, image: {path: photos/showroom.jpg, alt: Forty bikes in a row}}]

    Good:
        journeymap: 1
        title: Buy a bike
        # With the file in place: `image: {path: showroom.jpg, alt: Forty bikes in a row}`
        steps: [{name: Looks at bikes}]
    """
    for at, image in subject.part.walk(Image):
        found = subject.workspace.picture(image.path, subject.path)
        if isinstance(found, str):
            yield Hit(at / "path", f"cannot use the picture {quoted(image.path)}: {found}")
