"""How findings are told: one file for each format, found by being here.

A format's module has `write(findings, files, colour, pages) -> str`. What maps say is not trusted: in
no format can it end a string, start a command, make a link or set a colour.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, cast

from journeymap import registry
from journeymap.findings import Finding

#: For formats that are told nothing about rules.
NO_PAGES: Mapping[str, str] = MappingProxyType({})


class Report(Protocol):
    """What every module of this folder has."""

    def write(
        self,
        findings: Iterable[Finding],
        files: Sequence[str] = (),
        colour: bool = False,
        pages: Mapping[str, str] = NO_PAGES,
    ) -> str:
        """The whole report, in the order of the findings.

        `files` are the names of all files that were checked, with findings or without. `colour` is
        for terminals, `pages` the text about a rule by its code; a format heeds what applies to it.
        """


def names() -> list[str]:
    """The formats there are, without importing any."""
    return registry.names(sys.modules[__name__])


def load(name: str) -> Report:
    """The format of that name; KeyError if there is none."""
    return cast("Report", registry.load(sys.modules[__name__], name))
