"""The picture of a difference: all that changed has a sign, is told in words, and stays in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_map import check_placed, journeys, lane_ids, texts, words
from test_map import look as map_look

from journeymap import theme, views
from journeymap.diff import Change, Difference, diff, effect
from journeymap.labels import labels, names
from journeymap.model import Journey, Step
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Words
from journeymap.source import Where
from journeymap.theme import TYPES
from journeymap.views.map import view

VERBS = ("added", "removed", "renamed", "moved", "changed")
#: The kinds whose name is what the picture says.
NAMED = {
    *("step", "stage", "pain", "gain", "opportunity", "quote", "touchpoint", "tag"),
    *("doing", "thinking", "feeling", "frontstage", "backstage", "support"),
}


def beside(old: Journey | None, new: Journey | None, called: tuple[str, str] = ("", "")) -> Scene:
    """The picture of the difference of two maps."""
    return drawn(diff(old, new), called)


def drawn(difference: Difference, called: tuple[str, str] = ("", "")) -> Scene:
    of = difference.new or difference.old
    assert isinstance(of, Journey)
    lang = of.lang or "en"
    now = of if difference.new else Journey.model_construct(title=of.title, id=of.id, lang=of.lang)
    comparison = views.Comparison(difference, called, map_look(lang))
    return view(now, map_look(lang, compared=comparison))


def journey(**data: Any) -> Journey:
    return Journey.model_validate({"journeymap": 1, "title": "Buy a bike", **data})


def steps(*given: dict[str, Any] | str, **more: Any) -> Journey:
    named = [{"name": one, "id": one.lower()} if isinstance(one, str) else one for one in given]
    return journey(steps=named, **more)


def step(**more: Any) -> dict[str, Any]:
    return {"name": "Pays", "id": "pays", **more}


def labelled(scene: Scene) -> list[str]:
    return [item.label for item in scene.walk() if isinstance(item, Group) and item.label]


def signs(scene: Scene) -> list[str]:
    """The signs in the map, without those of the legend and the counts."""
    found: list[str] = []
    for item in scene.walk():
        if isinstance(item, Group) and item.label.startswith(
            tuple(f"{labels(scene.lang)[f'diff.{v}']}" for v in VERBS)
        ):
            found += [
                one.name
                for one in flat(item.items)
                if isinstance(one, Icon) and one.name in (*VERBS, "up", "down")
            ][-1:]
    return found


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from flat(item.items)


def roles(scene: Scene) -> set[str]:
    return {item.role for item in scene.walk() if not isinstance(item, Group | Image)}


def struck(scene: Scene) -> set[str]:
    """The words that a line goes through."""
    lines = [item for item in scene.walk() if isinstance(item, Line) and item.role.endswith("strike")]
    return {
        one.text
        for one in words(scene)
        for line in lines
        if one.y - 14 < line.y1 < one.y
        and abs(abs(line.x2 - line.x1) - one.width) < 0.01
        and min(line.x1, line.x2) >= one.left - 0.01
        and max(line.x1, line.x2) <= one.left + one.room + 0.01
    }


def check_signed(scene: Scene, difference: Difference) -> None:
    """Every change has a sign somewhere that names it, or is in a column that is framed as a whole."""
    said = labels(scene.lang)
    marked = [
        one
        for one in labelled(scene)
        if any(one == said[f"diff.{verb}"] or one.startswith(f"{said[f'diff.{verb}']}: ") for verb in VERBS)
    ]
    pairs: list[Any] = [*difference.stages, *difference.steps]
    whole = {
        place
        for pair in pairs
        if not (pair.old and pair.new)
        for place in (pair.old_at, pair.new_at)
        if place is not None
    }
    for change in difference.changes:
        if any(place is not None and inside(place, whole) for place in (change.old, change.new)):
            continue
        of = name_of(change, difference)
        assert any(squeezed(of) in squeezed(one) for one in marked), (change, marked)


def name_of(change: Change, difference: Difference) -> str:
    """Words that the sign of a change stands beside."""
    if change.kind == "emotion" and (change.step is not None or change.stage is not None):
        pairs: Any = difference.stages if change.step is None else difference.steps
        return str(pairs[change.stage if change.step is None else change.step].new.name)
    return change.name if change.kind in NAMED else ""


def inside(place: Where, parts: set[Where]) -> bool:
    return any(Where(place[:end]) in parts for end in (2, 4) if len(place) >= end)


def squeezed(text: str) -> str:
    return "".join(text.split())


def check(difference: Difference) -> Scene:
    scene = drawn(difference, ("then", "now"))
    check_placed(scene)
    check_signed(scene, difference)
    paint = theme.load("light").paint
    for item in scene.walk():
        if not isinstance(item, Group | Image):
            assert paint(item.role)
        if isinstance(item, Words):
            assert TYPES[item.role]
    for change in difference.changes:
        assert labels(scene.lang)[f"diff.{change.verb}"] in scene.description
        assert squeezed(change.name) in squeezed(scene.description), change
    assert drawn(difference, ("then", "now")) == scene
    return scene


@given(journeys(), journeys())
@settings(max_examples=40)
def test_whatever_changed_stays_in_its_place(old: Journey, new: Journey) -> None:
    check(diff(old, new))


@given(journeys(), st.data())
@settings(max_examples=40)
def test_whatever_is_taken_out_moved_or_emptied(old: Journey, data: st.DataObject) -> None:
    stages = []
    for stage in data.draw(st.permutations(old.stages or [])):
        kept = [one for one in data.draw(st.permutations(stage.steps)) if data.draw(st.booleans())]
        bare = [Step(name=one.name, id=one.id) if data.draw(st.booleans()) else one for one in kept]
        stages.append(stage.model_copy(update={"steps": bare}))
    new = old.model_copy(update={"stages": stages[: data.draw(st.integers(1, 3))] or stages})
    check(diff(old, new))
    check(diff(new, old))


@given(journeys())
@settings(max_examples=15)
def test_what_came_or_went_as_a_whole(one: Journey) -> None:
    check(diff(None, one))
    check(diff(one, None))
    same = check(diff(one, one))
    assert not signs(same)
    assert labels(same.lang)["diff.same"] in texts(same)


@pytest.mark.parametrize("lang", names())
def test_every_language_tells_what_changed(lang: str) -> None:
    old = steps("One", step(emotion=-1, pains=["Slow"], owner="a"), "Two", "Three", lang=lang, goal="x")
    new = steps(
        "Two", step(emotion=1, pains=["Slower"], owner="b", notes="n"), "New", "One", lang=lang, goal="y"
    )
    scene = check(diff(old, new))
    assert "{" not in texts(scene)


def test_a_new_step_is_framed_and_marked() -> None:
    scene = check(diff(steps("One", "Two"), steps("One", "New", "Two")))
    frames = [item for item in scene.walk() if isinstance(item, Box) and "column" in item.role]
    assert [one.role for one in frames] == ["difference.column.added"]
    name = next(one for one in words(scene) if one.text == "New")
    assert frames[0].x < name.x < frames[0].x + frames[0].width
    assert "Added: New" in labelled(scene)


def test_a_step_that_is_gone_is_a_ghost_where_it_stood() -> None:
    gone = step(pains=[{"text": "Slow", "severity": "high"}], touchpoints=[{"web": "Shop"}], emotion=-1)
    scene = check(diff(steps("One", gone, "Two"), steps("One", "Two")))
    lefts = [one.left for one in words(scene) if one.role.startswith("step.name")]
    assert [one.text for one in words(scene) if one.role.startswith("step.name")] == ["One", "Pays", "Two"]
    assert lefts == sorted(lefts)
    assert "Pays" in struck(scene)
    assert "Slow" not in struck(scene)
    assert {"difference.ghost", "difference.column.removed", "pain.card.high.gone", "chip.gone"} <= roles(
        scene
    )
    assert not {"pain.card.high", "chip"} & roles(scene)
    assert "Removed: Pays" in labelled(scene)


def test_columns_beside_each_other_have_one_frame() -> None:
    scene = check(diff(steps("One"), steps("One", "New", "Newer")))
    assert sum(isinstance(item, Box) and "column" in item.role for item in scene.walk()) == 1


def test_entries_are_marked_one_by_one() -> None:
    old = steps(step(pains=["Slow", "Costly", {"text": "Far away", "id": "far", "severity": "low"}]))
    new = steps(step(pains=["Slow", {"text": "Far away", "id": "far", "severity": "high"}, "Loud"]))
    scene = check(diff(old, new))
    said = labelled(scene)
    assert "Removed: Costly" in said
    assert "Added: Loud" in said
    assert "Changed: Far away; High" in said
    assert {"Costly", "Low"} <= struck(scene)
    assert not {"Slow", "Far away", "Loud", "High"} & struck(scene)


def test_what_is_reworded_has_its_former_words_below() -> None:
    scene = check(diff(steps(step(thinking="Is it safe?")), steps(step(thinking="It is safe."))))
    assert "Is it safe?" in struck(scene)
    now = next(one for one in words(scene) if one.text == "It is safe.")
    before = next(one for one in words(scene) if one.text == "Is it safe?")
    assert before.y > now.y
    assert before.left == pytest.approx(now.left + 2)


def test_a_renamed_step_has_its_former_name() -> None:
    new = steps({"name": "Pays by card", "id": "pays"})
    scene = check(diff(steps(step()), new))
    assert struck(scene) == {"Pays"}
    assert "Renamed: Pays by card" in labelled(scene)


def test_a_moved_step_says_where_it_was() -> None:
    scene = check(diff(steps("One", "Two", "Three", "Four"), steps("Two", "Three", "Four", "One")))
    assert "Was first" in texts(scene)
    old = journey(stages=[{"name": "A", "steps": ["Looks", "Pays"]}, {"name": "B", "steps": ["Rides"]}])
    new = journey(stages=[{"name": "A", "steps": ["Looks"]}, {"name": "B", "steps": ["Pays", "Rides"]}])
    assert "Was in: A" in texts(check(diff(old, new)))


def test_stages_are_marked_too() -> None:
    one, two, three = ({"name": name, "steps": [f"Does {name}"]} for name in ("A", "B", "C"))
    old = journey(stages=[one | {"goal": "Know"}, two, three])
    new = journey(stages=[one | {"goal": "Choose"}, three, {"name": "D", "steps": ["Rides"]}])
    scene = check(diff(old, new))
    assert {"Know", "B"} <= struck(scene)
    assert "Added: D" in labelled(scene)
    assert "Removed: B" in labelled(scene)
    assert "stage.gone" in roles(scene)


def test_both_curves_and_the_figures_that_changed() -> None:
    old = steps("One", step(emotion=-1), {"name": "Two", "emotion": 0.5})
    new = steps("One", step(emotion=1.5), {"name": "Two", "emotion": 0.5})
    scene = check(diff(old, new))
    curves = [item.role for item in scene.walk() if isinstance(item, Curve)]
    assert curves == ["curve-0.before", "curve-0"]
    assert "−1 → 1.5" in texts(scene)
    assert "up" in signs(scene)
    assert "Before: Pays: frustrated (−1)" in labelled(scene)
    assert "Before" in texts(scene)


def test_a_ghost_leaves_no_gap_in_the_curve() -> None:
    old = steps({"name": "One", "emotion": 1}, {"name": "Gone", "emotion": -1}, {"name": "Two", "emotion": 1})
    new = steps({"name": "One", "emotion": 1}, {"name": "Two", "emotion": 1})
    scene = check(diff(old, new))
    assert not any(role.endswith(".gap") for role in roles(scene))


def test_everybody_has_a_curve_of_before_in_their_colour() -> None:
    people = [{"name": "Ada", "id": "ada"}, {"name": "Bo", "id": "bo"}]
    felt: list[dict[str, Any]] = [
        {"name": "One", "id": "one", "emotion": {"ada": 1, "bo": -1}},
        {"name": "Two", "id": "two", "emotion": 0},
    ]
    other = [felt[0] | {"emotion": {"ada": 1, "bo": 1}}, felt[1]]
    old, new = journey(personas=people[::-1], steps=felt), journey(personas=people, steps=other)
    scene = check(diff(old, new))
    assert {"curve-0.before", "curve-1.before"} <= roles(scene)
    before = {item.role: item for item in scene.walk() if isinstance(item, Curve)}
    first = before["curve-1.before"].points[0][1]
    assert first > before["curve-1"].points[0][1], "Bo, who is second now, felt worse"
    assert "Changed: Bo, One: −1 → 1" in labelled(scene)


def test_the_effect_is_told_before_and_now() -> None:
    leaves = {"leaves": [{"to": "away", "share": "40%"}]}
    old = steps(step(emotion=-2, evidence=["Asked"], **leaves), {"name": "Two", "id": "two", "emotion": 0})
    new = steps(step(emotion=1, **leaves), {"name": "Two", "id": "two", "emotion": 0})
    found, scene = effect(old, new), check(diff(old, new))
    assert (found.mean.before, found.mean.after) == (-1, 0.5)
    said = labelled(scene)
    assert "Mean emotion: −1 → 0.5 (Better)" in said
    assert "Lowest point: −2 → 0 (Better; Pays → Two)" in said
    assert "Reach the goal: 60% (Unchanged)" in said
    assert "Evidence: 1 of 2 steps → 0 of 2 steps (Worse)" in said
    for one in ("Mean emotion: −1 → 0.5", "Reach the goal: 60%"):
        assert one in scene.description


def test_what_no_lane_shows_stands_at_the_top() -> None:
    old, new = steps(step(notes="Ask again")), steps(step(), owner="team-shop", tags=["bikes"])
    scene = check(diff(old, new))
    said = labelled(scene)
    assert "Removed: Pays · Notes: Ask again" in said
    assert "Added: Owner: team-shop" in said
    assert any(one.startswith("Added: Tags") for one in said)


def test_lanes_that_are_not_drawn_are_told_at_the_top() -> None:
    old, new = steps(step(pains=["Slow"])), steps(step())
    difference = diff(old, new)
    chosen = [one for one in map_look().lanes if one.id == "steps"]
    look = map_look(lanes=chosen, compared=views.Comparison(difference, ("", ""), map_look()))
    scene = view(new, look)
    assert lane_ids(scene) == ["steps"]
    assert any(one.startswith("Removed: Pays · Pain points: Slow") for one in labelled(scene))


def test_the_legend_explains_the_signs_that_are_there() -> None:
    scene = check(diff(steps("One", step()), steps("One", step(gains=["Quick"]))))
    legend = [one.text for one in words(scene) if one.role == "legend"]
    assert "Added" in legend
    assert not {"Removed", "Moved", "Renamed", "Changed"} & set(legend)


def test_the_header_says_what_is_compared() -> None:
    assert "main → branch" in texts(beside(steps("One"), steps("Two"), ("main", "branch")))
    arabic = beside(steps("One", lang="ar"), steps("Two", lang="ar"), ("main", "branch"))
    assert "\u2068main\u2069 ← \u2068branch\u2069" in texts(arabic)


def test_a_picture_from_right_to_left_is_the_mirror() -> None:
    old, new = steps("One", step(emotion=1)), steps("New", "One", step(emotion=-1))
    left, right = check(diff(old, new)), check(diff(old, new.model_copy(update={"lang": "he"})))
    assert right.direction == "rtl"
    frame = [
        next(i for i in one.walk() if isinstance(i, Box) and "column" in i.role) for one in (left, right)
    ]
    assert frame[0].x < left.width / 2
    assert frame[1].x > right.width / 2


@pytest.mark.parametrize("name", theme.names())
def test_signs_do_not_rest_on_colour(name: str) -> None:
    """What is gone, new and of before is drawn in another way, not only in another colour."""
    paint = theme.load(name).paint
    assert paint("difference.column.removed").dash
    assert not paint("difference.column.added").dash
    for n in range(6):
        assert paint(f"curve-{n}.before").dash not in ((), paint(f"curve-{n}").dash)
        assert paint(f"curve-{n}.before").stroke_width != paint(f"curve-{n}").stroke_width
    for card in ("pain.card.high", "gain.card", "opportunity.card", "chip"):
        assert paint(f"{card}.gone").dash
