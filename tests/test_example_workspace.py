"""The workspace among the examples shows what it is there to show, and its figures fit each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from journeymap.checking import check
from journeymap.diff import diff
from journeymap.folders import files_below
from journeymap.model import (
    Evidence,
    Journey,
    Metric,
    Opportunity,
    Part,
    Persona,
    Quote,
    Step,
    Touchpoint,
)
from journeymap.reckoning import reckon
from journeymap.survey import Asked
from journeymap.workspace import Workspaces

EXAMPLES = Path(__file__).parent.parent / "examples"
FOLDER = EXAMPLES / "riverside-library"
DAY = date(2026, 11, 23)  # as in .ci/run

WORKSPACE = Workspaces().around(FOLDER / "journeymap.yaml")
FILES = {id: entries[0].path for id, entries in WORKSPACE.maps.items()}


def read(path: Path) -> Journey:
    part = WORKSPACE.open(path).part
    assert isinstance(part, Journey)
    return part


MAPS = {id: read(path) for id, path in FILES.items()}
PEOPLE = {
    id: entry.part for id, entry in WORKSPACE.persona_entries.items() if isinstance(entry.part, Persona)
}


def found(folder: Path) -> list[str]:
    checked = check(files_below(folder), Asked(today=DAY))
    return [f"{one.name}: {finding.code}" for one in checked for finding in one.findings]


def steps(journey: Journey) -> dict[str, Step]:
    return {part.id: part for _, part in journey.contents() if isinstance(part, Step)}


def completion(journey: Journey) -> str:
    """The part of those who start that reaches the goal, as people write it."""
    reckoning = reckon(journey)
    assert reckoning
    assert not reckoning.assumed
    return f"{reckoning.completion:.0%}"


def same_everywhere(kind: type[Part], names: str, rest: str) -> int:
    """What several files say under the same names is the same in all; how many such things there are."""
    said, where = defaultdict[Any, set[Any]](set), defaultdict[Any, set[str]](set)
    get, rest_of = attrgetter(*names.split()), attrgetter(*rest.split())
    for id, part in [*MAPS.items(), *PEOPLE.items()]:
        for _, one in part.walk(kind):
            said[get(one)].add(rest_of(one))
            where[get(one)].add(id)
    shared = [one for one, files in where.items() if len(files) > 1]
    assert {one: said[one] for one in shared if len(said[one]) > 1} == {}
    return len(shared)


def test_nothing_is_found_in_any_example() -> None:
    assert found(EXAMPLES) == []


def test_the_one_finding_that_is_allowed_is_one(tmp_path: Path) -> None:
    path = FILES["home-delivery"]
    text = path.read_text(encoding="utf-8")
    before, comment = text.partition(" # journeymap: allow overdue-review")[::2]
    assert comment
    (tmp_path / "a.journey.yaml").write_text(before + "\n" + comment.partition("\n")[2], encoding="utf-8")
    (tmp_path / "journeymap.yaml").write_bytes((FOLDER / "journeymap.yaml").read_bytes())
    assert "JM409" in " ".join(found(tmp_path))


def test_eight_maps_and_three_personas() -> None:
    assert len(MAPS) == len(WORKSPACE.map_files) == 8
    assert {id: one.basis for id, one in PEOPLE.items()} == dict.fromkeys(
        ("amara", "nadia", "walter"), "research"
    )
    sizes = [len(steps(one)) or len(one.stages or []) for one in MAPS.values()]
    assert sorted(sizes) == [4, 5, 6, 7, 8, 9, 10, 14]
    assert [id for id, one in MAPS.items() if not steps(one)] == ["lifecycle"]
    assert {one.status for one in MAPS.values()} == {"draft", "review", "live"}
    assert {id for id, one in MAPS.items() if one.basis == "hypothesis"} == {"study", "join-future"}
    assert [id for id, one in MAPS.items() if len(one.people) == 2] == ["home-delivery"]
    ideas = [part for one in MAPS.values() for _, part in one.walk(Opportunity)]
    assert {one.status for one in ideas} == {"idea", "planned", "doing", "done", "dropped"}
    assert {one.owner for one in ideas} == set(WORKSPACE.settings.teams)


def test_three_levels_whose_links_lead_both_ways() -> None:
    parents = {id: one.parent for id, one in MAPS.items()}
    assert parents == {
        "lifecycle": "",
        "join": "lifecycle",
        "join-future": "lifecycle",
        "borrow": "lifecycle",
        "study": "lifecycle",
        "home-delivery": "lifecycle",
        "reserve": "borrow#reserves",
        "overdue": "borrow#overdue-notice",
    }
    details = {part.journey: id for id, one in MAPS.items() for _, part in one.contents() if part.journey}
    current = {id for id, one in MAPS.items() if one.parent and one.state == "current"}
    assert details == {id: parents[id].partition("#")[0] for id in current}
    for id in ("reserve", "overdue"):
        assert steps(MAPS["borrow"])[parents[id].partition("#")[2]].journey == id


def test_the_future_map_changes_steps_in_every_way() -> None:
    assert {one.improves: id for id, one in MAPS.items() if one.state == "future"} == {"join": "join-future"}
    old, new = steps(MAPS["join"]), steps(MAPS["join-future"])
    kept = [id for id in new if id in old]
    assert set(new) - set(old), "added"
    assert set(old) - set(new), "removed"
    assert [id for id in kept if new[id].name != old[id].name], "renamed"
    assert kept != [id for id in old if id in new], "moved"
    assert [id for id in kept if new[id].emotion != old[id].emotion], "changed"
    assert [id for id in kept if new[id] == old[id]], "as it was"
    told = {(one.verb, one.kind) for one in diff(MAPS["join"], MAPS["join-future"]).changes}
    assert {(verb, "step") for verb in ("added", "removed", "renamed", "moved")} <= told
    assert {("changed", "emotion"), ("removed", "pain"), ("added", "opportunity")} <= told


def test_figures_fit_each_other() -> None:
    stated = {
        id: str(metric.value).lstrip("~")
        for id, one in MAPS.items()
        for metric in one.metrics
        if metric.name == "conversion"
    }
    assert stated == {id: completion(MAPS[id]) for id in stated}
    assert stated == {
        "join": "32%",
        "join-future": "67%",
        "borrow": "79%",
        "reserve": "74%",
        "overdue": "72%",
    }
    # Of a step that is a journey of its own as many go on as reach its goal.
    for id in ("reserve", "overdue"):
        step = steps(MAPS["borrow"])[MAPS[id].parent.partition("#")[2]]
        assert [f"{one.share:g}%" for one in step.next] == [stated[id]]


@pytest.mark.parametrize(
    ("id", "counts"),
    [
        ("join", {"fills-in": 7228, "told-to-prove": 5638, "gets-cards": 3564}),
        ("join-future", {"confirms-address": 975, "gets-cards": 907}),
        ("reserve", {"checks-out": 4590}),
    ],
)
def test_people_are_as_many_as_the_shares_say(id: str, counts: dict[str, int]) -> None:
    journey = MAPS[id]
    reckoning = reckon(journey)
    assert reckoning
    start = next(one.count for one in journey.metrics if one.name == "conversion")
    assert start
    reach = dict(zip(steps(journey), reckoning.steps, strict=True))
    assert {step: round(start * reach[step].reach) for step in counts} == counts
    noted = {one.count for _, one in journey.walk(Evidence)} | {one.count for _, one in journey.walk(Metric)}
    assert set(counts.values()) <= noted


def test_what_several_maps_say_is_the_same_in_all() -> None:
    assert same_everywhere(Quote, "text", "source") >= 4
    assert same_everywhere(Opportunity, "text", "value effort owner status timing metric link") >= 9
    assert same_everywhere(Metric, "name source", "value target date count") >= 2
    touchpoints = {
        (one.name, one.channel) for journey in MAPS.values() for _, one in journey.walk(Touchpoint)
    }
    assert touchpoints == {(one.name, one.channel) for one in WORKSPACE.settings.touchpoints}, "all are used"
    assert same_everywhere(Touchpoint, "name", "url") >= 15


def test_its_page_names_every_map() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FILES.values():
        assert f"({path.relative_to(FOLDER).as_posix()})" in page
    assert "(riverside-library/README.md)" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
