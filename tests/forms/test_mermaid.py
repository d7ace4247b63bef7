"""Mermaid: scores, actors, and what there is no place for."""

from __future__ import annotations

import pytest
from written_forms import context, read

from journeymap import forms
from journeymap.forms.mermaid import left_out


def lines(text: str) -> list[str]:
    return forms.load("mermaid").write(read(text), context()).decode().splitlines()


def test_stages_are_sections_and_steps_are_tasks() -> None:
    found = lines(
        "journeymap: 1\ntitle: Buy\npersona: {name: Ada}\nstages:\n"
        "- {name: Look, steps: [{name: Searches, emotion: -1.25}, {name: Finds, emotion: [-1, 2]}]}\n"
        "- {name: Wait, emotion: 2}\n"
    )
    assert found == [
        "journey",
        "    title Buy",
        "    section Look",
        "      Searches: 1.75: Ada",
        "      Finds: 3.5: Ada",
        "    section Wait",
        "      Wait: 5: Ada",
        "%% Not in this diagram: changes of emotion within a step (1)",
    ]


def test_people() -> None:
    found = lines(
        "journeymap: 1\ntitle: x\npersonas: [{name: Ada}, {name: 'Bob, Jr.'}]\nsteps:\n"
        "- {name: a, emotion: {ada: 2, bob-jr: -1}}\n- {name: b, actor: bob-jr, emotion: -2}\n"
        "- {name: c, emotion: 0}\n"
    )
    assert found[2:] == [
        "      a: 3.5: Ada, Bob#44; Jr.",
        "      b: 1: Bob#44; Jr.",
        "      c: 3: Ada, Bob#44; Jr.",
    ]
    assert lines("journeymap: 1\ntitle: x\nsteps: [{name: a, emotion: 1}]\n")[2:] == ["      a: 4"]


def test_an_unknown_emotion_is_in_the_middle_and_told() -> None:
    found = lines("journeymap: 1\ntitle: x\nsteps: [a, {name: b, emotion: -1}]\n")
    assert found[2:] == ["      a: 3", "      b: 2", "%% Emotion not known, drawn as 3: 1 of 2"]


def test_the_emotion_of_a_stage_is_that_of_its_steps() -> None:
    found = lines("journeymap: 1\ntitle: x\nstages: [{name: A, emotion: 1, steps: [b, c]}]\n")
    assert found[3:] == ["      b: 4", "      c: 4"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Journey home", "#74;ourney home"),
        ("title", "#116;itle"),
        ("Section 2: pay; go #1", "#83;ection 2#58; pay#59; go #35;1"),
        ("accTitle", "#97;ccTitle"),
        ("50% off", "50% off"),
        ("% off", "#37; off"),
        ("a %% b", "a %#37; b"),
        ("a <br> b", "a #60;br#62; b"),
        ("Fish & chips", "Fish & chips"),
    ],
)
def test_what_means_something_to_mermaid(name: str, written: str) -> None:
    assert (
        lines(f"journeymap: 1\ntitle: x\nsteps: [{{name: {name!r}, emotion: 0}}]\n")[2]
        == f"      {written}: 3"
    )


def test_everything_left_out_is_counted() -> None:
    found = left_out(
        read(
            "journeymap: 1\ntitle: x\ngoal: g\nevidence: [h]\nstages:\n"
            "- {name: A, doing: a, pains: [b, c], moment_of_truth: true, goal: e,\n"
            "   steps: [{name: B, leaves: d, pains: [z], lanes: {own: [p, q]}}]}\n"
        )
    )
    assert found == {
        "actions": 1,
        "pains": 3,
        "pieces of evidence": 1,
        "exits": 1,
        "entries of own lanes": 2,
        "moments of truth": 1,
        "texts about the journey and its stages": 2,
    }
