"""The former name of `full`; to go once `cli/lint.py` asks for a format by its name."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Finding
from journeymap.report import full
from journeymap.visible import visible as visible


def write(findings: Iterable[Finding], colour: bool = False) -> str:
    """The findings as `full` tells them."""
    return full.write(findings, colour=colour)
