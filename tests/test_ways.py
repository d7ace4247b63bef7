"""Which ways lead through a map, and what share takes each."""

from __future__ import annotations

from typing import Any

import pytest

from journeymap.flow import Flow, Way, flow
from journeymap.model import Journey


def of(*steps: Any, **keys: Any) -> Flow:
    """The flow of a map with these steps; plain text names one."""
    written = [{"name": step} if isinstance(step, str) else step for step in steps]
    return flow(Journey.model_validate({"journeymap": 1, "title": "Buy a bike", "steps": written, **keys}))


def told(ways: list[Way]) -> list[str]:
    """Ways as `kind to share`, with `~` where the share is assumed."""
    return [
        " ".join(
            [way.kind, *([] if way.end is None else [str(way.end)]), "~" * way.assumed + f"{way.share:.4g}"]
        )
        for way in ways
    ]


def test_steps_follow_each_other_and_the_last_one_ends() -> None:
    found = of("A", "B", "C")
    assert told(found.starts) == ["start 0 1"]
    assert [told(ways) for ways in found.ways] == [["next 1 1"], ["next 2 1"], ["end 1"]]
    assert not found.telling


SPLITS = {
    "every way has its share": (
        {"next": [{"to": "b", "share": "59%"}], "leaves": [{"share": "41%"}]},
        ["next 1 0.59", "leave 0.41"],
    ),
    "the following step takes the rest": ({"leaves": [{"share": "41%"}]}, ["next 1 0.59", "leave 0.41"]),
    "one without a share takes the rest": (
        {"next": [{"to": "b", "share": "70%"}, {"to": "a"}]},
        ["next 1 0.7", "next 0 0.3"],
    ),
    "several split the rest": (
        {"next": [{"to": "b", "share": "40%"}, "a", "c"]},
        ["next 1 0.4", "next 0 ~0.3", "next 2 ~0.3"],
    ),
    "those who leave are among them": ({"leaves": True}, ["next 1 ~0.5", "leave ~0.5"]),
    "the rest ends where the step ends": (
        {"next": [{"to": "b", "share": "70%"}], "ends": True},
        ["next 1 0.7", "end 0.3"],
    ),
    "ending is one of those without a share": (
        {"next": [{"to": "b", "share": "20%"}, "c"], "ends": True},
        ["next 1 0.2", "next 2 ~0.4", "end ~0.4"],
    ),
    "so it is beside the following step": ({"ends": "In the shop"}, ["next 1 ~0.5", "end ~0.5"]),
    "the rest is lost": ({"next": [{"to": "b", "share": "70%"}]}, ["next 1 0.7", "lost 0.3"]),
    "what binary fractions lack is not lost": (
        {
            "next": [
                {"to": "b", "share": "33.3%"},
                {"to": "a", "share": "33.3%"},
                {"to": "c", "share": "33.4%"},
            ]
        },
        ["next 1 0.333", "next 0 0.333", "next 2 0.334"],
    ),
    "more than all count in proportion": (
        {"next": [{"to": "b", "share": "90%"}, "a"], "leaves": [{"share": "90%"}]},
        ["next 1 0.5", "next 0 0", "leave 0.5"],
    ),
    "nobody is left to follow": (
        {"leaves": [{"share": "60%"}, {"share": "40%"}]},
        ["leave 0.6", "leave 0.4"],
    ),
    "an unknown step": (
        {"next": [{"to": "x", "share": "30%"}, "b"]},
        ["next 1 0.7", "lost 0.3"],
    ),
    "a step twice": (
        {"next": [{"to": "b", "when": "By day"}, {"to": "b", "when": "By night"}]},
        ["next 1 ~0.5", "next 1 ~0.5"],
    ),
}


@pytest.mark.parametrize(("keys", "ways"), SPLITS.values(), ids=list(SPLITS))
def test_shares_of_a_step(keys: dict[str, Any], ways: list[str]) -> None:
    assert told(of({"name": "A", **keys}, "B", "C").ways[0]) == ways


def test_the_last_step_ends_beside_its_ways_back() -> None:
    assert told(of("A", {"name": "B", "next": {"to": "a", "share": "10%"}}).ways[1]) == [
        "next 0 0.1",
        "end 0.9",
    ]
    assert told(of("A", {"name": "B", "next": "a"}).ways[1]) == ["next 0 ~0.5", "end ~0.5"]
    assert told(of("A", {"name": "B", "next": {"to": "a", "share": "100%"}}).ways[1]) == ["next 0 1", "end 0"]


STARTS = {
    "the rest starts at the first step": ([None, {"share": "35%"}], ["start 0 0.65", "start 1 0.35"]),
    "it is split where another has no share": ([None, True], ["start 0 ~0.5", "start 1 ~0.5"]),
    "the first step says itself who starts there": (
        [{"from": "an advertisement"}, {"share": "35%"}],
        ["start 0 0.65", "start 1 0.35"],
    ),
    "others start there without a word": (
        [{"from": "an advertisement", "share": "20%"}, {"share": "35%"}],
        ["start 0 0.45", "start 0 0.2", "start 1 0.35"],
    ),
    "all start elsewhere": ([None, {"share": "100%"}], ["start 0 0", "start 1 1"]),
    "more than all": ([{"share": "100%"}, {"share": "100%"}], ["start 0 0", "start 0 0.5", "start 1 0.5"]),
}


@pytest.mark.parametrize(("enters", "ways"), STARTS.values(), ids=list(STARTS))
def test_where_people_start(enters: list[Any], ways: list[str]) -> None:
    steps = [
        {"name": name} | ({"enters": one} if one else {}) for name, one in zip("AB", enters, strict=True)
    ]
    assert told(of(*steps).starts) == ways


def test_a_flow_knows_its_places_stages_and_entries() -> None:
    stages = [{"name": "Look", "steps": ["A"]}, {"name": "Think"}, {"name": "Buy", "steps": ["B", "C"]}]
    journey = {"journeymap": 1, "title": "Buy a bike", "stages": stages}
    found = flow(Journey.model_validate(journey))
    assert [str(at) for at in found.places] == [
        "stages[0].steps[0]",
        "stages[2].steps[0]",
        "stages[2].steps[1]",
    ]
    assert found.stages == [0, 2, 2]
    asked = of({"name": "A", "next": {"to": "b", "when": "It rains"}}, "B")
    assert [str(at) for at in asked.places] == ["steps[0]", "steps[1]"]
    assert asked.ways[0][0].entry is asked.steps[0].next[0]
    assert (asked.ways[0][0].when, asked.ways[1][0].when) == ("It rains", "")


def test_what_tells_how_many_go_where() -> None:
    assert of({"name": "A", "leaves": True}, "B").telling
    assert of({"name": "A", "next": [{"to": "b", "share": "50%"}, "c"]}, "B", "C").telling
    assert of("A", {"name": "B", "enters": {"share": "50%"}}).telling
    assert not of({"name": "A", "next": ["b", "c"]}, {"name": "B", "enters": True}, "C").telling


def test_a_flow_knows_whether_every_next_leads_somewhere() -> None:
    assert of({"name": "A", "next": {"to": "b", "share": "40%"}}, "B").known
    assert not of({"name": "A", "next": ["b", "x"]}, "B").known
