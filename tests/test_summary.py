"""What a map comes down to: curves, evidence, and the order of what hurts and what would help."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeymap.experience import Curve, curves
from journeymap.model import Journey
from journeymap.summary import as_json, summary


def journey(**keys: Any) -> Journey:
    """A map with these keys, beside the ones that every map has."""
    return Journey.model_validate({"journeymap": 1, "title": "Buy a bike", **keys})


def fixed(curve: Curve) -> list[tuple[int, int, float, float]]:
    """The points of a curve without the parts that say so."""
    return [(point.first, point.last, point.start, point.end) for point in curve.points]


def test_a_curve_has_points_only_where_the_map_says_so() -> None:
    steps = [{"name": "A", "emotion": 1}, {"name": "B"}, {"name": "C", "emotion": [0, -2]}]
    (curve,) = curves(journey(steps=steps))
    assert (curve.id, curve.name) == ("", "")
    assert fixed(curve) == [(0, 0, 1, 1), (2, 2, 0, -2)]


def test_every_persona_has_a_curve() -> None:
    marta, paul = curves(
        journey(
            personas=[{"id": "m", "name": "Marta"}, {"id": "p", "name": "Paul"}],
            steps=[
                {"name": "A", "emotion": {"m": -1, "p": 1}},
                {"name": "B", "emotion": 0.5},
                {"name": "C", "emotion": 2, "actor": "p"},
            ],
        )
    )
    assert (marta.id, marta.name) == ("m", "Marta")
    assert fixed(marta) == [(0, 0, -1, -1), (1, 1, 0.5, 0.5)]
    assert fixed(paul) == [(0, 0, 1, 1), (1, 1, 0.5, 0.5), (2, 2, 2, 2)]


def test_a_persona_that_nobody_looked_up_is_called_by_its_id() -> None:
    (curve,) = curves(journey(persona="priya", steps=[{"name": "A", "emotion": 1}]))
    assert (curve.id, curve.name, len(curve.points)) == ("priya", "priya", 1)


def test_the_emotion_of_a_stage_counts_where_its_steps_have_none() -> None:
    (curve,) = curves(
        journey(
            stages=[
                {"name": "Search", "emotion": -1, "steps": [{"name": "A"}, {"name": "B"}]},
                {"name": "Buy", "emotion": -1, "steps": [{"name": "C", "emotion": 1}]},
                {"name": "Ride", "emotion": 2},
            ]
        )
    )
    assert fixed(curve) == [(0, 1, -1, -1), (2, 2, 1, 1), (3, 3, 2, 2)]


@pytest.mark.parametrize(
    ("emotions", "lowest", "highest", "drop"),
    [
        ([1, -1, -1, 0.5], 1, 0, (0, 1, 2)),
        ([0, 1, None, -2], 3, 1, (1, 3, 3)),
        ([[2, -2], 0], 0, 0, (0, 0, 4)),
        ([[-2, 2], -1], 0, 0, (0, 1, 3)),
        ([1, 0, 1, 0], 1, 0, (0, 1, 1)),
        ([-1, 0, 1], 0, 2, None),
        ([0.5], 0, 0, None),
    ],
    ids=["first of equals", "across a gap", "within", "from the end of a step", "first drop", "never", "one"],
)
def test_lowest_highest_and_drop(
    emotions: list[Any], lowest: int, highest: int, drop: tuple[int, int, float] | None
) -> None:
    said = [{} if felt is None else {"emotion": felt} for felt in emotions]
    steps = [{"name": f"Step {at}", **more} for at, more in enumerate(said)]
    (curve,) = curves(journey(steps=steps))
    assert curve.lowest is not None
    assert curve.highest is not None
    assert (curve.lowest.first, curve.highest.first) == (lowest, highest)
    found = curve.drop
    assert (found and (found.above.first, found.below.first, found.depth)) == drop


def test_a_map_without_emotions_has_no_extremes() -> None:
    (curve,) = curves(journey(steps=[{"name": "A"}]))
    assert (curve.points, curve.lowest, curve.highest, curve.drop) == ((), None, None, None)


@pytest.mark.parametrize(
    ("whole", "stage", "step", "backed"),
    [
        ({}, {}, {}, False),
        ({}, {}, {"quotes": "Never again"}, False),
        ({}, {}, {"quotes": {"text": "Never again", "source": "Interview 3"}}, True),
        ({}, {}, {"evidence": "Nine of ten said so"}, True),
        ({}, {"evidence": "Nine of ten said so"}, {}, True),
        ({"evidence": "Nine of ten said so"}, {}, {}, True),
        ({}, {"notes": "Guessed"}, {"metrics": {"name": "nps", "value": 3}}, False),
    ],
)
def test_what_backs_a_step(whole: Any, stage: Any, step: Any, backed: bool) -> None:
    made = journey(**whole, stages=[{"name": "Buy", **stage, "steps": [{"name": "Pays", **step}]}])
    found = summary(made)
    assert [row.backed for row in found.rows] == [backed]
    assert found.coverage == (int(backed), 1)


def test_coverage_counts_steps_and_stages_only_where_there_are_no_steps() -> None:
    stages = [{"name": "Search", "evidence": "Survey"}, {"name": "Buy", "steps": [{"name": "Pays"}]}]
    assert summary(journey(stages=stages)).coverage == (0, 1)
    assert summary(journey(stages=[stages[0], {"name": "Ride"}])).coverage == (1, 2)


def test_rows_are_numbered_across_stages() -> None:
    found = summary(journey(stages=[{"name": "A", "steps": [{"name": "B"}, {"name": "C"}]}, {"name": "D"}]))
    assert [(row.number, row.part.name, row.step is None) for row in found.rows] == [
        (1, "B", False),
        (2, "C", False),
        (3, "D", True),
    ]


def test_the_worst_pains_come_first_and_keep_their_order() -> None:
    pains = [
        {"text": "a"},
        {"text": "b", "severity": "low"},
        {"text": "c", "severity": "high"},
        {"text": "d", "severity": "medium"},
        {"text": "e", "severity": "high"},
    ]
    stage = {"name": "Buy", "pains": pains[:2], "steps": [{"name": "Pays", "pains": pains[2:]}]}
    found = summary(journey(stages=[stage]))
    assert [pain.said.text for pain in found.pains] == ["c", "e", "d", "b", "a"]


def test_opportunities_are_ranked_by_value_over_effort() -> None:
    opportunities = [
        {"text": "done", "value": 5, "effort": 1, "status": "done"},
        {"text": "no effort", "value": 5},
        {"text": "no value", "effort": 1},
        {"text": "twice", "value": 4, "effort": 2},
        {"text": "same, but greater", "value": "high", "effort": 2.5},
        {"text": "half", "value": 1, "effort": 2},
        {"text": "four times", "value": 4, "effort": "low"},
    ]
    step = {"name": "Pays", "opportunities": opportunities[4:]}
    found = summary(journey(opportunities=opportunities[:4], steps=[step]))
    assert [one.said.text for one in found.opportunities] == [
        "four times",
        "same, but greater",
        "twice",
        "half",
        "no effort",
        "no value",
        "done",
    ]


def test_json_names_places_and_keeps_what_is_not_known_apart_from_nothing() -> None:
    made = journey(
        id="bike",
        opportunities="Sell helmets",
        metrics={"name": "nps", "value": 12.0},
        stages=[
            {"name": "Search", "emotion": 0.5, "pains": "No prices"},
            {
                "name": "Buy",
                "steps": [
                    {
                        "name": "Pays",
                        "emotion": [1, -0.3],
                        "moment_of_truth": True,
                        "leaves": {"to": "a shop", "share": "41%"},
                    },
                    {"name": "Waits", "leaves": True},
                ],
            },
        ],
    )
    found = as_json(summary(made), "bike.journey.yaml")
    assert json.loads(json.dumps(found)) == found
    assert (found["file"], found["id"]) == ("bike.journey.yaml", "bike")
    assert (found["goal"], found["personas"]) == (None, [])
    assert [step["id"] for step in found["steps"]] == ["pays", "waits"]
    pays, waits = found["steps"]
    assert pays == {
        "id": "pays",
        "name": "Pays",
        "stage": "buy",
        "emotion": [{"persona": None, "from": 1, "to": -0.3}],
        "backed": False,
        "moment_of_truth": True,
        "leaves": [{"to": "a shop", "share": 41, "why": None}],
    }
    assert waits["leaves"] == [{"to": None, "share": None, "why": None}]
    assert found["stages"][0]["emotion"] == [{"persona": None, "from": 0.5, "to": 0.5}]
    pain, opportunity = found["pains"][0], found["opportunities"][0]
    assert (pain["stage"], pain["step"], pain["text"]) == ("search", None, "No prices")
    assert (opportunity["stage"], opportunity["step"], opportunity["worth"]) == (None, None, None)
    assert found["metrics"][0]["value"] == 12
    assert found["curves"][0]["biggest_drop"] == {
        "from": {"stage": "buy", "step": "pays", "emotion": 1},
        "to": {"stage": "buy", "step": "pays", "emotion": -0.3},
        "depth": 1.3,
    }
    assert found["evidence"] == {"backed": 0, "total": 2}


def test_json_of_what_shares_come_to() -> None:
    made = journey(
        stages=[
            {"name": "Search"},
            {
                "name": "Buy",
                "steps": [
                    {
                        "name": "Pays",
                        "duration": "1-2 hours",
                        "leaves": [{"to": "a shop", "share": "20%", "why": "The price"}, {}],
                    },
                    {"name": "Waits"},
                ],
            },
        ],
    )
    found = as_json(summary(made), "bike.journey.yaml")["reckoning"]
    assert json.loads(json.dumps(found)) == found
    steps = found.pop("steps")
    assert found == {
        "completion": 40,
        "leaving": 60,
        "unknown": 0,
        "stuck": 0,
        "length": 1.4,
        "minutes": {"low": 60, "high": 120, "partial": True},
        "assumed": ["completion", "leaving", "length"],
        "exits": [
            {
                "stage": "buy",
                "step": "pays",
                "to": "a shop",
                "why": "The price",
                "share": 20,
                "assumed": False,
            },
            {"stage": "buy", "step": "pays", "to": None, "why": None, "share": 40, "assumed": True},
        ],
        "stages": [
            {
                "stage": "buy",
                "reach": 100,
                "leaving": 60,
                "ending": 40,
                "unknown": 0,
                "assumed": ["ending", "leaving"],
            }
        ],
    }
    assert [(one["stage"], one["step"], one["visits"], one["reach"]) for one in steps] == [
        ("buy", "pays", 1, 100),
        ("buy", "waits", 0.4, 40),
    ]
    assert (steps[0]["leaving"], steps[0]["worth"], steps[0]["assumed"]) == (60, 60, ["leaving", "worth"])


def test_there_is_nothing_to_reckon_where_a_map_says_nothing_of_shares() -> None:
    for steps in ([{"name": "A"}, {"name": "B"}], [{"name": "A", "next": ["a", "b"]}, {"name": "B"}]):
        assert as_json(summary(journey(steps=steps)), "bike.journey.yaml")["reckoning"] is None
