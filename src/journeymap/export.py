"""From a map to its text forms: what a form needs is gathered here, and the bytes come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap import forms
from journeymap.labels import labels
from journeymap.model import Journey
from journeymap.saying import Context
from journeymap.workspace import Workspace


def context(journey: Journey, workspace: Workspace, path: Path, lanes: Sequence[str] = ()) -> Context:
    """What words about a map that stands at a path need beside it. UnknownLane."""
    return Context(
        labels=labels(journey.lang),
        lanes=workspace.chosen_lanes(journey, lanes),
        channels=workspace.channels,
        teams=workspace.settings.teams,
        file=path.name,
    )


@dataclass
class Exporter:
    """Which form is wanted; `lanes` empty means the map's, else the workspace's, else all.

    forms.MissingExtra where the form needs a package that is not installed.
    """

    form: str
    lanes: Sequence[str] = ()

    def __post_init__(self) -> None:
        self._form = forms.load(self.form)

    @property
    def suffix(self) -> str:
        """The end of a file's name, with the dot."""
        return self._form.suffix

    def write(self, journey: Journey, workspace: Workspace, path: Path) -> bytes:
        """A map that stands at a path; its personas are looked up already. UnknownLane, forms.TooLarge."""
        return self._form.write(journey, context(journey, workspace, path, self.lanes))

    def left_out(self, journey: Journey) -> dict[str, int]:
        """How many of what the map says that the form has no place for."""
        count = getattr(self._form, "left_out", None)
        return count(journey) if count else {}
