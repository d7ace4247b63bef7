"""The Action, the hooks and the examples for CI services, as far as they can be tried without these."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml ci\n(.*?)```", PAGE, re.S)]

MAP = """\
journeymap: 1
title: Park in town
persona: {name: Sam}
steps:
  - {name: Finds a space, emotion: -0.3}
  - {name: Drives home, emotion: 0.8}
"""

# Stands for Python: writes down how it is called, and makes a virtual environment of itself.
PYTHON = """\
#!{python} -I
import json, os, pathlib, shutil, sys
words = sys.argv[1:]
with open({record!r}, "a") as record:
    print(json.dumps(words), file=record)
if words[:3] == ["-I", "-m", "venv"]:
    target = pathlib.Path(words[3], "bin")
    target.mkdir()
    shutil.copy({own!r}, target / "python")
if "review" in words:
    print("# What changed")
    sys.exit({late})
if "journeymap" in words:
    sys.exit({code})
"""


def steps() -> list[dict[str, Any]]:
    return list(ACTION["runs"]["steps"])


def test_the_action_is_composite_and_described() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert ACTION["name"]
    assert ACTION["description"]
    assert list(ACTION["inputs"]) == [
        *("paths", "fail-on", "output-format", "summary", "base", "pictures", "args"),
    ]
    for name, given in ACTION["inputs"].items():
        assert set(given) == {"description", "default"}, name
        assert isinstance(given["default"], str), name


def test_inputs_reach_scripts_as_variables_only() -> None:
    for step in steps():
        assert set(step) == {"name", "shell", "env", "run"}
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        for value in step["env"].values():
            assert re.fullmatch(r"\$\{\{ inputs\.[a-z-]+ \}\}", value)
        assert set(re.findall(r"JOURNEYMAP_\w+", step["run"])) == set(step["env"])
    used = {value for step in steps() for value in step["env"].values()}
    assert used == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def run_action(tmp_path: Path, code: int = 0, late: int = 0, **inputs: str) -> tuple[int, list[list[str]]]:
    """Run the action's script as GitHub does; how it ended, and how it called Python."""
    programs, temporary, repository = (tmp_path / name for name in ("programs", "runner", "repository"))
    for folder in (programs, temporary, repository):
        folder.mkdir()
    record, python = tmp_path / "record", programs / "python3"
    python.write_text(
        PYTHON.format(python=sys.executable, record=str(record), own=str(python), code=code, late=late),
        encoding="utf-8",
    )
    python.chmod(0o755)
    (step,) = steps()
    defaults = {name: given["default"] for name, given in ACTION["inputs"].items()}
    # What GitHub puts there in a run for no pull request.
    assert defaults["base"] == "${{ github.event.pull_request.base.sha }}"
    defaults["base"] = ""
    given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {
        key: given[re.findall(r"inputs\.([a-z-]+)", value)[0]] for key, value in step["env"].items()
    }
    script = tmp_path / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        cwd=repository,
        env={
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTION_PATH": "/the action/of journeymap",
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert not done.stderr
    assert list(repository.iterdir()) == [], "the action wrote into the repository"
    assert len(list(temporary.iterdir())) == 1
    return done.returncode, [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


posix = pytest.mark.skipif(os.name != "posix", reason="needs scripts that can be started")


@posix
def test_the_action_installs_itself_and_lints(tmp_path: Path) -> None:
    code, (venv, pip, lint) = run_action(tmp_path)
    assert code == 0
    assert venv[:3] == ["-I", "-m", "venv"]
    assert pip[:4] == ["-I", "-m", "pip", "install"]
    assert pip[-1] == "/the action/of journeymap"
    assert lint == ["-I", "-m", "journeymap", "lint", "--output-format=github", "--", "."]


@posix
@pytest.mark.parametrize("code", [1, 2])
def test_the_action_fails_when_lint_does(tmp_path: Path, code: int) -> None:
    assert run_action(tmp_path, code)[0] == code


@posix
def test_the_action_writes_a_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    code, (*_, lint, review) = run_action(
        tmp_path, summary="true", base="0a1b2c", pictures="out/$(x) y", paths="a\nb c"
    )
    assert code == 0
    assert lint[3] == "lint"
    words = ["--base=0a1b2c", "--pictures=out/$(x) y", "--", "a", "b c"]
    assert review == ["-I", "-m", "journeymap", "review", *words]
    assert summary.read_text() == "Before.\n# What changed\n"


@posix
def test_without_a_base_the_summary_has_findings_alone(tmp_path: Path) -> None:
    _, (*_, review) = run_action(tmp_path, summary="true", pictures="out")
    assert review[3:] == ["review", "--", "."]


@posix
@pytest.mark.parametrize(("lint", "late", "ended"), [(1, 0, 1), (0, 2, 2), (1, 2, 2), (2, 0, 2)])
def test_the_action_fails_when_any_of_it_does(tmp_path: Path, lint: int, late: int, ended: int) -> None:
    assert run_action(tmp_path, lint, late, summary="true")[0] == ended
    assert (tmp_path / "summary.md").read_text() == "# What changed\n"


@posix
def test_no_input_is_more_than_a_word(tmp_path: Path) -> None:
    touch = [
        "$(touch here)",
        "`touch here`",
        "; touch here",
        "&& touch here",
        "'",
        '"',
        "\\",
        "*",
        "~",
        "a  b",
    ]
    code, (*_, lint) = run_action(
        tmp_path,
        paths="\n".join(["--exit-zero", *touch, "", "-"]),
        fail_on="hint; touch here\n--exit-zero",
        output_format="$(touch here) --exit-zero",
        args="\n".join(["--select=JM2", "", "--ignore", "a b", *touch]),
    )
    assert code == 0
    assert lint[4:] == [
        "--output-format=$(touch here) --exit-zero",
        "--fail-on=hint; touch here\n--exit-zero",
        *("--select=JM2", "--ignore", "a b", *touch),
        *("--", "--exit-zero", *touch, "-"),
    ]


def test_hooks_have_what_pre_commit_asks_for() -> None:
    assert [hook["id"] for hook in HOOKS] == ["journeymap-lint", "journeymap-fmt", "journeymap-render-check"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language", "files", "types"} <= set(hook)
        assert hook["language"] == "python"
        assert hook["types"] == ["yaml"]


@pytest.mark.parametrize(
    ("name", "is_ours"),
    [
        ("park.journey.yaml", True),
        ("journeys/park.journey.yml", True),
        ("sam.persona.yaml", True),
        ("journeymap.yaml", True),
        ("journeys/journeymap.yaml", True),
        ("myjourneymap.yaml", False),
        ("journeymap.yml", False),
        ("park.journey.yaml.orig", False),
        ("park.yaml", False),
        ("parkjourney.yaml", False),
    ],
)
def test_hooks_look_at_our_files(name: str, is_ours: bool) -> None:
    for hook in HOOKS:
        assert bool(re.search(hook["files"], name)) is is_ours


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_pass_and_fail(hook: dict[str, Any], run: Any, tmp_path: Path) -> None:
    program, *words = shlex.split(hook["entry"])
    assert program == "journeymap"
    path = tmp_path / "--help.journey.yaml"
    words += hook["args"]
    words += [path.name] if hook.get("pass_filenames", True) else []
    path.write_text(MAP, encoding="utf-8")
    run("render", ".", "-o", ".")
    good = run(*words)
    if hook["id"] == "journeymap-fmt":
        assert good.code == 0
        path.write_text(MAP.replace("title: Park in town", "title:   'Park in town'"), encoding="utf-8")
        # pre-commit stops where a file is another one than before.
        assert run(*words).code == 0
        assert path.read_text(encoding="utf-8") == MAP
        path.write_text(MAP.replace("emotion: 0.8", "emotion: &x 8"), encoding="utf-8")
        assert run(*words).code == 2
        return
    path.write_text(MAP.replace("emotion: 0.8", "emotion: 9"), encoding="utf-8")
    bad = run(*words)
    # A map this small leaves much to be said, none of it an error.
    assert "error" not in good.out
    assert bad.code == 1
    assert "emotion" in bad.out + bad.err
    if hook["id"] == "journeymap-render-check":
        assert good.code == 0
        path.write_text(MAP.replace("0.8", "0.9"), encoding="utf-8")
        assert run(*words).code == 1


def test_the_problem_matcher_reads_what_concise_writes() -> None:
    (tasks,) = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.S))
    (task,) = tasks["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    lines = (ROOT / "tests" / "goldens" / "report" / "concise.txt").read_text(encoding="utf-8").splitlines()
    read = [re.match(pattern["regexp"], line) for line in lines]
    keys = ("file", "line", "column", "severity", "code")
    assert [tuple(one[pattern[key]] for key in keys) for one in read if one] == [
        ("maps/buy a bike.journey.yaml", "2", "14", "hint", "JM500"),
        ("maps/buy a bike.journey.yaml", "5", "10", "error", "JM201"),
        ("maps/buy a bike.journey.yaml", "6", "9", "warning", "JM510"),
    ]
    assert read[1]
    assert read[1][pattern["message"]] == "the step id `pay` is already taken"
    assert task["args"] == ["lint", "--output-format", "concise", "."]


def test_the_gitlab_job_reports_what_it_writes() -> None:
    (job,) = (block["journeymap"] for block in BLOCKS if "journeymap" in block)
    (line,) = job["script"]
    assert shlex.split(line)[:4] == ["journeymap", "lint", "--output-format", "gitlab"]
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": shlex.split(line)[-1]}}


def test_examples_use_what_there_is() -> None:
    (config,) = (block for block in BLOCKS if "repos" in block)
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in HOOKS]
    uses = [
        step
        for block in BLOCKS
        for job in block.get("jobs", {}).values()
        for step in job["steps"]
        if step.get("uses", "").startswith("OWNER/journeymap@")
    ]
    assert len(uses) == 2
    assert all(set(use["with"]) <= set(ACTION["inputs"]) for use in uses)
    table = re.findall(r"^\| `([a-z-]+)` \| .* \| .* \|$", PAGE, re.M)
    assert table == list(ACTION["inputs"])


def test_no_example_gives_strangers_a_token() -> None:
    for block in BLOCKS:
        # YAML 1.1 reads the key `on` as true.
        assert "pull_request_target" not in str(block.get(True, ""))
