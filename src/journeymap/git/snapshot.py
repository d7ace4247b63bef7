"""The maps of a revision as files in a folder of their own, so that they are a workspace like any other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from journeymap.decode import MAX_BYTES
from journeymap.folders import holds
from journeymap.git import GitError, Repository
from journeymap.workspace import Entry, Workspaces


@dataclass(frozen=True)
class Snapshot:
    """The files of the language that a commit has, in `folder`. `revision` is what users call the commit.
    What was `read_before`, by its path there, is not read again.
    """

    repository: Repository
    commit: str
    revision: str
    folder: Path
    read_before: Mapping[Path, Entry] = field(default_factory=dict)

    @cached_property
    def blobs(self) -> dict[str, str]:
        """All files of the commit by their paths, and the ids of their contents."""
        return self.repository.files(self.commit)

    @cached_property
    def files(self) -> list[str]:
        """The paths of its files of the language, in order."""
        return sorted(path for path in self.blobs if path.endswith(("yaml", "yml")) and holds(Path(path)))

    @cached_property
    def workspaces(self) -> Workspaces:
        """The workspaces of the commit. What is found in them goes by the names that git has for it."""
        return Workspaces(read_before=self.read_before, top=self.folder, called=self.called)

    def path(self, file: str) -> Path:
        """Where a file of the commit is."""
        return self.folder / file

    def file(self, path: Path) -> str:
        """A file by its path in the commit; empty where it is not in the folder."""
        full = Path(os.path.abspath(path))
        return full.relative_to(self.folder).as_posix() if full.is_relative_to(self.folder) else ""

    def called(self, path: Path) -> str:
        """How a file is called: as `git show` takes it, the revision and its path from the top."""
        return f"{self.revision}:{self.file(path)}"

    def bring(self, files: Iterable[str], most: int) -> None:
        """Put more files of the commit into the folder. Of one that is larger than `most` only its size is
        true: whoever reads it learns that it is too large.

        GitError.
        """
        wanted = {file: self.blobs[file] for file in files if file in self.blobs}
        sizes = self.repository.sizes(wanted.values())
        contents = self.repository.contents(id for id, size in sizes.items() if size <= most)
        for file, id in wanted.items():
            target = self.path(file)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with open(target, "wb") as out:
                    out.write(contents.get(id, b""))
                    out.truncate(sizes[id])
            except OSError as error:
                raise GitError(f"cannot take {self.called(target)!r} out of git: {error.strerror}") from error


@contextmanager
def snapshot(repository: Repository, commit: str, revision: str) -> Iterator[Snapshot]:
    """The maps of a commit, with the personas and workspace files of the same commit; gone in the end.

    GitError.
    """
    with TemporaryDirectory(prefix="journeymap-") as made:
        folder = Path(os.path.realpath(made), "files")
        # What a folder above says of itself, or leaves out, holds for nothing in here.
        (folder / ".git").mkdir(parents=True)
        found = Snapshot(repository, commit, revision, folder)
        found.bring(found.files, MAX_BYTES)
        yield found
