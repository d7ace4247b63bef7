"""A git repository as git itself reads it: revisions and what is in them; nothing is written or fetched."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from journeymap.git._call import MAX_ANSWER, Answer, GitError, NoRepository, NoRevision, call, surroundings

__all__ = ["Commit", "GitError", "NoRepository", "NoRevision", "Repository"]

_FILES = ("100644", "100755", "100664")
"""Modes of files: a link (120000) or another repository (160000) is none."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed a file. `date` is the author's, in ISO 8601; `author` and `subject` are text of
    others as it stands; `path` is what the file was called there, from the top of the repository.
    """

    id: str
    date: str
    author: str
    subject: str
    path: str


@dataclass(frozen=True)
class Repository:
    """A repository, and the environment in which git runs.

    `top` is the top of its working tree, None where there is none; `shallow` tells that its history was cut
    off. Commits are asked for by their ids, which `resolve` has. Paths are from the top, with `/`, and what
    of their bytes is not UTF-8 is as `os.fsdecode` makes it. Methods raise GitError where git cannot answer.
    """

    top: Path | None
    shallow: bool
    folder: Path
    environment: Mapping[str, str] = field(repr=False)

    @classmethod
    def around(cls, path: Path, environment: Mapping[str, str]) -> Repository:
        """The repository that a file or folder is in. NoRepository."""
        folder = path if path.is_dir() else path.absolute().parent
        environment = surroundings(environment)
        asked = ("--is-inside-work-tree", "--is-shallow-repository", "--absolute-git-dir")
        answer = call(["rev-parse", *asked], folder, environment)
        if answer.code:
            raise _refusal(answer)
        inside, shallow, place = os.fsdecode(answer.out).removesuffix("\n").split("\n", 2)
        if inside != "true":
            return cls(None, shallow == "true", Path(place), environment)
        answer = call(["rev-parse", "--show-toplevel"], folder, environment)
        if answer.code:
            raise _refusal(answer)
        top = Path(os.fsdecode(answer.out).removesuffix("\n"))
        return cls(top, shallow == "true", top, environment)

    def resolve(self, revision: str) -> str:
        """The id of the commit that a branch, a tag or any other name for a revision means."""
        answer = self._try(revision)
        id = answer.out.decode("utf-8", "replace").strip()
        # `^main` is to git no commit, but all that are not in it.
        if not answer.code and id.isalnum():
            return id
        if "ambiguous" in answer.err:
            raise GitError(f"{revision!r} could be more than one commit", "write more of its id")
        if revision in ("HEAD", "@") and not self.shallow:
            raise GitError("there is no commit yet", "commit the maps, so that there is something to compare")
        elsewhere = "" if self._try(f"origin/{revision}").code else f"did you mean `origin/{revision}`?"
        raise NoRevision(f"there is no revision {revision!r}", elsewhere or self.fetching)

    def _try(self, revision: str) -> Answer:
        if "\0" in revision:
            return Answer(1, b"", "")
        return self._call("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")

    @property
    def fetching(self) -> str:
        """What helps where history was cut off; empty where it was not."""
        return (
            "the history here was cut off: fetch more of it, with `git fetch --unshallow`, or in GitHub "
            "Actions with `fetch-depth: 0`"
            if self.shallow
            else ""
        )

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which the histories of two commits parted."""
        answer = self._call("merge-base", one, other)
        if answer.code:
            raise GitError("the two revisions have no commit in common", self.fetching)
        return answer.out.decode().strip()

    def files(self, commit: str, under: str = "") -> dict[str, str]:
        """The files of a commit, or those under a path (a folder, or a file itself), and the id of the
        content of each.

        Links, other repositories, and names that would lead elsewhere are left out.
        """
        said = self._said("ls-tree", "-r", "-z", "--full-tree", commit, *(["--", under] if under else []))
        found = {}
        for line in said.split(b"\0"):
            about, _, name = line.partition(b"\t")
            mode, _, id = about.decode().partition(" ")
            path = os.fsdecode(name)
            if mode in _FILES and _harmless(path):
                found[path] = id.removeprefix("blob ")
        return found

    def read(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """The content of files of a commit; what it does not have is not in it."""
        known = self.files(commit)
        wanted = {path: known[path] for path in paths if path in known}
        found = self.contents(wanted.values())
        return {path: found[id] for path, id in wanted.items()}

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """How many bytes contents have, by their ids."""
        asked = sorted(set(ids))
        if not asked:
            return {}
        lines = self._said("cat-file", "--batch-check", data="\n".join([*asked, ""]).encode()).decode()
        found = {}
        for line in lines.splitlines():
            id, kind, *size = line.split(" ")
            if kind != "blob":
                raise _incomplete()
            found[id] = int(size[0])
        return found

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Contents by their ids."""
        sizes = self.sizes(ids)
        if sum(sizes.values()) > MAX_ANSWER:
            raise GitError(f"the files of the revision are larger than {MAX_ANSWER >> 20} MiB")
        if not sizes:
            return {}
        said = self._said("cat-file", "--batch", data="\n".join([*sizes, ""]).encode())
        found, at = {}, 0
        for id, size in sizes.items():
            at = said.index(b"\n", at) + 1
            found[id] = said[at : at + size]
            at += size + 1
        return found

    def outside(self) -> set[str]:
        """The files that are left out of the working tree on purpose, as in a sparse checkout."""
        said = self._said("ls-files", "-t", "-z") if self.top else b""
        return {os.fsdecode(one[2:]) for one in said.split(b"\0") if one.startswith(b"S ")}

    def log(self, path: str, commit: str) -> list[Commit]:
        """The commits up to this one that changed a file, the latest first, under whatever names it had."""
        form = "--format=%H%x00%aI%x00%an%x00%s"
        words = ["--follow", "--name-status", "--no-ext-diff", "--no-textconv", "--encoding=UTF-8", form]
        said = self._said("log", "-z", *words, commit, "--", path).split(b"\0")[:-1]
        found = []
        while said:
            (id, date, author, subject), said = (one.decode("utf-8", "replace") for one in said[:4]), said[4:]
            # A status is there unless the commit merges; a changed name has the old one before the new.
            if said and said[0].startswith(b"\n"):
                names = 3 if said[0][1:2] in (b"R", b"C") else 2
                path, said = os.fsdecode(said[names - 1]), said[names:]
            found.append(Commit(id, date, author, subject, path))
        return found

    def place(self, path: Path) -> str:
        """A file or folder as it is called from the top of the working tree, where there is none as it
        stands; empty for the top itself.
        """
        if self.top is None:
            found = posixpath.normpath(path.as_posix())
            return "" if found == "." else found
        full = Path(os.path.abspath(path))
        for one in (full, Path(os.path.realpath(full.parent), full.name), Path(os.path.realpath(full))):
            if one.is_relative_to(self.top):
                found = one.relative_to(self.top).as_posix()
                return "" if found == "." else found
        raise GitError(f"{str(path)!r} is not in the repository's working tree")

    def _call(self, *words: str, data: bytes = b"") -> Answer:
        return call(words, self.folder, self.environment, data)

    def _said(self, *words: str, data: bytes = b"") -> bytes:
        answer = self._call(*words, data=data)
        if answer.code:
            raise _refusal(answer)
        return answer.out


def _harmless(path: str) -> bool:
    """Whether a path of a tree, which a hostile one may hold anything in, stays below where it is put."""
    parts = path.split("/")
    return (
        all(
            part not in ("", ".", "..") and part.lower() != ".git" and Path(part).name == part
            for part in parts
        )
        and not PurePosixPath(path).is_absolute()
    )


def _refusal(answer: Answer) -> GitError:
    """Why git would not answer, in words for users."""
    if "not a git repository" in answer.err:
        return NoRepository("this is no git repository")
    if "dubious ownership" in answer.err:
        return GitError(
            "git does not read this repository, because it belongs to somebody else",
            "if you trust it: git config --global --add safe.directory FOLDER",
        )
    if "promisor" in answer.err:
        return _incomplete()
    lines = [line for line in answer.err.splitlines() if line.strip()]
    first = lines[0] if lines else f"it ended with exit code {answer.code}"
    said = next((line for line in lines if line.startswith(("fatal: ", "error: "))), first)
    return GitError(f"git says: {said.partition(': ')[2] or said}")


def _incomplete() -> GitError:
    return GitError(
        "the repository does not have all of the revision, and nothing is fetched",
        "in a partial clone `git fetch --refetch --no-filter` gets what is missing",
    )
