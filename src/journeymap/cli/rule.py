"""`journeymap rule`: what a rule forbids and why, in the terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeymap.rules._catalogue import Listed

_LEAST, _MOST, _ELSEWHERE = 40, 100, 100


def rule(
    name: Annotated[
        str, typer.Argument(metavar="CODE|NAME", help="The rule, such as JM205 or unknown-channel.")
    ],
) -> None:
    """Show the page of a rule.

    What is wrong, why, where that is said, what can be set, and whole files that are bad and good.
    """
    from journeymap.cli import colour_wanted, fail
    from journeymap.findings import did_you_mean, quoted
    from journeymap.rules._catalogue import catalogue

    known = {word: one for one in catalogue() for word in (one.name, one.code)}
    wanted = name.strip()
    found = known.get(wanted.lower()) or known.get(wanted.upper())
    if found is None:
        otherwise = "`journeymap rules` lists them"
        fail(f"there is no rule {quoted(name)}", did_you_mean(wanted, known, otherwise))
    columns = shutil.get_terminal_size((_ELSEWHERE, 24)).columns
    for line in _page(found, min(_MOST, max(_LEAST, columns)), colour_wanted(sys.stdout)):
        sys.stdout.write(f"{line}\n")


def _page(one: Listed, width: int, colour: bool) -> Iterator[str]:
    """The lines of a page."""
    from journeymap.rules._page import paragraphs

    def bold(text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if colour else text

    page = one.page
    also = "" if one.rule is None or one.rule.usual else ", only where it is selected"
    yield f"{bold(f'{one.code} {one.name}')} ({one.level.name}{also})"
    yield from ("", *_wrapped(page.summary, width))
    for text in paragraphs(page.why):
        yield from ("", *_wrapped(text, width))
    if one.rule is None:
        if one.code < "JM2":
            yield from ("", *_wrapped("It is told as a file is read, before any rule looks.", width))
        return
    if one.settings:
        yield from ("", bold("Settings"))
        for name, meaning, value in one.settings:
            yield from _wrapped(f"{name}: {meaning}", width, "  ")
            yield from _wrapped(f"default: {shown(value)}", width, "    ")
    for title, files in (("Bad", page.bad), ("Good", page.good)):
        for file, text in files.items():
            yield from ("", bold(title) + ("" if list(files) == ["map.journey.yaml"] else f", {file}"))
            yield from (f"  {line}".rstrip() for line in text.splitlines())
    yield from ("", bold("Source"))
    for text in paragraphs(page.source):
        yield from _wrapped(text, width, "  ")


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    from textwrap import wrap

    return wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def shown(value: object) -> str:
    """A setting as it is written in the workspace file."""
    import json

    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, str) and all(letter.isalnum() or letter in " -_" for letter in value):
        return value
    return json.dumps(value, ensure_ascii=False)
