"""`journeymap rule`, `journeymap rules`, and the page that is made of the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran, environment
from journeymap.findings import CHECKS, MEANINGS, Level
from journeymap.rules import rules
from journeymap.rules._catalogue import GROUPS, catalogue

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., Ran]


@pytest.mark.parametrize("name", ["overlong-name", "JM507", "jm507", "Overlong-Name"])
def test_a_rule_has_a_page(run: Run, name: str) -> None:
    done = run("rule", name)
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0] == "JM507 overlong-name (hint)"
    assert lines[2] == "The name of a step or stage, or the title, is too long for one."
    assert "  stage: how many characters the name of a stage may have" in lines
    assert "    default: 40" in lines
    assert "  journeymap: 1" in lines
    assert [line for line in lines if line in ("Settings", "Bad", "Good", "Source")] == [
        "Settings",
        "Bad",
        "Good",
        "Source",
    ]
    assert max(map(len, lines)) <= 100


def test_several_files_are_told_apart(run: Run) -> None:
    lines = run("rule", "circular-parent").out.splitlines()
    assert "Bad, journeymap.yaml" in lines
    assert "Good, living.journey.yaml" in lines


def test_a_list_is_shown_as_it_is_written(run: Run) -> None:
    said = " ".join(run("rule", "company-view").out.split())
    assert "default: [backlog, campaign, churn, conversion, CRM, cross-sell," in said


def test_a_check_has_a_sentence(run: Run) -> None:
    done = run("rule", "yaml-syntax")
    assert done.code == 0
    assert done.out == (
        "JM006 yaml-syntax (error)\n\n"
        "It is not YAML, most often for want of quotes or by indentation.\n\n"
        "It is told as a file is read, before any rule looks.\n"
    )


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("overlong-nam", "did you mean `overlong-name`?"),
        ("JM5O7", "did you mean `JM507`?"),
        ("zzz\x1b[31m", "`journeymap rules` lists them"),
    ],
)
def test_an_unknown_rule(run: Run, name: str, help: str) -> None:
    done = run("rule", name)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("error: there is no rule `")
    assert done.err.endswith(f"\n  = help: {help}\n")
    assert "\x1b" not in done.err


def test_colours_where_they_are_wanted(run: Run) -> None:
    assert run("rule", "JM507", env={"FORCE_COLOR": "1"}).out.startswith("\x1b[1mJM507 overlong-name\x1b[0m")
    assert "\x1b" not in run("rule", "JM507").out


def test_the_list_has_a_line_for_each(run: Run) -> None:
    done = run("rules")
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert [re.split(" +", line, maxsplit=3)[:2] for line in lines] == [
        [one.code, one.name] for one in catalogue()
    ]
    starts = {line.index(re.split(" +", line, maxsplit=3)[3]) for line in lines}
    assert len(starts) == 1, "the columns are not aligned"


def test_the_list_for_programs(run: Run) -> None:
    found = json.loads(run("rules", "--output-format", "json").out)
    assert found["version"] == 1
    objects = {one["name"]: one for one in found["rules"]}
    assert objects.keys() == {*CHECKS, *(one.name for one in rules())}
    assert objects["overlong-name"] == {
        "code": "JM507",
        "name": "overlong-name",
        "level": "hint",
        "group": "Wording",
        "summary": "The name of a step or stage, or the title, is too long for one.",
        "rule": True,
        "usual": True,
        "settings": {"title": 90, "stage": 40, "step": 60},
    }
    assert not objects["tag"]["rule"]


def test_every_check_has_a_meaning() -> None:
    assert MEANINGS.keys() == CHECKS.keys()
    for text in MEANINGS.values():
        assert re.fullmatch(r"[A-Z`].*\.", text), text


def test_the_catalogue_is_whole_and_in_order() -> None:
    found = catalogue()
    codes = [one.code for one in found]
    assert codes == sorted(codes)
    assert len(found) == len(CHECKS) + len(rules())
    assert {one.code[2] for one in found} <= GROUPS.keys()
    assert {one.level for one in found} == set(Level)


def test_the_page_of_all_rules_is_current() -> None:
    words = [sys.executable, ROOT / "tools" / "build_rules_docs.py", "--check"]
    done = subprocess.run(words, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr + "run python tools/build_rules_docs.py"
