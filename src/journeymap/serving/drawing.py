"""Pictures of the maps that are served: drawn when they are asked for, and kept until a file changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache

from journeymap import theme, views
from journeymap.draw import Pen
from journeymap.findings import Finding
from journeymap.formats import Options
from journeymap.serving.maps import Good, Served
from journeymap.workspace import UnknownLane

#: The theme that the workspace has, or the command line gives; else the one that is as the screen is.
DEFAULT = "default"
#: How many pictures are kept, which are some hundred kilobytes each, and pens, which know a workspace's look.
_MOST, _PENS = 50, 10


@dataclass(frozen=True)
class Drawn:
    """What came of a view of a map: its picture as SVG, or why there is none."""

    picture: bytes = b""
    why: str = ""
    findings: Sequence[Finding] = ()


@cache
def themes() -> tuple[str, ...]:
    """The looks there are to choose from."""
    return (DEFAULT, *theme.names())


def views_of(one: Served) -> tuple[str, ...]:
    """The views there are of a file, the map first; of a persona there is only the card."""
    return _views() if one.is_map else ("persona",)


@cache
def _views() -> tuple[str, ...]:
    return tuple(sorted(views.names(), key=lambda view: view != "map"))


class Drawings:
    """The pictures; in the hands of one thread. ValueError or OSError for a font that cannot be used."""

    def __init__(self, theme: str = "", options: Options | None = None) -> None:
        self._theme, self._options = theme, options or Options()
        self._pens: dict[tuple[str, Hashable], Pen] = {}
        self._kept: dict[tuple[str, str, str], tuple[Good, Drawn]] = {}
        self._pen("", None)

    def draw(self, one: Served, view: str, look: str) -> Drawn:
        """A view of a file as it was when it last had no errors, in one of `themes`."""
        if one.good is None:
            return Drawn(why="there is no picture until its errors are mended")
        place = (one.key, view, look)
        kept = self._kept.pop(place, None)
        if kept is None or kept[0] is not one.good:
            kept = one.good, self._draw(one, one.good, view, look)
        self._kept[place] = kept  # the last of them, as it was asked for last
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return kept[1]

    def _draw(self, one: Served, good: Good, view: str, look: str) -> Drawn:
        name = look
        if look == DEFAULT:
            name = self._theme or ("" if good.workspace.settings.theme else "auto")
        pen = self._pen(name, good.look)
        try:
            picture = pen.draw(good.subject, good.workspace, one.entry.path, view)
        except views.NothingToDraw as nothing:
            return Drawn(why=f"no {view} is drawn: {nothing}")
        except UnknownLane as unknown:
            return Drawn(why=str(unknown))
        except Exception as error:
            # The others go on: it is one view of one map.
            help = getattr(error, "help", "")
            return Drawn(why=f"no {view} is drawn: {error}" + (f"; {help}" if help else ""))
        return Drawn(picture, findings=pen.missing(one.entry.document.source))

    def _pen(self, theme: str, look: Hashable) -> Pen:
        pen = self._pens.pop((theme, look), None) or Pen("svg", theme, options=self._options)
        self._pens[theme, look] = pen
        if len(self._pens) > _PENS:
            del self._pens[next(iter(self._pens))]
        return pen
