"""The flow as DOT, for those who draw it with Graphviz themselves: all text is plain labels in quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from textwrap import wrap

from journeymap import theme
from journeymap.flow import Flow
from journeymap.graph import Direction
from journeymap.lanes import Sheet
from journeymap.roles import Paint
from journeymap.roles.flow import WIDTHS
from journeymap.views._flow_way import Line

_LINE = 28
"""Names are broken into lines of so many characters, but never within a word."""
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "\0": "\ufffd"})
_FONT = 'fontname="Inter,Helvetica,Arial,sans-serif"'
_STYLE = 'style="rounded,filled"'
_COLOURS = 6


def source(flow: Flow, sheet: Sheet, lines: Sequence[Line], direction: Direction, leftward: bool) -> str:
    """The flow in DOT; one that runs along runs to the left where `leftward`."""
    towards = "RL" if direction == "LR" and leftward else direction
    stages = sheet.journey.stages or []
    title = f"label={_text(sheet.journey.title)} labelloc=t fontsize=20 {_FONT}"
    boxes = f"shape=box {_STYLE} {_paint('flow.step')} margin={_text('0.2,0.12')}"
    said = [
        "digraph flow {",
        f"  graph [{title} rankdir={towards} newrank=true nodesep=0.35 ranksep=0.6]",
        f"  node [{boxes} fontsize=13 {_FONT}]",
        f"  edge [{_paint('flow.way-0')} fontsize=11 {_FONT}]",
    ]
    for number, stage in enumerate(stages):
        if number in flow.stages:
            said.append(f"  subgraph cluster_{number} {{")
            colour = _colour(_looks(f"stage-{number % _COLOURS}").fill)
            said.append(
                f"    graph [label={_text(stage.name)} fontsize=14 fontcolor={colour} labeljust=l margin=14"
                f" {_STYLE} {_paint('flow.stage')} pencolor={colour}]"
            )
            said += [f"    {node}" for node in _steps(flow, number)]
            said.append("  }")
    said += [f"  {node}" for node in _steps(flow, None)]
    said += [f"  {_terminal(line)}" for line in lines if line.terminal is not None]
    said += [f"  n{line.start} -> n{line.end} [{_way(line)}]" for line in lines]
    return "\n".join([*said, "}", ""])


def _steps(flow: Flow, stage: int | None) -> Iterator[str]:
    for number, step in enumerate(flow.steps):
        if flow.stages[number] == stage:
            moment = f" {_paint('flow.step.moment')}" if step.moment_of_truth is not None else ""
            yield f"n{number} [label={_text(_broken(step.name))}{moment}]"


def _terminal(line: Line) -> str:
    words = [line.note.name, line.note.about] if line.note else []
    label = _text("\n".join(_broken(text) for text in words if text))
    dashed = f" style={_text('rounded,filled,dashed')}" if line.way.kind == "lost" else ""
    return f"n{line.terminal} [label={label} fontsize=11 {_paint(f'flow.{line.way.kind}.card')}{dashed}]"


def _way(line: Line) -> str:
    said = [_paint(f"{line.role}-0"), f"penwidth={WIDTHS[line.size]:g}"]
    if line.note and line.terminal is None:
        words = [line.note.name, line.note.about]
        said.append(f"label={_text(chr(10).join(_broken(text) for text in words if text))}")
    if line.way.assumed:
        said.append("style=dashed")
    if line.back:
        said.append("constraint=false")
    return " ".join(said)


def _broken(text: str) -> str:
    lines = (wrap(line, _LINE, break_long_words=False, break_on_hyphens=False) for line in text.splitlines())
    return "\n".join(line for lines_ in lines for line in lines_)


def _text(value: str) -> str:
    """Any text as Graphviz shows it as it stands: nothing in it is an escape, an entity or HTML."""
    return '"{}"'.format(value.translate(_WRITTEN).replace("\n", "\\n"))


@cache
def _looks(role: str) -> Paint:
    """How the light theme paints a role: a picture for everybody's paper."""
    return theme.load("light").paint(role)


def _paint(role: str) -> str:
    paint = _looks(role)
    said = [f"fillcolor={_colour(paint.fill)}"] if paint.fill else []
    return " ".join([*said, *([f"color={_colour(paint.stroke)}"] if paint.stroke else [])])


def _colour(value: object) -> str:
    return _text(str(value))
