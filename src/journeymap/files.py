"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def write(path: Path, data: bytes) -> bool:
    """Put bytes into a file, so that a reader sees the old file or the new one and never a part.

    The new file is made beside the old one and takes its place (of a link: its target's place) once it
    is on disk. A file that holds the bytes already is left alone, and False returned. What is no file,
    such as `/dev/null`, is written to. Raises OSError, and then leaves nothing behind.
    """
    target = Path(os.path.realpath(path))
    mode = None
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
        if not stat.S_ISREG(mode):
            target.write_bytes(data)
            return True
        if target.read_bytes() == data:
            return False
    # A name of its own, whoever else writes the same file; not longer than what a file system takes.
    draft = target.with_name(f".journeymap-{os.urandom(8).hex()}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if mode is not None:
            draft.chmod(stat.S_IMODE(mode))
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return True
