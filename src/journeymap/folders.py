"""Folders of files of the language: which there are, and what each holds by its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import Literal

from journeymap import family
from journeymap.decode import MAX_BYTES, fetch
from journeymap.ignored import Ignored
from journeymap.pictures import objection

FILE = "journeymap.yaml"
Holds = Literal["map", "persona", "workspace"]

#: Endings of the files of the language, and what such a file holds.
ENDINGS: dict[str, Holds] = {
    ".journey.yaml": "map",
    ".journey.yml": "map",
    ".persona.yaml": "persona",
    ".persona.yml": "persona",
}
_PASSED_OVER = frozenset(("node_modules", "__pycache__", "venv"))


def holds(path: Path) -> Holds | None:
    """What a file holds by its name; None for a file that is none of the language."""
    if path.name == FILE:
        return "workspace"
    return next((kind for ending, kind in ENDINGS.items() if path.name.endswith(ending)), None)


def home(path: Path, top: Path | None = None) -> Path:
    """The folder of the workspace of a file: the nearest one above it that has a workspace file, but none
    above `top`; else its own.
    """
    folder = Path(os.path.abspath(path)).parent
    above = (one for one in (folder, *folder.parents) if top is None or one.is_relative_to(top))
    return next((place for place in above if (place / FILE).is_file()), folder)


def stem(path: PurePath) -> str:
    """A file's name without the ending that says what it holds."""
    return next((path.name.removesuffix(end) for end in ENDINGS if path.name.endswith(end)), path.stem)


def files_below(folder: Path, deep: bool = True, nested: bool = True) -> Iterator[Path]:
    """The files of the language in a folder, in the order of their names: without hidden folders, and
    what git ignores; no link out is followed. Unless `nested`, without those of workspaces below it.
    """
    ignored = Ignored(folder)
    for place, folders, names in os.walk(folder):
        if not nested and FILE in names and Path(place) != folder and Path(place, FILE).is_file():
            folders.clear()
            continue
        ignored.meet(Path(place))
        folders[:] = sorted(
            name
            for name in folders
            if deep
            and not name.startswith(".")
            and name not in _PASSED_OVER
            and Path(place, name) not in ignored
        )
        for name in sorted(names):
            if name == FILE or name.endswith(tuple(ENDINGS)):
                path = Path(place, name)
                # What is no link lies where it was found.
                if path not in ignored and (not path.is_symlink() or inside(path, folder)):
                    yield path


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, exists and lies in a folder: by its parts, not its letters."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError, ValueError):
        return False


def picture(path: str, beside: Path, folder: Path) -> bytes | str:
    """The bytes of a picture that the file `beside` names, inside of a folder; or why they cannot be had."""
    data = _file(path, beside, folder)
    return data if isinstance(data, str) else objection(data) or data


def font(path: str, folder: Path) -> bytes | str:
    """The bytes of a font that a folder's workspace file names; or why they cannot be had."""
    data = _file(path, folder / FILE, folder, family.MAX_BYTES)
    return data if isinstance(data, str) else family.objection(data) or data


def within(path: str, beside: Path, folder: Path, what: str = "workspace") -> Path | str:
    """The file that the file `beside` names, links followed inside of a folder, that is `what`; or why it
    may not be read.
    """
    if "\\" in path or PurePosixPath(path).is_absolute() or path[1:2] == ":":
        return "a path starts at the folder of its file and uses `/`"
    target = Path(os.path.abspath(beside.parent / path))
    # By its name first, so that nobody learns what is there and what is not outside.
    if not target.is_relative_to(os.path.abspath(folder)):
        return f"it lies outside the {what}"
    if not inside(target, folder):
        there = os.path.exists(target)  # noqa: PTH110 - Path.exists raises where a name is too long
        return f"it lies outside the {what}" if there else "there is no such file"
    return target


def _file(path: str, beside: Path, folder: Path, most: int = MAX_BYTES) -> bytes | str:
    """The bytes of a file, at most one more than the `most` that is accepted; or why there are none."""
    target = within(path, beside, folder)
    if isinstance(target, str):
        return target
    data = fetch(target, most)
    return data if isinstance(data, bytes) else data.message.removeprefix("cannot read the file: ")


def shown(path: Path) -> str:
    """A file as findings name it: seen from where the command runs, or in full where that is shorter."""
    folder, name = os.path.split(os.path.abspath(path))
    place = _shown(folder, os.getcwd())  # noqa: PTH109 - a Path takes as long as all the rest
    return f"{place}{name}"


@lru_cache
def _shown(folder: str, here: str) -> str:
    """What comes before the name of a file in a folder, seen from another."""
    full = Path(folder).as_posix().rstrip("/") + "/"
    try:
        seen = Path(os.path.relpath(folder, here)).as_posix() + "/"
    except ValueError:  # on another drive
        return full
    return "" if seen == "./" else min(seen, full, key=len)


def matches(path: PurePosixPath, pattern: str) -> bool:
    """Whether a path fits a pattern, in which `**` stands for any number of folders."""
    return _fit(path.parts, tuple(pattern.split("/")))


def _fit(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    # One row of a table per part of the pattern: time grows with their product, whatever is written.
    row = [True] + [False] * len(parts)
    for piece in pattern:
        if piece == "**":
            row = [any(row[: at + 1]) for at in range(len(row))]
        else:
            row = [False] + [row[at] and fnmatchcase(parts[at], piece) for at in range(len(parts))]
    return row[-1]
