"""The map view: whatever is written, it stays in its place; nothing is drawn that nobody said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import icons, theme, views
from journeymap.labels import labels, names
from journeymap.lanes import setting
from journeymap.model import Journey
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Shape, Words
from journeymap.settings import CHANNELS, LANES, Channel, LaneSetting
from journeymap.text import Ruler
from journeymap.views import _mirror
from journeymap.views.map import view

RULER = Ruler()
BUILT_IN = {id: Channel.model_construct(name=name) for id, name in CHANNELS.items()}
ALL = [LaneSetting(id=lane) for lane in (*LANES, "own-lane")]


def look(lang: str = "en", lanes: list[LaneSetting] = ALL, **more: Any) -> views.Look:
    return views.Look(RULER, labels(lang), lanes, BUILT_IN, "a-map.journey.yaml", **more)


def draw(lang: str = "en", **data: Any) -> Scene:
    journey = Journey.model_validate({"journeymap": 1, "title": "Buy a bike", "lang": lang, **data})
    return view(journey, look(lang))


def words(scene: Scene) -> list[Words]:
    return [item for item in scene.walk() if isinstance(item, Words)]


def texts(scene: Scene) -> str:
    return " ".join(item.text for item in words(scene))


def lane_ids(scene: Scene) -> list[str]:
    return [
        item.id.removeprefix("lane-")
        for item in scene.walk()
        if isinstance(item, Group) and item.id.startswith("lane-")
    ]


def group(scene: Scene, id: str) -> Group:
    return next(item for item in scene.walk() if isinstance(item, Group) and item.id == id)


def ends(item: Item) -> Iterator[tuple[float, float]]:
    """The corners of what a shape takes up."""
    match item:
        case Words():
            style, _, rise = setting(item.role)
            yield item.left, item.y - rise
            yield item.left + item.room, item.y + style.leading - rise
        case Box() | Image():
            yield item.x, item.y
            yield item.x + item.width, item.y + item.height
        case Icon():
            yield item.x, item.y
            yield item.x + item.size, item.y + item.size
        case Line():
            yield item.x1, item.y1
            yield item.x2, item.y2
        case Shape() | Curve():
            yield from item.points


def shown_from_to(item: Words) -> tuple[float, float]:
    left = {"start": item.x, "middle": item.x - item.width / 2, "end": item.x - item.width}[item.anchor]
    return left, left + item.width


def check_placed(scene: Scene) -> None:
    """All is in the picture, words in their room, and cards beside or below each other."""
    for item in scene.walk():
        for x, y in ends(item):
            assert -0.01 <= x <= scene.width + 0.01, item
            assert -0.01 <= y <= scene.height + 0.01, item
        if isinstance(item, Words):
            left, right = shown_from_to(item)
            assert item.left - 0.01 <= left, item
            assert right <= item.left + item.room + 0.01, item
        if isinstance(item, Icon):
            assert item.name in icons.ICONS
    grounds = [
        item
        for item in scene.walk()
        if isinstance(item, Box) and (".card" in item.role or item.role in ("chip", "chip.gone"))
    ]
    for place, one in enumerate(grounds):
        for other in grounds[place + 1 :]:
            apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            assert apart_x or apart_y, (one, other)
    card, lowest = None, max((one.y + one.height for one in grounds), default=0)
    for item in scene.walk():
        if isinstance(item, Box) and item in grounds and item.role != "header.card":
            card = item
        elif isinstance(item, Words) and item.y > lowest:
            break  # the legend has letters of its own
        elif isinstance(item, Words) and card and item.role.split(".")[0] == card.role.split(".")[0]:
            assert card.x <= item.left, (card, item)
            assert item.left + item.room <= card.x + card.width - 5, (card, item)
            assert card.y < item.y < card.y + card.height, (card, item)
    lines = words(scene)
    for place, line in enumerate(lines):
        for next_line in lines[place + 1 : place + 40]:
            overlap = min(shown_from_to(line)[1], shown_from_to(next_line)[1]) - max(
                shown_from_to(line)[0], shown_from_to(next_line)[0]
            )
            # Initials at the ends of curves may come near each other; all else is at least a line apart.
            if overlap > 0.5 and "curve" not in line.role + next_line.role:
                assert abs(line.y - next_line.y) > 8, (line, next_line)


text = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60).filter(str.strip),
    st.sampled_from(
        [
            "W" * 60,
            "Opens the renewal letter",
            "a b c",
            "word " * 100,
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
            "دفع الرسوم",
            "要求を伝える",
            "one\n\nthree",
            "–",
        ]
    ),
)
many = st.lists(text, max_size=3)
emotion = st.floats(-2, 2, allow_nan=False).map(lambda value: round(value, 1))
change = st.one_of(emotion, st.tuples(emotion, emotion).map(list))
grade = st.sampled_from(["low", "medium", "high"])


def content(people: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    feeling = st.one_of(change, st.dictionaries(st.sampled_from(people), change, min_size=1))
    return st.fixed_dictionaries(
        {"name": text},
        optional={
            "emotion": feeling,
            "doing": many,
            "thinking": many,
            "feeling": many,
            "quotes": st.lists(st.fixed_dictionaries({"text": text}, optional={"source": text}), max_size=2),
            "touchpoints": st.lists(
                st.fixed_dictionaries(
                    {"name": text},
                    optional={
                        "channel": st.sampled_from([*CHANNELS, "kiosk"]),
                        "url": st.just("https://a.example"),
                    },
                ),
                max_size=4,
            ),
            "pains": st.lists(
                st.fixed_dictionaries({"text": text}, optional={"severity": grade, "owner": text}), max_size=3
            ),
            "gains": many,
            "opportunities": st.lists(
                st.fixed_dictionaries(
                    {"text": text},
                    optional={
                        "value": st.integers(1, 5),
                        "effort": grade,
                        "owner": text,
                        "status": st.just("idea"),
                        "timing": text,
                        "why": text,
                        "link": st.just("https://a.example"),
                    },
                ),
                max_size=3,
            ),
            "evidence": st.lists(
                st.fixed_dictionaries(
                    {"note": text}, optional={"kind": st.just("survey"), "count": st.integers(0, 9)}
                ),
                max_size=2,
            ),
            "metrics": st.lists(
                st.fixed_dictionaries(
                    {"name": text}, optional={"value": text, "target": text, "unit": text, "scale": text}
                ),
                max_size=2,
            ),
            "moment_of_truth": st.one_of(st.just(True), text),
            "frontstage": many,
            "backstage": many,
            "support": many,
            "actor": st.sampled_from(people),
            "timing": text,
            "duration": st.just("2 days"),
            "journey": st.just("another-map"),
            "links": st.lists(
                st.fixed_dictionaries({"url": st.just("https://a.example"), "text": text}), max_size=1
            ),
            "owner": text,
            "lanes": st.fixed_dictionaries({"own-lane": many}),
        },
    )


@st.composite
def journeys(drawn: st.DrawFn) -> Journey:
    count = drawn(st.integers(1, 3))
    people = [f"p{number}" for number in range(count)]
    part = content(people)
    flow = st.fixed_dictionaries(
        {},
        optional={
            "leaves": st.one_of(
                st.just(True), st.lists(st.fixed_dictionaries({"to": text, "why": text}), max_size=2)
            ),
            "enters": st.just(True),
            "ends": st.one_of(st.just(True), text),
            "next": st.lists(
                st.fixed_dictionaries({"to": st.just("s0-0"), "share": st.just("12%")}), max_size=2
            ),
        },
    )
    stages = []
    for stage_number in range(drawn(st.integers(1, 3))):
        stage = (
            drawn(part)
            | {"id": f"stage{stage_number}"}
            | drawn(st.fixed_dictionaries({}, optional={"goal": text, "summary": text}))
        )
        stage["steps"] = [
            drawn(part) | drawn(flow) | {"id": f"s{stage_number}-{number}"}
            for number in range(drawn(st.integers(0, 2)))
        ]
        stages.append(stage)
    personas = [
        {
            "name": drawn(text),
            "id": id,
            **drawn(st.fixed_dictionaries({}, optional={"role": text, "about": text, "quotes": text})),
        }
        for id in people
    ]
    header = drawn(
        st.fixed_dictionaries(
            {"title": text},
            optional={
                "summary": text,
                "scenario": text,
                "goal": text,
                "expectations": many,
                "state": st.just("current"),
                "basis": st.just("research"),
                "owner": text,
                "status": st.just("draft"),
                "reviewed": st.just("2026-10"),
                "lang": st.sampled_from(["en", "de", "ar", "ja"]),
                "opportunities": st.lists(text, max_size=5),
                "metrics": st.lists(text, max_size=3),
                "evidence": many,
            },
        )
    )
    return Journey.model_validate({"journeymap": 1, "stages": stages, "personas": personas, **header})


@given(journeys())
@settings(max_examples=80)
def test_whatever_is_written_stays_in_its_place(journey: Journey) -> None:
    scene = view(journey, look(journey.lang or "en"))
    check_placed(scene)
    paint = theme.load("light").paint
    for item in scene.walk():
        if not isinstance(item, Group | Image):
            assert paint(item.role)
    assert view(journey, look(journey.lang or "en")) == scene


@pytest.mark.parametrize("lang", names())
def test_every_language_draws_a_whole_map_in_its_place(lang: str) -> None:
    full: dict[str, Any] = {
        "name": "Checks",
        "emotion": [-2, 2],
        "doing": "x",
        "frontstage": "x",
        "backstage": "x",
        "support": "x",
        "pains": [{"text": "x", "severity": "high"}],
        "opportunities": [{"text": "x", "value": 5, "effort": 1, "status": "doing"}],
        "metrics": [{"name": "csat", "value": 4.5, "target": 5}],
        "evidence": [{"kind": "desk-research"}],
        "moment_of_truth": True,
        "leaves": True,
        "enters": True,
        "ends": True,
        "touchpoints": [{channel: "x"} for channel in CHANNELS],
    }
    check_placed(
        draw(lang, state="future", status="review", basis="hypothesis", goal="x", steps=[full, {"name": "b"}])
    )


@pytest.mark.parametrize(("stages", "steps"), [(1, 1), (15, 4), (3, 2)])
def test_small_and_large_maps(stages: int, steps: int) -> None:
    part = {
        "doing": "Reads the letter twice and checks the old bill.",
        "pains": ["Worst price"],
        "emotion": 1,
    }
    scene = draw(
        stages=[
            {
                "name": f"Stage {s}",
                "goal": "Know it",
                "steps": [{"name": f"Step {s} {n}", **part} for n in range(steps)],
            }
            for s in range(stages)
        ]
    )
    check_placed(scene)
    assert scene.width >= 1000
    assert scene.width / (stages * steps) >= 130
    assert lane_ids(scene) == ["steps", "doing", "emotion", "pains"]


def test_what_is_said_of_a_step_stays_in_its_column() -> None:
    long = ["word " * 40, "W" * 60, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"]
    step: dict[str, Any] = dict.fromkeys(
        ("doing", "thinking", "feeling", "quotes", "gains", "evidence"), long
    )
    step |= {"moment_of_truth": long, "leaves": long, "ends": long, "timing": long[1], "metrics": long}
    scene = draw(steps=[{"name": f"{place} {long[1]}", **step} for place in range(3)])
    first, second, third = sorted({item.left for item in words(scene) if item.role == "step.name"})
    field = max(item.x2 for item in scene.walk() if isinstance(item, Line) and item.role == "rule")
    for item in words(scene):
        if item.left >= first and item.role not in (
            "title",
            "fact.value",
            "header.value",
            "legend",
            "footer",
        ):
            begin = item.left + 4  # slanted and other scripts' letters may reach over the ends of a line
            end = second if begin < second else third if begin < third else field + 10
            assert item.left + item.room <= end - 16 + 0.01, item


def test_a_lane_that_nothing_fills_is_not_drawn() -> None:
    assert lane_ids(draw(steps=[{"name": "Buys it"}])) == ["steps"]
    assert lane_ids(draw(steps=[{"name": "Buys it", "gains": ["Joy"]}])) == ["steps", "gains"]
    assert lane_ids(draw(steps=[{"name": "Buys it"}], metrics=["nps"])) == ["steps", "metrics"]
    assert lane_ids(draw(stages=[{"name": "Buy", "lanes": {"own-lane": "Shelf"}}])) == ["own-lane"]


def test_lanes_are_drawn_in_the_order_of_the_look_under_its_names() -> None:
    journey = Journey.model_validate(
        {"journeymap": 1, "title": "T", "steps": [{"name": "A", "doing": "B", "gains": "C"}]}
    )
    chosen = [LaneSetting(id="gains", name="Joys", about="what is good"), LaneSetting(id="doing")]
    scene = view(journey, look(lanes=chosen))
    assert lane_ids(scene) == ["gains", "doing"]
    assert "Joys what is good" in texts(scene)


def test_what_is_said_of_a_stage_spans_its_steps_above_theirs() -> None:
    scene = draw(
        stages=[
            {"name": "One", "steps": [{"name": "Zero"}]},
            {
                "name": "Two",
                "pains": ["Both are slow"],
                "steps": [{"name": "A", "pains": ["Slow"]}, {"name": "B"}, {"name": "C"}],
            },
        ]
    )
    cards = [
        item
        for item in group(scene, "lane-pains").items
        if isinstance(item, Box) and item.role == "pain.card"
    ]
    whole, single = cards
    names = [item for item in words(scene) if item.text in ("A", "B", "C")]
    assert whole.y + whole.height <= single.y
    assert single.x + single.width <= names[1].left
    assert names[0].left <= whole.x <= names[1].left


def test_what_is_said_of_the_whole_journey_is_drawn() -> None:
    scene = draw(
        steps=[{"name": "A"}],
        opportunities=[f"Idea {number}" for number in range(27)],
        metrics=[{"name": "nps", "value": 42}],
        evidence=["Diaries"],
    )
    shown = texts(scene)
    assert all(f"Idea {number}" in shown for number in range(27))
    assert "42" in shown
    assert "Diaries" in shown
    check_placed(scene)


def curves(scene: Scene, role: str) -> list[Curve]:
    return [item for item in scene.walk() if isinstance(item, Curve) and item.role == role]


def faces(scene: Scene) -> list[str]:
    return [item.name for item in scene.walk() if isinstance(item, Icon) and item.name.startswith("face.")]


def test_the_curve_is_dashed_where_nothing_is_known() -> None:
    scene = draw(
        steps=[
            {"name": "A", "emotion": -2},
            {"name": "B", "emotion": 1},
            {"name": "C"},
            {"name": "D", "emotion": 0},
        ]
    )
    (solid,) = curves(scene, "curve-0")
    (dashed,) = curves(scene, "curve-0.gap")
    assert len(solid.points) == len(dashed.points) == 4
    assert solid.points[-1] == dashed.points[0]
    assert faces(scene) == ["face.-2", "face.1", "face.0"]
    assert "Emotion not known" in texts(scene)


def test_a_change_within_a_step_is_two_points_in_its_column() -> None:
    scene = draw(steps=[{"name": "A", "emotion": [-2, 2]}, {"name": "B"}])
    assert faces(scene) == ["face.-2", "face.2"]
    (curve,) = curves(scene, "curve-0")
    field = next(item for item in scene.walk() if isinstance(item, Box) and item.role == "emotion.field")
    assert all(field.x <= x <= field.x + field.width / 2 for x, _ in curve.points)


def test_a_stage_has_a_point_where_none_of_its_steps_has_one() -> None:
    stages = [
        {"name": "One", "emotion": -1, "steps": [{"name": "A"}, {"name": "B"}]},
        {"name": "Two", "emotion": 2},
    ]
    scene = draw(stages=stages)
    assert faces(scene) == ["face.-1", "face.2"]
    assert not curves(scene, "curve-0.gap")


@given(st.lists(emotion, min_size=2, max_size=12))
def test_the_curve_never_swings_beyond_its_points(values: list[float]) -> None:
    scene = draw(steps=[{"name": f"S{place}", "emotion": value} for place, value in enumerate(values)])
    (curve,) = curves(scene, "curve-0")
    points = curve.points
    for start in range(0, len(points) - 1, 3):
        low, high = sorted((points[start][1], points[start + 3][1]))
        # A Bézier piece lies within the hull of its four points.
        assert all(low - 0.01 <= y <= high + 0.01 for _, y in points[start : start + 4])
        xs = [x for x, _ in points[start : start + 4]]
        assert xs == sorted(xs)


def test_several_people_have_curves_signs_and_names() -> None:
    people = [{"name": "Marta Lind"}, {"name": "Paul Dee"}, {"name": "Hana"}]
    felt = {"marta-lind": 1, "paul-dee": 1, "hana": 1}
    scene = draw(
        personas=people,
        steps=[{"name": "A", "emotion": felt, "actor": "hana"}, {"name": "B", "emotion": felt}],
    )
    check_placed(scene)
    for role in ("curve-0", "curve-1", "curve-2"):
        assert curves(scene, role)
    assert {"ML", "PD", "H"} <= {item.text for item in words(scene) if item.role.startswith("curve-")}
    shown = [item for item in scene.walk() if isinstance(item, Icon) and item.name == "face.1"]
    # In one column no face hides another.
    first = sorted(item.x for item in shown)[:3]
    assert all(b - a >= shown[0].size for a, b in pairwise(first))
    assert texts(scene).count("Hana") == 2


def test_a_persona_that_nobody_knows_is_shown_by_its_id() -> None:
    assert "priya" in texts(draw(persona="priya", steps=[{"name": "A"}]))


def test_steps_without_evidence_are_drawn_as_assumptions() -> None:
    backed = {"name": "A", "evidence": ["Diaries"]}
    quoted = {"name": "B", "quotes": [{"text": "Oh", "source": "Interview"}]}
    scene = draw(steps=[backed, quoted, {"name": "C"}])
    assert texts(scene).count("Assumption") == 2  # the step, and the legend
    assert "2 of 3 steps" in texts(scene)
    nothing = draw(steps=[{"name": "A"}, {"name": "B"}])
    assert texts(nothing).count("Assumption") == 3
    assert "evidence" not in lane_ids(nothing)
    assert "Assumption" not in texts(draw(steps=[{"name": "A"}], evidence=["Diaries"]))


def test_the_lines_of_a_blueprint_stand_above_their_lanes() -> None:
    scene = draw(steps=[{"name": "A", "frontstage": "f", "backstage": "b", "support": "s"}])
    shown = [item.text for item in words(scene) if item.role == "visibility.text"]
    assert shown == ["line of interaction", "line of visibility", "line of internal interaction"]
    behind = draw(steps=[{"name": "A", "support": "s"}])
    assert [item.text for item in words(behind) if item.role == "visibility.text"] == ["line of visibility"]


def test_the_flow_is_told_where_it_is_not_just_the_next_step() -> None:
    steps = [
        {"name": "First", "next": "second"},
        {
            "name": "Second",
            "next": [
                {"to": "first", "share": "18%"},
                {"to": "fourth", "share": "12.5%", "when": "In a hurry"},
            ],
            "leaves": [{"to": "a competitor", "share": "41%", "why": "Too slow"}],
        },
        {"name": "Third", "enters": [{"from": "an advert"}], "ends": "Got a refund"},
        {"name": "Fourth"},
    ]
    shown = texts(draw(steps=steps))
    for told in (
        "First · 18%",
        "Fourth · 12.5%",
        "a competitor · 41%: Too slow",
        "an advert",
        "Got a refund",
    ):
        assert told.split()[0] in shown
        assert told.split()[-1] in shown
    assert shown.count("Second") == 1


def test_moments_of_truth_have_a_star_a_label_and_the_reason() -> None:
    scene = draw(steps=[{"name": "A", "moment_of_truth": "The slot decides"}])
    assert any(isinstance(item, Icon) and item.name == "star" for item in scene.walk())
    assert "Moment of truth The slot decides" in texts(scene)


def test_addresses_become_links() -> None:
    scene = draw(
        steps=[
            {
                "name": "A",
                "links": ["https://a.example"],
                "touchpoints": [{"name": "Page", "url": "https://b.example"}],
                "opportunities": [{"text": "O", "link": "https://c.example"}],
                "evidence": [{"note": "N", "url": "https://d.example"}],
            }
        ],
        links=[{"text": "Guide", "url": "https://e.example"}],
    )
    found = {item.link for item in scene.walk() if isinstance(item, Group) and item.link}
    assert found == {f"https://{letter}.example" for letter in "abcde"}


def test_pictures_are_drawn_where_they_are_known() -> None:
    data: dict[str, Any] = {"journeymap": 1, "title": "T", "persona": {"name": "Ada", "image": "ada.png"}}
    data["steps"] = [
        {"name": "A", "image": {"path": "a.png", "alt": "A shelf"}},
        {"name": "B", "image": "b.png"},
    ]
    journey = Journey.model_validate(data)
    scene = view(journey, look(images={"a.png": b"\x89PNG\r\n\x1a\n", "ada.png": b"\xff\xd8\xff"}))
    shown = [(item.alt, item.data[:2]) for item in scene.walk() if isinstance(item, Image)]
    assert shown == [("Ada", b"\xff\xd8"), ("A shelf", b"\x89P")]


def test_the_legend_tells_only_what_is_there() -> None:
    plain = draw(steps=[{"name": "A", "evidence": ["x"]}])
    assert [item.text for item in words(plain) if item.role == "legend"] == ["Evidence"]
    full = draw(
        steps=[{"name": "A", "touchpoints": [{"web": "Page"}], "leaves": True, "moment_of_truth": True}]
    )
    assert [item.text for item in words(full) if item.role == "legend"] == [
        "Moment of truth",
        "People leave here",
        "Assumption",
        "Web",
    ]
    assert words(full)[-1].text == "a-map.journey.yaml"


def test_right_to_left_is_the_mirror_of_left_to_right() -> None:
    data: dict[str, Any] = {
        "stages": [
            {"name": "One", "steps": [{"name": "A", "emotion": 1}, {"name": "B", "pains": ["P"]}]},
            {"name": "Two", "steps": [{"name": "C", "emotion": -1, "next": "a"}]},
        ]
    }
    scene = draw("ar", **data)
    assert scene.direction == "rtl"
    check_placed(scene)
    first, second = (next(item for item in words(scene) if item.text == name) for name in "AB")
    assert first.x > second.x
    assert first.anchor == "end"
    chevron = next(item for item in scene.walk() if isinstance(item, Shape) and item.role == "stage-0")
    tip = min(chevron.points)
    assert sum(x == tip[0] for x, _ in chevron.points) == 1
    again = _mirror.mirrored(_mirror.mirrored(scene.items, scene.width), scene.width)
    assert [type(item) for item in again] == [type(item) for item in scene.items]
    for one, other in zip(again, scene.items, strict=True):
        for (x1, y1), (x2, y2) in zip(ends(one), ends(other), strict=True):
            assert x1 == pytest.approx(x2)
            assert y1 == y2


def test_the_description_tells_the_journey_in_words() -> None:
    scene = draw(
        persona={"name": "Priya"},
        goal="Faster broadband",
        stages=[
            {
                "name": "Trigger",
                "steps": [{"name": "Opens it", "emotion": -2}, {"name": "Smiles", "emotion": 2}],
            }
        ],
    )
    assert scene.title == "Buy a bike"
    assert scene.description == (
        "Customer journey map. Persona: Priya. Goal: Faster broadband. "
        "Stage: Trigger – Opens it (angry); Smiles (delighted). "
        "Lowest point: Opens it. Highest point: Smiles."
    )


def test_steps_and_stages_can_be_found_by_their_ids() -> None:
    scene = draw(stages=[{"name": "Buy", "steps": [{"name": "Pays"}]}])
    assert group(scene, "stage-buy").label == "Buy"
    assert group(scene, "step-pays").label == "Pays"


def test_what_is_read_first_is_drawn_first() -> None:
    scene = draw(
        persona={"name": "Ada"},
        stages=[{"name": "Stage", "steps": [{"name": "Step", "doing": "Doing this"}]}],
    )
    order = [item.text for item in words(scene)]
    places = [
        order.index(text) for text in ("Ada", "Buy a bike", "Stage", "Steps", "Step", "Doing", "Doing this")
    ]
    assert places == sorted(places)
