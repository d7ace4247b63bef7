"""One line for a finding, whatever it says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from telling import FILES, FOUND, REPEATED, findings, harmless

from journeymap.findings import Finding
from journeymap.report import concise
from journeymap.source import Source
from journeymap.visible import flat


def test_golden(golden) -> None:
    golden("report/concise.txt", concise.write(FOUND, FILES))


def test_nothing_found_is_nothing_said() -> None:
    assert concise.write([], FILES) == ""


@given(findings())
@example([replace(REPEATED, source=Source(" ::error::x", REPEATED.source.text))])
def test_no_text_makes_a_line_or_a_command(found: list[Finding]) -> None:
    told = concise.write(found)
    lines = told.split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found)
    for line, finding in zip(lines, found, strict=True):
        place = finding.source.position(finding.span.start)
        assert line.endswith(
            f"{flat(finding.source.name)}:{place.line}:{place.column}:"
            f" {finding.level.name} {finding.code} {flat(finding.message)}"
        )
    assert harmless(told)
