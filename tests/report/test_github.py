"""Annotations, read back as GitHub's runner reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from telling import FILES, FOUND, NORWAY, REPEATED, SOURCE, TITLE, commands, findings, harmless

from journeymap.findings import Finding, Level
from journeymap.report import github
from journeymap.source import Source, Span
from journeymap.visible import flat

COMMANDS = {Level.error: "error", Level.warning: "warning", Level.hint: "notice"}


def test_golden(golden) -> None:
    golden("report/github.txt", github.write(FOUND, FILES))


@given(findings())
def test_every_line_is_the_annotation_of_a_finding(found: list[Finding]) -> None:
    told = github.write(found)
    lines = told.split("\n")
    assert lines.pop() == ""
    read = commands(told)
    assert len(lines) == len(read) == len(found)
    for line, (name, properties, data), finding in zip(lines, read, found, strict=True):
        assert name == COMMANDS[finding.level]
        assert properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert properties["title"] == f"{finding.code} {finding.rule}"
        help = f"\nhelp: {flat(finding.help)}" if finding.help else ""
        assert data == flat(finding.message) + help
        assert harmless(line.removeprefix("::"))


def test_a_file_with_any_name_is_named() -> None:
    told = github.write([replace(REPEATED, source=Source("a,b: 100%.journey.yaml", SOURCE.text))])
    assert commands(told)[0][1]["file"] == "a,b: 100%.journey.yaml"


def test_columns_only_within_a_line() -> None:
    ((_, one, _),) = commands(github.write([REPEATED]))
    assert one["line"] == one["endLine"] == "5"
    assert (one["col"], one["endColumn"]) == ("10", "13")
    whole_line = replace(REPEATED, span=Span(0, SOURCE.text.index("\n") + 1))
    ((_, one, _),) = commands(github.write([whole_line]))
    assert (one["line"], one["endLine"], one["col"]) == ("1", "1", "1")
    ((_, one, _),) = commands(github.write([replace(REPEATED, span=Span(0, 40))]))
    assert (one["line"], one["endLine"]) == ("1", "3")
    assert not one.keys() & {"col", "endColumn"}


def test_standard_input_is_no_file() -> None:
    ((_, properties, data),) = commands(
        github.write([replace(NORWAY, source=Source("<stdin>", SOURCE.text))])
    )
    assert properties == {"title": "JM510 other-in-yaml-1-1"}
    assert data == NORWAY.message


def test_ten_of_a_level_are_all_annotated() -> None:
    told = github.write([REPEATED] * 10 + [NORWAY] * 10 + [TITLE] * 10)
    assert Counter(name for name, _, _ in commands(told)) == {"error": 10, "warning": 10, "notice": 10}


@pytest.mark.parametrize("hints", [9, 10, 30])
def test_what_is_beyond_ten_is_in_the_log_and_counted(hints: int) -> None:
    told = github.write([REPEATED] * 23 + [NORWAY] * 11 + [TITLE] * hints)
    count = Counter(name for name, _, _ in commands(told))
    assert count == {"error": 10, "warning": 10, "notice": 10}
    *lines, notice = told.splitlines()
    more = f", +{hints - 9} more hint{'s' * (hints > 10)}" if hints > 9 else ""
    assert notice == (
        f"::notice title=journeymap::+13 more errors, +1 more warning{more}: they are in the log of this step"
    )
    log = [line for line in lines if not line.startswith("::")]
    assert len(log) == 13 + 1 + hints - 9
    assert all(line.startswith("maps/buy a bike.journey.yaml:") for line in log)
