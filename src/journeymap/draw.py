"""From a map to its picture: what the views need is gathered here, and the bytes come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from journeymap import formats, pictures, scene, theme, views
from journeymap.family import Family
from journeymap.findings import Finding, Problem, quoted
from journeymap.folders import FILE
from journeymap.labels import labels
from journeymap.model import Image, Journey, Persona
from journeymap.settings import OwnTheme
from journeymap.source import Source, Span
from journeymap.text import Ruler
from journeymap.theme import Theme
from journeymap.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.diff import Difference


@dataclass
class Pen:
    """How pictures are wanted, and what measuring and writing them keeps from one to the next.

    `theme` empty means the workspace's, else light; `lanes` empty means the map's, else the
    workspace's, else all. `graphviz` is the program that places graphs, where it is not to be the one
    that comes with journeymap.
    """

    format: str = "svg"
    theme: str = ""
    lanes: Sequence[str] = ()
    options: formats.Options = field(default_factory=formats.Options)
    graphviz: Path | None = None

    def __post_init__(self) -> None:
        self._rulers: dict[Family | None, Ruler] = {None: Ruler(self.options.fonts)}
        self._missing: set[str] = set()
        self._writer = formats.load(self.format)
        self._themes: dict[Path, Theme] = {}

    @property
    def suffix(self) -> str:
        """The end of a picture's file name, with the dot."""
        return self._writer.suffix

    def draw(self, subject: Journey | Persona, workspace: Workspace, path: Path, view: str = "map") -> bytes:
        """A view of a map that stands at a path, its personas looked up already; of a persona its card.

        UnknownLane, views.NothingToDraw, placing.CannotPlace, formats.TooLarge, formats.NotAGraph.
        """
        scene = self.scene(subject, workspace, path, view)
        return self._writer.write(scene, self._theme(workspace), self.options)

    def leaf(
        self, subject: Journey | Persona, workspace: Workspace, path: Path, view: str, several: bool
    ) -> formats.Leaf:
        """The same for `bind`; where there are several views of a map, it is called by this one's name, too.

        UnknownLane, views.NothingToDraw, placing.CannotPlace.
        """
        scene = self.scene(subject, workspace, path, view)
        title = f"{scene.title} · {labels(scene.lang)[view]}" if several else scene.title
        return formats.Leaf(title, scene, self._theme(workspace))

    def bind(self, leaves: Sequence[formats.Leaf]) -> bytes:
        """Several pictures as one document, in a format that has these. formats.TooLarge."""
        writer = cast("formats.Binder", self._writer)
        return writer.bind(leaves, labels(leaves[0].scene.lang)["contents"], self.options)

    @property
    def objection(self) -> str:
        """Why the format cannot do what the options ask for; empty if it can."""
        return self._writer.objection(self.options) if isinstance(self._writer, formats.Binder) else ""

    def _theme(self, workspace: Workspace) -> Theme:
        """The look of a workspace's pictures, made once.

        Another theme that is asked for has other colours, and moves nothing: fonts and corners stay.
        """
        known = self._themes.get(workspace.folder)
        if known is None:
            own = workspace.settings.theme or OwnTheme.model_construct()
            files = [data for path in own.fonts if isinstance(data := workspace.font(path), bytes)]
            known = self._themes[workspace.folder] = theme.load(
                self.theme or own.base,
                {} if self.theme else own.colours,
                own.corners,
                Family(files) if files else None,
            )
        return known

    def _ruler(self, workspace: Workspace) -> Ruler:
        """What measures words in the fonts of a workspace's pictures, made once."""
        family = self._theme(workspace).family
        if family not in self._rulers:
            self._rulers[family] = Ruler(self.options.fonts, family)
        return self._rulers[family]

    def difference(
        self,
        difference: Difference,
        workspace: Workspace,
        path: Path,
        names: tuple[str, str] = ("", ""),
        before: tuple[Workspace, Path] | None = None,
    ) -> bytes:
        """The map with what changed in it: of two maps whose personas were looked up already, at least one
        of which there is. The one that is drawn stands at a path, the old one in the workspace and at the
        path of `before`, where these are others. They are called by `names`.

        UnknownLane, formats.TooLarge, formats.NotAGraph.
        """
        scene = self.compared(difference, workspace, path, names, before)
        return self._writer.write(scene, self._theme(workspace), self.options)

    def compared(
        self,
        difference: Difference,
        workspace: Workspace,
        path: Path,
        names: tuple[str, str] = ("", ""),
        before: tuple[Workspace, Path] | None = None,
    ) -> scene.Scene:
        """The same before a theme and a format make bytes of it. UnknownLane."""
        old, journey = difference.old, drawn(difference)
        look = self._look_of(journey, workspace, path)
        was = self._look_of(old, *(before or (workspace, path))) if isinstance(old, Journey) else look
        comparison = views.Comparison(difference, names, was)
        return views.load("map").view(journey, replace(look, compared=comparison))

    def scene(
        self, subject: Journey | Persona, workspace: Workspace, path: Path, view: str = "map"
    ) -> scene.Scene:
        """The picture before a theme and a format make bytes of it.

        UnknownLane, views.NothingToDraw, placing.CannotPlace.
        """
        if isinstance(subject, Persona):
            journey, view = alone(subject, workspace), "persona"
        else:
            journey = subject
        return views.load(view).view(journey, self._look_of(journey, workspace, path))

    def _look_of(self, journey: Journey, workspace: Workspace, path: Path) -> views.Look:
        """What a picture of a map needs besides it."""
        ruler = self._ruler(workspace)
        ruler.missing.clear()
        self._missing = ruler.missing
        return views.Look(
            ruler=ruler,
            labels=labels(journey.lang),
            lanes=workspace.chosen_lanes(journey, self.lanes),
            channels=workspace.channels,
            file=path.name,
            teams=workspace.settings.teams,
            images=images((image.path for _, image in journey.walk(Image)), workspace, path),
            logo=_logo(workspace),
            graphviz=self.graphviz,
            appearances=partial(_appearances, journey, workspace),
        )

    def missing(self, source: Source) -> list[Finding]:
        """What no font had of the picture drawn last: at most one finding."""
        lacking = sorted(self._missing)
        if not lacking:
            return []
        shown = ", ".join(quoted(char) for char in lacking[:8])
        more = f" and {len(lacking) - 8} more" if len(lacking) > 8 else ""
        at = next((at for at, char in enumerate(source.text) if char in self._missing), 0)
        problem = Problem(
            "missing-glyph",
            f"no font at hand has {'the character' if len(lacking) == 1 else 'the characters'} {shown}{more}",
            Span(at, at + 1),
            label="the first of them",
            help="add a font that has them with `--font FILE`; until then their width is a guess",
        )
        return [problem.found_in(source)]


def images(names: Iterable[str], workspace: Workspace, path: Path) -> dict[str, bytes]:
    """The pictures that a map at a path and its personas name, by the path as it is written there."""
    found: dict[str, bytes] = {}
    for name in names:
        for beside in (path, *(entry.path for entry in workspace.persona_entries.values())):
            data = workspace.picture(name, beside)
            if isinstance(data, bytes):
                found[name] = data
                break
    return found


def _logo(workspace: Workspace) -> scene.Image | None:
    """The picture that the workspace's theme has for the corner of every picture, in its own size."""
    logo = workspace.settings.theme.logo if workspace.settings.theme else None
    data = workspace.picture(logo.path, workspace.folder / FILE) if logo else ""
    if not logo or isinstance(data, str):
        return None
    return scene.Image(0, 0, *pictures.size(data), data, logo.alt)


def drawn(difference: Difference) -> Journey:
    """The map that a difference is drawn as: the new one, or of one that is gone its title alone.

    TypeError for personas.
    """
    of = difference.new or difference.old
    if not isinstance(of, Journey):
        raise TypeError("only maps are drawn beside what they were")
    return of if difference.new else Journey.model_construct(title=of.title, id=of.id, lang=of.lang)


def alone(persona: Persona, workspace: Workspace) -> Journey:
    """What stands for a map around a persona that is drawn alone: nothing but the persona.

    It speaks as the maps in which the persona appears do where they agree, else as the workspace.
    """
    common = workspace.settings.lang or "en"
    journey = Journey.model_construct(title=persona.name, id=persona.id, lang=common, personas=[persona])
    spoken = {one.lang or common for one in _appearances(journey, workspace, persona.id)}
    return journey.model_copy(update={"lang": spoken.pop() if len(spoken) == 1 else common})


def _appearances(journey: Journey, workspace: Workspace, persona: str) -> list[Journey]:
    """The maps in which one of a map's people appears, by title: the map, and for a persona that the
    workspace shares all others that name it.
    """
    found = {journey.id: journey} if journey.columns else {}
    if workspace.persona(persona) in journey.people:
        for entry in (entry for entries in workspace.maps.values() for entry in entries):
            if isinstance(entry.part, Journey) and persona in entry.part.people:
                found.setdefault(entry.part.id, entry.part)
    return sorted(found.values(), key=lambda one: (one.title, one.id))
