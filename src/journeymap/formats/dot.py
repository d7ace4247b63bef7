"""DOT, the language of Graphviz: the source of a view that is a graph."""

from __future__ import annotations

from journeymap.formats import NotAGraph, Options
from journeymap.scene import Scene
from journeymap.theme import Theme

suffix = ".dot"


def write(scene: Scene, theme: Theme, options: Options) -> bytes:
    """The graph as DOT in UTF-8; NotAGraph for a picture that is none."""
    if not scene.graph:
        raise NotAGraph("this view is no graph, and DOT can hold nothing else: `--view flow` is one")
    return scene.graph.encode()
