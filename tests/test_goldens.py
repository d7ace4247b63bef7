"""Pictures as they were accepted: the placed shapes in one file, what a format makes of them in another.

So a change of layout and a change of drawing fail in different files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from conftest import Golden
from journeymap import formats, theme, views
from journeymap.diff import diff
from journeymap.draw import Pen
from journeymap.model import Journey
from journeymap.scene import Box, Curve, Group, Icon, Item, Line, Scene, Shape, Words
from journeymap.workspace import Workspaces

EXAMPLES = Path(__file__).parent.parent / "examples"
SMALL = Scene(
    "map",
    320,
    120,
    "A <small> scene",
    "One shape of every kind.",
    "en",
    "ltr",
    (
        Box(0, 0, 320, 120, "paper"),
        Box(8, 8, 304, 40, "emotion.field"),
        Group(
            (Shape(((8, 56), (100, 56), (108, 72), (100, 88), (8, 88)), "stage-0"),),
            "stage-buy",
            "Buy & ride",
            "https://example.org/?a=1&b=2",
        ),
        Line(8, 96, 312, 96, "divider.stage"),
        Curve(((8, 40), (60, 10), (120, 10), (160, 28.5)), "curve-0"),
        Icon(160, 100, 14, "web", "chip.icon"),
        Icon(180, 20, 20, "face.-2", "face.-2"),
        Words(16, 76, "Buy", "stage.name", 28, 16, 80),
        Words(312, 112, "map.journey.yaml", "footer", 90, 200, 112, "end"),
    ),
)


def scene(name: str, view: str = "map") -> Scene:
    path = EXAMPLES / f"{name}.journey.yaml"
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    return Pen().scene(workspace.resolve(journey), workspace, path, view)


def told(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    """One line for each shape: its kind, its places to a tenth of a pixel, its role and words."""
    for item in items:
        values = [
            getattr(item, one.name) for one in fields(item) if one.name not in ("items", "left", "room")
        ]
        said = " ".join(said_of(value) for value in values if value != "")
        yield f"{'  ' * depth}{type(item).__name__.lower()} {said}"
        if isinstance(item, Group):
            yield from told(item.items, depth + 1)


def said_of(value: object) -> str:
    if isinstance(value, float | int):
        return f"{round(value, 1) + 0:g}"
    if isinstance(value, tuple):
        return " ".join(f"{said_of(x)},{said_of(y)}" for x, y in value)
    return repr(value) if isinstance(value, str) and not value.isidentifier() else str(value)


@pytest.mark.parametrize("name", ["01-first-map", "04-b2b-procurement", "08-passport-renewal-ar"])
def test_scene(name: str, golden: Golden) -> None:
    golden(f"scene/{name}.txt", in_lines(scene(name)))


@pytest.mark.parametrize("view", [one for one in views.names() if one != "map"])
@pytest.mark.parametrize("name", ["02-broadband-switch", "08-passport-renewal-ar"])
def test_other_views(name: str, view: str, golden: Golden) -> None:
    golden(f"scene/{name}.{view}.txt", in_lines(scene(name, view)))


def test_blueprint(golden: Golden) -> None:
    name = "03-clinic-visit-blueprint"
    golden(f"scene/{name}.blueprint.txt", in_lines(scene(name, "blueprint")))


def test_difference(golden: Golden) -> None:
    name = "05-broadband-switch-future"
    path = EXAMPLES / f"{name}.journey.yaml"
    workspace = Workspaces().around(path)
    old, new = (
        workspace.resolve(one)
        for file in ("02-broadband-switch.journey.yaml", path.name)
        if isinstance(one := workspace.open(path.with_name(file)).part, Journey)
    )
    drawn = Pen().compared(diff(old, new), workspace, path, ("current", "future"))
    golden(f"scene/{name}.diff.txt", in_lines(drawn))


def in_lines(one: Scene) -> str:
    head = f"{one.id} {one.width:g} × {one.height:g} {one.lang} {one.direction}"
    return "\n".join([head, one.title, one.description, "", *told(one.items), ""])


@pytest.mark.parametrize("name", theme.names())
def test_svg(name: str, golden: Golden) -> None:
    options = formats.Options(embed_font=False)
    golden(f"svg/{name}.svg", formats.load("svg").write(SMALL, theme.load(name), options))
