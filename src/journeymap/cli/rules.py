"""`journeymap rules`: list everything that can be found in a map."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

#: Of the object that `--output-format json` prints. Keys may be added to it without a new version.
VERSION = 1


class OutputFormat(StrEnum):
    """What the list may be printed as."""

    text = "text"
    json = "json"


def rules(
    output_format: Annotated[
        OutputFormat, typer.Option(help="A line for each, or an object for programs.")
    ] = OutputFormat.text,
) -> None:
    """List the rules.

    Code, name, level and what is wrong, for every rule, and for every check of reading and of shape.
    Those that hold only where they are selected have a + behind their level.
    """
    from journeymap.rules._catalogue import catalogue

    found = catalogue()
    if output_format is OutputFormat.json:
        objects = [
            {
                "code": one.code,
                "name": one.name,
                "level": one.level.name,
                "group": one.group,
                "summary": one.summary,
                "rule": one.rule is not None,
                "usual": one.rule is None or one.rule.usual,
                "settings": {name: value for name, _, value in one.settings},
            }
            for one in found
        ]
        text = json.dumps({"version": VERSION, "rules": objects}, ensure_ascii=False, indent=2)
        sys.stdout.write(f"{text}\n")
        return
    width = max(len(one.name) for one in found)
    for one in found:
        level = one.level.name + ("" if one.rule is None or one.rule.usual else "+")
        sys.stdout.write(f"{one.code}  {one.name:<{width}}  {level:<8}  {one.summary}\n")
