"""Revisions read through git: what is in them, what is not taken out of them, and what git would not do."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from journeymap.decode import MAX_BYTES
from journeymap.git import GitError, NoRepository, NoRevision, Repository, _call
from journeymap.git.snapshot import snapshot
from journeymap.model import Journey
from repositories import ALONE, Repo, a_map, listing

ENVIRONMENT = {"PATH": os.environ["PATH"], **ALONE}


def around(repo: Repo | Path) -> Repository:
    return Repository.around(repo if isinstance(repo, Path) else repo.path, ENVIRONMENT)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def test_names_of_revisions(repo: Repo) -> None:
    first = repo.commit("one")
    second = repo.commit("two")
    repo.git("tag", "-a", "v1", "-m", "tagged", first)
    found = around(repo)
    for name, id in (
        ("HEAD", second),
        ("main", second),
        ("HEAD~1", first),
        ("v1", first),
        (first[:9], first),
    ):
        assert found.resolve(name) == id


@pytest.mark.parametrize(
    "name",
    [
        "nope",
        "",
        "-h",
        "--help",
        "--all",
        "--output=x",
        "a b",
        "a\nb",
        "a\0b",
        "main^!",
        "HEAD^{tree}",
        "^main",
    ],
)
def test_names_of_nothing(name: str, repo: Repo) -> None:
    repo.commit()
    before = listing(repo.path)
    with pytest.raises(NoRevision, match="there is no revision"):
        around(repo).resolve(name)
    assert listing(repo.path) == before


def test_what_git_cannot_say_is_said_clearly(
    tmp_path: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoRepository, match="this is no git repository"):
        around(tmp_path)
    with pytest.raises(GitError, match="there is no commit yet"):
        around(repo).resolve("HEAD")
    with pytest.raises(NoRepository, match="git is not installed"):
        Repository.around(repo.path, {**ENVIRONMENT, "PATH": str(tmp_path)})
    assert shutil.which("git")
    with pytest.raises(GitError, match="belongs to somebody else") as refused:
        Repository.around(repo.path, {**ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert "safe.directory" in refused.value.help


def test_a_program_called_git_in_the_repository_is_not_run(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = repo.put("git", f"#!/bin/sh\ntouch {repo.path}/ran\n")
    program.chmod(0o755)
    monkeypatch.chdir(repo.path)
    for path in (".", "", ":"):
        _call._program.cache_clear()
        with pytest.raises(NoRepository):
            Repository.around(repo.path, {**ENVIRONMENT, "PATH": path})
    assert not (repo.path / "ran").exists()


def test_a_branch_of_another_repository_is_named(repo: Repo, tmp_path: Path) -> None:
    repo.commit()
    repo.git("switch", "-qc", "feature")
    clone = Repo(tmp_path / "clone")
    clone.git("remote", "add", "origin", repo.path.as_uri())
    clone.git("fetch", "-q", "origin")
    with pytest.raises(NoRevision) as missing:
        around(clone).resolve("feature")
    assert missing.value.help == "did you mean `origin/feature`?"


def test_merge_base(repo: Repo) -> None:
    first = repo.commit("one")
    repo.git("switch", "-qc", "other")
    other = repo.commit("two")
    repo.git("switch", "-q", "main")
    main = repo.commit("three")
    repo.git("switch", "-q", "--orphan", "apart")
    apart = repo.commit("four")
    found = around(repo)
    assert found.merge_base(main, other) == first
    with pytest.raises(GitError, match="have no commit in common"):
        found.merge_base(main, apart)


def test_a_shallow_clone_says_what_to_do(repo: Repo, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        repo.commit(name)
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", repo.path.as_uri(), tmp_path / "clone"],
        env={**os.environ, **ALONE},
        check=True,
    )
    found = around(tmp_path / "clone")
    assert found.resolve("HEAD")
    with pytest.raises(NoRevision) as missing:
        found.resolve("HEAD~2")
    assert "git fetch --unshallow" in missing.value.help
    assert "fetch-depth: 0" in missing.value.help


def test_a_partial_clone_fetches_nothing(repo: Repo, tmp_path: Path) -> None:
    repo.write(a=a_map("Pays"))
    repo.commit()
    repo.git("config", "uploadpack.allowFilter", "true")
    env = {**os.environ, **ALONE}
    words = ["git", "clone", "-q", "--no-checkout", "--filter=blob:none", repo.path.as_uri(), "clone"]
    subprocess.run(words, cwd=tmp_path, env=env, check=True)
    found = around(tmp_path / "clone")
    commit = found.resolve("HEAD")
    assert list(found.files(commit)) == ["a.journey.yaml"]
    before = listing(tmp_path / "clone")
    with pytest.raises(GitError, match="does not have all of the revision"):
        found.read(commit, ["a.journey.yaml"])
    assert listing(tmp_path / "clone") == before


NAMES = [
    "plain.journey.yaml",
    "with space/and \"quotes\" and 'such'.journey.yaml",
    "line\nbreak.journey.yaml",
    "tab\t.journey.yaml",
    "-x.journey.yaml",
    "--help.journey.yaml",
    ":(exclude)x.journey.yaml",
    "*.journey.yaml",
    "رحلة الزبون/خريطة.journey.yaml",
    "back\\slash.journey.yaml",
    "$(touch x).journey.yaml",
    os.fsdecode(b"not utf-8 \xff.journey.yaml"),
]


@pytest.mark.parametrize("words", [(), ("--object-format=sha256",)], ids=["sha1", "sha256"])
def test_files_of_every_name(words: tuple[str, ...], tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", *words)
    for number, name in enumerate(NAMES):
        repo.put(name, a_map(f"Step {number}"))
    repo.commit()
    found = around(repo)
    commit = found.resolve("HEAD")
    assert sorted(found.files(commit)) == sorted(NAMES)
    data = found.read(commit, [*NAMES, "nothing"])
    assert data == {name: a_map(f"Step {number}").encode() for number, name in enumerate(NAMES)}
    with snapshot(found, commit, "HEAD") as taken:
        assert taken.files == sorted(NAMES)
        for name in NAMES:
            assert taken.path(name).read_bytes() == data[name]
            assert taken.called(taken.path(name)) == f"HEAD:{name}"
            assert found.files(commit, name).keys() == {name}
        assert list(found.files(commit, "with space")) == [NAMES[1]]
    for name in NAMES:
        assert [one.path for one in found.log(name, commit)] == [name]


def tree(repo: Repo, *entries: tuple[str, str, bytes]) -> str:
    """A commit with a tree that git itself would not make."""
    lines = b"".join(f"{mode} ".encode() + name + b"\0" + bytes.fromhex(id) for mode, id, name in entries)
    made = repo.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", data=lines).strip()
    return repo.git("commit-tree", "-m", "hostile", made).strip()


def test_names_that_would_lead_out_are_left_out(repo: Repo, tmp_path: Path) -> None:
    blob = repo.git("hash-object", "-w", "--stdin", data=a_map("Pays").encode()).strip()
    inner = repo.git("mktree", data=f"100644 blob {blob}\tx.journey.yaml\n".encode()).strip()
    commit = tree(
        repo,
        ("100644", blob, b"/abs.journey.yaml"),
        ("100644", blob, b"../up.journey.yaml"),
        ("40000", inner, b".."),
        ("40000", inner, b"."),
        ("40000", inner, b".git"),
        ("40000", inner, b".GIT"),
        ("40000", inner, b"good"),
    )
    found = around(repo)
    assert list(found.files(commit)) == ["good/x.journey.yaml"]
    before = listing(tmp_path)
    with snapshot(found, commit, "HEAD") as taken:
        assert [path for path in taken.folder.rglob("*") if path.is_file()] == [
            taken.path("good/x.journey.yaml")
        ]
    assert listing(tmp_path) == before


def test_a_tree_that_no_folder_can_hold_is_told(repo: Repo) -> None:
    blob = repo.git("hash-object", "-w", "--stdin", data=a_map("Pays").encode()).strip()
    inner = repo.git("mktree", data=f"100644 blob {blob}\tx.journey.yaml\n".encode()).strip()
    name = b"a.journey.yaml"
    for entries in (
        [("100644", blob, name), ("40000", inner, name)],
        [("100644", blob, b"n" * 300 + name)],
    ):
        commit = tree(repo, *entries)
        with pytest.raises(GitError, match="cannot take"), snapshot(around(repo), commit, "HEAD"):
            pass


def test_links_and_other_repositories_are_no_files(repo: Repo, tmp_path: Path) -> None:
    repo.put("real.journey.yaml", a_map("Pays"))
    (repo.path / "link.journey.yaml").symlink_to("/etc/passwd")
    (repo.path / "folder").symlink_to(tmp_path)
    inner = Repo(repo.path / "inner")
    inner.write(a=a_map("Pays"))
    inner.commit()
    repo.commit()
    found = around(repo)
    assert list(found.files(found.resolve("HEAD"))) == ["real.journey.yaml"]


def test_only_what_is_of_the_language_is_taken_out(repo: Repo) -> None:
    repo.write(a=a_map("Pays", persona="ada"))
    repo.put("people/ada.persona.yaml", "journeymap: 1\nname: Ada\n")
    repo.put("journeymap.yaml", "journeymap: 1\npersonas: [people/*.persona.yaml]\n")
    repo.put(".gitignore", "*.yaml\n")
    repo.put("secret.txt", "secret")
    repo.put("run.sh", "true").chmod(0o755)
    repo.git("add", "--force", ".")
    repo.git("commit", "-qm", "all")
    with snapshot(around(repo), around(repo).resolve("HEAD"), "HEAD") as taken:
        assert taken.files == ["a.journey.yaml", "journeymap.yaml", "people/ada.persona.yaml"]
        assert stat.S_IMODE(taken.folder.parent.stat().st_mode) == 0o700
        workspace = taken.workspaces.around(taken.path("a.journey.yaml"))
        journey = workspace.open(taken.path("a.journey.yaml")).part
        assert isinstance(journey, Journey)
        assert [getattr(one, "name", "") for one in workspace.resolve(journey).people] == ["Ada"]
        taken.bring(["secret.txt", "nothing"], 100)
        assert taken.path("secret.txt").read_text() == "secret"
        kept = taken.folder
    assert not kept.parent.exists()


def test_nothing_above_the_revision_counts(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    (place / "journeymap.yaml").write_text("journeymap: 1\nlang: ja\n")
    (place / ".git").mkdir()
    (place / ".gitignore").write_text("*.yaml\n")
    repo.put("sub/a.journey.yaml", a_map("Pays"))
    repo.put("journeymap.yaml", "journeymap: 1\n")
    one = repo.commit()
    (repo.path / "journeymap.yaml").unlink()
    other = repo.commit()
    for commit, folder in ((one, ""), (other, "sub")):
        with snapshot(around(repo), commit, "HEAD") as taken:
            workspace = taken.workspaces.around(taken.path("sub/a.journey.yaml"))
            assert workspace.folder == taken.folder / folder
            assert len(workspace.maps) == (commit == one)


def test_a_file_too_large_is_told_and_not_read(repo: Repo) -> None:
    repo.put("big.journey.yaml", "#" * (MAX_BYTES + 5))
    repo.commit()
    found = around(repo)
    with snapshot(found, found.resolve("HEAD"), "HEAD") as taken:
        path = taken.path("big.journey.yaml")
        entry = taken.workspaces.around(path).open(path)
        assert [one.rule for one in entry.findings] == ["too-large"]
        assert entry.findings[0].source.name == "HEAD:big.journey.yaml"


def test_so_much_is_too_much(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        repo.put(f"{number}.journey.yaml", f"{number}" * 100_000)
    repo.commit()
    found = around(repo)
    commit = found.resolve("HEAD")
    monkeypatch.setattr("journeymap.git.MAX_ANSWER", 1_000_000)
    with (
        pytest.raises(GitError, match="the files of the revision are larger than"),
        snapshot(found, commit, "HEAD"),
    ):
        pass
    monkeypatch.setattr(_call, "MAX_ANSWER", 100)
    with pytest.raises(GitError, match="what git says of this repository is larger than"):
        found.files(commit)


@pytest.fixture
def sleeper(tmp_path: Path) -> dict[str, str]:
    """An environment in which git never answers."""
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    return {"PATH": f"{tmp_path}:{os.environ['PATH']}"}


def test_git_does_not_take_for_ever(
    sleeper: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_call, "SECONDS", 0.2)
    with pytest.raises(GitError, match="git took longer than 0 seconds"):
        Repository.around(tmp_path, sleeper)


def test_who_stops_it_as_it_starts_does_not_wait_for_git(
    sleeper: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_call.Timer, "start", interrupted)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        Repository.around(tmp_path, sleeper)
    assert time.monotonic() - began < 30


def test_a_repository_cannot_have_anything_run(repo: Repo, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n")
    script.chmod(0o755)
    repo.write(a=a_map("Pays"))
    repo.put(".gitattributes", "* filter=evil diff=evil\n")
    repo.commit()
    repo.write(a=a_map("Pays", "Leaves"))
    commit = repo.commit()
    settings: dict[str, Any] = {
        **dict.fromkeys(
            ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "gpg.program"), script
        ),
        **dict.fromkeys(("diff.external", "diff.evil.command", "diff.evil.textconv"), script),
        **dict.fromkeys(("filter.evil.smudge", "filter.evil.clean", "pager.log", "pager.ls-tree"), script),
        **{f"alias.{name}": f"!{script}" for name in ("log", "ls-tree", "cat-file", "rev-parse", "ls-files")},
        "core.hooksPath": tmp_path,
        "log.showSignature": "true",
        "log.showRoot": "false",
        "color.ui": "always",
        "diff.noprefix": "true",
        "log.follow": "true",
        "log.date": "relative",
    }
    for name, value in settings.items():
        repo.git("config", name, str(value))
    trap.unlink(missing_ok=True)
    before = listing(repo.path)
    found = Repository.around(
        repo.path, {**ENVIRONMENT, "GIT_PAGER": str(script), "GIT_EXTERNAL_DIFF": str(script)}
    )
    assert len(found.log("a.journey.yaml", found.resolve("HEAD"))) == 2
    assert found.outside() == set()
    with snapshot(found, commit, "HEAD") as taken:
        assert taken.path("a.journey.yaml").is_file()
    assert not trap.exists()
    assert listing(repo.path) == before


def test_the_log_follows_a_file_under_its_names(repo: Repo) -> None:
    repo.put("old/a.journey.yaml", a_map("Pays", "Waits", "Leaves"))
    first = repo.commit(
        "begin", GIT_AUTHOR_NAME="Zoë \x1b[31m\x01!", GIT_AUTHOR_DATE="2025-01-02T03:04:05+0200"
    )
    repo.put("other.txt", "x")
    repo.commit("something else")
    (repo.path / "new").mkdir()
    repo.git("mv", "old/a.journey.yaml", "new/b.journey.yaml")
    second = repo.commit("rename\x07 it <b>\n\nand why")
    repo.git("switch", "-qc", "side")
    repo.put("new/b.journey.yaml", a_map("Pays", "Waits", "Goes"))
    third = repo.commit("change it")
    repo.git("switch", "-q", "main")
    repo.put("other.txt", "y")
    repo.commit("meanwhile")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    found = around(repo)
    log = found.log("new/b.journey.yaml", found.resolve("HEAD"))
    assert [(one.id, one.path) for one in log] == [
        (third, "new/b.journey.yaml"),
        (second, "new/b.journey.yaml"),
        (first, "old/a.journey.yaml"),
    ]
    assert log[2].author == "Zoë \x1b[31m\x01!"
    assert log[2].date == "2025-01-02T03:04:05+02:00"
    assert log[1].subject == "rename\x07 it <b>"
    assert found.read(log[2].id, [log[2].path]) == {log[2].path: a_map("Pays", "Waits", "Leaves").encode()}
    assert found.log("nothing", found.resolve("HEAD")) == []


def test_places_in_the_working_tree(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo.path / "sub").mkdir()
    (tmp_path / "link").symlink_to(repo.path)
    found = around(repo.path / "sub")
    assert found.top == repo.path
    monkeypatch.chdir(repo.path / "sub")
    places = {
        "": "sub",
        "x": "sub/x",
        ".hidden": "sub/.hidden",
        "..": "",
        "../a b": "a b",
        str(tmp_path / "link" / "x"): "x",
    }
    for path, place in places.items():
        assert found.place(Path(path)) == place
    for path in ("../..", "/", "../../repository"):
        with pytest.raises(GitError, match="is not in the repository's working tree"):
            found.place(Path(path))


def test_bare_repositories_worktrees_and_told_places(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(a=a_map("Pays"))
    commit = repo.commit()
    repo.git("worktree", "add", "-q", "../tree")
    assert around(tmp_path / "tree").top == tmp_path / "tree"
    repo.git("clone", "-q", "--bare", ".", "../bare")
    bare = around(tmp_path / "bare")
    assert (bare.top, bare.resolve("main")) == (None, commit)
    assert around(repo.path / ".git").top is None
    monkeypatch.chdir(tmp_path)
    told = Repository.around(tmp_path, {**ENVIRONMENT, "GIT_DIR": "repo/.git", "GIT_WORK_TREE": "repo"})
    assert told.resolve("main") == commit
    assert list(told.files(commit)) == ["a.journey.yaml"]
