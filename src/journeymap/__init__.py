"""Customer journey maps as plain text: read, checked, drawn.

The names below are for use from Python; each is imported when it is first used. A map is opened in its
workspace, which says what is wrong with it, and drawn with a pen:

    workspace = Workspaces().around(path)
    entry = workspace.open(path)                # entry.part is the Journey, entry.findings its errors
    Pen().draw(workspace.resolve(entry.part), workspace, path)

In a notebook, `Picture(path)` does all of it and is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from journeymap.document import Document, load, read
    from journeymap.draw import Pen
    from journeymap.export import Exporter
    from journeymap.findings import Finding, Level
    from journeymap.model import Journey, Persona
    from journeymap.sites.notebook import Picture
    from journeymap.workspace import Workspace, Workspaces

_HOMES = {
    "Document": "document",
    "Exporter": "export",
    "Finding": "findings",
    "Journey": "model",
    "Level": "findings",
    "Pen": "draw",
    "Persona": "model",
    "Picture": "sites.notebook",
    "Workspace": "workspace",
    "Workspaces": "workspace",
    "load": "document",
    "read": "document",
}

__all__ = [
    "Document",
    "Exporter",
    "Finding",
    "Journey",
    "Level",
    "Pen",
    "Persona",
    "Picture",
    "Workspace",
    "Workspaces",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
