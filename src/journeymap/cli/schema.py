"""`journeymap schema`: print the JSON Schemas of the language, for editors."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Kind(StrEnum):
    """The kinds of file that have a schema."""

    journey = "journey"
    persona = "persona"
    workspace = "workspace"


def schema(kind: Annotated[Kind, typer.Argument(help="The kind of file.")] = Kind.journey) -> None:
    """Print the JSON Schema (draft-07) of a kind of file."""
    package = Path(__file__).parent.parent
    name = f"{kind.value}.schema.json"
    # In the wheel the schemas lie in the package; in a checkout beside `src`.
    beside = (package / "schemas" / name, package.parent.parent / "schemas" / name)
    sys.stdout.write(next(path for path in beside if path.is_file()).read_text(encoding="utf-8"))
