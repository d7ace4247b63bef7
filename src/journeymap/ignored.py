"""Which files and folders a `.gitignore` leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journeymap.decode import fetch

_FILE = ".gitignore"
# A pattern becomes a regular expression; with many stars one can take for ever on a long name.
_MOST_STARS = 6


class Ignored:
    """What is ignored below a folder, by the files in it, above it up to the repository's own folder,
    and below it as they are met.
    """

    def __init__(self, folder: Path) -> None:
        self._specs: dict[Path, Any] = {}
        top = folder.absolute()
        above = [top, *top.parents]
        repository = next((at for at, one in enumerate(above) if (one / ".git").exists()), 0)
        for one in above[1 : repository + 1]:
            self.meet(one)

    def meet(self, folder: Path) -> None:
        """Take up the patterns of a folder, if it has any."""
        path = folder.absolute() / _FILE
        data = fetch(path) if path.is_file() else b""
        lines = data.decode("utf-8", "replace").splitlines() if isinstance(data, bytes) else []
        lines = [line for line in lines if line.count("*") <= _MOST_STARS]
        if any(line.strip() and not line.startswith("#") for line in lines):
            from pathspec import GitIgnoreSpec  # only where something is ignored

            self._specs[path.parent] = GitIgnoreSpec.from_lines(lines)

    def __contains__(self, path: Path) -> bool:
        if not self._specs:
            return False
        place = path.absolute()
        ending = "/" if path.is_dir() else ""
        # The patterns of the nearest folder go before those above it.
        for folder in place.parents:
            spec = self._specs.get(folder)
            if spec is not None:
                said = spec.check_file(place.relative_to(folder).as_posix() + ending).include
                if said is not None:
                    return bool(said)
        return False
