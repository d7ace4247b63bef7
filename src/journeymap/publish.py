"""From a map to its web page: the picture is drawn, what the words beside it need is gathered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap import page, theme
from journeymap.draw import Pen, alone
from journeymap.export import context
from journeymap.model import Journey, Persona
from journeymap.workspace import Workspace


@dataclass
class Publisher(Pen):
    """A pen that puts each picture into a page of its own.

    A page has both the light and the dark theme, for readers to choose from; which of them is asked for is
    what they see at first. Another theme, and one with colours of its own, it has alone.
    """

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
        return page.write(journey, scene, words, self._look(workspace), self.options)

    def _look(self, workspace: Workspace) -> page.Look:
        chosen, own = self._theme(workspace), workspace.settings.theme
        named = self.theme or (own.base if own and "base" in own.model_fields_set else "")
        if named not in ("", "light", "dark", "auto") or (own and own.colours and not self.theme):
            return page.Look(chosen)
        both = theme.load("auto", corners=chosen.corners, family=chosen.family)
        return page.Look(both, named.removeprefix("auto"))
