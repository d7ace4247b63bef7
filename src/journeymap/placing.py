"""Where the nodes and edges of a graph go: Graphviz is asked, and told sizes and numbers but never text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from journeymap.graph import Edge, Graph, Node, Placed, Point, Route
from journeymap.markup import attributes, escape, tag

_INCH = 72
"""Pixels of ours to an inch of Graphviz's, which is told nothing else in inches than sizes."""
_SECONDS = 20.0
_LABEL = "label=<{}>"
_SPLINES = ("true", "polyline")
"""How edges run; the second where Graphviz loses an edge in the first, as it does once in many graphs."""


class CannotPlace(RuntimeError):  # noqa: N818 - read as a sentence: raises CannotPlace
    """Graphviz is missing, fails or takes too long; the message says which, `help` what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)  # both, so that it gets from one process to another
        self.help = help

    def __str__(self) -> str:
        return str(self.args[0])


def place(graph: Graph, executable: Path | None = None) -> Placed:
    """Where Graphviz puts a graph: the Graphviz of the package `graphviz-pure`, or another one.

    CannotPlace.
    """
    program = executable or bundled()
    failure = ""
    for splines in _SPLINES:
        said, failure = _run(program, _source(graph, splines))
        if not failure:
            try:
                return _placed(graph, json.loads(said))
            except (KeyError, ValueError, TypeError, IndexError) as error:
                failure = f"it left out a place ({type(error).__name__}: {error})"
    raise CannotPlace(
        f"Graphviz could not place the graph: {failure}",
        "try another Graphviz with `--graphviz PATH`"
        if executable is None
        else "leave out `--graphviz` to use the one that comes with journeymap",
    )


@cache
def bundled() -> Path:
    """The executable of the package `graphviz-pure`. CannotPlace if it is not installed."""
    import sysconfig
    from importlib.metadata import PackageNotFoundError, files

    try:
        found = [Path(file.locate()) for file in files("graphviz-pure") or () if file.stem == "graphviz-pure"]
    except PackageNotFoundError:
        found = []
    # Installers that put a package elsewhere do not always say where its programs went.
    found.append(Path(sysconfig.get_path("scripts")) / ("graphviz-pure" + ".exe" * (sys.platform == "win32")))
    for path in found:
        if path.is_file():
            return path.resolve()
    raise CannotPlace(
        "the package `graphviz-pure`, which places the steps, is not installed",
        "install it with `pip install graphviz-pure`, or name a Graphviz with `--graphviz PATH`",
    )


def _run(program: Path, source: str) -> tuple[bytes, str]:
    """What Graphviz answers, and else how it failed. CannotPlace where another try would be no use."""
    from subprocess import TimeoutExpired

    from graphviz.backend import dot_command, execute

    # The program itself, and not what goes by the name of `dot` on this machine.
    command = [str(program), *dot_command.command("dot", "json0")[1:]]
    try:
        done = execute.run_check(
            command, input=source.encode("ascii"), capture_output=True, quiet=True, timeout=_SECONDS
        )
    except execute.CalledProcessError as error:
        told = (error.stderr or b"").decode("utf-8", "replace").split("\n")
        return b"", told[0].strip()[:200] or f"it ended with exit code {error.returncode}"
    except (execute.ExecutableNotFound, OSError) as error:
        raise CannotPlace(
            f"cannot run Graphviz: {program}: {getattr(error, 'strerror', None) or 'no such file'}",
            "`--graphviz` takes the path of Graphviz's program `dot`",
        ) from error
    except TimeoutExpired as error:
        raise CannotPlace(
            f"Graphviz took longer than {_SECONDS:.0f} seconds to place the graph",
            "split the map, or simplify where its steps lead",
        ) from error
    lost = b"lost" in done.stderr
    return done.stdout, "it lost an edge" if lost else ""


def _source(graph: Graph, splines: str) -> str:
    """The graph in DOT, of numbers and names of ours alone."""
    apart = f"nodesep={_inches(graph.near)} ranksep={_inches(graph.far)} margin=0 pad=0"
    lines = [
        "digraph {",
        f"graph [rankdir={graph.direction} newrank=true splines={splines} dpi={_INCH} {apart}]",
        'node [shape=box fixedsize=true label="" fontname="Times" fontsize=10]',
    ]
    lines += [line for number in range(len(graph.clusters)) for line in _cluster(graph, number)]
    lines += [_node(number, node) for number, node in enumerate(graph.nodes) if node.cluster is None]
    for number, edge in enumerate(graph.edges):
        said = [f"id=e{number}", f"weight={edge.weight}", f"arrowsize={edge.head / 10:.3f}"]
        if edge.label:
            said.append(_LABEL.format(_blank(*edge.label)))
        # Graphviz breaks loops where it meets them: told the other way round, it keeps the order.
        ends = (edge.end, edge.start) if edge.back else (edge.start, edge.end)
        said += ["dir=back"] * edge.back
        lines.append(f"n{ends[0]} -> n{ends[1]} [{' '.join(said)}]")
    return "\n".join([*lines, "}", ""])


def _cluster(graph: Graph, number: int) -> Iterator[str]:
    inside = [(place, node) for place, node in enumerate(graph.nodes) if node.cluster == number]
    if inside:
        yield f"subgraph cluster_{number} {{"
        yield f"graph [margin={graph.inside:g} {_LABEL.format(_blank(1, graph.clusters[number]))}]"
        yield from (_node(place, node) for place, node in inside)
        yield "}"


def _node(number: int, node: Node) -> str:
    return f"n{number} [width={_inches(node.width)} height={_inches(node.height)}]"


def _blank(width: float, height: float) -> str:
    """A label of that size with nothing in it."""
    bare = [("border", "0"), ("cellpadding", "0"), ("cellspacing", "0"), ("fixedsize", "true")]
    size = [("width", f"{width:.0f}"), ("height", f"{height:.0f}")]
    return tag("table", attributes([*bare, *size]), inside=tag("tr", inside=tag("td", inside=escape(" "))))


def _inches(pixels: float) -> str:
    return f"{pixels / _INCH:.5f}"


def _placed(graph: Graph, said: dict[str, Any]) -> Placed:
    """What Graphviz answered, in our terms. KeyError, ValueError, TypeError, IndexError where it is not
    what was asked for.
    """
    _, _, width, height = _numbers(said["bb"])
    objects = {one["name"]: one for one in said["objects"]}
    edges = {one["id"]: one for one in said.get("edges", ())}

    def down(point: Sequence[float]) -> Point:
        return round(point[0], 2), round(height - point[1], 2)

    def corner(number: int, node: Node) -> Point:
        x, y = down(_numbers(objects[f"n{number}"]["pos"]))
        return round(x - node.width / 2, 2), round(y - node.height / 2, 2)

    def rectangle(number: int) -> tuple[float, float, float, float] | None:
        if f"cluster_{number}" not in objects:
            return None
        left, low, right, high = _numbers(objects[f"cluster_{number}"]["bb"])
        return (*down((left, high)), round(right - left, 2), round(high - low, 2))

    def route(number: int, edge: Edge) -> Route:
        one = edges[f"e{number}"]
        if ";" in one["pos"]:
            raise ValueError("an edge of several pieces")
        parts = [part.split(",") for part in one["pos"].split()]
        points = [down([float(value) for value in part[-2:]]) for part in parts if len(part) == 2]
        tips = [down([float(value) for value in part[1:]]) for part in parts if len(part) == 3]
        if len(points) % 3 != 1 or len(points) < 4:
            raise ValueError("an edge without a run")
        if edge.back:
            points.reverse()
        label = down(_numbers(one["lp"])) if edge.label else None
        return Route(tuple(points), tips[0], label)

    return Placed(
        width,
        height,
        [corner(number, node) for number, node in enumerate(graph.nodes)],
        [rectangle(number) for number in range(len(graph.clusters))],
        [route(number, edge) for number, edge in enumerate(graph.edges)],
    )


def _numbers(text: str) -> list[float]:
    return [float(value) for value in text.split(",")]
