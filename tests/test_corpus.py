"""Maps that others drew, written down as they are, are maps to us too."""

from __future__ import annotations

from pathlib import Path

from journeymap.cli._read import open_files
from journeymap.findings import Level
from journeymap.report.full import write


def test_every_map_is_without_an_error(corpus: Path) -> None:
    opened = list(open_files([corpus]))
    assert len(opened) > 5
    errors = [finding for one in opened for finding in one.findings if finding.level is Level.error]
    assert not errors, write(errors)
    assert all(one.sound for one in opened)
