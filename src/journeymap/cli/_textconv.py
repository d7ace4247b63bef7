"""A map as text for git, which compares its lines (`textconv`)."""

from __future__ import annotations

from pathlib import Path

from journeymap.cli import fail
from journeymap.decode import fetch
from journeymap.document import read
from journeymap.lines import lines
from journeymap.model import Journey
from journeymap.validate import validate
from journeymap.visible import visible
from journeymap.workspace import kind_of


def text_of(path: Path) -> bytes:
    """A map or a persona in lines; what cannot be read as one as it is, so that git shows that."""
    data = fetch(path)
    if not isinstance(data, bytes):
        fail(f"cannot read {str(path)!r}: {data.message.removeprefix('cannot read the file: ')}")
    part = validate(read(data, str(path)), kind_of(path) or Journey).part
    return "".join(f"{visible(line)}\n" for line in lines(part)).encode() if part else data
