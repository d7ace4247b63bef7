"""The folder that a site is put into: whole, and without touching what is not the site's."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from journeymap import files
from journeymap.decode import fetch

RECORD = ".journeymap-atlas"
"""The file in which the site's files are listed, so that later builds know them from others."""

_HEAD = "# The files here that `journeymap atlas` wrote. It replaces and removes these and no others.\n"
_DRAFT = re.compile(r"\.journeymap-[0-9a-f]{16}\.tmp")
_NAME = re.compile(r"(?:[\w-][\w.-]*/){0,4}[\w-][\w.-]*\.(?:html|css|js|json|svg|txt)", re.ASCII)
_MOST = 1 << 26
_ELSEWHERE = "remove it, or name another folder"


class InTheWay(ValueError):  # noqa: N818 - read as a sentence: raises InTheWay
    """Something that is not the site's is where it is to go; the message says what, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


class Folder:
    """A folder that holds a site, or is to hold one.

    New files are made in a folder aside, and come to their places together at the end. What ends a build
    before leaves the old site as it was.
    """

    def __init__(self, path: Path, force: bool = False) -> None:
        """`force` lets the site lie among files of others, and take their places. InTheWay, OSError."""
        self.root, self.given, self.force = Path(os.path.realpath(path)), path, force
        if os.path.lexists(self.root) and not self.root.is_dir():
            raise InTheWay(f"{str(path)!r} is no folder", "name the folder that the site is put into")
        self.before = self._listed()
        self._is_new = not self.root.is_dir()
        there = [] if self._is_new else [one for one in self.root.iterdir() if not _DRAFT.fullmatch(one.name)]
        if self.before is None and there and not force:
            raise InTheWay(
                f"the folder {str(path)!r} holds other files than an atlas's",
                "name a folder that is empty or not there, or say `--force`",
            )
        self._aside = self.root / f".journeymap-{os.urandom(8).hex()}.tmp"

    def holds(self, name: str, data: bytes) -> bool:
        """Whether a file of the site is there with this content."""
        return self.read(name) == data

    def read(self, name: str) -> bytes | None:
        """A file of the site as it is there now; None where there is none."""
        path = self._place(name)
        if not _regular(path):
            return None
        data = fetch(path, _MOST)
        return data if isinstance(data, bytes) else None

    def add(self, name: str, data: bytes) -> bool:
        """Make a file of the site anew, to be put in place later; False where it is there like that."""
        if self.holds(name, data):
            return False
        path = self._aside / _checked(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, data)
        return True

    def gone(self, wanted: Collection[str]) -> list[str]:
        """The files of the site as it was that are there still, and not among those wanted."""
        return [name for name in sorted(self.before or ()) if name not in wanted and self._is_there(name)]

    def put(self, wanted: Collection[str]) -> None:
        """Put what was added into place, and remove what is no longer wanted. InTheWay, OSError.

        Whatever ends this, the folder knows all files of the site that are in it.
        """
        known = self.before or frozenset()
        added = [name for name in sorted(wanted) if (self._aside / name).is_file()]
        for name in added:
            there = os.path.lexists(self._place(name))
            if there and not self.force and (name not in known or not self._is_there(name)):
                raise InTheWay(
                    f"{str(self.given / name)!r} is there already, and not an atlas's",
                    "name another folder, or say `--force` to replace it",
                )
        gone = self.gone(wanted)
        self.root.mkdir(parents=True, exist_ok=True)
        if added or gone:
            self._list({*known, *wanted})
        for name in added:
            place = self._place(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            (self._aside / name).replace(place)
        for name in gone:
            place = self._place(name)
            place.unlink()
            for folder in place.relative_to(self.root).parents[:-1]:
                with suppress(OSError):  # it holds other things
                    (self.root / folder).rmdir()
        self._list(wanted)

    def clear(self) -> None:
        """Remove what was made aside, and what a build left there that could not do so itself."""
        if not self.root.is_dir():
            return
        for path in self.root.iterdir():
            if _DRAFT.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif _DRAFT.fullmatch(path.name) and _regular(path):
                path.unlink(missing_ok=True)
        if self._is_new:
            with suppress(OSError):  # it holds a site
                self.root.rmdir()

    def _place(self, name: str) -> Path:
        """Where a file of the site is. InTheWay where a link would lead it to elsewhere."""
        path = self.root / _checked(name)
        for folder in path.relative_to(self.root).parents[:-1]:
            place = self.root / folder
            if place.is_symlink() or (os.path.lexists(place) and not place.is_dir()):
                kind = "a link" if place.is_symlink() else "no folder"
                raise InTheWay(
                    f"{str(self.given / folder)!r} is {kind}, and pages are to go into it", _ELSEWHERE
                )
        if path.is_dir() and not path.is_symlink():
            raise InTheWay(f"{str(self.given / name)!r} is a folder, and a page is to be there", _ELSEWHERE)
        return path

    def _is_there(self, name: str) -> bool:
        with suppress(InTheWay):
            return _regular(self._place(name))
        return False

    def _listed(self) -> frozenset[str] | None:
        """The files of the site that is there; None where there is none. Names that no site has are no part
        of it, whoever wrote them into the list.
        """
        path = self.root / RECORD
        if not _regular(path):
            return None
        data = fetch(path, _MOST)
        if not isinstance(data, bytes) or not data.startswith(_HEAD.encode()):
            return None
        names = data.decode("utf-8", "replace").split("\n")[1:]
        return frozenset(name for name in names if _NAME.fullmatch(name))

    def _list(self, names: Iterable[str]) -> None:
        if os.path.lexists(self.root / RECORD) and not _regular(self.root / RECORD):
            raise InTheWay(f"{str(self.given / RECORD)!r} is no file", _ELSEWHERE)
        files.write(self.root / RECORD, "".join([_HEAD, *(f"{name}\n" for name in sorted(names))]).encode())


def _checked(name: str) -> PurePosixPath:
    """The name of a file of the site as a path. ValueError for what is none: a mistake of ours."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a page")
    return PurePosixPath(name)


def _regular(path: Path) -> bool:
    """Whether there is a file, and no link to one."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False
