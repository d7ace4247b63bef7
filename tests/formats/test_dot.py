"""DOT: whatever is written stays text, and the graph is the map's; asked of Graphviz itself."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import Golden
from journeymap import theme, views
from journeymap.formats import NotAGraph, Options, dot
from journeymap.labels import labels
from journeymap.model import Journey
from journeymap.placing import bundled
from journeymap.scene import Scene
from journeymap.text import Ruler
from journeymap.views.flow import view

RULER = Ruler()
HOSTILE = [
    *('"', "\\", '\\"', "\\\\", "\\N \\G \\E \\T \\H \\L", "\\l\\r\\n", "\\", "%", "@"),
    *("<b>bold</b>", "<", ">", '<img src="/etc/passwd"/>', "&amp;", "&lt;b&gt; &#60; &#x3c; &nbsp;"),
    *('"] n9 -> n8 ["', "}\ndigraph x {", "# no comment", "// none", "/* none", "a:b:c", "{a|<p> b}"),
    *(
        "n0",
        "n0 -> n1",
        "node",
        "edge",
        "graph",
        "strict",
        "subgraph cluster_9 {",
        "; n7",
        "shapefile=/etc/passwd",
    ),
    *("\u202eabc", "日本語", "دفع الرسوم", "👩‍👩‍👧", "\u00a0", "\u2028", "\u00ad", "one\ntwo", "tab\tbed"),
]


def draw(**data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "lang": "en", **data})
    return view(journey, views.Look(RULER, labels("en"), [], {}, "a-map.journey.yaml"))


def asked(source: bytes, form: str) -> bytes:
    done = subprocess.run([bundled(), f"-T{form}"], input=source, capture_output=True, check=True, timeout=20)
    return done.stdout


def map_of(text: Sequence[str]) -> dict[str, Any]:
    """A small map with one of the texts wherever the graph has text."""
    a, b, c, d, e = text
    return {
        "title": a,
        "stages": [
            {
                "name": b,
                "steps": [
                    {
                        "name": c,
                        "id": "one",
                        "enters": [{"from": d, "share": "20%"}],
                        "next": [{"to": "two", "share": "50%", "when": e}],
                        "leaves": [{"to": a, "why": b}],
                    },
                    {"name": d, "id": "two", "next": [{"to": "one", "when": c}], "ends": e},
                ],
            }
        ],
    }


def bare(text: str) -> str:
    return "".join(text.split())


anything = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30)
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), anything).filter(bare), min_size=5, max_size=5)


@given(texts)
@example(['"', "\\", "<b>x</b>", "\\N", "&lt;"])
@settings(max_examples=150)
def test_whatever_is_written_stays_text(text: list[str]) -> None:
    source = draw(**map_of(text)).graph.encode()
    found = json.loads(asked(source, "json0"))
    names = [one["name"] for one in found["objects"]]
    assert names == ["cluster_0", "n0", "n1", "n2", "n3", "n4", "n5"]
    assert [(one["tail"], one["head"]) for one in found["edges"]] == [
        (names.index(start), names.index(end))
        for start, end in (("n2", "n0"), ("n3", "n0"), ("n0", "n1"), ("n0", "n4"), ("n1", "n0"), ("n1", "n5"))
    ]
    assert [bool(one.get("label")) for one in found["edges"]] == [False, False, True, False, True, False]
    a, b, c, d, e = text
    shown = ElementTree.fromstring(asked(source, "svg"))
    space = "{http://www.w3.org/2000/svg}"
    by_class: dict[str, list[str]] = {}
    # In the order of the names, which are in the titles: they are drawn in that of the ranks.
    groups = [(group.findtext(f"{space}title", ""), group) for group in shown.iter(f"{space}g")]
    for _, group in sorted(groups, key=lambda one: one[0]):
        said = bare("".join("".join(one.itertext()) for one in group.findall(f"{space}text")))
        by_class.setdefault(group.get("class", ""), []).append(said)
    assert by_class["graph"] == [bare(a)]
    assert by_class["cluster"] == [bare(b)]
    assert by_class["node"] == [
        bare(said) for said in (c, d, "80%Start", f"20%{d}", f"50%{a}{b}", f"~50%{e}")
    ]
    assert [said for said in by_class["edge"] if said] == [bare(f"50%{e}"), bare(f"~50%{c}")]
    assert not list(shown.iter(f"{space}image"))


def test_ways_and_places_look_as_they_are_meant(golden: Golden) -> None:
    scene = draw(**map_of(["Go", "Here", "A step with a long name, broken into lines", "There", "Why not"]))
    golden("dot/small.dot", dot.write(scene, theme.load("light"), Options()))


def test_another_theme_draws_the_same_graph() -> None:
    scene = draw(title="Go", steps=[{"name": "A"}])
    assert dot.write(scene, theme.load("dark"), Options()) == dot.write(scene, theme.load("light"), Options())


def test_a_picture_that_is_no_graph_is_refused() -> None:
    scene = Scene("x", 10, 10, "A map", "", "en", "ltr", ())
    with pytest.raises(NotAGraph, match="--view flow"):
        dot.write(scene, theme.load("light"), Options())
