"""The flow: every way is drawn, as wide as its share; whatever is written, it stays in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_map import check_placed as check
from test_map import group, journeys, look, texts, words

from journeymap import theme
from journeymap.flow import flow
from journeymap.labels import names
from journeymap.model import Journey
from journeymap.roles.flow import WIDTHS
from journeymap.scene import Box, Curve, Group, Icon, Item, Scene, Shape
from journeymap.views import NothingToDraw
from journeymap.views.flow import view


def draw(lang: str = "en", **data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "title": "Buy a bike", "lang": lang, **data})
    return view(journey, look(lang))


def ways(scene: Scene) -> dict[str, Curve]:
    """Every way by what is said of it where the pointer rests."""
    return {
        item.label: curve
        for item in scene.walk()
        if isinstance(item, Group)
        for curve in item.items
        if isinstance(curve, Curve)
    }


def notes(scene: Scene, kind: str) -> list[str]:
    """The words in the boxes of a kind."""
    found = []
    for box in scene.walk():
        if isinstance(box, Box) and box.role == f"flow.{kind}.card":
            inside = [
                item.text
                for item in words(scene)
                if box.x <= item.left
                and item.left + item.room <= box.x + box.width
                and box.y < item.y < box.y + box.height
            ]
            found.append(" ".join(inside))
    return found


def check_placed(scene: Scene) -> None:
    """The same as of the map, for the places that ways go through: what bends them may lie outside."""
    check(replace(scene, items=tuple(through(scene.items))))


def through(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        match item:
            case Group():
                yield replace(item, items=tuple(through(item.items)))
            case Curve(points):
                yield replace(item, points=tuple(on(points)))
            case _:
                yield item


def on(points: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float]]:
    """Places that a curve goes through."""
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(17):
            t, s = step / 16, 1 - step / 16
            yield (
                s**3 * a[0] + 3 * s * s * t * b[0] + 3 * s * t * t * c[0] + t**3 * d[0],
                s**3 * a[1] + 3 * s * s * t * b[1] + 3 * s * t * t * c[1] + t**3 * d[1],
            )


BRANCHES: dict[str, Any] = {
    "stages": [
        {
            "name": "Look",
            "steps": [
                {"name": "Sees it", "id": "see", "next": [{"to": "try", "share": "55%"}, "buy"]},
                {
                    "name": "Tries it",
                    "id": "try",
                    "emotion": [-1, 2],
                    "next": [{"to": "see", "share": "20%", "when": "It rains"}, {"to": "buy"}],
                    "leaves": [{"to": "a car", "share": "4%", "why": "It is too far"}],
                },
            ],
        },
        {
            "name": "Have",
            "steps": [
                {"name": "Buys it", "id": "buy", "moment_of_truth": True, "touchpoints": [{"store": "Shop"}]},
                {"name": "Rides it", "enters": [{"from": "a gift", "share": "10%"}]},
            ],
        },
    ]
}


@given(journeys())
@settings(max_examples=40)
def test_whatever_is_written_stays_in_its_place(journey: Journey) -> None:
    assume(journey.all_steps)
    scene = view(journey, look(journey.lang))
    check_placed(scene)
    assert view(journey, look(journey.lang)) == scene
    for item in scene.walk():
        if isinstance(item, Box | Curve | Shape):
            assert theme.LOOK[item.role]


@pytest.mark.parametrize("lang", names())
def test_every_language_stays_in_its_place(lang: str) -> None:
    check_placed(draw(lang, **BRANCHES))


def test_every_way_is_drawn_with_where_it_leads() -> None:
    scene = draw(**BRANCHES)
    assert list(ways(scene)) == [
        "Start (90%) → Sees it",
        "a gift (10%) → Rides it",
        "Sees it → Tries it (55%)",
        "Sees it → Buys it (45%)",
        "Tries it → Sees it (20% · It rains)",
        "Tries it → Buys it (76%)",
        "Tries it → People leave here: a car (4% · It is too far)",
        "Buys it → Rides it",
        "Rides it → Goal reached",
    ]
    assert sum(isinstance(item, Shape) for item in scene.walk()) == 9


def test_a_way_is_as_wide_as_its_share() -> None:
    found = ways(draw(**BRANCHES))
    wide = [theme.LOOK[curve.role].stroke_width for curve in found.values()]
    assert wide == [WIDTHS[step] for step in (5, 1, 4, 3, 2, 5, 0, 5, 5)]


def test_a_map_without_shares_has_ways_of_one_width() -> None:
    found = ways(draw(steps=[{"name": "A", "next": ["b", "c"]}, {"name": "B"}, {"name": "C"}]))
    assert {theme.LOOK[curve.role].stroke_width for curve in found.values()} == {WIDTHS[1]}


def test_kinds_of_ways_are_told_apart_and_not_by_colour_alone() -> None:
    scene = draw(**BRANCHES)
    roles = {label: curve.role for label, curve in ways(scene).items()}
    assert roles["Tries it → Sees it (20% · It rains)"].startswith("flow.back")
    assert roles["Tries it → People leave here: a car (4% · It is too far)"].startswith("flow.out")
    assert notes(scene, "label") == ["55%", "45%", "20% It rains", "76%"]
    icons = [item.name for item in scene.walk() if isinstance(item, Icon) and item.role == "flow.label.icon"]
    assert icons == ["back"]
    assert notes(scene, "leave") == ["4% a car It is too far"]
    assert notes(scene, "start") == ["90% Start", "10% a gift"]
    assert notes(scene, "end") == ["Goal reached"]


def test_assumed_shares_are_marked() -> None:
    scene = draw(steps=[{"name": "A", "next": ["b", "c"]}, {"name": "B", "next": "c"}, {"name": "C"}])
    found = ways(scene)
    assert found["A → B (~50%)"].role.endswith(".assumed")
    assert theme.LOOK[found["A → B (~50%)"].role].dash
    assert not theme.LOOK[found["B → C"].role].dash
    assert "~ Share assumed" in texts(scene)


def test_what_nobody_knows_is_drawn_as_unknown() -> None:
    scene = draw(
        steps=[
            {"name": "A", "next": [{"to": "b", "share": "70%"}]},
            {"name": "B", "next": "c"},
            {"name": "C"},
        ]
    )
    assert notes(scene, "lost") == ["30% Not known where to"]


def test_a_step_that_leads_to_itself_is_drawn() -> None:
    scene = draw(steps=[{"name": "A", "next": [{"to": "a", "share": "30%"}, "b"]}, {"name": "B"}])
    check_placed(scene)
    curve = ways(scene)["A → A (30%)"]
    assert curve.role == "flow.back-2"
    assert max(y for _, y in curve.points) - min(y for _, y in curve.points) > 8


def test_a_card_tells_how_it_feels_where_and_what_matters() -> None:
    scene = draw(**BRANCHES)
    tries = group(scene, "step-try")
    assert tries.label == "Tries it: frustrated, delighted"
    assert [item.name for item in tries.items if isinstance(item, Icon)] == [
        "face.-1",
        "face.2",
        "assumption",
    ]
    buys = group(scene, "step-buy")
    assert [item.name for item in buys.items if isinstance(item, Icon)] == ["star", "store", "assumption"]
    assert isinstance(buys.items[0], Box)
    assert buys.items[0].role == "flow.step.moment"


def test_evidence_and_several_people_are_shown() -> None:
    scene = draw(
        personas=[{"name": "Ada"}, {"name": "Bo"}],
        steps=[{"name": "A", "emotion": {"ada": 1, "bo": -2}, "evidence": ["Seen"]}],
    )
    card = group(scene, "step-a")
    assert card.label == "A: Ada: pleased, Bo: angry"
    assert [item.name for item in card.items if isinstance(item, Icon)] == ["face.1", "face.-2", "evidence"]


def test_stages_hold_their_steps() -> None:
    scene = draw(**BRANCHES)
    grounds = [item for item in scene.walk() if isinstance(item, Box) and item.role == "flow.stage"]
    assert group(scene, "stage-look").label == "Look"
    for ground, ids in zip(grounds, (("see", "try"), ("buy", "rides-it")), strict=True):
        for id in ids:
            card = group(scene, f"step-{id}").items[0]
            assert isinstance(card, Box)
            assert ground.x < card.x < card.x + card.width < ground.x + ground.width
            assert ground.y < card.y < card.y + card.height < ground.y + ground.height


def places(scene: Scene, steps: int) -> list[tuple[float, float]]:
    boxes = [group(scene, f"step-s{number}").items[0] for number in range(steps)]
    return [(box.x, box.y) for box in boxes if isinstance(box, Box)]


def test_a_short_flow_runs_along_and_a_long_one_down() -> None:
    few = draw(steps=[{"name": f"S{number}"} for number in range(4)])
    assert all(a[0] < b[0] and a[1] == b[1] for a, b in pairwise(places(few, 4)))
    many = draw(steps=[{"name": f"S{number}"} for number in range(30)])
    assert all(a[0] == b[0] and a[1] < b[1] for a, b in pairwise(places(many, 30)))
    assert many.width < 1600


def test_a_flow_along_runs_to_the_left_where_words_do() -> None:
    scene = draw("ar", steps=[{"name": f"S{number}"} for number in range(4)])
    assert scene.direction == "rtl"
    assert all(a[0] > b[0] for a, b in pairwise(places(scene, 4)))
    assert "rankdir=RL" in scene.graph


def test_loops_leave_the_order_of_the_steps() -> None:
    scene = draw(
        steps=[
            {"name": "S0", "next": ["s3", "s1"]},
            {"name": "S1"},
            {"name": "S2"},
            {"name": "S3", "next": ["s1", "s4"]},
            {"name": "S4"},
        ]
    )
    along = places(scene, 5)
    assert [x for x, _ in along] == sorted(x for x, _ in along) or [y for _, y in along] == sorted(
        y for _, y in along
    )


def test_the_description_tells_where_each_step_leads() -> None:
    assert draw(**BRANCHES).description == (
        "Journey flow. Start (90%) → Sees it. a gift (10%) → Rides it. "
        "Sees it → Tries it (55%); Buys it (45%). "
        "Tries it (frustrated, delighted) → Sees it (20% · It rains); Buys it (76%); "
        "People leave here: a car (4% · It is too far). "
        "Buys it → Rides it. Rides it → Goal reached."
    )


def test_a_map_without_steps_has_no_flow() -> None:
    with pytest.raises(NothingToDraw, match="`steps`"):
        draw(stages=[{"name": "A", "doing": "x"}])


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 60)), max_size=3), min_size=1, max_size=7)
)
@settings(max_examples=40)
def test_nothing_that_the_map_says_is_left_out(onward: list[list[tuple[int, int]]]) -> None:
    count = len(onward)
    steps = [
        {
            "name": f"S{number}",
            "next": [{"to": f"s{to % count}", "share": f"{share}%"} for to, share in following],
        }
        for number, following in enumerate(onward)
    ]
    journey = Journey.model_validate({"journeymap": 1, "title": "Go", "steps": steps})
    scene = view(journey, look())
    check_placed(scene)
    drawn = [item for item in scene.walk() if isinstance(item, Curve)]
    found = flow(journey)
    said = [way for ways in (found.starts, *found.ways) for way in ways if way.entry or way.share > 0]
    assert len(drawn) == len(said)
