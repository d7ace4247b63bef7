"""PNG, drawn by resvg from what the SVG format writes, with the fonts given to it: no machine's own."""

from __future__ import annotations

from typing import get_args

import resvg_py

from journeymap import fonts
from journeymap.formats import Options, TooLarge, svg
from journeymap.scene import Scene
from journeymap.theme import Theme

suffix = ".png"

PIXELS = 50_000_000
"""The most pixels of a picture: drawing takes some 8 bytes for each."""


def write(scene: Scene, theme: Theme, options: Options) -> bytes:
    """The picture as a PNG of `options.scale` pixels per CSS pixel; TooLarge if it has too many."""
    width, height = round(scene.width * options.scale), round(scene.height * options.scale)
    if width * height > PIXELS:
        raise TooLarge(
            f"the picture would be {width:,} × {height:,} pixels, and a PNG of ours has at most"
            f" {PIXELS:,} in all: choose a smaller scale, or write SVG"
        )
    # resvg reads no fonts from the document, and has one screen: neither light nor dark.
    text = svg.write(scene, theme.fixed(), Options(embed_font=False, fonts=options.fonts)).decode()
    files = [*(fonts.ttf(face) for face in get_args(fonts.Face)), *options.fonts]
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=text,
                skip_system_fonts=True,
                font_files=[str(path) for path in files],
                zoom=options.scale,
            )
        )
    except BaseException as error:
        # A panic in resvg is no Exception, and its class has no name that could be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise RuntimeError(f"resvg could not draw the picture: {error}") from error
