"""`journeymap lint`: which files are read, what is told of them, and once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Golden, Ran
from journeymap.cli._read import open_files, open_maps
from journeymap.findings import Level

Run = Callable[..., Ran]
GOOD = "journeymap: 1\ntitle: x\nsteps: [{name: a}]\n"


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(*paths: Path) -> list[tuple[str, str]]:
    """The file and code of everything told of the paths."""
    return [
        (Path(finding.source.name).name, finding.code)
        for opened in open_files(list(paths))
        for finding in opened.findings
    ]


def test_golden(run: Run, tmp_path: Path, golden: Golden) -> None:
    put(
        tmp_path,
        {
            "journeymap.yaml": "journeymap: 1\nchannels: {stand: Stand}\nteams: {shop: {link: x}}\n",
            "maps/buy.journey.yaml": "journeymap: 1\ntitel: Buy\npersona: ad\nsteps:\n  - name: Looks\n"
            "    emotion: 3\n    touchpoints: [stnd: Bikes]\n  - name: Looks\n    next: byus\n",
            "maps/ada.persona.yaml": "journeymap: 1\nname: Ada\ngoal: A bike #1\n",
            "maps/broken.journey.yaml": "journeymap: 1\ntitle: The plan: buy\n",
            "maps/good.journey.yaml": GOOD,
            "notes.yaml": "not: ours\n",
        },
    )
    done = run("lint", "--select", "JM2", cwd=tmp_path)
    assert done.code == 1
    golden("cli/lint.txt", f"{done.out}{done.err}")


def test_nothing_found(run: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        {"a.journey.yaml": GOOD, "b.journey.yml": GOOD, "c.persona.yaml": "journeymap: 1\nname: C\n"},
    )
    done = run("lint", "--select", "JM2", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "3 files" in done.err


def test_warnings_fail(tmp_path: Path, run: Run) -> None:
    put(tmp_path, {"a.journey.yaml": GOOD + "goal: Ticket #1\n"})
    assert run("lint", cwd=tmp_path).code == 1


def test_standard_input(run: Run, tmp_path: Path) -> None:
    put(tmp_path, {"ada.persona.yaml": "journeymap: 1\nname: Ada\n"})
    good = run("lint", "--select", "JM2", "-", cwd=tmp_path, stdin=(GOOD + "persona: ada\n").encode())
    assert (good.code, good.out) == (0, "")
    bad = run("lint", "-", cwd=tmp_path, stdin=b"titel: x\n")
    assert bad.code == 1
    assert " --> <stdin>:1:1\n" in bad.out
    large = run("lint", "-", cwd=tmp_path, stdin=b"#" * (3 << 20))
    assert large.code == 1
    assert "JM002" in large.out


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, {"a.journey.yaml": GOOD + "colour: blue\n"})
    path = tmp_path / "a.journey.yaml"
    assert told(path, tmp_path, path) == [("a.journey.yaml", "JM101")]


def test_findings_of_what_maps_share_come_once(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "journeymap.yaml": "journeymap: 1\nnam: x\n",
            "a.journey.yaml": GOOD + "persona: ada\n",
            "b.journey.yaml": GOOD + "persona: ada\n",
            "ada.persona.yaml": "journeymap: 1\nname: Ada\nchannel: web\n",
        },
    )
    both = [("ada.persona.yaml", "JM101"), ("journeymap.yaml", "JM101")]
    assert sorted(told(tmp_path / "b.journey.yaml", tmp_path / "a.journey.yaml")) == both
    assert sorted(told(tmp_path)) == both


def test_a_map_is_not_drawn_where_what_it_stands_on_has_errors(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.journey.yaml": GOOD + "persona: ada\n",
            "b.journey.yaml": GOOD + "persona: ada\n",
            "c.journey.yaml": GOOD,
            "ada.persona.yaml": "journeymap: 1\n",
        },
    )
    opened = list(open_maps([tmp_path]))
    assert [one.path.name for one in opened] == ["a.journey.yaml", "b.journey.yaml", "c.journey.yaml"]
    assert [one.journey is not None for one in opened] == [False, False, True]


def test_findings_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "journeymap: 1\nzzz: 1\ntitle: 3\nsteps:\n- {name: a, next: z}\n- {name: a, emotion: 9}\naaa: 1\n"
    put(tmp_path, {"a.journey.yaml": text})
    (opened,) = open_files([tmp_path])
    spans = [finding.span for finding in opened.findings]
    assert spans == sorted(spans)
    assert [one.code for one in opened.findings] == ["JM101", "JM103", "JM207", "JM201", "JM106", "JM101"]
    assert all(one.level is Level.error for one in opened.findings)


@pytest.mark.parametrize("folder", [".git", "node_modules", "__pycache__", "venv", ".venv"])
def test_folders_that_are_passed_over(tmp_path: Path, folder: str) -> None:
    put(tmp_path, {f"{folder}/a.journey.yaml": "x: 1\n", "b.journey.yaml": GOOD})
    assert [one.path.name for one in open_files([tmp_path])] == ["b.journey.yaml"]
    # What is asked for by name is read wherever it is.
    assert [one.path.name for one in open_files([tmp_path / folder])] == ["a.journey.yaml"]


def test_the_nearest_workspace_holds(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "journeymap.yaml": "journeymap: 1\nchannels: {stand: Stand}\n",
            "a.journey.yaml": "journeymap: 1\ntitle: x\nsteps: [{name: a, touchpoints: [stand: x]}]\n",
            "in/journeymap.yaml": "journeymap: 1\n",
            "in/b.journey.yaml": "journeymap: 1\ntitle: x\nsteps: [{name: a, touchpoints: [stand: x]}]\n",
        },
    )
    assert told(tmp_path) == [("b.journey.yaml", "JM205")]


def test_a_workspace_inside_another_is_no_part_of_it(run: Run, tmp_path: Path) -> None:
    person = "journeymap: 1\nname: Ada\n"
    files = {
        "journeymap.yaml": "journeymap: 1\n",
        "a.journey.yaml": GOOD.replace("title: x", "title: x\nid: same\nparent: b\npersona: ada"),
        "in/journeymap.yaml": "journeymap: 1\n",
        "in/b.journey.yaml": GOOD.replace("title: x", "title: x\nparent: same"),
        "in/c.journey.yaml": GOOD.replace("title: x", "title: x\nid: same\nparent: d"),
        "in/deep/d.journey.yaml": GOOD.replace("title: x", "title: x\npersona: ada"),
        "in/ada.persona.yaml": person,
        "in/bea.persona.yaml": person.replace("Ada", "Bea"),
    }
    put(tmp_path, files)
    found = [
        ("a.journey.yaml", "JM209"),  # as the map is the other workspace's,
        ("a.journey.yaml", "JM204"),  # and so is the persona,
        ("bea.persona.yaml", "JM309"),  # of which the inner one misses one, the outer one none.
    ]
    rules = "JM204,JM209,JM211,JM309"
    assert told(tmp_path) == found[:2], "which is all that the other commands ask"
    done = run("lint", "--select", rules, "--output-format", "json", cwd=tmp_path)
    assert [(Path(one["file"]).name, one["code"]) for one in json.loads(done.out)["findings"]] == found


def test_standard_input_stands_for_a_file(run: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "journeymap.yaml": "journeymap: 1\nlint: {per_file: {old/**: [placeholder-text]}}\n",
            "old/a.journey.yaml": GOOD,
            "b.journey.yaml": GOOD.replace("title: x", "title: b\nparent: fresh"),
        },
    )
    unsaved = GOOD.replace("name: a", "name: TODO").encode()
    picked = ("lint", "-", "--select", "JM506,JM209,JM707", "--output-format", "concise", "--stdin-filename")
    new = run(*picked, "new.journey.yaml", cwd=tmp_path, stdin=unsaved)
    assert (new.code, new.out.count("\n")) == (1, 1)
    assert new.out.startswith("new.journey.yaml:3:16: warning JM506 ")
    old = run(*picked, "old/a.journey.yaml", cwd=tmp_path, stdin=unsaved)
    assert (old.code, old.out) == (0, ""), "settings hold for the file that it is"
    both = run(*picked, "old/a.journey.yaml", "b.journey.yaml", cwd=tmp_path, stdin=b"titel: x\n")
    assert "old/a.journey.yaml:1:1: error JM102" in both.out
    assert "b.journey.yaml:3:9: error JM209" in both.out


def test_what_standard_input_stands_for_is_mended_on_its_way(run: Run, tmp_path: Path) -> None:
    put(tmp_path, {"a.journey.yaml": GOOD})
    unsaved = GOOD.replace("name: a", "name: off").encode()
    done = run("lint", "--fix", "-", "--stdin-filename", "a.journey.yaml", cwd=tmp_path, stdin=unsaved)
    assert done.out == GOOD.replace("name: a", 'name: "off"')
    assert (tmp_path / "a.journey.yaml").read_text() == GOOD
    alone = run("lint", "a.journey.yaml", "--stdin-filename", "b.journey.yaml", cwd=tmp_path)
    assert (alone.code, alone.err.splitlines()[0]) == (2, "error: --stdin-filename goes with standard input")
