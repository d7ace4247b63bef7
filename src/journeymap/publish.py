"""From a map to its web page: the picture is drawn, what the words beside it need is gathered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import page, theme
from journeymap.draw import Pen, alone, drawn
from journeymap.export import context
from journeymap.markup import Markup
from journeymap.model import Journey, Persona
from journeymap.saying import Elsewhere
from journeymap.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.diff import Difference


@dataclass
class Publisher(Pen):
    """A pen that puts each picture into a page of its own.

    A page has both the light and the dark theme, for readers to choose from; which of them is asked for is
    what they see at first. Another theme, and one with colours of its own, it has alone.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        self._looks: dict[Path, page.Look] = {}

    @property
    def suffix(self) -> str:
        """The end of a page's file name, with the dot."""
        return page.suffix

    def draw(self, subject: Journey | Persona, workspace: Workspace, path: Path, view: str = "map") -> bytes:
        """The page with a view of a map that stands at a path, or with a persona's card.

        UnknownLane, views.NothingToDraw, placing.CannotPlace.
        """
        scene = self.scene(subject, workspace, path, view)
        journey = alone(subject, workspace) if isinstance(subject, Persona) else subject
        words = context(journey, workspace, path, self.lanes)
        return page.write(journey, scene, words, self.look(workspace), self.options)

    def difference(
        self,
        difference: Difference,
        workspace: Workspace,
        path: Path,
        names: tuple[str, str] = ("", ""),
        before: tuple[Workspace, Path] | None = None,
    ) -> bytes:
        """The page of a map with the picture of what changed in it. UnknownLane."""
        scene = self.compared(difference, workspace, path, names, before)
        journey = drawn(difference)
        words = context(journey, workspace, path, self.lanes)
        return page.write(journey, scene, words, self.look(workspace), self.options)

    def within(
        self,
        journey: Journey,
        workspace: Workspace,
        path: Path,
        around: Markup,
        maps: Mapping[str, Elsewhere],
    ) -> bytes:
        """The page of a map as part of a site: with ways `around` it, and links to other maps' pages.

        UnknownLane.
        """
        scene = self.scene(journey, workspace, path)
        words = replace(context(journey, workspace, path, self.lanes), maps=maps)
        return page.write(journey, scene, words, self.look(workspace), self.options, around)

    def look(self, workspace: Workspace) -> page.Look:
        """How the pages of a workspace look, worked out once."""
        known = self._looks.get(workspace.folder)
        if known is None:
            known = self._looks[workspace.folder] = self._look(workspace)
        return known

    def _look(self, workspace: Workspace) -> page.Look:
        chosen, own = self._theme(workspace), workspace.settings.theme
        named = self.theme or (own.base if own and "base" in own.model_fields_set else "")
        if named not in ("", "light", "dark", "auto") or (own and own.colours and not self.theme):
            return page.Look(chosen)
        both = theme.load("auto", corners=chosen.corners, family=chosen.family)
        return page.Look(both, named.removeprefix("auto"))
