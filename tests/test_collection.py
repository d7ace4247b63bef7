"""What maps say as plain facts, and how maps belong together."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest

from journeymap.collection import Collection, MapFact, Spot, facts
from journeymap.model import Journey
from journeymap.summary import summary


def fact(id: str = "a", home: str = "", **keys: Any) -> MapFact:
    """The facts of a map in the folder `home`."""
    made = {"journeymap": 1, "title": id.upper(), "id": id, **keys}
    if not made.keys() & {"stages", "steps"}:
        made["steps"] = [{"name": "Goes"}]
    return facts(Journey.model_validate(made), f"{home}/{id}.journey.yaml".lstrip("/"), home)


def spots(one: MapFact) -> dict[str, Spot]:
    """Where the pains of a map are, by their text."""
    return {pain.text: pain.spot for pain in one.pains}


def test_a_pain_knows_its_place() -> None:
    one = fact(
        title="Buy a bike",
        owner="shop",
        stages=[
            {"name": "Look", "pains": "Of the stage", "owner": "web"},
            {"name": "Buy", "steps": [{"name": "Pays", "pains": ["Of the step"], "owner": "till"}]},
        ],
    )
    found = spots(one)
    assert found["Of the stage"] == Spot("a", "a.journey.yaml", "Buy a bike", "Look", "look", owner="web")
    assert found["Of the step"] == Spot(
        "a", "a.journey.yaml", "Buy a bike", "Buy", "buy", "Pays", "pays", owner="till"
    )
    flat = fact(owner="shop", steps=[{"name": "Pays", "pains": "Of the step"}])
    assert spots(flat)["Of the step"] == Spot(
        "a", "a.journey.yaml", "A", step="Pays", step_id="pays", owner="shop"
    )


def test_an_owner_is_the_nearest_one() -> None:
    pains = ["Nobody's", {"text": "Ada's", "owner": "ada"}]
    step = {"name": "Pays", "pains": pains, "opportunities": ["Nobody's", {"text": "Bo's", "owner": "bo"}]}
    one = fact(
        owner="shop",
        stages=[
            {"name": "Buy", "owner": "till", "steps": [step, {**step, "name": "Rides", "owner": "road"}]}
        ],
    )
    assert [pain.owner for pain in one.pains] == ["till", "ada", "road", "ada"]
    # An opportunity is somebody's only where somebody took it.
    assert [each.owner for each in one.opportunities] == ["", "bo", "", "bo"]
    assert [each.spot.owner for each in one.opportunities] == ["till", "till", "road", "road"]


@pytest.mark.parametrize(
    ("stage", "steps", "of_stage", "of_step"),
    [
        pytest.param({}, [{"emotion": -1}, {"emotion": 0}], -0.5, -1, id="the mean of the steps"),
        pytest.param({"emotion": 2}, [{}, {}], 2, 2, id="the steps feel as the stage"),
        pytest.param({"emotion": 2}, [{"emotion": -1}, {}], 2, -1, id="what is said counts"),
        pytest.param({"emotion": 2}, [{}, {"emotion": -1}], 2, None, id="unknown beside a known one"),
        pytest.param({}, [{"emotion": [-2, 1]}, {}], -0.5, -0.5, id="a change by its middle"),
        pytest.param({}, [{}, {}], None, None, id="nothing known"),
    ],
)
def test_how_a_place_feels(
    stage: dict[str, Any], steps: list[dict[str, Any]], of_stage: float | None, of_step: float | None
) -> None:
    named = [{"name": name, "pains": name, **keys} for name, keys in zip("ab", steps, strict=True)]
    one = fact(stages=[{"name": "S", "pains": "s", "steps": named, **stage}], opportunities=["Of all"])
    found = spots(one)
    assert (found["s"].emotion, found["a"].emotion) == (of_stage, of_step)
    (whole,) = one.opportunities
    assert (whole.spot.stage, whole.spot.step, whole.spot.emotion) == ("", "", one.mean)


def test_of_several_personas_those_count_whom_a_place_concerns() -> None:
    one = fact(
        personas=[{"name": "Ada"}, {"name": "Bo"}, {"name": "Cy"}],
        stages=[
            {
                "name": "S",
                "actor": "cy",
                "steps": [
                    {"name": "all", "pains": "of the stage's", "emotion": 1},
                    {"name": "ada", "pains": "ada", "actor": "ada", "emotion": -1},
                ],
            },
            {
                "name": "T",
                "steps": [
                    {"name": "both", "pains": "both", "emotion": {"ada": -2, "bo": 1}},
                    {"name": "with", "pains": "with", "actor": "cy", "emotion": {"bo": 1}},
                    {"name": "any", "pains": "any", "emotion": 0.5},
                ],
            },
        ],
    )
    assert {name: (spot.personas, spot.emotion) for name, spot in spots(one).items()} == {
        "of the stage's": (("cy",), 1),
        "ada": (("ada",), -1),
        "both": (("ada", "bo"), -0.5),
        "with": (("bo", "cy"), 1),
        "any": (("ada", "bo", "cy"), 0.5),
    }
    assert one.personas == (("ada", "Ada"), ("bo", "Bo"), ("cy", "Cy"))


def test_the_figures_of_a_map_are_those_that_it_is_shown_with() -> None:
    journey = Journey.model_validate(
        {
            "journeymap": 1,
            "title": "T",
            "id": "t",
            "personas": [{"name": "Ada"}, {"name": "Bo"}],
            "stages": [
                {"name": "Bare", "emotion": 2},
                {
                    "name": "S",
                    "steps": [
                        {"name": "Pays", "emotion": {"ada": [1, -2], "bo": 1}, "evidence": "Seen"},
                        {"name": "Rides", "emotion": {"ada": 0}, "leaves": {"share": "25%"}},
                    ],
                },
            ],
        }
    )
    one, shown = facts(journey, "t.journey.yaml"), summary(journey)
    assert (one.backed, one.total) == shown.coverage == (1, 2)
    assert [step.number for step in one.steps] == [row.number for row in shown.rows]
    assert [step.backed for step in one.steps] == [row.backed for row in shown.rows]
    means = [curve.mean for curve in shown.curves]
    assert one.mean == pytest.approx(sum(filter(None, means)) / 2)
    assert (one.lowest, one.lowest_step, one.highest) == (-2, "Pays", 2)
    assert shown.reckoning
    assert one.completion == shown.reckoning.completion
    assert (fact().completion, fact().mean, fact().lowest, fact().highest) == (None,) * 4
    bare = fact(stages=[{"name": "S", "evidence": "Seen"}, {"name": "T"}])
    assert (bare.backed, bare.total) == (1, 2)


@pytest.mark.parametrize(
    ("status", "addressed"),
    [(None, True), ("idea", True), ("done", True), ("dropped", False)],
)
def test_a_pain_is_addressed_from_anywhere_in_its_map_but_by_nothing_dropped(
    status: str | None, addressed: bool
) -> None:
    closing = {"text": "Close it", "addresses": "gap", "status": status}
    steps = [{"name": "A", "pains": [{"text": "Gap", "id": "gap"}, "Other"]}, {"name": "B"}]
    for made in (
        fact(steps=steps, opportunities=[closing]),
        fact(steps=[steps[0], {**steps[1], "opportunities": [closing]}]),
        fact(stages=[{"name": "S", "steps": steps, "opportunities": closing}]),
    ):
        assert [pain.addressed for pain in made.pains] == [addressed, False]


def test_what_an_opportunity_is_worth() -> None:
    one = fact(opportunities=[{"text": "A", "value": 5, "effort": 2, "why": "W", "metric": "nps"}, "B"])
    assert [(each.worth, each.why, each.metric) for each in one.opportunities] == [
        (2.5, "W", "nps"),
        (None, "", ""),
    ]


@pytest.mark.parametrize(
    ("keys", "every", "due"),
    [
        ({"reviewed": "2026-01-31", "review_every": "1 month"}, None, "2026-02-28"),
        ({"reviewed": "2026-01", "review_every": "1 day"}, None, "2026-02-01"),
        ({"reviewed": "2026"}, "6 months", "2027-06-30"),
        ({"reviewed": "2026-01-31", "review_every": "2-3 months"}, "1 month", "2026-04-30"),
        ({"reviewed": "2026-01-31", "status": "retired"}, "1 month", ""),
        ({"reviewed": "2026-01-31"}, None, ""),
        ({}, "1 month", ""),
        ({"reviewed": "2026", "review_every": "9999999999 years"}, None, "9999-12-31"),
    ],
)
def test_when_a_map_is_to_be_reviewed(keys: dict[str, str], every: str | None, due: str) -> None:
    made = {"journeymap": 1, "title": "T", "steps": "A"}
    spaced = Journey.model_validate({**made, "review_every": every}).review_every if every else None
    assert facts(Journey.model_validate({**made, **keys}), "t", every=spaced).due == due


def family(*maps: MapFact) -> tuple[Collection, dict[str, str]]:
    """A collection, and the parent of each map of it that has one."""
    made = Collection(maps)
    return made, {one.id: parent.id for one in maps if (parent := made.parent(one))}


def test_a_map_is_below_the_one_that_either_of_them_says() -> None:
    maps, parents = family(
        fact("buy", parent="life#buys"),
        fact("ride", parent="life"),
        fact("pay", parent="other"),
        fact("repair"),
        fact(
            "life",
            steps=[
                {"name": "Buys"},
                {"name": "Mends", "journey": "repair"},
                {"name": "Pays", "journey": "pay"},
            ],
        ),
        fact("other", stages=[{"name": "First", "journey": "repair"}]),
    )
    assert parents == {"buy": "life", "ride": "life", "pay": "other", "repair": "life"}
    by_id = {one.id: one for one in maps.maps}
    assert [one.id for one in maps.children(by_id["life"])] == ["buy", "repair", "ride"]
    assert maps.children(by_id["buy"]) == []
    assert {id: maps.detailed(one) for id, one in by_id.items()} == {
        "buy": ("Buys", "buys"),
        "ride": ("", ""),
        "pay": ("", ""),
        "repair": ("Mends", "mends"),
        "life": ("", ""),
        "other": ("", ""),
    }


def test_a_parent_that_is_not_there_is_none() -> None:
    maps, parents = family(
        fact("buy", parent="gone#x"), fact("life", steps=[{"name": "A", "journey": "buy"}])
    )
    assert parents == {}
    assert maps.detailed(maps.maps[0]) == ("", "")


@pytest.mark.parametrize(
    "maps",
    [
        [fact("a", parent="a")],
        [fact("a", steps=[{"name": "S", "journey": "a"}])],
        [fact("a", steps=[{"name": "S", "journey": "b"}]), fact("b", steps=[{"name": "S", "journey": "a"}])],
        [fact("a", parent="b"), fact("b", parent="c"), fact("c", parent="a")],
        [fact("a", parent="b"), fact("b"), fact("c", parent="a", steps=[{"name": "S", "journey": "b"}])],
    ],
)
def test_the_way_up_ends_even_in_a_circle(maps: list[MapFact]) -> None:
    made = Collection(tuple(maps))
    for one in maps:
        above, up = 0, made.parent(one)
        while up:
            above, up = above + 1, made.parent(up)
            assert above < len(maps)
    below = [one.id for one in maps if not made.parent(one)]
    for id in below:
        below += [one.id for one in made.children(next(one for one in maps if one.id == id))]
    assert sorted(below) == sorted(one.id for one in maps), "each is in the hierarchy, once"


def test_ids_are_those_of_one_workspace() -> None:
    here, there = fact("life", "here"), fact("life", "there")
    maps, _ = family(fact("buy", "there", parent="life"), fact("buy", "here", parent="life"), here, there)
    assert maps.parent(maps.maps[0]) is there
    assert maps.parent(maps.maps[1]) is here
    assert maps.named(here, "nobody") is None


def test_an_id_that_is_there_twice_is_the_first_one() -> None:
    first, second = fact("x"), replace(fact("x"), file="z")
    assert Collection((first, second)).named(second, "x") is first


def test_what_a_future_map_improves() -> None:
    maps = Collection(
        (fact("now"), fact("next", improves="now"), fact("later", improves="now"), fact("x", improves="y"))
    )
    now, following, later, lost = maps.maps
    assert maps.improving(now) == [following, later]
    assert maps.improved(later) is now
    assert maps.improved(lost) is None
    assert maps.improving(lost) == []


def test_facts_can_be_sent_to_another_process() -> None:
    one = fact(
        personas=[{"name": "Ada"}], steps=[{"name": "A", "pains": "P", "emotion": 1, "opportunities": "O"}]
    )
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one.pains[0].spot) == hash(pickle.loads(pickle.dumps(one)).pains[0].spot)


def test_maps_below_another_are_in_its_order() -> None:
    steps = [{"name": "Looks"}, {"name": "Pays", "journey": "pay"}, {"name": "Rides"}]
    upper = fact("top", stages=[{"name": "Buy", "steps": steps}, {"name": "Own", "journey": "own"}])
    maps = [
        fact("a-rest", parent="top"),
        fact("own"),
        fact("pay-future", parent="top", state="future", improves="pay"),
        fact("pay", parent="top"),
        fact("z-look", parent="top#looks"),
        upper,
    ]
    made = Collection(tuple(maps))
    assert [one.id for one in made.children(upper)] == ["z-look", "pay", "pay-future", "own", "a-rest"]
    # Two that improve each other are an error of the author's, and no endless way.
    odd = Collection((upper, fact("x", parent="top", improves="y"), fact("y", parent="top", improves="x")))
    assert [one.id for one in odd.children(upper)] == ["x", "y"]
