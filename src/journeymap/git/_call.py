"""Git run so that a hostile repository can neither make it run anything nor keep it from ending."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer

SECONDS = 60.0
"""How long one run of git may take."""
MAX_ANSWER = 256 << 20
"""How many bytes one run of git may answer with, and how many are read of a revision."""

# What a repository's own configuration could have git run; no more is asked for than git's plumbing, which
# takes neither aliases nor filters nor pagers.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "log.showSignature=false",
    "log.showRoot=true",
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    # What a partial clone lacks is not fetched; git before 2.45 only knows the second way to say so.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")


class GitError(RuntimeError):
    """Git cannot answer: the message says why, `help` what to do about it."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


class NoRepository(GitError):  # noqa: N818 - read as a sentence: raises NoRepository
    """There is no git repository, or no git."""


class NoRevision(GitError):  # noqa: N818 - read as a sentence: raises NoRevision
    """A name means no revision."""


@dataclass(frozen=True)
class Answer:
    """How a run of git ended, and what it said."""

    code: int
    out: bytes
    err: str


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment for git: the given one, with what keeps git within bounds."""
    places = {name: os.path.abspath(environment[name]) for name in _PLACES if environment.get(name)}
    return {**environment, **places, **_ENVIRONMENT}


def call(words: Sequence[str], folder: Path, environment: Mapping[str, str], data: bytes = b"") -> Answer:
    """What git answers when it is run in a folder, given `data` on its standard input.

    GitError where it takes too long or says too much, NoRepository where there is no git.
    """
    command = [_program(environment.get("PATH")), "--no-pager"]
    for setting in _SETTINGS:
        command += ["-c", setting]
    late = []

    def stop() -> None:
        late.append(True)
        git.kill()

    timer = Timer(SECONDS, stop)
    with TemporaryFile() as given, TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        with Popen(  # noqa: S603 - git itself, its words apart from each other
            [*command, *words], cwd=folder, env=environment, stdin=given, stdout=PIPE, stderr=told
        ) as git:
            try:  # at once: whoever ends this must not have to wait for git
                timer.start()
                out = _read(git)
                code = git.wait()
            except BaseException:
                git.kill()
                raise
            finally:
                timer.cancel()
        told.seek(0)
        err = told.read(10_000).decode("utf-8", "replace")
    if late:
        raise GitError(f"git took longer than {SECONDS:.0f} seconds")
    return Answer(code, out, err)


def _read(git: Popen[bytes]) -> bytes:
    assert git.stdout  # noqa: S101 - it was asked for
    pieces, size = [], 0
    while piece := git.stdout.read(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_ANSWER:
            raise GitError(f"what git says of this repository is larger than {MAX_ANSWER >> 20} MiB")
    return b"".join(pieces)


@cache
def _program(path: str | None) -> str:
    found = which("git", path=path)
    # A name without a folder is that of a file in the working folder, which the repository may have brought.
    if not found or not Path(found).is_absolute():
        raise NoRepository("git is not installed, or not found", "revisions are read through git: install it")
    return found
