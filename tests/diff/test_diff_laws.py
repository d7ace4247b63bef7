"""What holds of the difference of any two maps."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from any_map import parts
from journeymap.diff import Change, Difference, Pair, diff
from journeymap.diff._order import part_at, place
from journeymap.longhand import longhand, plain
from journeymap.model import Journey, Part, Stage, Step
from journeymap.source import Where

OTHER = {"added": "removed", "removed": "added"}
# Few names, so that things meet that have nothing to do with each other.
names = st.sampled_from(
    ["Waits", "Waits for a call", "Pays", "Pays by card", "支払う", "カードで支払う", "يدفع", "🙂"]
)


@st.composite
def others(draw: st.DrawFn, data: Any) -> Any:
    """The same data after an author was at it: things renamed, moved, dropped, repeated."""
    if isinstance(data, list):
        kept = [draw(others(one)) for one in data if draw(st.integers(0, 9)) > 1]
        if data and draw(st.booleans()):
            kept.append(draw(st.sampled_from(data)))
        return draw(st.permutations(kept)) if draw(st.booleans()) else kept
    if isinstance(data, dict):
        kept = {key: draw(others(one)) for key, one in data.items() if draw(st.integers(0, 9)) > 1}
        for key in ("name", "text", "title"):
            if key in kept and draw(st.booleans()):
                kept[key] = draw(names)
        return kept
    return data


def journey(data: Any) -> Journey | None:
    try:
        found = Journey.model_validate(data)
    except ValidationError:
        return None
    return found.model_copy(update={"persona": None, "personas": found.people})


@st.composite
def maps(draw: st.DrawFn) -> tuple[Journey, Journey]:
    """Two maps: of which one may have been made from the other."""
    first = draw(parts(Journey))
    second = draw(st.one_of(others(first), others(first), parts(Journey)))
    one, two = journey(first), journey(second)
    assert one
    return one, two or one


def told(difference: Difference) -> Counter[Any]:
    """The changes, and what holds each, without their order and names. What holds a part that came from
    elsewhere is another one seen from the other side, and left out.
    """

    def held(pairs: tuple[Pair[Any], ...], at: int | None, one: Change, depth: int) -> Any:
        sides = [where for where in (one.old, one.new) if where is not None]
        if at is None:
            within = ["stages" in where[:1] if depth == 0 else "steps" in where[:3:2] for where in sides]
            return "elsewhere" if any(within) else None
        places = pairs[at].old_at, pairs[at].new_at
        for where, top in zip((one.old, one.new), places, strict=True):
            if where is not None and (top is None or where[: len(top)] != top):
                return "elsewhere"
        return places

    def in_step(one: Change) -> bool:
        return any("steps" in where[:3:2] for where in (one.old, one.new) if where is not None)

    return Counter(
        (
            *(one.verb, one.kind, json.dumps(one.before), json.dumps(one.after), one.old, one.new),
            # A step, before or after, says of which stage it is.
            None if in_step(one) else held(difference.stages, one.stage, one, 0),
            held(difference.steps, one.step, one, 1),
        )
        for one in difference.changes
    )


def mirrored(found: Counter[Any]) -> Counter[Any]:
    """The same with old and new in each other's place."""

    def swap(pair: Any) -> Any:
        return pair[::-1] if isinstance(pair, tuple) else pair

    return Counter(
        {
            (OTHER.get(verb, verb), kind, after, before, new, old, swap(stage), swap(step)): count
            for (verb, kind, before, after, old, new, stage, step), count in found.items()
        }
    )


def said(one: Journey) -> Any:
    return longhand(one)


@given(maps())
@settings(max_examples=60)
def test_nothing_that_differs_goes_unseen(pair: tuple[Journey, Journey]) -> None:
    old, new = pair
    assert diff(old, new).same == (said(old) == said(new))


@given(parts(Journey))
def test_a_map_does_not_differ_from_itself(data: Any) -> None:
    one, two = Journey.model_validate(data), Journey.model_validate(data)
    assert diff(one, two).changes == ()


@given(maps())
@settings(max_examples=60)
def test_the_other_way_round_is_the_mirror(pair: tuple[Journey, Journey]) -> None:
    old, new = pair
    there, back = diff(old, new), diff(new, old)
    assert told(back) == mirrored(told(there))
    for pairs, others in ((there.stages, back.stages), (there.steps, back.steps)):
        assert Counter((one.old_at, one.new_at) for one in pairs) == Counter(
            (one.new_at, one.old_at) for one in others
        )


@given(maps())
@settings(max_examples=60)
def test_every_stage_and_step_is_there_once(pair: tuple[Journey, Journey]) -> None:
    old, new = pair
    found = diff(old, new)
    for kind, pairs in ((Stage, found.stages), (Step, found.steps)):
        for side, at in ((old, "old"), (new, "new")):
            places = [getattr(one, f"{at}_at") for one in pairs if getattr(one, f"{at}_at") is not None]
            assert sorted(places, key=str) == sorted(
                (where for where, one in side.contents() if isinstance(one, kind)), key=str
            )
            for one in pairs:
                where = getattr(one, f"{at}_at")
                assert getattr(one, at) == (None if where is None else part_at(side, where))
        new_places = [one.new_at for one in pairs if one.new_at is not None]
        assert new_places == [where for where, one in new.contents() if isinstance(one, kind)]


@given(maps())
@settings(max_examples=60)
def test_what_is_told_stands_where_it_is_said_to(pair: tuple[Journey, Journey]) -> None:
    old, new = pair
    found = diff(old, new)
    for one in found.changes:
        if one.step is not None and one.stage is not None:
            step, stage = found.steps[one.step], found.stages[one.stage]
            # In the stage where it stands, or, if it is gone, stood.
            side = "old_at" if step.new_at is None else "new_at"
            assert getattr(step, side)[:2] == getattr(stage, side)
        for root, at, data in ((old, one.old, one.before), (new, one.new, one.after)):
            assert (at is None) == (data is None), one
            if at is not None:
                assert stands(one, root, at, data), one


def stands(change: Change, root: Journey, at: Where, data: Any) -> bool:
    """Whether a map says at a place what a change tells of it."""
    found = part_at(root, at)
    if change.verb == "moved":
        return bool(data == place(root, at))
    if change.verb == "renamed" and isinstance(found, Part):
        return data in (getattr(found, key, None) for key in ("title", "name", "text"))
    if change.kind == "emotion":
        return data == plain("emotion", found if isinstance(found, dict) else {"": found})
    if isinstance(found, Part) and isinstance(data, dict):
        whole = longhand(found)
        return all(whole.get(key) == one for key, one in data.items())
    name = at[-1] if isinstance(at[-1], str) else ""
    return bool(data == plain(name, found))


@given(parts(Journey), st.randoms())
def test_a_shuffled_map_only_moved(data: Any, random: Any) -> None:
    old = Journey.model_validate(data)
    stages = [
        stage.model_copy(update={"steps": random.sample(stage.steps, len(stage.steps))})
        for stage in random.sample(old.stages or [], len(old.stages or []))
    ]
    steps = random.sample(old.steps or [], len(old.steps or []))
    new = old.model_copy(update={"stages": stages or None, "steps": steps or None})
    assert {one.verb for one in diff(old, new).changes} <= {"moved"}
