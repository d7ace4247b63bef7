"""What holds for every format, because it lies in the folder."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from telling import FILES, FOUND

from journeymap import report

GOLDENS = Path(__file__).parent.parent / "goldens" / "report"
FORMATS = report.names()


def test_the_formats() -> None:
    assert FORMATS == ["concise", "full", "github", "gitlab", "json", "junit", "markdown", "rdjson", "sarif"]
    with pytest.raises(KeyError):
        report.load("_json")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_asked_like_any_other(name: str) -> None:
    one = report.load(name)
    asked = inspect.signature(report.Report.write).parameters
    assert list(inspect.signature(one.write).parameters.values()) == list(asked.values())[1:]
    assert [path.stem for path in GOLDENS.glob(f"{name}.*")] == [name]


@pytest.mark.parametrize("name", FORMATS)
def test_reports_end_with_a_line_and_are_the_same_every_time(name: str) -> None:
    one = report.load(name)
    told = one.write(iter(FOUND), FILES)
    assert told == one.write(FOUND, FILES)
    assert told.endswith("\n")
    assert "\r" not in told
