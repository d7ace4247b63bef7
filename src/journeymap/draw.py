"""From a map to its picture: what the views need is gathered here, and the bytes come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from journeymap import formats, theme, views
from journeymap.findings import Finding, Problem, did_you_mean, quoted
from journeymap.labels import labels
from journeymap.model import Image, Journey
from journeymap.scene import Scene
from journeymap.settings import LaneSetting
from journeymap.source import Source, Span
from journeymap.text import Ruler
from journeymap.workspace import Workspace


class UnknownLane(ValueError):  # noqa: N818 - read as a sentence: raises UnknownLane
    """A lane was asked for that neither the language nor the workspace has."""


@dataclass
class Pen:
    """How pictures are wanted, and what measuring and writing them keeps from one to the next.

    `theme` empty means the workspace's, else light; `lanes` empty means the map's, else the
    workspace's, else all.
    """

    format: str = "svg"
    theme: str = ""
    lanes: Sequence[str] = ()
    options: formats.Options = field(default_factory=formats.Options)

    def __post_init__(self) -> None:
        self._ruler = Ruler(self.options.fonts)
        self._writer = formats.load(self.format)
        self._themes: dict[str, theme.Theme] = {}

    @property
    def suffix(self) -> str:
        """The end of a picture's file name, with the dot."""
        return self._writer.suffix

    def draw(self, journey: Journey, workspace: Workspace, path: Path, view: str = "map") -> bytes:
        """A view of a map that stands at a path; its personas are looked up already.

        UnknownLane, views.NothingToDraw, formats.TooLarge.
        """
        name = self.theme or workspace.settings.theme or "light"
        if name not in self._themes:
            self._themes[name] = theme.load(name)
        return self._writer.write(
            self.scene(journey, workspace, path, view), self._themes[name], self.options
        )

    def scene(self, journey: Journey, workspace: Workspace, path: Path, view: str = "map") -> Scene:
        """The picture before a theme and a format make bytes of it. UnknownLane, views.NothingToDraw."""
        self._ruler.missing.clear()
        look = views.Look(
            ruler=self._ruler,
            labels=labels(journey.lang),
            lanes=self._lanes(journey, workspace),
            channels=workspace.channels,
            file=path.name,
            teams=workspace.settings.teams,
            images=_images(journey, workspace, path),
        )
        return views.load(view).view(journey, look)

    def missing(self, source: Source) -> list[Finding]:
        """What no font had of the picture drawn last: at most one finding."""
        lacking = sorted(self._ruler.missing)
        if not lacking:
            return []
        shown = ", ".join(quoted(char) for char in lacking[:8])
        more = f" and {len(lacking) - 8} more" if len(lacking) > 8 else ""
        at = next((at for at, char in enumerate(source.text) if char in self._ruler.missing), 0)
        problem = Problem(
            "missing-glyph",
            f"no font at hand has {'the character' if len(lacking) == 1 else 'the characters'} {shown}{more}",
            Span(at, at + 1),
            label="the first of them",
            help="add a font that has them with `--font FILE`; until then their width is a guess",
        )
        return [problem.found_in(source)]

    def _lanes(self, journey: Journey, workspace: Workspace) -> list[LaneSetting]:
        known = workspace.lanes
        for lane in self.lanes:
            if lane not in known:
                near = did_you_mean(lane, known)
                raise UnknownLane(f"unknown lane {quoted(lane)}{': ' + near if near else ''}")
        chosen = self.lanes or journey.lanes or workspace.default_lanes()
        return [known[lane] for lane in dict.fromkeys(chosen)]


def _images(journey: Journey, workspace: Workspace, path: Path) -> dict[str, bytes]:
    """The pictures that the map and its personas name, by the path as it is written there."""
    found: dict[str, bytes] = {}
    for _, image in journey.walk(Image):
        for beside in (path, *(entry.path for entry in workspace.persona_entries.values())):
            data = workspace.picture(image.path, beside)
            if isinstance(data, bytes):
                found[image.path] = data
                break
    return found
