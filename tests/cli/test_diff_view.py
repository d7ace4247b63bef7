"""`journeymap diff --view` and `--improves`: what is drawn, where it goes, and how that ends."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Run = Callable[..., Ran]

OLD = """\
journeymap: 1
title: Buy a bike
state: current
steps:
  - {name: Looks, emotion: 0.5}
  - {name: Pays, emotion: -1, pains: [Slow], leaves: [{to: a shop, share: 40%}]}
"""
NEW = OLD.replace("current", "future\nimproves: buy").replace("-1, pains: [Slow]", "1").replace("40%", "10%")


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A workspace with a map and a future one, which is called `soon`."""
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    (tmp_path / "buy.journey.yaml").write_text(OLD)
    (tmp_path / "soon.journey.yaml").write_text(NEW)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def test_a_picture_lies_beside_the_new_map(maps: Path, run: Run) -> None:
    done = run("diff", "buy.journey.yaml", "soon.journey.yaml", "--view", "map")
    assert (done.code, done.out) == (1, "")
    assert done.err == "wrote soon.diff.svg\n"
    drawn = (maps / "soon.diff.svg").read_text()
    assert ">Slow<" in drawn
    assert "buy.journey.yaml → soon.journey.yaml" in drawn
    again = run("diff", "buy.journey.yaml", "soon.journey.yaml", "--view", "map")
    assert (again.code, again.err) == (1, ""), "the same bytes, so nothing is written"


def test_the_same_map_is_drawn_and_ends_with_0(maps: Path, run: Run) -> None:
    done = run("diff", "buy.journey.yaml", "buy.journey.yaml", "--view", "map", "-o", "same.svg")
    assert done.code == 0
    assert ">Unchanged<" in (maps / "same.svg").read_text()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.svg", b"<svg"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.html", b"<!doctype html>")],
)
def test_the_name_says_the_format(name: str, begins: bytes, maps: Path, run: Run) -> None:
    done = run("diff", "--improves", "soon.journey.yaml", "--view", "map", "-o", name)
    assert done.code == 1, done.err
    assert (maps / name).read_bytes().lower().startswith(begins.lower())


def test_a_format_theme_and_lanes_are_chosen(maps: Path, run: Run) -> None:
    wanted = ("--theme", "print", "--lanes", "steps,emotion", "-f", "svg", "-o", "-")
    done = run("diff", "buy.journey.yaml", "soon.journey.yaml", "--view", "map", *wanted)
    assert done.code == 1
    assert done.out.startswith("<svg")
    assert "lane-emotion" in done.out
    assert "lane-pains" not in done.out
    assert "Pain points: Slow" in done.out, "told at the top"


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (("--view", "flow"), "there is no view `flow` of what changed", "there is `map`"),
        (("--view", "mpa"), "there is no view `mpa` of what changed", "did you mean `map`?"),
        (("-o", "a.svg"), "`--output` is for pictures", "add `--view map`"),
        (("--check",), "`--check` is for pictures", "add `--view map`"),
        (("--theme", "dark"), "`--theme` is for pictures", "add `--view map`"),
        (("--view", "map", "--lanes", "painz"), "unknown lane `painz`", ""),
        (("--view", "map", "--font", "none.ttf"), "cannot use the font", ""),
    ],
)
def test_what_cannot_be_meant(words: tuple[str, ...], message: str, help: str, maps: Path, run: Run) -> None:
    before = sorted(maps.iterdir())
    done = run("diff", "buy.journey.yaml", "soon.journey.yaml", *words)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert help in done.err
    assert sorted(maps.iterdir()) == before


def test_check_tells_whether_the_picture_is_up_to_date(maps: Path, run: Run) -> None:
    words = ("diff", "--improves", "soon.journey.yaml", "--view", "map")
    missing = run(*words, "--check")
    assert (missing.code, missing.out) == (1, "soon.diff.svg is not what the maps draw now\n")
    assert not (maps / "soon.diff.svg").exists()
    run(*words)
    assert run(*words, "--check") == Ran(0, "", "")
    (maps / "buy.journey.yaml").write_text(OLD.replace("Looks", "Searches"))
    assert run(*words, "--check").code == 1


def test_of_folders_what_changed_is_drawn(tmp_path: Path, run: Run) -> None:
    persona = "journeymap: 1\nname: Ada\n"
    for side, changed in (("old", OLD), ("new", OLD.replace("Slow", "Slower"))):
        (tmp_path / side / "deep").mkdir(parents=True)
        (tmp_path / side / "same.journey.yaml").write_text(OLD.replace("Buy", "Mend"))
        (tmp_path / side / "deep" / "buy.journey.yaml").write_text(changed)
        (tmp_path / side / "ada.persona.yaml").write_text(f"{persona}role: {side}\n")
    (tmp_path / "old" / "gone.journey.yaml").write_text(OLD.replace("bike", "car"))
    (tmp_path / "new" / "come.journey.yaml").write_text(
        "journeymap: 1\ntitle: Sleep well\nsteps: [{name: Lies down}]\n"
    )
    done = run("diff", "old", "new", "--view", "map", "-o", "out")
    assert done.code == 1, done.err
    drawn = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.svg")
    )
    assert drawn == ["come.diff.svg", "deep/buy.diff.svg", "gone.diff.svg"]
    one = run("diff", "old", "new", "--view", "map", "-o", "out.svg")
    assert one.code == 2
    assert "3 pictures do not fit into one file" in one.err


def test_personas_are_not_drawn(tmp_path: Path, run: Run) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.persona.yaml").write_text(f"journeymap: 1\nname: Ada\nrole: {name}\n")
    done = run("diff", "a.persona.yaml", "b.persona.yaml", "--view", "map", "-o", "x.svg")
    assert done.code == 1
    assert "nothing is drawn: what changed is in personas" in done.err
    assert not (tmp_path / "x.svg").exists()


def test_revisions_are_drawn_by_their_names(maps: Path, run: Run) -> None:
    git(maps, "init")
    git(maps, "add", ".")
    git(maps, "commit", "-m", "one")
    (maps / "buy.journey.yaml").write_text(OLD.replace("Slow", "Slower"))
    done = run("diff", "HEAD", "--view", "map")
    assert (done.code, done.err) == (1, "wrote buy.diff.svg\n")
    drawn = (maps / "buy.diff.svg").read_text()
    assert "HEAD → buy.journey.yaml" in drawn
    assert str(maps) not in drawn
    git(maps, "commit", "-am", "two")
    beside = run("diff", "HEAD~1", "HEAD", "--view", "map")
    assert beside.code == 2
    assert "not in the working tree" in beside.err
    named = run("diff", "HEAD~1", "HEAD", "--view", "map", "-o", "x.svg")
    assert named.code == 1, named.err
    assert "HEAD~1 → HEAD" in (maps / "x.svg").read_text()


def test_a_broken_map_is_told_and_the_others_are_drawn(tmp_path: Path, run: Run) -> None:
    for side in ("old", "new"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "buy.journey.yaml").write_text(OLD.replace("Slow", side))
        (tmp_path / side / "bad.journey.yaml").write_text(f"journeymap: 1\ntitle: {side}\n")
    done = run("diff", "old", "new", "--view", "map", "-o", "out")
    assert done.code == 2
    assert "bad.journey.yaml" in done.err
    assert (tmp_path / "out" / "buy.diff.svg").is_file()


def test_a_map_with_other_errors_is_drawn(maps: Path, run: Run) -> None:
    odd = OLD.replace("steps:", "lanes: [nowhere, steps]\npersona: nobody\nsteps:")
    (maps / "odd.journey.yaml").write_text(odd)
    done = run("diff", "buy.journey.yaml", "odd.journey.yaml", "--view", "map")
    assert done.code == 1, done.err


def test_a_future_map_is_compared_with_what_it_improves(maps: Path, run: Run) -> None:
    text = run("diff", "--improves", "soon.journey.yaml")
    assert text.code == 1
    first, effect, *_ = text.out.splitlines()
    assert "buy.journey.yaml → soon.journey.yaml" in first
    assert "mean emotion −0.25 → +0.75" in effect
    assert "completion 60% → 90%" in text.out
    markdown = run("diff", "--improves", "soon.journey.yaml", "--output-format", "markdown").out
    assert markdown.index("mean emotion") < markdown.index("Slow")
    data = json.loads(run("diff", "--improves", "soon.journey.yaml", "--output-format", "json").out)
    assert data["maps"][0]["effect"]["mean_emotion"] == {"before": -0.25, "after": 0.75}
    assert data["maps"][0]["effect"]["completion"] == {"before": 60, "after": 90}


def test_it_is_found_from_elsewhere(maps: Path, run: Run) -> None:
    (maps / "future").mkdir()
    (maps / "soon.journey.yaml").rename(maps / "future" / "soon.journey.yaml")
    (maps / "else").mkdir()
    done = run("diff", "--improves", "../future/soon.journey.yaml", cwd=maps / "else")
    assert done.code == 1
    assert "../buy.journey.yaml → ../future/soon.journey.yaml" in done.out


def test_every_future_map_of_a_folder(maps: Path, run: Run) -> None:
    (maps / "later.journey.yaml").write_text(NEW.replace("Looks", "Dreams"))
    data = json.loads(run("diff", "--improves", ".", "--output-format", "json").out)
    files = [(one["before"]["file"], one["after"]["file"]) for one in data["maps"]]
    assert files == [
        ("buy.journey.yaml", "later.journey.yaml"),
        ("buy.journey.yaml", "soon.journey.yaml"),
    ]
    both = run("diff", "--improves", "soon.journey.yaml", "--improves", "later.journey.yaml", "--view", "map")
    assert both.err == "wrote soon.diff.svg\nwrote later.diff.svg\n"


@pytest.mark.parametrize(
    ("improves", "message", "help"),
    [
        ("", "soon.journey.yaml names no map that it improves", "`improves: id-of-the-current-map`"),
        (
            "improves: bye",
            "soon.journey.yaml improves `bye`, and there is no such map",
            "did you mean `buy`?",
        ),
        ("improves: soon", "soon.journey.yaml improves `soon`, and there is no such map", ""),
    ],
)
def test_what_improves_nothing(improves: str, message: str, help: str, maps: Path, run: Run) -> None:
    (maps / "soon.journey.yaml").write_text(NEW.replace("improves: buy", improves))
    done = run("diff", "--improves", "soon.journey.yaml")
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert help in done.err


def test_no_workspace_no_map_nothing_there(maps: Path, run: Run) -> None:
    (maps / "journeymap.yaml").unlink()
    done = run("diff", "--improves", "soon.journey.yaml")
    assert done.code == 2
    assert "there is no workspace in which to look for it" in done.err
    (maps / "soon.journey.yaml").unlink()
    for given, message in ((".", "no map in '.' improves another"), ("no.journey.yaml", "no file or folder")):
        done = run("diff", "--improves", given)
        assert (done.code, done.out) == (2, "")
        assert message in done.err
    done = run("diff", "HEAD", "--improves", "buy.journey.yaml")
    assert done.code == 2
    assert "`--improves` says what is compared, and so does 'HEAD'" in done.err


@pytest.mark.parametrize("name", ["buy", "soon"])
def test_a_map_with_errors_of_form_cannot_be_compared(name: str, maps: Path, run: Run) -> None:
    path = maps / f"{name}.journey.yaml"
    path.write_text(path.read_text().replace("title", "titel"))
    done = run("diff", "--improves", "soon.journey.yaml")
    assert done.code == 2
    assert f"{name}.journey.yaml" in done.err
    assert "titel" in done.err


def test_a_map_that_is_what_it_improves_ends_with_0(maps: Path, run: Run) -> None:
    text = OLD.replace("state: current", "id: one\nimproves: one")
    for name in ("buy", "soon"):
        (maps / f"{name}.journey.yaml").write_text(text)
    done = run("diff", "--improves", "buy.journey.yaml")
    assert done.code == 0, done.out
