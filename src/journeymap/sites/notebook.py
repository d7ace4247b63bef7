"""A map in a notebook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from journeymap.sites._showing import Wish, from_file


class Picture:
    """A view of a map, which notebooks show where it is the value of a cell.

    `theme` empty means the workspace's, else light or dark as the notebook is. ValueError for a map that has
    errors, or nothing for the view; its message says what and where.
    """

    def __init__(self, path: str | os.PathLike[str], view: str = "map", theme: str = "") -> None:
        shown = from_file(Path(path), Wish.of({"view": view, "theme": theme}))
        self._svg, self._text = shown.write("svg").decode(), shown.alt

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        # No Markdown or HTML beside it: notebooks would show that in place of the picture.
        return {"image/svg+xml": self._svg, "text/plain": self._text}
