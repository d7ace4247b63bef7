"""What is taken for the same, and what for moved."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from pairs import between, journey, steps, told

from journeymap.diff import Difference, Named, diff, many
from journeymap.diff import _matching as matching
from journeymap.diff._likeness import likeness, look
from journeymap.model import Journey, PersonaFile


def test_a_step_with_another_name_is_renamed_whether_it_keeps_its_id() -> None:
    for new in ("Looks up the address", "{name: Looks up the address, id: checks-the-address}"):
        old = "{name: Checks the address, doing: Types the postcode on three sites and waits for a number}"
        doing = "doing: Types the postcode on three sites and waits for a number"
        new = new if new.startswith("{") else f"{{name: {new}}}"
        found = diff(steps(old, "Pays"), steps(new.replace("}", f", {doing}}}"), "Pays"))
        assert [one[0] for one in told(found)][:1] == ["renamed"], new
        assert {one.kind for one in found.changes} <= {"step", "id"}


def test_a_step_of_another_stage_moved_even_with_another_name() -> None:
    step = "{name: Checks the address, doing: Types the postcode on three sites and waits for a number}"
    other = step.replace("Checks the address", "Looks it up")
    stages = "title: x\nstages:\n- {name: A, steps: [Pays%s]}\n- {name: B, steps: [Ends%s]}\n"
    found = between(stages % (f", {step}", ""), stages % ("", f", {other}"))
    assert told(found) == [("moved", "step", "Looks it up"), ("renamed", "step", "Looks it up")]
    moved = found.changes[0]
    assert moved.before == {"stage": "a", "number": 2}
    assert moved.after == {"stage": "b", "number": 2}


def test_what_has_nothing_in_common_is_not_the_same() -> None:
    found = diff(steps("Opens the letter"), steps("Calls a taxi"))
    assert told(found) == [("removed", "step", "Opens the letter"), ("added", "step", "Calls a taxi")]


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("a b c", "x a b c", ""),
        ("a b c", "b c", ""),
        ("a b c d", "b c d a", "a"),
        ("a b c d", "d a b c", "d"),
        ("a b c d e", "a d c b e", "b c"),
    ],
)
def test_as_little_as_possible_moved(old: str, new: str, moved: str) -> None:
    found = diff(steps(*old.split()), steps(*new.split()))
    assert len([one for one in found.changes if one.verb == "moved"]) == len(moved.split())
    back = diff(steps(*new.split()), steps(*old.split()))
    names = [{one.name for one in each.changes if one.verb == "moved"} for each in (found, back)]
    assert names[0] == names[1]


def test_what_is_gone_stands_where_it_stood() -> None:
    found = diff(steps("a", "b", "c", "d"), steps("a", "d", "e"))
    assert [(one.old or one.new).name for one in found.steps if one.old or one.new] == list("abcde")


def test_what_names_a_part_by_an_id_that_follows_its_name_did_not_change() -> None:
    old = """
title: x
persona: {name: Priya Shah, about: Works from home for a small studio}
steps:
- {name: Waits for a call, next: {to: pays-by-card}, emotion: {priya-shah: -1}, actor: priya-shah,
   pains: No date for the visit, opportunities: {text: A date at once, addresses: no-date-for-the-visit}}
- {name: Pays by card}
"""
    new = old.replace("Priya Shah", "Priya Sharma").replace("priya-shah", "priya-sharma")
    new = new.replace("No date for the visit", "No date for a visit").replace(
        "no-date-for-the", "no-date-for-a"
    )
    new = new.replace("Pays by card", "Pays by a card").replace("pays-by-card", "pays-by-a-card")
    assert told(between(old, new)) == [
        ("renamed", "persona", "Priya Sharma"),
        ("renamed", "pain", "No date for a visit"),
        ("renamed", "step", "Pays by a card"),
    ]


def test_a_pain_that_stands_elsewhere_is_neither_solved_nor_new() -> None:
    found = diff(
        steps("{name: a, pains: [Slow, Dear]}", "b"),
        steps("{name: a, pains: Dear}", "{name: b, pains: Slow}"),
    )
    assert told(found) == [("moved", "pain", "Slow")]
    gone = diff(steps("{name: aaa, pains: Slow}", "b"), steps("b", "{name: ccc, pains: Slow}"))
    assert Counter(one[:2] for one in told(gone)) == {
        ("removed", "step"): 1,
        ("added", "step"): 1,
        ("moved", "pain"): 1,
    }


def test_pains_of_steps_that_came_or_went_are_told() -> None:
    found = diff(steps("a"), steps("a", "{name: b, pains: Slow}"))
    assert told(found) == [("added", "step", "b"), ("added", "pain", "Slow")]
    assert (found.changes[1].stage, found.changes[1].step) == (None, 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("emotion: 1", "emotion: -1", ("changed", "emotion", "")),
        ("emotion: 1", "emotion: [1, 2]", ("changed", "emotion", "")),
        ("notes: a", "emotion: 1, notes: a", ("added", "emotion", "")),
        (
            "pains: No date for the visit",
            "pains: No fixed date for the visit",
            ("renamed", "pain", "No fixed date for the visit"),
        ),
        ("pains: Slow", "notes: ''", ("removed", "pain", "Slow")),
        (
            "pains: {text: Slow, severity: low}",
            "pains: {text: Slow, severity: high}",
            ("changed", "pain", "Slow"),
        ),
        ("doing: Reads", "doing: Writes", ("changed", "doing", "Writes")),
        ("doing: [a, b, c]", "doing: [c, a, b]", ("moved", "doing", "c")),
        ("owner: a", "owner: b", ("changed", "owner", "")),
        ("touchpoints: {web: Shop}", "touchpoints: {app: Shop}", ("changed", "touchpoint", "Shop")),
        ("next: {to: b, share: 10%}", "next: {to: b, share: 20%}", ("changed", "next", "b")),
        ("leaves: true", "leaves: {share: 20%}", ("changed", "leave", "20%")),
        ("enters: {from: a, share: 5%}", "enters: {from: a, share: 6%}", ("changed", "enter", "a")),
        ("moment_of_truth: false", "moment_of_truth: true", ("added", "moment_of_truth", "")),
        (
            "evidence: {kind: interview, count: 5}",
            "evidence: {kind: interview, count: 9}",
            ("changed", "evidence", "interview 9"),
        ),
        ("lanes: {risk: a}", "lanes: {risk: [a, b]}", ("added", "lane", "b")),
        ("lanes: {risk: a}", "lanes: {risk: a, law: b}", ("added", "lane", "law")),
        ("image: a.png", "image: b.png", ("changed", "image", "")),
        ("duration: 2 days", "duration: 48 hours", ("changed", "duration", "")),
        (
            "opportunities: {text: o, status: idea}",
            "opportunities: {text: o, status: done}",
            ("changed", "opportunity", "o"),
        ),
    ],
)
def test_each_kind_of_change(old: str, new: str, expected: tuple[str, str, str]) -> None:
    def one(said: str) -> Journey:
        said = said.replace("notes: ''", "notes: a").replace("moment_of_truth: false", "notes: a")
        return steps("{name: step, " + said + ("" if "notes" in said else ", notes: a") + "}", "b")

    assert told(diff(one(old), one(new))) == [expected]


def test_emotions_are_told_for_each_persona() -> None:
    more = "personas: [{name: Ada}, {name: Ben}]\n"
    old, new = (
        steps("{name: a, emotion: -1}", more=more),
        steps("{name: a, emotion: {ada: -1, ben: 1}}", more=more),
    )
    (change,) = diff(old, new).changes
    assert (change.name, change.before, change.after) == ("Ben", [-1, -1], [1, 1])
    # The same for both in other words: nobody feels otherwise, but the map does say so otherwise.
    (change,) = diff(old, steps("{name: a, emotion: {ada: -1, ben: -1}}", more=more)).changes
    assert (change.kind, change.name) == ("emotion", "")


def test_likeness_is_the_same_from_either_side_and_knows_all_scripts() -> None:
    for one, two in (
        ("Checks the address", "Check the addresses"),
        ("住所を確認する", "住所を確かめる"),
        ("يدفع بالبطاقة", "يدفع البطاقة"),
    ):
        a, b = look(one, {}), look(two, {})
        assert likeness(a, b) == likeness(b, a) >= matching.ALIKE
    assert likeness(look("🙂", {}), look("🙃", {})) < matching.ALIKE
    assert likeness(look("Waits", {}), look("WAITS", {})) == 1


def words(count: int, seed: random.Random) -> str:
    return " ".join("".join(seed.choices("abcdefghij", k=5)) for _ in range(count))


def large(seed: random.Random) -> list[str]:
    return [f"{{name: {words(3, seed)}, doing: {words(12, seed)}}}" for _ in range(1000)]


def test_large_maps_compare_few_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = Counter[str]()

    def counted(one: object, two: object) -> float:
        compared["pairs"] += 1
        return likeness(one, two)  # type: ignore[arg-type]

    monkeypatch.setattr(matching, "likeness", counted)
    old = large(random.Random(1))
    renamed = [one.replace("{name: ", "{name: so ") for one in old]
    assert {one.verb for one in diff(steps(*old), steps(*renamed)).changes} == {"renamed"}
    diff(steps(*old), steps(*large(random.Random(2))))
    assert compared["pairs"] < 3 * matching.PAIRS


def named(*subjects: tuple[str, str, str]) -> list[Named]:
    """Maps by file, id and title."""
    return [
        Named(steps("a").model_copy(update={"id": id, "title": title}), file) for file, id, title in subjects
    ]


def summary(found: list[object]) -> list[tuple[str, str, list[str]]]:
    return [
        (
            one.old.file if one.old else "",
            one.new.file if one.new else "",
            [each[0] for each in told(one.difference)],
        )  # type: ignore[attr-defined]
        for one in found
    ]


def test_maps_of_folders() -> None:
    old = named(("a.journey.yaml", "a", "Ay"), ("b.journey.yaml", "b", "Bee"), ("c.journey.yaml", "c", "Sea"))
    new = named(
        ("a.journey.yaml", "a", "Ay"), ("d/c.journey.yaml", "c", "Sea"), ("e.journey.yaml", "e", "Eve")
    )
    assert summary(list(many(old, new))) == [
        ("a.journey.yaml", "a.journey.yaml", []),
        ("b.journey.yaml", "", ["removed"]),
        ("c.journey.yaml", "d/c.journey.yaml", ["moved"]),
        ("", "e.journey.yaml", ["added"]),
    ]


def test_a_map_whose_file_has_another_name_moved_and_is_known_by_title_or_likeness() -> None:
    old = named(("before.journey.yaml", "before", "Switch the provider"))
    for title, verbs in (("Switch the provider", ["moved"]), ("Switch a provider", ["moved", "renamed"])):
        new = named(("after.journey.yaml", "after", title))
        assert summary(list(many(old, new))) == [("before.journey.yaml", "after.journey.yaml", verbs)]
    # An id of its own is a change of its own.
    new = named(("after.journey.yaml", "own", "Switch the provider"))
    assert summary(list(many(old, new))) == [
        ("before.journey.yaml", "after.journey.yaml", ["moved", "changed"])
    ]


def test_a_persona_with_a_file_of_its_own_is_told_once() -> None:
    def folder(role: str) -> list[Named]:
        person = PersonaFile(journeymap=1, name="Ada", id="ada", role=role)
        whole = steps("a").model_copy(update={"personas": [person]})
        return [Named(whole, "x.journey.yaml"), Named(person, "ada.persona.yaml")]

    both = many(folder("Nurse"), folder("Surgeon"))
    assert [told(one.difference) for one in both] == [[], [("changed", "role", "")]]
    (alone,) = many(folder("Nurse")[:1], folder("Surgeon")[:1])
    assert told(alone.difference) == [("changed", "role", "")]


def test_a_map_and_a_persona_are_not_compared() -> None:
    with pytest.raises(ValueError, match="not compared"):
        diff(steps("a"), PersonaFile(journeymap=1, name="Ada"))


def test_the_examples_that_improve_each_other() -> None:
    folder = Path(__file__).parent.parent.parent / "examples"
    old, new = (
        journey((folder / f"{name}.journey.yaml").read_text(encoding="utf-8"))
        for name in ("02-broadband-switch", "05-broadband-switch-future")
    )
    found: Difference = diff(old, new)
    assert {(one.verb, one.kind) for one in found.changes if one.kind in ("stage", "step")} == {
        ("renamed", "step")
    }
    assert len(found.steps) == len(old.all_steps)
