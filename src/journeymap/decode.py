"""A file's bytes into text: only regular files of sane size, only UTF-8, no character that deceives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from journeymap.findings import Edit, Fix, Problem
from journeymap.source import Span

MAX_BYTES = 1 << 20

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
# Embeddings, overrides and isolates reorder what is read; zero-width characters make two words look
# the same. The plain direction marks and joiners are left alone: Arabic and Persian need them.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064]")


def fetch(path: Path, most: int = MAX_BYTES) -> bytes | Problem:
    """The bytes of a regular file, at most one more than are accepted; or why there are none."""
    try:
        # A FIFO would wait for a writer for ever: it is opened without waiting, then turned away.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Problem("unreadable-file", f"cannot read the file: {why.lower()}", Span(0, 0))
    try:
        mode, size = os.fstat(handle).st_mode, os.fstat(handle).st_size
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            return Problem("unreadable-file", f"cannot read the file: it is {kind}", Span(0, 0))
        with open(handle, "rb", closefd=False) as file:
            # No more than the file says that it holds: what the system makes up as it is read (a link
            # to the environment of this process, say) says nothing.
            return file.read(min(size, most + 1))
    except OSError as error:
        return Problem("unreadable-file", f"cannot read the file: {error.strerror}", Span(0, 0))
    finally:
        os.close(handle)


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file as far as it can be shown, and what is wrong with its encoding.

    A byte order mark is dropped.
    """
    if len(data) > MAX_BYTES:
        return "", [
            Problem(
                "too-large",
                "the file is larger than 1 MiB",
                Span(0, 0),
                help="split the journey into several maps that name each other with `parent`",
            )
        ]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) >= 2:
        return "", [
            Problem(
                "not-utf-8",
                "the file is not UTF-8; it looks like UTF-16 or UTF-32",
                Span(0, 0),
                help="save it as UTF-8",
            )
        ]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        shown = data.decode("utf-8", "replace").removeprefix("\ufeff")
        at = len(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        byte = data[error.start]
        return shown, [
            Problem(
                "not-utf-8",
                f"the file is not UTF-8: byte 0x{byte:02x} does not belong here",
                Span(at, at + 1),
                label=f"{bytes([byte]).decode('latin-1')!r} if this is Latin-1" if byte >= 0xA0 else "",
                help="save it as UTF-8",
            )
        ]
    return text, []


def innocent(text: str) -> bool:
    """Whether all of a text is seen as it is: then it needs no search for what it may not hold, which takes
    thirty times as long. Of most texts this is so; of others it says nothing.
    """
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ").isprintable()


def clean(text: str) -> str:
    """The text with what no text may hold replaced, character for character."""
    return text if innocent(text) else _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def suspects(text: str, start: int = 0) -> Iterator[Problem]:
    """The characters of a text that it may not hold, and those that deceive a reader."""
    if innocent(text):
        return
    for found in _FORBIDDEN.finditer(text):
        at = start + found.start()
        yield Problem(
            "control-character",
            f"a text may not hold the character U+{ord(found[0]):04X}",
            Span(at, at + 1),
            help="delete it",
            fix=_deletion(at),
        )
    for found in _HIDDEN.finditer(text):
        at = start + found.start()
        yield Problem(
            "hidden-character",
            f"the invisible character U+{ord(found[0]):04X} can make text read as something else",
            Span(at, at + 1),
            help="delete it, unless the language needs it here",
            fix=_deletion(at),
        )


def _deletion(at: int) -> Fix:
    return Fix("delete the character", (Edit(Span(at, at + 1), ""),))


def suspect(text: str) -> bool:
    """Whether a text holds what no text may hold."""
    return _FORBIDDEN.search(text) is not None
