"""What was found out in one run, kept for the next ones: a folder that may vanish or be damaged any time."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from journeymap import files

_TAG = b"""Signature: 8a477f597d28d172789f06886806bc55
# What journeymap found out in earlier runs. It may be deleted at any time.
# For information about cache directory tags see https://bford.info/cachedir/
"""


def digest(*parts: bytes | str) -> str:
    """A short text that differs if any of the parts does."""
    made = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


class Cache:
    """Plain data in a file of a folder, for the program whose `digest` it was made with.

    Whatever is wrong with it, there is just nothing in it; and what cannot be written is not kept.
    """

    def __init__(self, folder: Path, program: str, name: str = "results.json") -> None:
        self._folder, self._program, self._name = folder, program, name

    def load(self) -> dict[str, Any]:
        """What was kept last."""
        with suppress(OSError, ValueError, RecursionError):
            # Not through a link: it may lead anywhere.
            if not self._folder.is_symlink() and not (self._folder / self._name).is_symlink():
                head, _, body = (self._folder / self._name).read_bytes().partition(b"\n")
                if head.decode("ascii") == digest(self._program, body):
                    found = json.loads(body)
                    return found if isinstance(found, dict) else {}
        return {}

    def save(self, content: dict[str, Any]) -> None:
        """Keep this in place of what was kept before."""
        body = json.dumps(content, separators=(",", ":")).encode()
        with suppress(OSError):
            if self._folder.is_symlink():
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, data in (("CACHEDIR.TAG", _TAG), (".gitignore", b"*\n")):
                if not os.path.lexists(self._folder / name):
                    files.write(self._folder / name, data)
            if not (self._folder / self._name).is_symlink():
                files.write(self._folder / self._name, digest(self._program, body).encode() + b"\n" + body)


def program() -> str:
    """What differs for every other version of this program, of a library that it stands on, or of a line
    of its own.
    """
    told = [sys.version]
    for path in Path(__file__).parent.rglob("*.py"):
        state = path.stat()
        told.append(f"{path} {state.st_size} {state.st_mtime_ns}")
    for place in sys.path:
        with suppress(OSError):
            told += [path.name for path in Path(place).iterdir() if path.suffix == ".dist-info"]
    return digest(*sorted(told))
