"""The strip: one page of a slide's shape whatever is written, and nothing lost that is cut."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from test_map import check_placed, group, journeys, look, shown_from_to, words

from journeymap import theme, views
from journeymap.labels import labels, names
from journeymap.lanes import Pen, setting
from journeymap.model import Journey
from journeymap.scene import Box, Curve, Group, Icon, Image, Scene, Shape, Words
from journeymap.text import Ruler
from journeymap.views._fitted import fitted
from journeymap.views.strip import view

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
IDEA = {"text": "Show the price", "value": 4, "effort": 1}


def draw(lang: str = "en", **data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "title": "Buy a bike", "lang": lang, **data})
    return view(journey, look(lang))


def check(scene: Scene) -> None:
    """All is in its place on a page of 16 to 9, words in their cards, and what is cut stands in a label."""
    assert (scene.width, scene.height) == (1280, 720)
    check_placed(scene)
    card = None
    for item in scene.walk():
        if isinstance(item, Box) and item.role.startswith(("pain.card", "opportunity.card")):
            card = item
        elif isinstance(item, Words) and item.role.startswith(("strip.name", "strip.note", "strip.pain")):
            assert card
            style, _, rise = setting(item.role)
            assert card.y <= item.y - rise
            assert item.y - rise + style.leading <= card.y + card.height
            left, right = shown_from_to(item)
            assert card.x - 3 <= left
            assert right <= card.x + card.width + 3
    check_cuts(scene.items, "")


def check_cuts(items: Any, labels: str) -> None:
    for item in items:
        if isinstance(item, Group):
            check_cuts(item.items, f"{labels} {item.label}")
        elif isinstance(item, Words) and item.text.endswith("…"):
            assert item.text.removesuffix("…") in " ".join(labels.split()), item


def said(scene: Scene, *roles: str) -> list[str]:
    return [item.text for item in words(scene) if item.role.startswith(roles)]


@given(journeys())
@settings(max_examples=80)
def test_whatever_is_written_stays_on_the_page(journey: Journey) -> None:
    try:
        scene = view(journey, look(journey.lang or "en"))
    except views.NothingToDraw:
        parts = [*(journey.stages or []), *journey.all_steps]
        assert not any(part.emotion or part.pains or part.opportunities for part in parts)
        assert not journey.opportunities
        return
    check(scene)
    for name in ("light", "dark"):
        paint = theme.load(name).paint
        assert all(paint(item.role) for item in scene.walk() if not isinstance(item, Group | Image))
    assert view(journey, look(journey.lang or "en")) == scene


@pytest.mark.parametrize("lang", names())
def test_every_language_has_room(lang: str) -> None:
    step = {
        "emotion": [-2, 2],
        "pains": [{"text": "x", "severity": "high"}],
        "opportunities": [{"text": "x", "value": 5, "effort": 1, "status": "doing"}],
    }
    scene = draw(lang, state="future", goal="x", steps=[{"name": "a", **step}, {"name": "b", **step}])
    check(scene)
    assert not any(item.text.endswith("…") for item in words(scene))


def test_the_lowest_points_are_told_with_the_worst_that_hurts_there() -> None:
    scene = draw(
        stages=[
            {
                "name": "Choose",
                "steps": [
                    {"name": "Looks", "emotion": -0.5},
                    {
                        "name": "Waits",
                        "emotion": -2,
                        "pains": [
                            {"text": "It is dull", "severity": "low"},
                            {"text": "No word", "severity": "high"},
                        ],
                    },
                ],
            },
            {"name": "Use", "steps": [{"name": "Rides", "emotion": 1.5}, {"name": "Falls", "emotion": -1}]},
            {"name": "Later", "steps": [{"name": "Sells", "emotion": -0.7, "feeling": "Sad"}]},
        ]
    )
    check(scene)
    assert said(scene, "strip.name") == ["Waits", "Falls", "Sells"]
    assert said(scene, "strip.note") == [
        "angry (−2) · Choose",
        "frustrated (−1) · Use",
        "frustrated (−0.7) · Later",
    ]
    assert said(scene, "strip.pain") == ["No word", "Sad"]
    assert said(scene, "strip.point") == ["Rides", "Waits", "Falls", "Sells"]
    # The numbers stand beside the names below the curve, and again on the cards.
    assert said(scene, "strip.number") == ["1", "2", "3"] * 2
    assert "Lowest points: 1. Waits, angry (−2) · Choose, No word; 2. Falls" in scene.description


def test_the_best_opportunities_are_told_as_they_are_ranked() -> None:
    ideas = [
        {"text": "Dear", "value": 5, "effort": 5},
        {"text": "Cheap", "value": 5, "effort": 1, "status": "planned", "owner": "Sales"},
        {"text": "Done", "value": 5, "effort": 1, "status": "done"},
        {"text": "Vague"},
        {"text": "Fair", "value": 4, "effort": 2, "link": "https://a.example"},
    ]
    scene = draw(steps=[{"name": "Buys", "emotion": 1, "opportunities": ideas}])
    assert said(scene, "strip.name") == ["Cheap", "Fair", "Dear"]
    assert said(scene, "strip.note")[0] == "Value 5 · Effort 1 · Planned · Sales"
    assert said(scene, "strip.pain") == ["Buys"] * 3
    assert [item.link for item in scene.walk() if isinstance(item, Group) and item.link] == [
        "https://a.example"
    ]


def test_a_pleasant_journey_has_no_low_points() -> None:
    scene = draw(steps=[{"name": "Rides", "emotion": 1}, {"name": "Rides on", "emotion": 1}])
    assert said(scene, "strip.point") == ["Rides"]
    assert not said(scene, "strip.list", "strip.number")
    assert draw(steps=[{"name": "Falls", "emotion": -1}]).description.endswith("frustrated (−1).")


def test_without_emotions_it_tells_what_hurts() -> None:
    hurts = [{"text": f"Pain {n}", "severity": "low"} for n in range(6)]
    scene = draw(stages=[{"name": "Buy", "pains": [*hurts, {"text": "Worst", "severity": "high"}]}])
    check(scene)
    assert said(scene, "strip.name") == ["Worst", *(f"Pain {n}" for n in range(4))]
    assert said(scene, "strip.note")[0] == "High · Buy"
    assert not any(isinstance(item, Box) and item.role == "emotion.field" for item in scene.walk())
    with pytest.raises(views.NothingToDraw, match="`emotion`"):
        draw(steps=["Buys"])


def test_each_person_has_a_curve_and_a_sign() -> None:
    people = [{"name": f"Person {n}", "id": f"p{n}"} for n in range(4)]
    felt = [
        {
            "name": "Asks",
            "emotion": {"p0": [-1, 1], "p1": [-1, 1], "p2": [-1, 1], "p3": 0},
            "feeling": "Proud",
        },
        {"name": "Waits", "emotion": -1},
        {"name": "Rides", "emotion": {"p0": 1, "p1": 1, "p2": -2, "p3": 2}},
    ]
    scene = draw(personas=people, steps=felt)
    check(scene)
    roles = {item.role for item in scene.walk() if isinstance(item, Curve)}
    assert {f"curve-{n}" for n in range(4)} <= roles
    # Whose the low is: nobody's in particular where it is everybody's; and `feeling` is nobody's either.
    assert said(scene, "strip.note") == [
        "Person 2 · angry (−2)",
        "Person 0, Person 1, Person 2 · frustrated (−1)",
        "frustrated (−1)",
    ]
    assert not said(scene, "strip.pain")
    assert said(scene, "strip.role") == [f"P{n} · Person {n}" for n in range(4)]


def test_more_people_than_there_is_room_for_are_counted() -> None:
    people = [{"name": f"{LONG} {n}", "id": f"p{n}"} for n in range(15)]
    scene = draw(
        personas=people, steps=[{"name": "Asks", "emotion": [-1, 1]}, {"name": "Waits", "emotion": -1}]
    )
    assert said(scene, "strip.role")[-1] == "+ 4"
    check_cuts(scene.items, "")
    assert (scene.width, scene.height) == (1280, 720)


@pytest.mark.parametrize("people", [1, 3])
def test_curves_go_from_left_to_right_however_narrow_steps_are(people: int) -> None:
    steps = [{"name": f"Step {n}", "emotion": [-1, 1] if n % 3 else -1} for n in range(60)]
    scene = draw(personas=[{"name": f"P{n}", "id": f"p{n}"} for n in range(people)], steps=steps)
    for item in scene.walk():
        if isinstance(item, Curve):
            assert all(one[0] < other[0] for one, other in pairwise(item.points))


def test_a_large_map_is_readable() -> None:
    stages = [
        {
            "name": f"Compares offers {s}",
            "steps": [{"name": f"Step {s} {n}", "emotion": (s + n) % 5 - 2} for n in range(4)],
        }
        for s in range(15)
    ]
    scene = draw(stages=stages)
    check(scene)
    bands = [group(scene, f"stage-compares-offers-{n}") for n in range(15)]
    assert [" ".join(w.text for w in band.items if isinstance(w, Words)) for band in bands] == [
        f"Compares offers {n}" for n in range(15)
    ]
    assert len({item.role for item in words(scene) if item.role.startswith("strip.stage")}) == 1
    faces = [item for item in scene.walk() if isinstance(item, Icon) and item.name.startswith("face")]
    assert len(faces) >= 60
    assert min(face.size for face in faces) >= 12
    assert min(setting(item.role)[0].size for item in words(scene)) >= 10


def test_stages_too_narrow_for_words_are_bands_all_the_same() -> None:
    scene = draw(stages=[{"name": f"Stage {n}", "emotion": n % 3 - 1} for n in range(60)])
    check(scene)
    assert not said(scene, "strip.stage")
    assert group(scene, "stage-stage-7").label == "Stage 7"
    assert "Stage: Stage 7." in scene.description
    assert sum(isinstance(item, Shape) and item.role.startswith("stage-") for item in scene.walk()) == 60


def test_a_stage_with_few_steps_keeps_room_for_its_name() -> None:
    many = [{"name": f"Step {n}", "emotion": 1} for n in range(40)]
    scene = draw(
        stages=[{"name": "Use", "steps": many}, {"name": "Leaving", "steps": [many[0] | {"id": "end"}]}]
    )
    assert said(scene, "strip.stage") == ["Use", "Leaving"]


def test_steps_stand_for_stages_while_they_are_few() -> None:
    assert said(draw(steps=[{"name": "Asks", "emotion": 1}, "Rides"]), "strip.step") == ["Asks", "Rides"]
    many = [{"name": f"Step {n}", "emotion": n % 2} for n in range(13)]
    assert not said(draw(steps=many), "strip.step")


def test_what_is_too_long_is_set_smaller_and_then_cut() -> None:
    scene = draw(
        title="A title of some length. " * 20,
        goal="A goal of some length. " * 20,
        persona={"name": LONG * 3, "role": f"{LONG} " * 5},
        stages=[
            {
                "name": f"{LONG} {n}",
                "steps": [
                    {
                        "name": LONG * 2,
                        "id": f"s{n}",
                        "emotion": -1,
                        "pains": ["A pain of some length. " * 20],
                        "opportunities": ["An idea of some length. " * 20],
                    }
                ],
            }
            for n in range(4)
        ],
    )
    check(scene)
    assert sum(item.text.endswith("…") for item in words(scene)) >= 12
    title = next(
        item for item in scene.walk() if isinstance(item, Group) and item.label.startswith("A title")
    )
    assert title.label == ("A title of some length. " * 20).strip()
    assert said(scene, "strip.title")[-1].endswith(("length…", "title…", "of…", "some…", "A…"))
    assert ("An idea of some length. " * 20).strip() in scene.description


def test_right_to_left_is_the_same_page_turned_round() -> None:
    data: dict[str, Any] = {
        "persona": {"name": "x"},
        "steps": [{"name": "x", "emotion": 1, "opportunities": [IDEA]}, {"name": "y", "emotion": -1}],
    }
    left, right = draw("arn", **data), draw("ar", **data)
    pairs = list(zip(cards(left), cards(right), strict=True))
    assert len(pairs) == 3
    for one, other in pairs:
        assert other.x == pytest.approx(1280 - one.x - one.width)
        assert (other.y, other.width, other.role) == (one.y, one.width, one.role)


def cards(scene: Scene) -> list[Box]:
    return [item for item in scene.walk() if isinstance(item, Box) and ".card" in item.role]


@pytest.mark.parametrize(
    ("text", "room", "shown", "whole"),
    [
        ("Show the price", 200, ["Show the price"], True),
        ("Show   the\n\nprice", 200, ["Show the price"], True),
        ("Show the price, please", 95, ["Show the…"], False),
        ("Show the price, please", 120, ["Show the price…"], False),
        (LONG, 80, ["Donaudamp…"], False),
        ("要求を伝える", 40, ["要求…"], False),
        ("Show", 4, [], False),
    ],
)
def test_cuts(text: str, room: float, shown: list[str], whole: bool) -> None:
    pen = Pen(Ruler(), "en")
    found = fitted(pen, text, ["strip.note"], room, 16)
    assert (list(found.lines), found.whole) == (shown, whole)
    assert found.width(pen) <= room
    found.draw(pen, 0, 0, room)
    assert [item.label for item in pen.items if isinstance(item, Group)] == (
        [text] if shown and not whole else []
    )


def test_a_text_is_set_in_the_largest_type_that_fits() -> None:
    pen, roles = Pen(Ruler(), "en"), ["strip.name", "strip.name.small", "strip.name.smaller"]
    text = "Offer the new price before the letter"
    assert fitted(pen, text, roles, 300, 18).role == "strip.name"
    assert fitted(pen, text, roles, 240, 18).role == "strip.name.small"
    assert fitted(pen, text, roles, 240, 36).role == "strip.name"
    assert fitted(pen, text, roles, 100, 18).role == "strip.name.smaller"


def test_labels_are_of_the_maps_language() -> None:
    scene = draw("de", steps=[{"name": "x", "emotion": -1}])
    assert said(scene, "strip.list") == [labels("de")["strip.lows"]]
