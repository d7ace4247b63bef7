"""The blueprint: three lines whatever is filled, everything in its layer, and only steps as columns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from test_map import ALL, check_placed, group, journeys, lane_ids, look, shown_from_to, texts, words

from journeymap import theme
from journeymap.labels import names
from journeymap.model import Journey
from journeymap.scene import Box, Group, Image, Line, Scene, Words
from journeymap.settings import LaneSetting
from journeymap.views import NothingToDraw
from journeymap.views.blueprint import view

LINES = ["line of interaction", "line of visibility", "line of internal interaction"]
LAYERS = ["touchpoints", "steps", "frontstage", "backstage", "support"]


def draw(lang: str = "en", lanes: list[LaneSetting] = ALL, **data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "title": "Buy a burger", "lang": lang, **data})
    return view(journey, look(lang, lanes))


def named_lines(scene: Scene) -> list[str]:
    return [item.text for item in words(scene) if item.role == "blueprint.line.text"]


def lines(scene: Scene) -> list[Line]:
    return [
        item
        for item in scene.walk()
        if isinstance(item, Line) and item.role in ("blueprint.line", "blueprint.visibility")
    ]


def word(scene: Scene, text: str) -> Words:
    return next(item for item in words(scene) if item.text == text)


def boxes(scene: Scene, role: str) -> list[Box]:
    return [item for item in scene.walk() if isinstance(item, Box) and item.role == role]


@pytest.mark.parametrize("filled", ["frontstage", "backstage", "support"])
def test_all_three_lines_are_drawn_and_what_is_missing_is_seen(filled: str) -> None:
    scene = draw(steps=[{"name": "Orders", filled: "Till"}, "Eats"])
    assert named_lines(scene) == LINES
    assert lane_ids(scene) == LAYERS
    empty = [lane for lane in LAYERS if boxes_in(group(scene, f"lane-{lane}"), "blueprint.empty")]
    assert empty == [lane for lane in LAYERS if lane not in ("steps", filled)]
    check_placed(scene)


def boxes_in(lane: Group, role: str) -> list[Box]:
    return [item for item in lane.items if isinstance(item, Box) and item.role == role]


def test_a_map_without_layers_has_no_blueprint() -> None:
    with pytest.raises(NothingToDraw, match=r"`frontstage`, `backstage` or `support`.*: say in these"):
        draw(steps=[{"name": "Orders", "doing": "Reads the menu"}])
    # What a stage without steps holds has no column to stand in.
    with pytest.raises(NothingToDraw):
        draw(stages=[{"name": "Eat", "backstage": "Kitchen"}])


def test_layers_stand_between_their_lines() -> None:
    scene = draw(
        steps=[
            {
                "name": "Orders",
                "doing": "Points at the menu",
                "touchpoints": [{"store": "Counter"}],
                "frontstage": "Cashier",
                "backstage": "Cook",
                "support": "Suppliers",
            }
        ]
    )
    at = [line.y1 for line in lines(scene)]
    assert at == sorted(at)
    said = ("Counter", "Orders", "Points at the menu", "Cashier", "Cook", "Suppliers")
    places = [word(scene, text).y for text in said]
    assert places == sorted(places)
    assert [sum(line < place for line in at) for place in places] == [0, 0, 0, 1, 2, 3]
    assert [line.role for line in lines(scene)] == [
        "blueprint.line",
        "blueprint.visibility",
        "blueprint.line",
    ]
    assert all((line.x1, line.x2) == (0, scene.width) for line in lines(scene)), "as wide as the picture"
    (hidden,) = boxes(scene, "blueprint.hidden")
    assert hidden.y == at[1]
    assert hidden.width == scene.width


def test_each_statement_stands_under_its_step() -> None:
    steps = [{"name": f"Step {n}", "frontstage": [f"Front {n}", f"More {n}"]} for n in range(4)]
    scene = draw(steps=steps)
    for n in range(4):
        left = word(scene, f"Step {n}").x
        assert word(scene, f"Front {n}").x == word(scene, f"More {n}").x == left
    assert len(boxes(scene, "onstage.card")) == 8


def test_stages_are_headers_and_only_steps_are_columns() -> None:
    scene = draw(
        stages=[
            {"name": "Hungry", "doing": "Feels empty"},
            {
                "name": "Eat",
                "frontstage": "Music",
                "steps": [{"name": "Orders", "frontstage": "Cashier"}, "Sits down"],
            },
        ]
    )
    assert "Hungry" not in texts(scene)
    assert "Feels empty" not in texts(scene)
    wide, narrow = boxes(scene, "onstage.card")
    assert wide.y + wide.height < narrow.y
    orders, sits = word(scene, "Orders"), word(scene, "Sits down")
    assert wide.x <= orders.x
    assert wide.x + wide.width > shown_from_to(sits)[1], "what holds for a stage spans its steps"
    assert narrow.x + narrow.width < sits.x


def test_lanes_of_ones_own_keep_their_layer() -> None:
    own = [
        LaneSetting(id=lane)
        for lane in ("steps", "props", "frontstage", "apps", "backstage", "support", "policies")
    ]
    filled = {lane.id: f"The {lane.id}" for lane in own if lane.id in ("props", "apps", "policies")}
    scene = draw(lanes=own, steps=[{"name": "Orders", "backstage": "Cook", "lanes": filled}])
    # With a lane of physical evidence, touchpoints that nobody gave are no gap.
    assert lane_ids(scene) == ["props", "steps", "frontstage", "apps", "backstage", "support", "policies"]
    bare = draw(lanes=own, steps=[{"name": "Orders", "backstage": "Cook"}])
    assert lane_ids(bare) == LAYERS


def test_lanes_that_a_map_leaves_out_are_drawn_and_names_are_kept() -> None:
    own = [LaneSetting(id="backstage", name="Kitchen", about="Out of sight")]
    scene = draw(lanes=own, steps=[{"name": "Orders", "backstage": "Cook", "support": "Suppliers"}])
    assert "Kitchen Out of sight" in texts(scene)
    assert "Support processes" in texts(scene)
    assert lane_ids(scene) == LAYERS


def test_time_decisive_moments_and_pains_stand_at_the_step() -> None:
    scene = draw(
        steps=[
            {
                "name": "Waits",
                "duration": "10 minutes",
                "moment_of_truth": True,
                "pains": [{"text": "No number", "severity": "high"}, "Nowhere to sit"],
                "backstage": "Cook",
            }
        ]
    )
    assert lane_ids(scene) == ["timing", *LAYERS]
    card = group(scene, "step-waits")
    assert [item.text for item in card.items if isinstance(item, Words)] == [
        "Waits",
        "Moment of truth",
        "No number",
        "Nowhere to sit",
    ]
    assert [item.text for item in words(scene) if item.role == "legend"] == ["Moment of truth", "Severity"]


def test_it_is_told_in_words() -> None:
    scene = draw(
        persona={"name": "Ada"},
        state="future",
        steps=[{"name": "Orders", "frontstage": ["Cashier", "Menu"], "support": "Suppliers"}, "Eats"],
    )
    assert scene.id == "map-blueprint"
    assert scene.title == "Buy a burger"
    assert "Service blueprint · Ada · Future" in texts(scene)
    assert scene.description == (
        "Service blueprint. Persona: Ada. "
        "Orders – Frontstage: Cashier, Menu; Support processes: Suppliers. Eats."
    )
    staged = draw(
        stages=[{"name": "Eat", "backstage": "Kitchen", "steps": ["Orders", "Eats"]}, {"name": "Leave"}]
    )
    assert staged.description == "Service blueprint. Stage: Eat – Backstage: Kitchen. Orders. Eats."


@given(journeys())
@settings(max_examples=60)
def test_whatever_is_written_stays_in_its_place(journey: Journey) -> None:
    stages = [stage for stage in journey.stages or [] if stage.steps]
    parts = [*stages, *(step for stage in stages for step in stage.steps)]
    assume(any(part.frontstage or part.backstage or part.support for part in parts))
    scene = view(journey, look(journey.lang or "en"))
    check_placed(scene)
    assert len(named_lines(scene)) >= 3
    paint = theme.load("light").paint
    for item in scene.walk():
        if not isinstance(item, Group | Image):
            assert paint(item.role)
    assert view(journey, look(journey.lang or "en")) == scene


@pytest.mark.parametrize("lang", names())
def test_every_language_names_lines_and_layers(lang: str) -> None:
    scene = draw(lang, steps=[{"name": "x", "frontstage": "x", "pains": [{"text": "x", "severity": "low"}]}])
    check_placed(scene)
    assert len(lines(scene)) == 3


def test_right_to_left_the_steps_run_from_the_right() -> None:
    scene = draw("ar", steps=[{"name": "A", "backstage": "C"}, {"name": "B", "backstage": "D"}])
    assert word(scene, "A").x > word(scene, "B").x
    assert word(scene, "C").x == word(scene, "A").x
    assert word(scene, "A").anchor == "end"


def test_a_long_blueprint() -> None:
    steps = [
        {"name": f"Step {n}", "frontstage": ["Answers the call"] * (n % 3), "backstage": "Looks it up"}
        for n in range(60)
    ]
    scene = draw(stages=[{"name": f"Stage {s}", "steps": steps[s * 6 : s * 6 + 6]} for s in range(10)])
    check_placed(scene)
    assert len(boxes(scene, "hidden.card")) == 60
