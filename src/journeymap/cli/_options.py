"""Options that several commands have, with the same words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Today = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        help="The day to reckon from; else that of SOURCE_DATE_EPOCH, else today.",
        show_default=False,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=40,
        max=200,
        help="Characters of a line; else the terminal's, or 100.",
        show_default=False,
    ),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters only.")]
Fonts = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A font for characters that the bundled one lacks; may be repeated."),
]


class Look(StrEnum):
    """The built-in themes."""

    light = "light"
    dark = "dark"
    auto = "auto"
    print = "print"
    contrast = "contrast"
    warm = "warm"
    bold = "bold"
