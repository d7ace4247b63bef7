"""The funnel: bands as wide as the reckoning says, where the lost go, and everything in its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from test_map import check_placed, group, journeys, look, texts, words

from journeymap import theme, views
from journeymap.labels import labels, names
from journeymap.model import Journey
from journeymap.reckoning import reckon
from journeymap.scene import Box, Group, Image, Scene, Shape, Words
from journeymap.views._shares import percent
from journeymap.views.funnel import view

#: A stage with a step that a fifth leaves, and one with a step that half leave: 80 % come to the second, and
#: 40 % complete. If nobody left the first step, half of all would; if nobody left the second, 80 %.
SHOP: list[dict[str, Any]] = [
    {
        "name": "Look",
        "steps": [
            {"name": "Compares", "leaves": [{"to": "a rival", "share": "20%", "why": "It is cheaper"}]}
        ],
    },
    {
        "name": "Buy",
        "steps": [{"name": "Pays", "leaves": [{"share": "40%"}, {"to": "cash", "share": "10%"}]}],
    },
]


def draw(lang: str = "en", **data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "title": "Buy a bike", "lang": lang, **data})
    return view(journey, look(lang))


def widths(item: Group) -> tuple[float, float]:
    """How wide a band is at its top and bottom, in parts of the widest that there can be."""
    (shape,) = (one for one in item.items if isinstance(one, Shape))
    (left, _), (right, _), (lower_right, _), (lower_left, _) = shape.points
    return pytest.approx((right - left) / 440), pytest.approx((lower_right - lower_left) / 440)


def lines(item: Group) -> list[str]:
    return [one.text for one in item.items if isinstance(one, Words)]


def test_a_band_is_as_wide_as_the_share_that_comes_to_it() -> None:
    scene = draw(stages=SHOP)
    check_placed(scene)
    look_, buy = group(scene, "stage-look"), group(scene, "stage-buy")
    assert widths(look_) == (1, 0.8)
    assert widths(buy) == (0.8, 0.4)
    goal = next(
        item for item in scene.walk() if isinstance(item, Group) and item.label == "Reach the goal: 40%"
    )
    assert widths(goal) == (0.4, 0.4)
    assert [shape.role for shape in scene.walk() if isinstance(shape, Shape)] == [
        "stage-0",
        "stage-1",
        "funnel.done",
    ]


def test_where_the_lost_go_stands_beside_the_band() -> None:
    scene = draw(stages=SHOP)
    assert lines(group(scene, "stage-look")) == ["100%", "Look", "20% leave here", "a rival: It is cheaper"]
    assert lines(group(scene, "stage-buy")) == [
        "80%",
        "Buy",
        "40% leave here",
        "32% · People leave here",
        "8% · cash",
    ]


def test_the_moments_that_cost_most_come_first() -> None:
    scene = draw(stages=SHOP)
    costs = [item for item in scene.walk() if isinstance(item, Group) and item.id.startswith("step-")]
    assert [lines(cost) for cost in costs] == [
        ["+40%", "Pays", "Buy · 40% leave here"],
        ["+10%", "Compares", "Look · 20% leave here"],
    ]
    bars = [item.width for cost in costs for item in cost.items if isinstance(item, Box)]
    assert bars[0] == pytest.approx(4 * bars[1])
    many = [{"name": f"Step {n}", "leaves": [{"share": "1%"}]} for n in range(9)]
    scene = draw(steps=[*many, "Rides"])
    found = [item for item in scene.walk() if isinstance(item, Group) and "+" in item.label]
    assert len(found) == 5


def test_people_who_join_widen_a_band_and_are_marked() -> None:
    scene = draw(
        stages=[
            {"name": "Look", "steps": [{"name": "Compares", "leaves": [{"share": "50%"}]}]},
            {"name": "Buy", "steps": [{"name": "Pays", "enters": [{"from": "an advert", "share": "40%"}]}]},
        ]
    )
    check_placed(scene)
    assert widths(group(scene, "stage-look")) == (0.6, 0.6)  # never wider below than above
    assert widths(group(scene, "stage-buy")) == (0.7, 0.7)
    caps = [item for item in scene.walk() if isinstance(item, Box) and item.role == "funnel.join"]
    assert [cap.width for cap in caps] == pytest.approx([0.05 * 440] * 2)
    assert lines(group(scene, "stage-look"))[2] == "60% start here"
    assert lines(group(scene, "stage-buy"))[2:] == ["40% start here", "an advert"]


def test_nobody_joins_where_all_start_at_the_first_step() -> None:
    scene = draw(stages=SHOP)
    assert "start here" not in texts(scene)
    assert not any(isinstance(item, Box) and item.role == "funnel.join" for item in scene.walk())


def test_who_ends_early_who_is_lost_and_who_goes_round_is_told() -> None:
    scene = draw(
        steps=[
            {"name": "Asks", "ends": True, "next": [{"to": "waits", "share": "70%"}]},
            {"name": "Waits", "next": [{"to": "waits-on", "share": "50%"}, {"to": "pays", "share": "40%"}]},
            {"name": "Waits on", "next": {"to": "waits-on"}},
            "Pays",
        ]
    )
    check_placed(scene)
    assert lines(group(scene, "step-asks"))[2:] == ["30% reach the goal here"]
    assert lines(group(scene, "step-waits"))[2:] == ["7% go where nobody knows"]
    assert "35% never come to an end" in texts(scene)
    # More reach the goal than come to the last step.
    assert widths(group(scene, "step-pays")) == (0.28, 0.28)
    assert "Reach the goal: 58%" in scene.description


def test_assumed_shares_are_marked_and_explained() -> None:
    scene = draw(steps=[{"name": "Asks", "leaves": True}, "Pays"])
    assert lines(group(scene, "step-asks")) == ["100%", "Asks", "~50% leave here"]
    assert lines(group(scene, "step-pays"))[0] == "~50%"
    assert "~+50%" in texts(scene)
    note = labels("en")["funnel.assumed"]
    assert note in texts(scene)
    assert note in scene.description
    assert "~" not in texts(draw(stages=SHOP))


def test_steps_are_the_bands_of_a_map_without_stages() -> None:
    scene = draw(steps=[{"name": "Asks", "leaves": [{"share": "10%"}]}, "Waits", "Pays"])
    ids = [item.id for item in scene.walk() if isinstance(item, Group) and item.id]
    assert ids == ["step-asks", "step-waits", "step-pays", "step-asks"]
    roles = [shape.role for shape in scene.walk() if isinstance(shape, Shape)]
    assert roles == ["stage-0"] * 3 + ["funnel.done"]


def test_a_stage_without_steps_has_no_band() -> None:
    scene = draw(stages=[SHOP[0], "Wait", SHOP[1], "Later"])
    check_placed(scene)
    assert lines(group(scene, "stage-wait")) == ["No steps", "Wait"]
    assert widths(group(scene, "stage-look")) == (1, 0.8)
    assert widths(group(scene, "stage-buy")) == (0.8, 0.4)


def test_few_are_not_nobody() -> None:
    scene = draw(steps=[{"name": "Asks", "leaves": [{"share": "99.99%"}]}, "Pays"])
    check_placed(scene)
    assert lines(group(scene, "step-pays"))[0] == "<0.1%"
    assert widths(group(scene, "step-pays"))[0] == 2 / 440


@pytest.mark.parametrize("data", [{"steps": ["Asks", "Pays"]}, {"stages": ["Buy"]}])
def test_a_map_that_says_nothing_of_how_many_go_where_has_none(data: dict[str, Any]) -> None:
    with pytest.raises(views.NothingToDraw, match="no shares and nobody leaves it"):
        draw(**data)


def test_fifteen_stages_of_many_words() -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    stages = [
        {
            "name": f"{long} {n}",
            "steps": [
                {"name": long, "id": f"s{n}", "leaves": [{"to": long, "share": "9%", "why": "x y " * 60}]}
            ],
        }
        for n in range(15)
    ]
    scene = draw(stages=stages)
    check_placed(scene)
    assert not any(item.text.endswith("…") for item in words(scene))
    shapes = [shape for shape in scene.walk() if isinstance(shape, Shape)]
    assert len(shapes) == 16
    bottoms = [max(y for _, y in shape.points) for shape in shapes]
    tops = [min(y for _, y in shape.points) for shape in shapes]
    assert all(bottom < top for bottom, top in zip(bottoms, tops[1:], strict=False))


@given(journeys())
@settings(max_examples=60)
def test_whatever_is_written_stays_in_its_place(journey: Journey) -> None:
    try:
        scene = view(journey, look(journey.lang or "en"))
    except views.NothingToDraw:
        found = reckon(journey)
        assert found is None or not found.flow.telling
        return
    check_placed(scene)
    for name in ("light", "dark"):
        paint = theme.load(name).paint
        assert all(paint(item.role) for item in scene.walk() if not isinstance(item, Group | Image))
    assert view(journey, look(journey.lang or "en")) == scene


@pytest.mark.parametrize("lang", names())
def test_every_language_has_room(lang: str) -> None:
    steps = [
        {
            "name": "a",
            "leaves": True,
            "enters": {"share": "60%"},
            "ends": True,
            "next": {"to": "b", "share": "9%"},
        },
        {"name": "b", "enters": True, "next": [{"to": "b", "share": "20%"}, {"to": "c", "share": "30%"}]},
        {"name": "c", "next": {"to": "c"}},
        {"name": "d", "enters": True, "leaves": True},
    ]
    check_placed(draw(lang, steps=steps, stages=None) if not steps else draw(lang, steps=steps))


def test_right_to_left_is_turned_round_and_numbers_are_not() -> None:
    data: dict[str, Any] = {"steps": [{"name": "a", "leaves": True}, {"name": "b"}]}
    left, right = draw("arn", **data), draw("ar", **data)
    bars = [
        next(item for item in scene.walk() if isinstance(item, Box) and item.role == "funnel.bar")
        for scene in (left, right)
    ]
    assert bars[1].x == pytest.approx(left.width - bars[0].x - bars[0].width)
    assert "\u2066~+50%\u2069" in texts(right)


@pytest.mark.parametrize(
    ("share", "lang", "written"),
    [
        (0, "en", "0%"),
        (0.0001, "en", "<0.1%"),
        (0.0049, "en", "0.5%"),
        (0.0994, "en", "9.9%"),
        (0.0996, "en", "10%"),
        (0.105, "en", "11%"),
        (0.9949, "en", "99%"),
        (0.996, "en", "99.6%"),
        (0.99999, "en", "99.9%"),
        (1 - 1e-12, "en", "100%"),
        (0.046, "de", "4,6\u00a0%"),
        (0.41, "tr", "%41"),
    ],
)
def test_percent(share: float, lang: str, written: str) -> None:
    assert percent(labels(lang), share) == written
    assert percent(labels(lang), share, True, "+") == f"~+{written}"
