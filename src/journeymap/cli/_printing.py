"""What goes to standard output: lines with colours, objects for programs, and what can be drawn there."""

from __future__ import annotations

import json
import locale
import os
import shutil
import sys
from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING, Any

from journeymap.cli import colour_wanted

if TYPE_CHECKING:
    from rich.text import Text

LEAST, MOST = 40, 200
"""How many cells a line has at least and at most."""
ELSEWHERE = 100
"""How many it has where there is no terminal."""


def columns() -> int:
    """The cells of a line of the terminal, within bounds."""
    return min(MOST, max(LEAST, shutil.get_terminal_size((ELSEWHERE, 24)).columns))


def drawable() -> bool:
    """Whether more than ASCII can be drawn. What goes to no terminal is UTF-8, whatever the locale."""
    return not sys.stdout.isatty() or os.name == "nt" or "utf" in locale.getencoding().lower()


def printed(lines: Iterable[Text], width: int) -> str:
    """Lines as they go to standard output."""
    from rich.console import Console

    colour = colour_wanted(sys.stdout)
    console = Console(
        file=StringIO(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
    return captured.get()


def as_object(**content: Any) -> str:
    """An object for programs: JSON that says the same without what could steer a terminal or hide."""
    return harmless(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def harmless(text: str) -> str:
    """JSON that says the same without what could steer a terminal or hide."""
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
