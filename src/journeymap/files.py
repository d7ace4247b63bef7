"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write(path: Path, data: bytes) -> bool:
    """Put bytes into a file, so that a reader sees the old file or the new one and never a part.

    The new file is made beside the old one and takes its place (of a link: its target's place) once it
    is on disk. A file that holds the bytes already is left alone, and False returned. Raises OSError,
    and then leaves nothing behind.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.read_bytes() == data:
            return False
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = None
    draft = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return True
