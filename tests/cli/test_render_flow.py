"""`journeymap render` of the flow: as a picture, as DOT, and with another Graphviz."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from journeymap.placing import bundled

Run = Callable[..., Ran]
MAP = "journeymap: 1\ntitle: Buy a bike\nlang: en\nsteps: [{name: Looks}, {name: Pays}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bike.journey.yaml").write_text(MAP)
    return tmp_path


def test_dot_is_the_flow(run: Run, folder: Path) -> None:
    done = run("render", "bike.journey.yaml", "-f", "dot", "-o", "-")
    assert done.code == 0
    assert done.out.startswith("digraph flow {")
    assert run("render", "bike.journey.yaml", "-o", "bike.dot").code == 0
    assert (folder / "bike.dot").read_text() == done.out
    assert run("render", "bike.journey.yaml", "--view", "all", "-f", "dot").code == 0
    assert (folder / "bike.flow.dot").read_text() == done.out
    assert sorted(path.name for path in folder.glob("*.dot")) == ["bike.dot", "bike.flow.dot"]


def test_another_view_is_no_graph(run: Run, folder: Path) -> None:
    done = run("render", "bike.journey.yaml", "--view", "map", "-f", "dot")
    assert done.code == 2
    assert "bike.journey.yaml: this view is no graph" in done.err


def test_a_flow_is_the_same_each_time(run: Run, folder: Path) -> None:
    first = run("render", "bike.journey.yaml", "--view", "flow", "-o", "-")
    assert first.code == 0
    assert run("render", "bike.journey.yaml", "--view", "flow", "-o", "-").out == first.out
    named = run("render", "bike.journey.yaml", "--view", "flow", "-o", "-", "--graphviz", bundled())
    assert named.out == first.out


def test_a_graphviz_that_is_not_there_ends_with_what_to_do(run: Run, folder: Path) -> None:
    done = run("render", "bike.journey.yaml", "--view", "flow", "--graphviz", "no/such/dot")
    assert done.code == 2
    assert "error: bike.journey.yaml: cannot run Graphviz: no/such/dot" in done.err
    assert "= help: `--graphviz` takes the path" in done.err
    assert not list(folder.glob("*.svg"))


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_graphviz_that_fails_leaves_the_other_views(run: Run, folder: Path) -> None:
    program = folder / "dot"
    program.write_text("#!/bin/sh\necho 'Error: out of order' >&2\nexit 1\n")
    program.chmod(0o755)
    done = run("render", "bike.journey.yaml", "--view", "map,flow", "--graphviz", "./dot")
    assert done.code == 2
    assert "could not place the graph: Error: out of order" in done.err
    assert [path.name for path in folder.glob("*.svg")] == ["bike.svg"]
    env = {"PATH": str(folder)}
    assert (
        "out of order"
        in run("render", "bike.journey.yaml", "--view", "flow", "--graphviz", "dot", env=env).err
    )
