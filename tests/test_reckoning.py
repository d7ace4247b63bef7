"""What shares come to, held against a page worked by hand, exact fractions, chance, and mended maps."""

from __future__ import annotations

import re
from dataclasses import fields
from fractions import Fraction
from math import isfinite, sqrt
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeymap.flow import Flow, flow
from journeymap.model import Journey
from journeymap.reckoning import Reckoning, StepFigures, reckon

PAGE = Path(__file__).parent.parent / "docs" / "reckoning.md"


def journey(*steps: Any, **keys: Any) -> Journey:
    """A map with these steps; plain text names one."""
    parts = {"steps": [{"name": step} if isinstance(step, str) else step for step in steps]} if steps else {}
    return Journey.model_validate({"journeymap": 1, "title": "Buy a bike", **parts, **keys})


def reckoned(*steps: Any, **keys: Any) -> Reckoning:
    """The reckoning of such a map."""
    found = reckon(journey(*steps, **keys))
    assert found
    return found


def step(name: str, *onward: str, **keys: Any) -> dict[str, Any]:
    """A step whose `onward` are like `b 40%`, or `- 40%` for leaving."""
    pairs = [one.split() for one in onward]
    ways = [{"to": to, "share": share} for to, share in pairs if to != "-"]
    leaves = [{"share": share} for to, share in pairs if to == "-"]
    return {
        "name": name,
        **({"next": ways} if ways else {}),
        **({"leaves": leaves} if leaves else {}),
        **keys,
    }


def test_the_example_of_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = re.search(r"```yaml journey\n(.*?)```", text, re.DOTALL)
    assert example
    found = reckon(Journey.model_validate(yaml.safe_load(example[1])))
    assert found
    rows = [
        re.findall(r"[^|]+", line) for line in text.splitlines() if re.match(r"\| [A-Z][\w ]+ \| \d", line)
    ]
    assert len(rows) == 3
    for (name, *cells), part, figures in zip(rows, found.flow.steps, found.steps, strict=True):
        told = [float(cell.replace("%", "")) / (100 if "%" in cell else 1) for cell in cells]
        assert name.strip() == part.name
        own = [figures.reach, figures.visits, figures.leaving, figures.ending, figures.worth]
        assert own == pytest.approx(told)
    assert [stage and stage.reach for stage in found.stages] == pytest.approx([1, 0.75])
    assert (found.completion, found.leaving, found.length) == pytest.approx((0.6, 0.4, 3))
    assert found.time
    assert (found.time.low, found.time.high, found.time.partial) == (
        pytest.approx(40),
        pytest.approx(55),
        False,
    )
    assert not found.assumed


LINEAR = (step("A", "- 20%"), step("B", "- 50%"), "C")
LOOP = (
    step("A", "b 90%", "- 10%"),
    step("B", "a 30%", "c 50%", "- 20%"),
    step("C", "c 20%", "b 10%", "d 70%"),
    "D",
)
FORKS = (
    step("A", "b 40%", "c 30%", "- 5%", ends=True),
    step("B", "d 60%", "a 25%", "- 15%"),
    step("C", "a 10%", "e 70%", enters={"share": "25%"}),
    step("D", "b 50%", "- 10%", "e 40%"),
    step("E", "f 80%", "d 20%"),
    step("F", "- 30%", "a 40%"),
)
OPEN = ({"name": "A", "leaves": True}, {"name": "B", "next": ["a", "c"], "enters": True}, "C")
ENDLESS = (
    step("A", "b 50%", "d 30%", "- 20%"),
    step("B", "c 100%"),
    step("C", "b 90%", "c 10%"),
    step("D", "a 50%", "e 50%"),
    "E",
)
FLOWS = {"linear": LINEAR, "loop": LOOP, "forks": FORKS, "open": OPEN, "endless": ENDLESS}


def walked(ways: Flow, people: int, longest: int) -> tuple[list[float], list[float], float, float]:
    """What becomes of people sent through a flow at random: how many come to each step, how often, and how
    many complete and leave. Those who are still on their way after so many steps are stuck.
    """
    random = Random(20261002)
    choices = [(one, [way.share for way in one]) for one in ways.ways]
    visits, reach, done, left = [0] * len(ways.steps), [0] * len(ways.steps), 0, 0
    for first in random.choices(ways.starts, [way.share for way in ways.starts], k=people):
        at, seen = first.end, set[int]()
        for _ in range(longest):
            if at is None:
                break
            visits[at] += 1
            seen.add(at)
            (way,) = random.choices(*choices[at])
            done += way.kind == "end"
            left += way.kind == "leave"
            at = way.end
        for one in seen:
            reach[one] += 1
    return [n / people for n in reach], [n / people for n in visits], done / people, left / people


@pytest.mark.parametrize("steps", FLOWS.values(), ids=list(FLOWS))
def test_people_sent_through_at_random_fare_as_reckoned(steps: tuple[Any, ...]) -> None:
    people = 60_000
    found = reckoned(*steps)
    reach, visits, done, left = walked(found.flow, people, 25 if found.stuck else 10_000)

    def near(share: float, sent: float) -> bool:
        # Five standard errors: by chance one in two million is further off.
        return abs(share - sent) <= 5 * sqrt(share * (1 - share) / people) + 1e-9

    assert near(found.completion, done)
    assert near(found.leaving, left)
    for figures, came, times in zip(found.steps, reach, visits, strict=True):
        assert near(figures.reach, came)
        if not found.stuck and figures.reach:
            # Times of those who come are geometric, with a mean that is visits / reach.
            mean = figures.visits / figures.reach
            square = figures.reach * (2 * mean**2 - mean)
            assert abs(figures.visits - times) <= 5 * sqrt((square - figures.visits**2) / people) + 1e-9


def solved(rows: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """The solution of linear equations in exact fractions."""
    size = len(rows)
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for column in range(size):
        pivot = next(row for row in range(column, size) if table[row][column])
        table[column], table[pivot] = table[pivot], table[column]
        for row in range(size):
            if row != column and table[row][column]:
                factor = table[row][column] / table[column][column]
                table[row] = [a - factor * b for a, b in zip(table[row], table[column], strict=True)]
    return [table[row][size] / table[row][row] for row in range(size)]


def hitting(ways: Flow, targets: set[int], ends: bool = False) -> float:
    """The exact share that ever comes to one of some steps, or to the goal, from the equations for it."""
    size = len(ways.steps)
    can, grew = set(targets), True
    if ends:
        can |= {n for n in range(size) if any(way.kind == "end" and way.share for way in ways.ways[n])}
    while grew:
        more = {
            n
            for n in range(size)
            if any(way.end in can and way.share for way in ways.ways[n] if way.end is not None)
        }
        grew = not more <= can
        can |= more
    rows = [[Fraction(int(a == b)) for b in range(size)] for a in range(size)]
    right = [Fraction(int(n in targets)) for n in range(size)]
    for number in can - targets:
        whole = sum(Fraction(way.share) for way in ways.ways[number])  # 1, but for binary fractions
        for way in ways.ways[number]:
            if way.end is not None:
                rows[number][way.end] -= Fraction(way.share) / whole
            elif ends and way.kind == "end":
                right[number] += Fraction(way.share) / whole
    chance = solved(rows, right)
    return float(sum(Fraction(way.share) * chance[way.end or 0] for way in ways.starts))


@pytest.mark.parametrize("steps", FLOWS.values(), ids=list(FLOWS))
def test_exact_fractions_say_the_same(steps: tuple[Any, ...]) -> None:
    halves = [{"name": "First", "steps": steps[:2]}, {"name": "None"}, {"name": "Second", "steps": steps[2:]}]
    found = reckoned(
        stages=[{**half, "steps": [named(one) for one in half.get("steps", ())]} for half in halves]
    )
    exact(found)
    first, none, second = found.stages
    assert none is None
    assert first
    assert second
    assert first.reach == pytest.approx(hitting(found.flow, {0, 1}), abs=1e-12)
    assert second.reach == pytest.approx(hitting(found.flow, set(range(2, len(steps)))), abs=1e-12)
    assert first.leaving + second.leaving == pytest.approx(found.leaving)
    assert first.ending + second.ending == pytest.approx(found.completion)


def named(one: Any) -> Any:
    return {"name": one} if isinstance(one, str) else one


def exact(found: Reckoning) -> None:
    """Asserts that reach and completion are those of exact fractions."""
    for number, figures in enumerate(found.steps):
        assert figures.reach == pytest.approx(hitting(found.flow, {number}), abs=1e-12)
    assert found.completion == pytest.approx(hitting(found.flow, set(), ends=True), abs=1e-12)


def mended(steps: list[dict[str, Any]], number: int) -> Journey | None:
    """The map in which nobody leaves at a step; None if there is no other way."""
    ways = flow(journey(*steps)).ways[number]
    others = [(way.kind, way.end, way.share) for way in ways if way.kind != "leave" and way.share]
    whole = sum(share for _, _, share in others)
    if not whole:
        return None
    shares = [
        (steps[end]["name"], f"{100 * share / whole:.13f}%") for kind, end, share in others if end is not None
    ]
    kept = {key: value for key, value in steps[number].items() if key not in ("leaves", "next", "ends")}
    ends = any(kind == "end" for kind, _, _ in others)
    new = (
        kept
        | {"next": [{"to": name, "share": share} for name, share in shares]}
        | ({"ends": True} if ends else {})
    )
    return journey(*steps[:number], new, *steps[number + 1 :])


@pytest.mark.parametrize("name", ["linear", "loop", "forks", "endless"])
def test_worth_is_what_a_mended_map_has_more(name: str) -> None:
    steps = [named(one) for one in FLOWS[name]]
    for one in steps:
        one.setdefault("id", one["name"].lower())
    found = reckoned(*steps)
    assert any(figures.worth > 0.01 for figures in found.steps)
    for number, figures in enumerate(found.steps):
        if figures.leaving:
            better = mended([{**one, "name": one["id"]} for one in steps], number)
            assert better
            new = reckon(better)
            assert new
            assert new.completion - found.completion == pytest.approx(figures.worth, abs=1e-9)


def test_where_everybody_leaves_mending_is_worth_nothing() -> None:
    found = reckoned(step("A", "- 100%"), "B")
    assert (found.steps[0].leaving, found.steps[0].worth, found.completion) == (1, 0, 0)
    # Nor where all others go round for ever.
    found = reckoned(step("A", "a 50%", "- 50%"), "B")
    assert (found.steps[0].visits, found.steps[0].leaving, found.steps[0].worth) == (2, 1, 0)


def test_a_loop_without_a_way_out_is_no_end_of_numbers() -> None:
    found = reckoned(*ENDLESS)
    # From A half go into the loop; 15 % of them come back to A from D each time.
    assert found.stuck == pytest.approx(0.5 / 0.85)
    assert (found.length, found.time) == (None, None)
    assert [figures.visits for figures in found.steps[1:3]] == pytest.approx([0.5 / 0.85] * 2)
    assert found.completion + found.leaving + found.stuck == pytest.approx(1)
    all_stuck = reckoned({"name": "A", "next": "a"}, "B")
    assert (all_stuck.stuck, all_stuck.completion, all_stuck.steps[1].reach) == (1, 0, 0)


def test_a_loop_that_is_hard_to_leave_keeps_its_digits() -> None:
    found = reckoned(*(step(f"S{n}", "s0 90%", f"s{n + 1} 10%") for n in range(60)), "S60")
    assert found.steps[0].visits == pytest.approx(1e60, rel=1e-12)
    assert (found.completion, found.steps[60].reach, found.stuck) == pytest.approx((1, 1, 0))


def test_what_nobody_knows_is_told_apart() -> None:
    found = reckoned(step("A", "b 60%", "x 30%"), "B")
    assert (found.completion, found.unknown, found.leaving, found.stuck) == pytest.approx((0.6, 0.4, 0, 0))
    assert found.steps[0].unknown == pytest.approx(0.4)


def test_a_map_without_steps_has_no_reckoning() -> None:
    assert reckon(journey(stages=[{"name": "Look", "doing": "Looks"}])) is None


def test_exits_say_how_many_of_all_take_them() -> None:
    leaves = [{"to": "a train", "share": "10%"}, {"to": "a bus", "share": "20%"}]
    found = reckoned(step("A", "- 50%"), {"name": "B", "leaves": leaves}, "C")
    assert [(one.way.start, one.share) for one in found.exits] == [
        (0, pytest.approx(0.5)),
        (1, pytest.approx(0.05)),
        (1, pytest.approx(0.1)),
    ]
    assert found.taken(found.flow.starts[0]) == 1
    assert found.taken(found.flow.ways[1][0]) == pytest.approx(0.35)


def test_only_what_depends_on_the_split_is_assumed() -> None:
    # Those who part at B and meet again at E are the 59 % that A lets go on, whatever the split.
    found = reckoned(
        step("A", "b 59%", "- 41%"),
        {"name": "B", "next": ["c", "d"]},
        step("C", "e 100%"),
        "D",
        step("E", "- 10%"),
        "F",
    )
    b, c, e = found.steps[1], found.steps[2], found.steps[4]
    assert (b.assumed, e.assumed, found.assumed) == (frozenset(), frozenset(), frozenset())
    assert c.assumed == {"reach", "visits"}
    # Leaving in one of the two branches makes the rest depend on it.
    found = reckoned({"name": "A", "next": ["b", "c"]}, step("B", "d 50%", "- 50%"), "C", "D")
    assert found.assumed == {"completion", "leaving", "length"}
    assert found.steps[0].assumed == frozenset()
    assert found.steps[1].assumed == {"reach", "visits", "leaving", "worth"}
    assert [bool(one.assumed) for one in found.exits] == [True]


def test_time_counts_visits_and_says_what_is_missing() -> None:
    def time(*steps: Any, **keys: Any) -> tuple[float, float, bool] | None:
        found = reckoned(*steps, **keys).time
        return found and (found.low, found.high, found.partial)

    assert time("A", "B") is None
    assert time(step("A", "- 50%", duration="1-2 hours"), {"name": "B", "duration": "10 min"}) == (
        65,
        125,
        False,
    )
    assert time({"name": "A", "duration": "1 hour"}, "B") == (60, 60, True)
    # What nobody comes to is not missing.
    assert time(step("A", "- 100%", duration="1 hour"), "B") == (60, 60, False)
    # A stage speaks for steps of which not all say how long they take, once for those who come to it.
    stages = [
        {
            "name": "One",
            "duration": "1 day",
            "steps": [step("A", "b 50%", "- 50%"), step("B", "a 50%", "c 50%", duration="1 min")],
        },
        {"name": "Two", "duration": "1 year", "steps": [{"name": "C", "duration": "1 min"}]},
    ]
    assert time(stages=stages) == (pytest.approx(1440 + 1 / 3), pytest.approx(1440 + 1 / 3), False)


def test_a_thousand_steps_are_no_trouble() -> None:
    found = reckoned(
        *(step(f"S{n}", f"s{(n + 1) % 1000} 99%", "- 1%") for n in range(999)), step("S999", "s0 50%")
    )
    assert found.completion == pytest.approx(0.5 * 0.99**999 / (1 - 0.5 * 0.99**999))


SHARES = st.sampled_from(["0%", "0.001%", "10%", "25%", "33%", "50%", "90%", "99.999%", "100%", None])


@st.composite
def flows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps with any ways between them, in stages or not; some flows are bad ones."""
    size = draw(st.integers(1, 7))
    steps = []
    for number in range(size):
        targets = draw(st.lists(st.tuples(st.integers(0, size), SHARES), max_size=3))
        leaves = draw(st.lists(SHARES, max_size=2))
        one: dict[str, Any] = {"name": f"S{number}"}
        one["next"] = [{"to": f"s{to}"} | ({"share": share} if share else {}) for to, share in targets]
        one["leaves"] = [{"share": share} if share else {} for share in leaves]
        one["ends"] = draw(st.booleans())
        enters = draw(st.sampled_from([False, False, True, {"share": "20%"}]))
        steps.append({**one, "enters": enters})
    return steps


@given(flows())
def test_figures_of_any_flow_are_sane(steps: list[dict[str, Any]]) -> None:
    half = len(steps) // 2
    parts = [{"name": "One", "steps": steps[:half]}, {"name": "Two", "steps": steps[half:]}]
    found = reckoned(stages=parts)
    for ways in (found.flow.starts, *found.flow.ways):
        assert sum(way.share for way in ways) == pytest.approx(1)
    for figures in found.steps:
        values = [getattr(figures, one.name) for one in fields(StepFigures) if one.name != "assumed"]
        assert all(isfinite(value) and value >= 0 for value in values)
        assert figures.reach <= min(figures.visits, 1) + 1e-9
        assert figures.leaving + figures.ending + figures.unknown <= 1 + 1e-9
        assert figures.worth <= figures.leaving + 1e-9
        assert found.completion + figures.worth <= 1 + 1e-9
    shares = [found.completion, found.leaving, found.unknown, found.stuck]
    assert all(share >= 0 for share in shares)
    assert sum(shares) == pytest.approx(1)
    assert sum(one.leaving for one in found.steps) == pytest.approx(found.leaving)
    assert sum(one.share for one in found.exits) == pytest.approx(found.leaving)
    assert sum(one.ending for one in found.steps) == pytest.approx(found.completion)
    assert sum(one.unknown for one in found.steps) == pytest.approx(found.unknown)
    for number, stage in enumerate(found.stages):
        own = [one for one, at in zip(found.steps, found.flow.stages, strict=True) if at == number]
        assert (stage is None) == (not own)
        if stage:
            reaches = [one.reach for one in own]
            assert max(reaches) - 1e-9 <= stage.reach <= min(1, sum(reaches)) + 1e-9
    exact(found)
