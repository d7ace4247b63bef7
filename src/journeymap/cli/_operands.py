"""What is to be compared, by the words of the command line: those of `git diff`, and files and folders."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from journeymap.cli import _sides as sides
from journeymap.cli import fail
from journeymap.cli._sides import Side
from journeymap.git import GitError, NoRepository, NoRevision, Repository

_RANGE = re.compile(r"([^:]*?)(\.\.\.?)([^:]*)")
#: No name of a revision begins or ends like this.
_ONLY_A_PATH = re.compile(r"(/|\./|\.\./|\.\.?$).*|[^:]*/", re.S)


@dataclass
class Operands:
    """Makes sides of words; what they need of git is there until the stack is closed."""

    stack: ExitStack
    _kinds: dict[str, str] = field(default_factory=dict)
    _repository: Repository | None = None

    def sides(self, words: Sequence[str], paths: Sequence[str] | None) -> tuple[Side, Side]:
        """The old and the new side; `paths` are the words behind `--`, None where there was none."""
        if paths is not None:
            return self._limited(words, paths)
        kinds = [self._kind(word) for word in words]
        if len(words) == 2 and "revision" not in kinds:
            return self._two(words[0], words[1])
        if kinds == ["path", "revision"] and not self._range(words[1]):
            old, new = self._limited(words[1:], words[:1])
            return new, old
        revisions = sum(1 for _ in takewhile(lambda kind: kind == "revision", kinds))
        for word, kind in zip(words[revisions:], kinds[revisions:], strict=True):
            if kind == "revision":
                fail(f"{word!r} is a revision, and stands behind files", "revisions come before files")
            if kind == "content":
                if len(words) == 1:
                    return self._content(word)
                fail(f"{word!r} is compared with one file or folder alone")
        if not revisions and len(words) > 2:
            fail("a diff has two sides", "to compare several files with those of HEAD, put `--` before them")
        return self._limited(words[:revisions], words[revisions:])

    @property
    def repository(self) -> Repository:
        """The repository around the working folder; without one the command ends."""
        if self._repository is None:
            self._repository = Repository.around(Path.cwd(), os.environ)
        return self._repository

    def _limited(self, words: Sequence[str], paths: Sequence[str]) -> tuple[Side, Side]:
        """Revisions, or one and the working tree, under some paths."""
        repository = self.repository
        limits = [repository.place(Path(path)) for path in paths] or [""]
        if len(words) > 2:
            fail("a diff has two sides", "say OLD and NEW, and files behind `--`")
        spans = [(word, span) for word in words if (span := self._range(word))]
        if spans and len(words) > 1:
            fail(f"{spans[0][0]!r} is both sides already", "leave out the other revision")
        old, new = spans[0][1] if spans else (*words, *("HEAD", "")[len(words) :])[:2]
        before = sides.revision(self.stack, repository, old, limits)
        if new:
            after = sides.revision(self.stack, repository, new, limits)
        else:
            after = sides.working_tree(repository, limits, before)
        for path, limit in zip(paths, limits, strict=False):
            if not any(sides.under(file, limit) for side in (before, after) for file in side.files):
                help = "options stand before `--`" if path.startswith("-") else sides.NAMES
                fail(f"there is no map or persona in {path!r}, neither now nor then", help)
        return before, after

    def _range(self, word: str) -> tuple[str, str] | None:
        """The two commits of `a..b`, or of `a...b`, which begins where the two parted."""
        found = _RANGE.fullmatch(word)
        if not found:
            return None
        old, new = found[1] or "HEAD", found[3] or "HEAD"
        if found[2] == "...":
            old = self.repository.merge_base(self.repository.resolve(old), self.repository.resolve(new))
        return old, new

    def _two(self, one: str, other: str) -> tuple[Side, Side]:
        """Two files or folders, wherever they are."""
        if one == other == "-":
            fail("standard input is one side alone")
        if "-" in (one, other):
            side = self._alone(other if one == "-" else one)
            given = sides.stdin(side)
            return (given, side) if one == "-" else (side, given)
        old, new = self._alone(one), self._alone(other)
        if sides.is_file(old) != sides.is_file(new):
            fail("a file cannot be compared with a folder", "name two files, or two folders")
        return old, new

    def _alone(self, word: str) -> Side:
        if self._kind(word) == "path":
            return sides.plain(Path(word))
        revision, path = self._split(word)
        return sides.inside(self.stack, self.repository, revision, path)

    def _content(self, word: str) -> tuple[Side, Side]:
        """`REV:path` by itself: against the working tree."""
        if word == "-":
            fail("standard input is compared with a file", "name the file beside `-`")
        revision, path = self._split(word)
        repository = self.repository
        old = sides.revision(self.stack, repository, revision, [path])
        return old, sides.working_tree(repository, [path], old)

    def _split(self, word: str) -> tuple[str, str]:
        """The revision and the path of `REV:path`, which is seen from here where it begins with a dot."""
        revision, _, path = word.partition(":")
        if not revision:
            fail(f"there is no revision before the colon of {word!r}")
        path = path.rstrip("/")
        return revision, self.repository.place(Path(path)) if re.match(r"\.\.?(/|$)", path) else path

    def _kind(self, word: str) -> str:
        """What a word names: a `path`, a `revision` (or a range of two), or `content`: a file or folder of a
        revision, or standard input. What is nothing, or two of these, ends the command.
        """
        if word not in self._kinds:
            self._kinds[word] = self._meant(word)
        return self._kinds[word]

    def _meant(self, word: str) -> str:
        if word == "-":
            return "content"
        there = os.path.lexists(word)
        if _ONLY_A_PATH.fullmatch(word):
            if not there:
                fail(f"there is no file or folder {word!r}")
            return "path"
        revision, colon, _ = word.partition(":")
        span = _RANGE.fullmatch(word)
        trouble = self._trouble(*((span[1], span[3]) if span else (revision,)))
        if there and not trouble:
            fail(
                f"{word!r} is both a revision and a file",
                f"write ./{word} for the file, or put `--` behind the revision",
            )
        if there:
            return "path"
        if isinstance(trouble, NoRepository):
            fail(f"there is no file or folder {word!r}", f"it is no revision either: {trouble}")
        if isinstance(trouble, NoRevision) and not span and not colon:
            fail(f"{word!r} is neither a file or folder nor a revision", trouble.help)
        if trouble:
            fail(str(trouble), trouble.help)
        return "content" if colon else "revision"

    def _trouble(self, *revisions: str) -> GitError | None:
        """Why git does not know one of these revisions, an empty one being HEAD; None if it does."""
        try:
            for one in revisions:
                self.repository.resolve(one or "HEAD")
        except GitError as error:
            return error
        return None
