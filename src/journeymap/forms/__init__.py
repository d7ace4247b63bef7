"""What a map can be told as beside pictures: one module per text form.

A form module has `suffix`, the end of its files' names with the dot, and `write(journey, context) -> bytes`,
which gives the same bytes for the same input always. It draws nothing, and imports nothing that draws. One
that cannot hold all of a map has `left_out(journey) -> dict[str, int]` besides: how much of what.
"""

from __future__ import annotations

import sys
from typing import Protocol, cast

from journeymap import registry
from journeymap.model import Journey
from journeymap.saying import Context


class TooLarge(ValueError):  # noqa: N818 - read as a sentence: raises TooLarge
    """The map holds more than the form can; the message says what, in numbers."""


class MissingExtra(ImportError):  # noqa: N818 - read as a sentence: raises MissingExtra
    """A form needs a package that does not come with journeymap itself; `extra` is what brings it."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(f"{extra} needs the package {package}, which is not installed")
        self.extra = extra


class Form(Protocol):
    """What every module of this folder has."""

    suffix: str

    def write(self, journey: Journey, context: Context) -> bytes:
        """The file's content; the journey's personas are looked up, an id left over is shown as a name.

        TooLarge.
        """


def names() -> list[str]:
    """The forms there are, without importing any."""
    return registry.names(sys.modules[__name__])


def load(name: str) -> Form:
    """The form of that name; KeyError if there is none, MissingExtra if it needs what is not installed.

    The extra that brings a form's packages has the form's name.
    """
    try:
        return cast("Form", registry.load(sys.modules[__name__], name))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("journeymap"):
            raise
        raise MissingExtra(name, error.name or name) from error
