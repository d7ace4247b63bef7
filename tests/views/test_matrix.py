"""The matrix: every opportunity where its grades say, none over another, and all of them in the list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import theme, views
from journeymap.labels import labels, names
from journeymap.lanes import setting
from journeymap.model import Journey
from journeymap.scene import Box, Group, Item, Line, Scene, Words
from journeymap.settings import Team
from journeymap.text import Ruler
from journeymap.views._matrix_places import Area, apart, cluster, spread, stacked
from journeymap.views.matrix import view

RULER = Ruler()
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TEXTS = [
    "Show the price",
    "Offer the new-customer price before the letter goes out",
    LONG,
    "word " * 60,
    "دفع",
]


def look(lang: str = "en", **more: Any) -> views.Look:
    return views.Look(RULER, labels(lang), [], {}, "a-map.journey.yaml", **more)


def draw(*opportunities: dict[str, Any], lang: str = "en", **data: Any) -> Scene:
    step = {"name": "Pays", "pains": [{"id": "slow", "text": "It is slow"}], "opportunities": opportunities}
    keys = {"journeymap": 1, "title": "Buy a bike", "lang": lang, "steps": [step], **data}
    teams = {"shop": Team.model_validate({"name": "The shop"})}
    return view(Journey.model_validate(keys), look(lang, teams=teams))


def one(text: str = "Show the price", value: float = 4, effort: float = 2, **more: Any) -> dict[str, Any]:
    return {"text": text, "value": value, "effort": effort, **more}


def groups(scene: Scene, kind: str) -> list[Group]:
    return [item for item in scene.walk() if isinstance(item, Group) and item.id.startswith(f"{kind}-")]


def words(items: Sequence[Item]) -> str:
    return " ".join(item.text for item in items if isinstance(item, Words))


def listed(scene: Scene) -> list[str]:
    return [words(entry.items) for entry in groups(scene, "opportunity")]


def disc(group: Group) -> Box:
    (found,) = (item for item in group.items if isinstance(item, Box))
    return found


def taken(item: Words | Box) -> Area:
    if isinstance(item, Box):
        return Area(item.x, item.y, item.x + item.width, item.y + item.height)
    style, _, rise = setting(item.role)
    left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
    return Area(left, item.y - rise, left + item.width, item.y - rise + style.leading)


def field(scene: Scene) -> Area:
    grounds = [
        taken(item) for item in scene.walk() if isinstance(item, Box) and item.role.startswith("quadrant.")
    ]
    assert len(grounds) == 4
    return Area(
        min(area.left for area in grounds),
        min(area.top for area in grounds),
        max(area.right for area in grounds),
        max(area.bottom for area in grounds),
    )


def check_placed(scene: Scene) -> None:
    """All is in the picture, words in their room, marks in the field, and nothing over anything."""
    paper = Area(0, 0, scene.width, scene.height)
    for item in scene.walk():
        if isinstance(item, Words | Box):
            assert paper.holds(taken(item)), item
        if isinstance(item, Words):
            shown = taken(item)
            assert item.left - 0.01 <= shown.left, item
            assert shown.right <= item.left + item.room + 0.01, item
    marks = groups(scene, "mark")
    inside = [taken(item) for mark in marks for item in mark.items if isinstance(item, Words)]
    inside = [area for area in inside if not any(taken(disc(mark)).holds(area) for mark in marks)]
    discs = [taken(disc(mark)) for mark in marks]
    corners = [
        taken(item)
        for item in scene.walk()
        if isinstance(item, Words) and item.role in ("quadrant.name", "quadrant.about")
    ]
    assert all(field(scene).holds(area) for area in (*inside, *discs, *corners))
    assert apart([*inside, *corners])
    for at, area in enumerate(discs):
        assert not any(area.meets(other) for other in (*inside, *corners))
        for other in discs[at + 1 :]:
            across, down = area.left - other.left, area.top - other.top
            assert across**2 + down**2 > (area.right - area.left) ** 2
    entries = [taken(item) for entry in groups(scene, "opportunity") for item in entry.items if shape(item)]
    assert apart(entries)
    assert not any(field(scene).meets(area) for area in entries)
    for mark in marks:
        number = mark.items[1]
        assert isinstance(number, Words)
        assert taken(disc(mark)).holds(taken(number))


def shape(item: Item) -> bool:
    """Whether it takes up room of its own: a number stands on its disc."""
    return isinstance(item, Box | Words) and not item.role.startswith("matrix.number")


grade = st.one_of(st.integers(1, 5), st.sampled_from(["low", "medium", "high"]), st.floats(1, 5))
opportunity = st.fixed_dictionaries(
    {"text": st.sampled_from(TEXTS)},
    optional={
        "value": grade,
        "effort": grade,
        "owner": st.sampled_from(["shop", "Anna", LONG[:40]]),
        "status": st.sampled_from(["idea", "planned", "doing", "done", "dropped"]),
        "timing": st.just("Next year"),
        "addresses": st.just(["slow"]),
        "why": st.just("Everybody asks"),
        "metric": st.just("Calls"),
        "link": st.just("https://a.example"),
    },
)


@given(st.lists(opportunity, min_size=1, max_size=80), st.sampled_from(["en", "de", "ar", "ja"]))
@settings(max_examples=60)
def test_whatever_is_written_stays_in_its_place(given: list[dict[str, Any]], lang: str) -> None:
    scene = draw(*given, lang=lang)
    check_placed(scene)
    assert len(listed(scene)) == len(given)
    assert len(groups(scene, "mark")) == sum("value" in one and "effort" in one for one in given)
    assert draw(*given, lang=lang) == scene


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("count", [8, 20, 40, 80])
@pytest.mark.parametrize("digits", [0, 1])
def test_crowds_stay_in_their_places(count: int, digits: int, seed: int) -> None:
    chance = Random(seed)
    check_placed(
        draw(
            *(
                one(chance.choice(TEXTS), *(round(chance.uniform(1, 5), digits) for _ in range(2)))
                for _ in range(count)
            )
        )
    )


def test_a_crowd_stands_around_whole_grades() -> None:
    chance = Random(1)
    near = [
        one(f"Opportunity {at}", *(round(chance.uniform(2.9, 3.1), 3) for _ in "ab")) for at in range(250)
    ]
    assert (
        groups(draw(*near), "mark")[0].items[0] == groups(draw(*[one("O", 3, 3)] * 250), "mark")[0].items[0]
    )
    check_placed(draw(*near))


@pytest.mark.parametrize("count", [1, 2, 7, 20, 60, 80, 150])
@pytest.mark.parametrize(("value", "effort"), [(5, 1), (3, 3), (1, 5), (4.5, 4.9)])
def test_many_at_the_same_place_stay_around_it(count: int, value: float, effort: float) -> None:
    scene = draw(*(one(f"Opportunity {at}", value, effort) for at in range(count)))
    check_placed(scene)
    area, marks = field(scene), [disc(mark) for mark in groups(scene, "mark")]
    assert len(marks) == count
    ticks = [item for item in scene.walk() if isinstance(item, Line) and item.role == "rule.matrix"]
    across = min(item.x1 for item in ticks if item.x1 > area.left + 1)
    step = min(item.x1 for item in ticks if item.x1 > across + 1) - across
    x = sum(mark.x + mark.width / 2 for mark in marks) / count
    assert x == pytest.approx(across + (effort - 1) * step, abs=0.1 * step)


@pytest.mark.parametrize("lang", names())
def test_every_language_has_room(lang: str) -> None:
    check_placed(
        draw(one(status="done"), {"text": "Later"}, one("Other", 1, 5, addresses=["slow"]), lang=lang)
    )


def test_value_goes_up_and_effort_along_the_reading() -> None:
    scene = draw(one("A", 5, 1), one("B", 1, 5), one("C", 3, 3), one("D", 1, 1))
    a, c, d, b = (disc(mark) for mark in groups(scene, "mark"))
    assert a.y < c.y < b.y == d.y
    assert a.x == d.x < c.x < b.x
    arabic = draw(one("A", 5, 1), one("B", 1, 5), lang="ar")
    a, b = (disc(mark) for mark in groups(arabic, "mark"))
    assert a.x > b.x


def test_grades_in_words_are_where_their_numbers_are() -> None:
    by_word, by_number = draw(one("A", "low", "high")), draw(one("A", 1, 5))  # type: ignore[arg-type]
    assert groups(by_word, "mark") == groups(by_number, "mark")


def test_the_quadrants_have_their_names_in_their_corners() -> None:
    scene = draw(one())
    names = {
        item.text: item for item in scene.walk() if isinstance(item, Words) and item.role == "quadrant.name"
    }
    assert list(names) == ["Quick wins", "Big bets", "Fill-ins", "Money pit"]
    grounds = {
        item.role: taken(item) for item in scene.walk() if isinstance(item, Box) and "quadrant" in item.role
    }
    for role, name in zip(("quick-wins", "big-bets", "fill-ins", "money-pit"), names, strict=True):
        assert grounds[f"quadrant.{role}"].holds(taken(names[name]))
    assert grounds["quadrant.quick-wins"].holds(taken(disc(groups(scene, "mark")[0])))
    assert apart(list(grounds.values()))


def test_the_scales_say_what_their_ends_mean() -> None:
    said = [
        item.text
        for item in draw(one()).walk()
        if isinstance(item, Words) and item.role.startswith("matrix.")
    ]
    for text in ("Value", "Effort", "Low value", "High value", "Low effort", "High effort", *"12345"):
        assert text in said


def test_few_have_their_words_beside_them_and_many_their_numbers_alone() -> None:
    few = draw(one("Show the price", owner="shop", status="planned"), one("Phone them", 2, 4))
    assert [words(mark.items) for mark in groups(few, "mark")] == [
        "1 Show the price Planned · The shop",
        "2 Phone them",
    ]
    many = draw(*(one(f"Opportunity {at}", at % 5 + 1, at % 3 + 1) for at in range(60)))
    assert [words(mark.items) for mark in groups(many, "mark")] == [str(at) for at in range(1, 61)]
    assert {f"Opportunity {at}" for at in range(60)} == {
        item.text
        for entry in groups(many, "opportunity")
        for item in entry.items
        if isinstance(item, Words) and item.role == "ink"
    }


def test_one_long_text_does_not_take_the_words_of_the_others() -> None:
    scene = draw(one("word " * 60), one("Phone them", 1, 5))
    assert [words(mark.items) for mark in groups(scene, "mark")] == ["1", "2 Phone them"]


def test_words_are_beside_their_own_value() -> None:
    scene = draw(*(one(f"Opportunity {at}", 3, 3, owner="shop") for at in range(3)), one("Far", 2, 3))
    area, marks = field(scene), [disc(mark) for mark in groups(scene, "mark")]
    middle = (area.top + area.bottom) / 2
    assert all(len(mark.items) > 2 for mark in groups(scene, "mark"))
    down = marks[3].y + 11 - middle
    assert all(abs(mark.y + 11 - middle) <= 0.35 * down for mark in marks[:3])


def test_the_list_is_ranked_and_tells_all() -> None:
    scene = draw(
        one("Costly", 4, 4),
        one("Later", 5, 5, status="done"),
        {"text": "Vague", "value": 3},
        one("Cheap", 5, 1, owner="shop", status="planned", timing="May", addresses=["slow"]),
    )
    assert listed(scene) == [
        "1 Cheap Value 5 · Effort 1 · Planned · The shop · May Pays Addresses: It is slow",
        "2 Costly Value 4 · Effort 4 Pays",
        "3 Vague Value 3 Missing: Effort Pays",
        "4 Later Value 5 · Effort 5 · Done Pays",
    ]
    heads = [item.text for item in scene.walk() if isinstance(item, Words) and item.role == "label"]
    assert heads == ["Most value for the least effort first", "Not placed yet", "Done or dropped"]
    for text in ("1: Cheap (Value 5 · Effort 1 · Planned · The shop · May)", "3: Vague (Value 3)"):
        assert text in scene.description


def test_the_list_says_where_an_opportunity_belongs() -> None:
    stage = {
        "name": "Buy",
        "opportunities": ["Of the stage"],
        "steps": [{"name": "Pays", "opportunities": ["Of the step"]}],
    }
    journey = {"journeymap": 1, "title": "T", "stages": [stage], "opportunities": ["Of all"]}
    assert listed(view(Journey.model_validate(journey), look())) == [
        "1 Of all Missing: Value, Effort Whole journey",
        "2 Of the stage Missing: Value, Effort Buy",
        "3 Of the step Missing: Value, Effort Buy · Pays",
    ]


def test_what_is_closed_is_told_apart_by_more_than_its_colour() -> None:
    scene = draw(one("A"), one("B", 5, 5, status="done"), one("C", 1, 1, status="dropped"))
    full, ring, dashed = (disc(mark).role for mark in groups(scene, "mark"))
    for name in ("light", "dark"):
        paint = theme.load(name).paint
        assert paint(full).fill != paint("paper").fill == paint(ring).fill == paint(dashed).fill
        assert paint(dashed).dash
        assert not paint(ring).dash


def test_discs_lead_to_their_entry_and_entries_to_their_ticket() -> None:
    scene = draw(one(link="https://a.example/1", why="Everybody asks", metric="Calls"))
    (mark,), (entry,) = groups(scene, "mark"), groups(scene, "opportunity")
    assert mark.link == f"#{entry.id}"
    assert mark.label == "Show the price\nValue 4 · Effort 2"
    assert (entry.link, entry.label) == ("https://a.example/1", "Everybody asks\nMetric: Calls")


def test_a_map_whose_opportunities_lack_grades_has_a_list() -> None:
    scene = draw({"text": "Vague"})
    assert groups(scene, "mark") == []
    assert listed(scene) == ["1 Vague Missing: Value, Effort Pays"]
    check_placed(scene)


def test_a_map_without_opportunities_has_no_matrix() -> None:
    with pytest.raises(views.NothingToDraw, match=r"no opportunities.*`opportunities`"):
        draw()


FIELD = Area(0, 0, 600, 500)
points = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 500)), min_size=1, max_size=80)


@given(points)
@settings(max_examples=50)
def test_discs_keep_their_distance_and_stay_in_the_field(wanted: list[tuple[float, float]]) -> None:
    name = Area(12, 12, 90, 44)
    found = spread(wanted, 24, FIELD, [name])
    for x, y in found:
        disc = Area(x - 12, y - 12, x + 12, y + 12)
        assert FIELD.holds(disc)
        assert not disc.meets(name)
    for (ax, ay), (bx, by) in combinations(found, 2):
        assert (ax - bx) ** 2 + (ay - by) ** 2 >= 24**2 - 0.001
    assert spread(wanted, 24, FIELD, [name]) == found


def test_a_disc_that_nothing_stands_in_the_way_of_is_where_it_belongs() -> None:
    assert spread([(100, 100), (300, 120)], 24, FIELD) == [(100, 100), (300, 120)]
    left, right = spread([(100, 100), (100, 100)], 24, FIELD)
    assert ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2) == (100, 100)


@pytest.mark.parametrize("count", [1, 2, 3, 19, 80, 400])
def test_a_cluster_is_as_large_as_is_said(count: int) -> None:
    found = spread([(2000.0, 2000.0)] * count, 24, Area(0, 0, 4000, 4000))
    reach = max(max(abs(x - 2000), abs(y - 2000)) for x, y in found)
    assert 2 * reach + 24 == pytest.approx(cluster(count, 24))
    assert cluster(count, 24) <= 24 * (1.15 * count**0.5 + 2)


def test_a_stack_is_around_its_point() -> None:
    assert stacked([(50, 100), (50, 100), (9, 9)], [40, 20, 30], 10) == [(50, 85), (50, 125), (9, 9)]


def test_areas() -> None:
    area = Area(0, 0, 10, 10)
    assert area.meets(Area(9, 9, 20, 20))
    assert not area.meets(Area(10, 0, 20, 10))
    assert area.holds(Area(0, 0, 10, 10))
    assert not area.holds(Area(0, 0, 10, 11))
    assert apart([area, Area(10, 0, 20, 10)])
    assert not apart([area, Area(20, 0, 30, 10), Area(5, 5, 6, 6)])
