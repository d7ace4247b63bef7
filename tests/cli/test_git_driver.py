"""Maps in git's own diff, in real repositories: as docs/diff.md says to set it up."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HERE, PACKAGE, Ran
from repositories import Repo, a_map, listing

PAGE = (HERE.parent / "docs" / "diff.md").read_text(encoding="utf-8")
COMMAND, TEXTCONV = re.findall(r"^git config .*", PAGE, re.M)
ATTRIBUTES = re.findall(r"^\*\..* diff=\w+$", PAGE, re.M)


class Driven(Repo):
    """A repository whose git knows `journeymap` as a command."""

    def __init__(self, path: Path, *commands: str) -> None:
        programs = path.parent / "bin"
        programs.mkdir()
        program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m journeymap "$@"\n'
        (programs / "journeymap").write_text(program)
        (programs / "journeymap").chmod(0o755)
        self.more = {"PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(PACKAGE.parent)}
        super().__init__(path)
        for command in commands:
            self.git(*shlex.split(command)[1:])
        self.put(".gitattributes", "\n".join([*ATTRIBUTES, ""]))
        self.commit()

    def says(self, *words: str) -> str:
        """What git says, which has to succeed and to complain of nothing."""
        done = self.attempt(*words, more=self.more)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8", "surrogateescape")


@pytest.fixture
def repo(tmp_path: Path) -> Driven:
    return Driven(tmp_path / "repo", COMMAND)


@pytest.fixture
def texts(tmp_path: Path) -> Driven:
    return Driven(tmp_path / "repo", TEXTCONV)


def test_the_page_shows_both_ways() -> None:
    assert COMMAND.startswith("git config diff.journeymap.command ")
    assert TEXTCONV.startswith("git config diff.journeymap.textconv ")
    assert len(ATTRIBUTES) == 2


def test_git_diff_tells_what_changed(repo: Driven) -> None:
    repo.put("sub dir/a.journey.yaml", a_map("Pays the bill", "Leaves the shop", persona="nobody"))
    repo.commit()
    repo.put(
        "sub dir/a.journey.yaml", a_map("Pays the bill", "Leaves the shop", "Comes back", persona="nobody")
    )
    said = repo.says("diff")
    assert "sub dir/a.journey.yaml" in said
    assert "Comes back" in said
    assert "nobody" not in said
    assert "---" not in said
    assert str(repo.path.parent) not in said
    assert "/tmp" not in said
    repo.commit()
    for words in (
        ("show", "--ext-diff", "--format="),
        ("log", "-p", "--ext-diff", "-1", "--format="),
        ("diff", "HEAD~1"),
    ):
        assert repo.says(*words).strip() == said.strip()
    assert "+  - name: Comes back" in repo.says("show")
    assert "+  - name: Comes back" in repo.says("format-patch", "--stdout", "-1")
    assert repo.says("-C", "sub dir", "diff", "HEAD~1") == said


def test_what_is_new_gone_and_renamed(repo: Driven) -> None:
    steps = [f"Step number {number}" for number in range(20)]
    repo.write(gone=a_map("Says goodbye", title="An old map"), was=a_map(*steps, title="A map of twenty"))
    repo.commit()
    (repo.path / "gone.journey.yaml").unlink()
    (repo.path / "was.journey.yaml").rename(repo.path / "is.journey.yaml")
    repo.write(
        new=a_map("Says hello", title="A new map"),
        **{"is": a_map(*steps, "One more", title="A map of twenty")},
    )
    repo.git("add", "--all")
    found = {
        name: repo.says("diff", "--cached", "-M", "--", *names)
        for name, names in {
            "gone": ["gone.journey.yaml"],
            "new": ["new.journey.yaml"],
            "renamed": ["was.journey.yaml", "is.journey.yaml"],
        }.items()
    }
    assert "An old map" in found["gone"]
    assert found["gone"].startswith("- gone.journey.yaml")
    assert "A new map" in found["new"]
    assert found["new"].startswith("+ new.journey.yaml")
    assert "One more" in found["renamed"]
    assert "Step number 3" not in found["renamed"]
    assert "was.journey.yaml" in found["renamed"]
    assert "is.journey.yaml" in found["renamed"]


def test_text_that_changes_no_journey(repo: Driven) -> None:
    repo.write(a=a_map("Pays"))
    repo.commit()
    repo.write(a=a_map("Pays") + "# a comment\n")
    assert repo.says("diff") == "a.journey.yaml: the text changed, the journey did not\n\n"
    assert repo.attempt("diff", "--exit-code", more=repo.more).returncode == 1


def test_a_name_or_a_mode_that_changes_no_journey(repo: Driven) -> None:
    repo.write(a=a_map("Pays"), b=a_map("Waits"))
    repo.commit()
    repo.git("mv", "a.journey.yaml", "c.journey.yaml")
    repo.git("update-index", "--chmod=+x", "b.journey.yaml")
    assert repo.says("diff", "--cached", "-M") == (
        "b.journey.yaml: the mode changed, the journey did not\n\n"
        "a.journey.yaml → c.journey.yaml: the name changed, the journey did not\n\n"
    )


def test_what_is_no_map_is_shown_as_text(repo: Driven) -> None:
    repo.write(a=a_map("Pays"))
    repo.put("link.journey.yaml", a_map("Pays"))
    repo.commit()
    repo.write(a="title: [\n")
    (repo.path / "link.journey.yaml").unlink()
    (repo.path / "link.journey.yaml").symlink_to("a.journey.yaml")
    said = repo.says("diff")
    assert "a.journey.yaml: not a map that can be read, so here is the text\n" in said
    assert "-title: Buy a bike\n" in said
    assert "+title: [\n" in said
    assert "link.journey.yaml" in said


def test_a_conflict(repo: Driven) -> None:
    repo.write(a=a_map("Pays"), b=a_map("Pays"))
    repo.commit()
    repo.git("switch", "-qc", "other")
    repo.write(a=a_map("Pays by card"), b=a_map("Pays", "Leaves"))
    repo.commit()
    repo.git("switch", "-q", "main")
    repo.write(a=a_map("Pays by phone"))
    repo.commit()
    assert repo.attempt("merge", "other").returncode == 1
    said = repo.says("diff", "HEAD")
    assert "a.journey.yaml: not a map that can be read" in said
    assert "+<<<<<<< HEAD\n" in said
    assert "Leaves" in said
    assert repo.says("diff", "--cached").startswith("a.journey.yaml: in conflict, not merged yet\n")
    assert "Pays by phone" in repo.says("diff")
    assert "Pays by phone" in repo.says("diff", "--theirs")


@pytest.mark.parametrize(
    "name",
    [
        "-x",
        "--help",
        "--",
        "--output-format=json",
        "رحلة",
        "a b",
        "a'b\"c",
        "$(touch trap)",
        "line\nbreak",
        "a;b",
        "%s",
    ],
)
def test_names_are_names(name: str, repo: Driven) -> None:
    repo.put(f"{name}.journey.yaml", a_map("Pays"))
    repo.commit()
    repo.put(f"{name}.journey.yaml", a_map("Pays", "Leaves"))
    before = listing(repo.path)
    said = repo.says("diff")
    assert "Leaves" in said
    assert "\nbreak" not in said
    assert [one for one in listing(repo.path) if one[0] != ".git/index"] == [
        one for one in before if one[0] != ".git/index"
    ]


def test_hostile_text_stays_text(repo: Driven) -> None:
    repo.write(a=a_map("Pays"))
    repo.commit()
    repo.write(a=a_map("Pays", '"\\e]52;c;aGk=\\a::error::x\\u202e"'))
    said = repo.says("diff")
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_persona_is_compared_too(repo: Driven) -> None:
    repo.put("ada.persona.yaml", "journeymap: 1\nname: Ada\ngoals: [A fast bike]\n")
    repo.commit()
    repo.put("ada.persona.yaml", "journeymap: 1\nname: Ada\ngoals: [A fast bike, A lock]\n")
    said = repo.says("diff")
    assert "A lock" in said
    assert "ada.persona.yaml" in said


def test_called_with_anything_else_it_says_so(run: Callable[..., Ran]) -> None:
    ran = run("diff", "--git", "a", "b")
    assert ran.code == 2
    assert ran.err.startswith("error: `--git` is for git, which calls it with 7 arguments\n")


def test_textconv_of_what_is_not_there_says_so(run: Callable[..., Ran]) -> None:
    ran = run("diff", "--textconv", "nope")
    assert (ran.code, ran.err) == (2, "error: cannot read 'nope': no such file or directory\n")


def test_textconv_compares_what_is_said(texts: Driven) -> None:
    repo = texts
    text = (
        "journeymap: 1\ntitle: Buy a bike\nstages:\n- name: Shop\n  steps:\n  - name: Pays\n    emotion: -1\n"
    )
    repo.put("a.journey.yaml", text + "    doing: Waits in line\n")
    repo.commit()
    repo.put(
        "a.journey.yaml",
        text.replace(
            "- name: Shop", "- {name: Shop, steps: [{name: Pays, emotion: 1, doing: [Waits in line]}]}"
        ).partition("  steps:")[0],
    )
    said = repo.says("diff")
    assert re.findall(r"^[-+] .*", said, re.M) == ["-  emotion: -1", "+  emotion: 1"]
    assert re.findall(r"^@@.*", said, re.M) == ["@@ -1,5 +1,5 @@"]
    repo.commit()
    assert "-  emotion: -1\n+  emotion: 1" in repo.says("log", "-p", "-1")
    assert "-  emotion: -1\n+  emotion: 1" in repo.says("show")
    assert re.search(r"\) +emotion: 1$", repo.says("blame", "a.journey.yaml"), re.M)
    assert "- {name: Shop" in repo.says("show", "--no-textconv")


def test_textconv_of_what_cannot_be_read_is_the_text(texts: Driven) -> None:
    texts.write(a=a_map("Pays", persona="nobody"))
    texts.commit()
    texts.write(a="title: [\n")
    said = texts.says("diff")
    assert "-persona: nobody\n" in said
    assert "+title: [\n" in said
    assert texts.says("diff", "--", "a.journey.yaml") == said


def test_textconv_names_the_step_of_a_change(texts: Driven) -> None:
    lines = "".join(f"    doing: [{', '.join(f'thing {n}' for n in range(9))}]\n" for _ in range(1))
    text = f"journeymap: 1\ntitle: Buy\nsteps:\n  - name: تدفع\n{lines}    notes: old\n"
    texts.put("a.journey.yaml", text)
    texts.commit()
    texts.put("a.journey.yaml", text.replace("old", "new"))
    assert re.search(r"^@@ .* @@ step: تدفع$", texts.says("diff"), re.M)


def test_both(tmp_path: Path) -> None:
    repo = Driven(tmp_path / "repo", COMMAND, TEXTCONV)
    repo.write(a=a_map("Pays"))
    repo.commit()
    repo.write(a=a_map("Pays", "Leaves"))
    assert "+step: Leaves" not in repo.says("diff")
    assert "+step: Leaves" in repo.says("diff", "--no-ext-diff")


def test_git_is_there_for_all_of_this() -> None:
    assert shutil.which("git")
