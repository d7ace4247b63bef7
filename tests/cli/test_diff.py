"""`journeymap diff`: which two things its words mean, and that it leaves no trace in them."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran, environment
from repositories import ALONE, Repo, a_map, listing

sys.path.append(str(Path(__file__).parent.parent / "forms"))
from hostile_strings import HOSTILE  # isort: skip

Diff = Callable[..., Ran]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


@pytest.fixture
def history(repo: Repo) -> Repo:
    """`main` went on with a step that `branch` does not have, and the other way round."""
    repo.write(journeys__a=a_map("Pays"), journeys__b=a_map("Waits"), other__c=a_map("Sits"))
    repo.commit()
    repo.git("switch", "-qc", "branch")
    repo.write(journeys__a=a_map("Pays", "Of the branch"))
    repo.commit()
    repo.git("switch", "-q", "main")
    repo.write(journeys__a=a_map("Pays", "Of main"), other__c=a_map("Sits", "Stands"))
    repo.commit()
    return repo


@pytest.fixture
def diff(run: Callable[..., Ran], repo: Repo, tmp_path: Path) -> Diff:
    """Runs `journeymap diff`, and sees to it that nothing is written, in the repository or for later."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    def diff(
        *words: str | Path, cwd: Path = repo.path, env: dict[str, str] | None = None, stdin: bytes = b""
    ) -> Ran:
        before = listing(repo.path)
        more = {**ALONE, "TMPDIR": str(temporary), **(env or {})}
        ran = run("diff", *words, cwd=cwd, stdin=stdin, env=more)
        assert listing(repo.path) == before
        assert list(temporary.iterdir()) == []
        assert str(temporary) not in ran.out + ran.err
        assert "JM900" not in ran.err
        return ran

    return diff


def changes(said: Any) -> Iterator[dict[str, Any]]:
    """Every change in an object, wherever in it."""
    if isinstance(said, dict) and "verb" in said:
        yield said
    elif isinstance(said, dict | list):
        for one in said.values() if isinstance(said, dict) else said:
            yield from changes(one)


def told(ran: Ran) -> set[tuple[str, str]]:
    """What a run with JSON tells of steps, maps and personas: what happened, and to what."""
    assert ran.code in (0, 1), ran.err
    found = {
        (one["verb"], one["what"])
        for one in changes(json.loads(ran.out))
        if one["kind"] in ("step", "map", "persona")
    }
    assert bool(found) == (ran.code == 1)
    return found


MAIN, BRANCH, STANDS = (("added", name) for name in ("Of main", "Of the branch", "Stands"))
NO_MAIN, NO_BRANCH, NO_STANDS = (("removed", name) for name in ("Of main", "Of the branch", "Stands"))
THERE = {NO_MAIN, BRANCH}
BACK = {NO_BRANCH, MAIN}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", set()),
        ("HEAD", set()),
        ("HEAD~1", {MAIN, STANDS}),
        ("HEAD~1 -- journeys/", {MAIN}),
        ("HEAD~1 journeys", {MAIN}),
        ("HEAD~1 journeys other", {MAIN, STANDS}),
        ("HEAD~1 -- journeys/b.journey.yaml other", {STANDS}),
        ("HEAD~1 -- ./journeys/../other/c.journey.yaml", {STANDS}),
        ("main...branch", {BRANCH}),
        ("...branch", {BRANCH}),
        ("branch...", {MAIN, STANDS}),
        ("main..branch", {*THERE, NO_STANDS}),
        ("main branch", {*THERE, NO_STANDS}),
        ("main branch -- journeys", THERE),
        ("main branch journeys", THERE),
        ("main...branch -- other", set()),
        ("main...branch journeys", {BRANCH}),
        ("branch", {*BACK, STANDS}),
        ("branch --", {*BACK, STANDS}),
        ("-- journeys", set()),
        ("journeys", set()),
        ("journeys branch", THERE),
        ("branch:journeys/a.journey.yaml journeys/a.journey.yaml", BACK),
        ("journeys/a.journey.yaml branch:journeys/a.journey.yaml", THERE),
        ("branch:journeys main:journeys", BACK),
        ("branch:journeys journeys", BACK),
        ("branch:journeys", BACK),
        ("main: branch:", {*THERE, NO_STANDS}),
        (
            "main~1:journeys/b.journey.yaml other/c.journey.yaml",
            {("removed", "Waits"), ("added", "Sits"), STANDS},
        ),
        ("journeys/b.journey.yaml journeys/b.journey.yaml", set()),
        ("journeys journeys", set()),
    ],
)
def test_what_the_words_mean(words: str, said: set[tuple[str, str]], history: Repo, diff: Diff) -> None:
    assert told(diff("--output-format", "json", *words.split())) == said


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ("nope", "'nope' is neither a file or folder nor a revision", ""),
        ("HEAD~9", "'HEAD~9' is neither a file or folder nor a revision", ""),
        ("nope -- journeys", "there is no revision 'nope'", ""),
        ("main..nope", "there is no revision 'nope'", ""),
        ("nope:journeys journeys", "there is no revision 'nope'", ""),
        (":journeys journeys", "there is no revision before the colon of ':journeys'", ""),
        ("main:nope journeys", "the revision 'main' has no file or folder 'nope'", ""),
        (
            "main:README.md journeys/a.journey.yaml",
            "main:README.md holds no map and no persona",
            ".journey.yaml",
        ),
        (
            "journeymap.yaml journeys/a.journey.yaml",
            "journeymap.yaml holds no map and no persona",
            ".journey.yaml",
        ),
        ("-- nope", "there is no map or persona in 'nope', neither now nor then", ".journey.yaml"),
        ("HEAD -- --view", "there is no map or persona in '--view', neither", "options stand before `--`"),
        (
            "main -- journeys nope",
            "there is no map or persona in 'nope', neither now nor then",
            ".journey.yaml",
        ),
        ("./nope", "there is no file or folder './nope'", ""),
        ("../outside.journey.yaml", "'../outside.journey.yaml' is not in the repository's working tree", ""),
        ("main -- ..", "'..' is not in the repository's working tree", ""),
        (
            "journeys journeys/a.journey.yaml",
            "a file cannot be compared with a folder",
            "two files, or two folders",
        ),
        ("main branch HEAD -- journeys", "a diff has two sides", "OLD and NEW"),
        (
            "journeys/a.journey.yaml journeys/b.journey.yaml other/c.journey.yaml",
            "a diff has two sides",
            "`--`",
        ),
        ("main..branch HEAD", "'main..branch' is both sides already", "leave out"),
        (
            "journeys other main",
            "'main' is a revision, and stands behind files",
            "revisions come before files",
        ),
        ("- -", "standard input is one side alone", ""),
        ("-", "standard input is compared with a file", "name the file beside `-`"),
        ("- journeys", "standard input is one map: it is compared with a file", "name a file beside `-`"),
        ("main:journeys main", "'main:journeys' is compared with one file or folder alone", ""),
        (
            "branch",
            "'branch' is both a revision and a file",
            "write ./branch for the file, or put `--` behind the revision",
        ),
        ("p.persona.yaml journeys/a.journey.yaml", "a map cannot be compared with a persona", ""),
    ],
)
def test_what_the_words_cannot_mean(words: str, message: str, help: str, history: Repo, diff: Diff) -> None:
    history.put("README.md", "Read me.\n")
    history.put("p.persona.yaml", "journeymap: 1\nname: Ada\n")
    history.put("journeymap.yaml", "journeymap: 1\n")
    history.put("../outside.journey.yaml", a_map("Pays"))
    history.commit()
    if words == "branch":
        history.put("branch", "a file\n")
    ran = diff(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {message}")
    assert help in ran.err
    assert "Traceback" not in ran.err


def test_what_is_both_can_be_told_apart(history: Repo, diff: Diff) -> None:
    history.put("branch/a.journey.yaml", a_map("Pays"))
    history.git("add", ".")
    as_revision = told(diff("--output-format", "json", "branch", "--", "journeys"))
    assert as_revision == BACK
    as_folder = diff("--output-format", "json", "--", "branch")
    assert [one["verb"] for one in changes(json.loads(as_folder.out)) if one["kind"] == "map"] == ["added"]
    assert as_folder.out == diff("--output-format", "json", "./branch").out


def test_the_working_tree_as_it_is(repo: Repo, diff: Diff, tmp_path: Path) -> None:
    repo.put(".gitignore", "ignored*\nkept*\n")
    repo.write(
        gone=a_map("Leaves", title="Gone"), kept=a_map("Stays"), same=a_map("Pays"), staged=a_map("Waits")
    )
    repo.git("add", "--force", ".")
    repo.git("commit", "-qm", "all")
    (repo.path / "gone.journey.yaml").unlink()
    repo.write(kept=a_map("Stays", "And stays"), new=a_map("Comes", title="New"), ignored=a_map("Hides"))
    repo.write(staged=a_map("Waits", "For ever"))
    repo.git("add", "staged.journey.yaml")
    (repo.path / "link.journey.yaml").symlink_to("same.journey.yaml")
    (repo.path / "loop").symlink_to(".")
    inner = Repo(repo.path / "inner")
    inner.write(x=a_map("Is of another repository"))
    repo.git("worktree", "add", "-q", "tree")
    found = told(diff("--output-format", "json"))
    assert found == {("removed", "Gone"), ("added", "New"), ("added", "And stays"), ("added", "For ever")}


def test_what_a_sparse_checkout_leaves_out_is_not_gone(history: Repo, diff: Diff) -> None:
    history.git("sparse-checkout", "set", "other")
    assert not (history.path / "journeys").exists()
    assert told(diff("--output-format", "json")) == set()
    assert told(diff("--output-format", "json", "branch")) == {STANDS}


def test_a_map_stands_in_the_workspace_of_its_revision(repo: Repo, diff: Diff) -> None:
    repo.put("journeymap.yaml", "journeymap: 1\n")
    repo.put("ada.persona.yaml", "journeymap: 1\nname: Ada\n")
    repo.write(a=a_map("Pays", persona="ada"))
    repo.commit()
    repo.put("journeymap.yaml", "journeymap: [\n")
    (repo.path / "ada.persona.yaml").unlink()
    repo.put("zoe.persona.yaml", "journeymap: 1\nname: Zoë\n")
    repo.write(a=a_map("Pays", "Leaves", persona="zoe", owner="nobody-knows"))
    repo.commit()
    ran = diff("HEAD~1", "--output-format", "json")
    assert ran.err == ""
    assert {("added", "Leaves"), ("removed", "Ada"), ("added", "Zoë")} <= told(ran)


def test_what_cannot_be_read_is_told_and_the_rest_compared(repo: Repo, diff: Diff) -> None:
    repo.write(a="titel: [\n", b=a_map("Pays"), sub__big="#" * (1 << 20) + "##", same="title: [\n")
    repo.commit()
    repo.write(a=a_map("Waits"), b=a_map("Pays", "Leaves"), sub__big=a_map("Sits"))
    for output in ("text", "markdown", "json"):
        ran = diff("HEAD", "--output-format", output)
        assert ran.code == 2
        assert "Leaves" in ran.out
        assert "Waits" not in ran.out
        assert "--> HEAD:a.journey.yaml:" in ran.err
        assert "--> HEAD:sub/big.journey.yaml:" in ran.err
        assert "same" not in ran.err
    assert json.loads(diff("HEAD", "--output-format", "json").out)["same"] == 1
    repo.write(a="title: [\n")
    ran = diff("HEAD", "--", "a.journey.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "--> HEAD:a.journey.yaml:" in ran.err
    assert "--> a.journey.yaml:" in ran.err


def test_the_first_side_of_three_dots_goes_by_its_id(history: Repo, diff: Diff) -> None:
    history.git("switch", "-q", "branch")
    history.git("switch", "-qc", "broken", "main~1")
    history.write(journeys__a="title: [\n")
    base = history.commit()
    history.git("switch", "-qc", "mended")
    history.write(journeys__a=a_map("Pays"))
    history.commit()
    ran = diff("broken...mended")
    assert ran.code == 2
    assert f"--> {base[:10]}:journeys/a.journey.yaml:" in ran.err


def test_a_map_in_another_file_is_the_same_map(repo: Repo, diff: Diff) -> None:
    repo.write(a=a_map("Pays", id="bike"))
    repo.commit()
    (repo.path / "a.journey.yaml").unlink()
    repo.write(sub__b=a_map("Pays", "Leaves", id="bike"))
    assert told(diff("--output-format", "json")) == {("moved", "Buy a bike"), ("added", "Leaves")}


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_revision_is_drawn_with_the_pictures_that_it_had(repo: Repo, diff: Diff, tmp_path: Path) -> None:
    repo.put("journeymap.yaml", "journeymap: 1\ntheme: {logo: {path: art/logo.png}, fonts: [art/none.ttf]}\n")
    for name in ("logo", "step"):
        repo.put(f"art/{name}.png", "").write_bytes(PNG)
    repo.put("maps/a.journey.yaml", a_map("{name: Pays, image: ../art/step.png}").replace("name: {", "{"))
    repo.commit()
    repo.put("maps/a.journey.yaml", a_map("{name: Pays, image: ../../secret.png}").replace("name: {", "{"))
    repo.put("../secret.png", "").write_bytes(PNG + b"secret")
    repo.commit()
    repo.git("rm", "-qr", "art")
    repo.commit()
    secret = base64.b64encode(PNG + b"secret").decode()
    # What was there before is drawn with what there was of it: the logo is that of the new revision.
    for words, count in ((("HEAD~1", "HEAD~2"), 2), (("HEAD~2", "HEAD~1"), 2), (("HEAD~2", "HEAD"), 1)):
        picture = tmp_path / "picture.svg"
        ran = diff(*words, "--view", "map", "-o", picture)
        assert (ran.code, ran.out) == (1, "")
        drawn = picture.read_text(encoding="utf-8")
        assert secret not in drawn
        assert drawn.count("data:image/png") == count, words


def test_files_by_name_need_no_git(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "a.journey.yaml").write_text(a_map("Pays"))
    (tmp_path / "b.journey.yaml").write_text(a_map("Pays", "Leaves"))
    for env in ({}, {"PATH": str(tmp_path)}):
        ran = run("diff", "a.journey.yaml", "b.journey.yaml", "--output-format", "json", env=env)
        # That the files have other names, and so the maps other ids, is no change.
        assert [(one["verb"], one["what"]) for one in changes(json.loads(ran.out))] == [("added", "Leaves")]
        assert run("diff", "a.journey.yaml", "a.journey.yaml", env=env).code == 0
    ran = run("diff", "main", env={"PATH": str(tmp_path)})
    assert ran.code == 2
    assert ran.err == (
        "error: there is no file or folder 'main'\n"
        "  = help: it is no revision either: git is not installed, or not found\n"
    )
    ran = run("diff", env={"PATH": str(tmp_path)})
    assert (ran.code, ran.out) == (2, "")
    assert "error: git is not installed, or not found" in ran.err
    ran = run("diff")
    assert (ran.code, ran.err) == (2, "error: this is no git repository\n")


def test_standard_input_is_a_side(history: Repo, diff: Diff) -> None:
    new = a_map("Pays", "Of nobody").encode()
    for words, verb in (
        (("-", "journeys/b.journey.yaml"), "removed"),
        (("main:journeys/b.journey.yaml", "-"), "added"),
    ):
        ran = diff(*words, "--output-format", "json", stdin=a_map("Waits", "In line").encode())
        assert told(ran) == {(verb, "In line")}
    ran = diff("journeys/a.journey.yaml", "-", stdin=b"title: [\n")
    assert ran.code == 2
    assert "--> <stdin>:" in ran.err
    assert told(diff("journeys/a.journey.yaml", "-", "--output-format", "json", stdin=new)) == {
        NO_MAIN,
        ("added", "Of nobody"),
    }


def test_from_a_folder_below_and_from_elsewhere(history: Repo, diff: Diff, tmp_path: Path) -> None:
    below = history.path / "journeys"
    as_json = ("--output-format", "json")
    assert told(diff("HEAD~1", *as_json, cwd=below)) == {MAIN, STANDS}
    assert told(diff("HEAD~1", *as_json, "--", ".", cwd=below)) == {MAIN}
    assert told(diff("HEAD~1", *as_json, "--", "../other", cwd=below)) == {STANDS}
    assert told(diff("branch:./a.journey.yaml", "a.journey.yaml", *as_json, cwd=below)) == BACK
    assert told(diff("branch:../journeys/a.journey.yaml", "a.journey.yaml", *as_json, cwd=below)) == BACK
    history.git("worktree", "add", "-q", "../tree", "branch")
    assert told(diff("main~1", *as_json, cwd=tmp_path / "tree")) == {BRANCH}
    history.git("clone", "-q", "--bare", ".", "../bare")
    assert told(diff("main...branch", *as_json, cwd=tmp_path / "bare")) == {BRANCH}
    assert told(diff("main", "branch", *as_json, "--", "journeys", cwd=tmp_path / "bare")) == THERE
    ran = diff("main", cwd=tmp_path / "bare")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: there is no working tree here to compare with\n  = help: name two revisions\n"


def test_a_shallow_clone_is_told_what_to_fetch(history: Repo, diff: Diff, tmp_path: Path) -> None:
    words = ["git", "clone", "-q", "--depth=1", history.path.as_uri(), str(tmp_path / "clone")]
    subprocess.run(words, env={**os.environ, **ALONE}, check=True)
    for said in (("HEAD~1",), ("HEAD~1...HEAD",), ("HEAD~1", "--", "journeys")):
        ran = diff(*said, cwd=tmp_path / "clone")
        assert ran.code == 2
        assert "`git fetch --unshallow`" in ran.err


def test_no_maps_at_all(repo: Repo, diff: Diff, tmp_path: Path) -> None:
    ran = diff()
    assert ran.code == 2
    assert ran.err.startswith("error: there is no commit yet\n  = help: commit the maps")
    repo.put("README.md", "Read me.\n")
    repo.commit()
    ran = diff()
    assert ran.code == 2
    assert ran.err.startswith("error: there is no map on either side\n")


@pytest.mark.parametrize("output", ["text", "markdown", "json"])
def test_hostile_names_and_texts(output: str, repo: Repo, diff: Diff) -> None:
    texts = [one for one in HOSTILE if "\0" not in one]
    names = [text.replace("/", "_").encode("utf-8", "replace").decode()[:40] for text in texts]
    for number, name in enumerate(names):
        repo.put(f"{number}{name}.journey.yaml", a_map("Pays"))
        repo.put(f"broken {number}{name}.journey.yaml", a_map("Pays"))
    repo.commit()
    for number, (name, text) in enumerate(zip(names, texts, strict=True)):
        written = json.dumps(text)
        repo.put(f"{number}{name}.journey.yaml", a_map("Pays", written, title=written))
        repo.put(f"broken {number}{name}.journey.yaml", f"{written}: [")
    ran = diff("HEAD", "--output-format", output)
    assert ran.code == 2
    said = ran.out + ran.err
    steering = {c for c in said if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E}
    assert steering <= {"\n", "\t"}
    assert not [line for line in said.splitlines() if line.startswith("::")]
    if output == "json":
        json.loads(ran.out)


@pytest.mark.parametrize("output", ["text", "markdown", "json"])
def test_names_that_no_terminal_should_see(output: str, repo: Repo, diff: Diff) -> None:
    names = ["\x1b[31mred", "line\nbreak", "\u202eback", os.fsdecode(b"no utf-8 \xff")]
    for text in (a_map("Pays"), a_map("Pays", json.dumps("\u202eevil"))):
        for name in names:
            repo.put(f"{name}.journey.yaml", text)
        if text == a_map("Pays"):
            repo.commit()
    ran = diff("HEAD", "--output-format", output)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count("evil") >= len(names)
    assert "no utf-8 " in ran.out
    assert {c for c in ran.out if not c.isprintable()} == {"\n"}


def test_many_files_are_told_as_few_are(repo: Repo, diff: Diff) -> None:
    names = [f"m{number}" for number in range(40)]
    repo.write(**{name: a_map("Pays") for name in names})
    repo.commit()
    repo.write(**{name: a_map("Pays", f"Leaves {name}") for name in names})
    repo.write(m7="title: [\n")
    ran = diff("HEAD", "--output-format", "json")
    assert ran.code == 2
    assert ran.err.count("error[") == ran.err.count("--> m7.journey.yaml:") == 1
    found = {one["after"]["file"]: one for one in json.loads(ran.out)["maps"]}
    assert len(found) == len(names) - 1
    (alone,) = json.loads(diff("HEAD", "--output-format", "json", "--", "m8.journey.yaml").out)["maps"]
    assert found["m8.journey.yaml"] == alone


def test_ends_are_clean_when_it_is_stopped(history: Repo, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    programs = tmp_path / "bin"
    programs.mkdir()
    # A git that waits where a revision has been taken out: while the other is.
    (programs / "git").write_text(
        f'#!/bin/sh\ncase "$*" in *ls-files*) touch {tmp_path}/there; exec sleep 30;; esac\n'
        f'exec /usr/bin/env -i PATH={os.environ["PATH"]} git "$@"\n'
    )
    (programs / "git").chmod(0o755)
    for way, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        (tmp_path / "there").unlink(missing_ok=True)
        env = environment(**ALONE, TMPDIR=str(temporary)) | {"PATH": f"{programs}:{os.environ['PATH']}"}
        with subprocess.Popen(
            [sys.executable, "-m", "journeymap", "diff", "branch"], cwd=history.path, env=env
        ) as running:
            for _ in range(400):
                if (tmp_path / "there").exists():
                    break
                time.sleep(0.05)
            assert list(temporary.iterdir())
            running.send_signal(way)
            assert running.wait(20) == code
        assert list(temporary.iterdir()) == []
