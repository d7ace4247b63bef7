"""PNG, drawn by resvg from what the SVG format writes, with the fonts given to it: no machine's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import resvg_py

from journeymap import fonts
from journeymap.fonts import Face
from journeymap.formats import Options, TooLarge, svg
from journeymap.scene import Scene, Words
from journeymap.theme import TYPES, Theme

suffix = ".png"

_MOST = 1_000_000_000
"""The most pixels that are drawn, whatever one allows: they take 8 GB."""


def write(scene: Scene, theme: Theme, options: Options) -> bytes:
    """The picture as a PNG of `options.scale` pixels per CSS pixel; TooLarge if it has too many.

    Drawing takes some 8 bytes for each pixel.
    """
    width, height = round(scene.width * options.scale), round(scene.height * options.scale)
    if width * height > min(options.max_pixels, _MOST):
        more = "choose a smaller scale, allow more with `--max-pixels`, or write SVG or PDF"
        if width * height > _MOST:
            more = f"no PNG of ours has more than {_MOST:,}: choose a smaller scale, or write SVG or PDF"
        raise TooLarge(
            f"the picture would be {width:,} × {height:,} pixels, {width * height:,} in all, and"
            f" {options.max_pixels:,} are allowed: {more}"
        )
    # resvg reads no fonts from the document, and has one screen: neither light nor dark.
    text = svg.write(scene, theme.fixed(), Options(embed_font=False, fonts=options.fonts)).decode()
    with TemporaryDirectory() as folder:
        try:
            return bytes(
                resvg_py.svg_to_bytes(
                    svg_string=text,
                    skip_system_fonts=True,
                    font_files=[str(path) for path in _fonts(scene, theme, options, Path(folder))],
                    zoom=options.scale,
                )
            )
        except BaseException as error:
            # A panic in resvg is no Exception, and its class has no name that could be imported.
            if type(error).__name__ != "PanicException":
                raise
            raise RuntimeError(f"resvg could not draw the picture: {error}") from error


def _fonts(scene: Scene, theme: Theme, options: Options, folder: Path) -> Iterator[Path]:
    """The files of the fonts that a picture is drawn with: a family's own are written into a folder."""
    if theme.family:
        shown: dict[Face, set[str]] = {}
        for item in scene.walk():
            if isinstance(item, Words):
                shown.setdefault(TYPES[item.role].face, set()).update(item.text)
        for face, characters in shown.items():
            path = folder / f"{face}.ttf"
            path.write_bytes(theme.family.cut(face, characters, svg.root_id(scene)))
            yield path
    yield from (fonts.ttf(face) for face in get_args(Face))
    yield from options.fonts
