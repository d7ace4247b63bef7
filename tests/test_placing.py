"""Graphviz places nodes and edges: free of each other, the same each time; and says what is wrong with it."""

from __future__ import annotations

import importlib.metadata
import pickle
import sys
import sysconfig
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import placing
from journeymap.graph import Direction, Edge, Graph, Node, Placed
from journeymap.placing import CannotPlace, place

SMALL = Graph(
    [Node(200, 60, 0), Node(200, 80, 0), Node(200, 60, 1), Node(90, 26)],
    [Edge(0, 1, (48, 18)), Edge(1, 2), Edge(2, 1, (90, 33), back=True), Edge(2, 3), Edge(2, 2, (30, 20))],
    [34, 54],
)


def boxes(graph: Graph, placed: Placed) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every node."""
    for node, (x, y) in zip(graph.nodes, placed.nodes, strict=True):
        yield x, y, x + node.width, y + node.height


def apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    x = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
    return x or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1


def near(point: tuple[float, float], box: tuple[float, float, float, float], by: float = 4) -> bool:
    return box[0] - by <= point[0] <= box[2] + by and box[1] - by <= point[1] <= box[3] + by


def check(graph: Graph, placed: Placed) -> None:
    """Nodes and labels are free of each other, clusters hold theirs alone, ways begin and end at theirs."""
    found = list(boxes(graph, placed))
    labels = [
        (x - edge.label[0] / 2, y - edge.label[1] / 2, x + edge.label[0] / 2, y + edge.label[1] / 2)
        for edge, route in zip(graph.edges, placed.edges, strict=True)
        if edge.label and route.label
        for x, y in [route.label]
    ]
    assert len(labels) == sum(edge.label is not None for edge in graph.edges)
    for box in (*found, *labels):
        assert min(box) >= -0.5
        assert box[2] <= placed.width + 0.5
        assert box[3] <= placed.height + 0.5
    assert all(apart(one, other) for one, other in combinations([*found, *labels], 2))
    for number, cluster in enumerate(placed.clusters):
        members = [box for node, box in zip(graph.nodes, found, strict=True) if node.cluster == number]
        assert (cluster is None) == (not members)
        if cluster:
            x, y, width, height = cluster
            assert all(x <= box[0] and box[2] <= x + width and box[3] <= y + height for box in members)
            assert all(y + graph.clusters[number] <= box[1] for box in members)
            others = [box for node, box in zip(graph.nodes, found, strict=True) if node.cluster != number]
            assert all(apart((x, y, x + width, y + height), box) for box in others)
    for edge, route in zip(graph.edges, placed.edges, strict=True):
        assert len(route.points) % 3 == 1
        assert near(route.points[0], found[edge.start])
        assert near(route.tip, found[edge.end])


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_all_has_its_place(direction: Direction) -> None:
    graph = Graph(SMALL.nodes, SMALL.edges, SMALL.clusters, direction)
    placed = place(graph)
    check(graph, placed)
    assert place(graph) == placed
    order = [corner[direction == "TB"] for corner in placed.nodes]
    assert order == sorted(order)


def test_it_can_be_moved() -> None:
    placed = place(SMALL)
    moved = placed.moved(10, 20)
    assert moved.nodes[0] == (placed.nodes[0][0] + 10, placed.nodes[0][1] + 20)
    assert moved.moved(-10, -20) == placed


def test_the_heads_of_arrows_have_their_room() -> None:
    for head in (7.0, 14.0):
        route = place(Graph([Node(50, 50), Node(50, 50)], [Edge(0, 1, head=head)])).edges[0]
        assert route.tip[0] - route.points[-1][0] == pytest.approx(head, abs=2)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    clusters = draw(st.integers(0, 3))
    of = st.one_of(st.none(), st.integers(0, clusters - 1)) if clusters else st.none()
    nodes = draw(
        st.lists(st.builds(Node, st.integers(20, 200), st.integers(20, 120), of), min_size=1, max_size=9)
    )
    number = st.integers(0, len(nodes) - 1)
    size = st.one_of(st.none(), st.tuples(st.integers(20, 150), st.integers(16, 60)))
    ends = draw(st.lists(st.tuples(number, number, size, st.integers(1, 8)), max_size=14))
    edges = [Edge(start, end, label, 9, weight, end <= start) for start, end, label, weight in ends]
    return Graph(nodes, edges, [30.0] * clusters, draw(st.sampled_from(["LR", "TB"])))


@settings(max_examples=60)
@given(graphs())
def test_every_graph_has_a_place(graph: Graph) -> None:
    placed = place(graph)
    found = list(boxes(graph, placed))
    assert all(apart(one, other) for one, other in combinations(found, 2))
    assert len(placed.edges) == len(graph.edges)


def program(folder: Path, body: str) -> Path:
    path = folder / "dot"
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(0o755)
    return path


needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


@needs_scripts
def test_a_lost_edge_is_looked_for_again(tmp_path: Path) -> None:
    one = program(
        tmp_path,
        "import subprocess, sys\n"
        "text = sys.stdin.read()\n"
        "open(sys.argv[0] + '.log', 'a').write(text)\n"
        "if 'splines=true' in text: sys.exit('Error: lost n0 n1 edge')\n"
        f"sys.stdout.write(subprocess.run([{str(placing.bundled())!r}, *sys.argv[1:]], input=text,"
        " capture_output=True, text=True, check=True).stdout)",
    )
    check(SMALL, place(SMALL, one))
    assert (tmp_path / "dot.log").read_text().count("digraph") == 2


@needs_scripts
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys; sys.exit('Error: no such thing')", "Error: no such thing"),
        ("import sys; sys.exit(3)", "exit code 3"),
        ("print('not what was asked for')", "left out a place"),
        ("print('{}')", "left out a place"),
    ],
)
def test_a_graphviz_that_fails_is_told(body: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotPlace, match=said) as raised:
        place(SMALL, program(tmp_path, body))
    assert "--graphviz" in raised.value.help


@needs_scripts
def test_a_graphviz_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_SECONDS", 0.3)
    with pytest.raises(CannotPlace, match="longer than"):
        place(SMALL, program(tmp_path, "import time; time.sleep(30)"))


def test_a_program_that_cannot_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotPlace, match="cannot run Graphviz"):
        place(SMALL, tmp_path / "no-such-dot")
    (tmp_path / "dot").write_text("no program")
    with pytest.raises(CannotPlace, match="cannot run Graphviz"):
        place(SMALL, tmp_path / "dot")


def test_a_missing_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", missing)
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    placing.bundled.cache_clear()
    with pytest.raises(CannotPlace, match="graphviz-pure") as raised:
        place(SMALL)
    assert "pip install graphviz-pure" in raised.value.help
    monkeypatch.undo()
    assert placing.bundled().is_file()


def test_what_is_wrong_gets_from_one_process_to_another() -> None:
    sent = pickle.loads(pickle.dumps(CannotPlace("it broke", "mend it")))
    assert (str(sent), sent.help) == ("it broke", "mend it")


def test_no_program_of_the_machine_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    check(SMALL, place(SMALL))
