"""Code Quality reports, held against what GitLab asks of them."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from jsonschema import validate
from telling import FILES, FOUND, REPEATED, SOURCE, findings, harmless, sound

from journeymap.findings import Finding
from journeymap.report import gitlab
from journeymap.source import Source, Span
from journeymap.visible import flat

# What GitLab's documentation lists as required, with the values that it allows.
ISSUES = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_golden(golden) -> None:
    golden("report/gitlab.json", gitlab.write(FOUND, FILES))


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(gitlab.write([], FILES)) == []


@given(findings())
def test_reports_hold_what_was_said(found: list[Finding]) -> None:
    told = gitlab.write(found)
    read = json.loads(told)
    validate(read, ISSUES)
    assert [one["description"] for one in read] == [f"{one.code}: {flat(one.message)}" for one in found]
    assert [one["location"]["path"] for one in read] == [sound(one.source.name) for one in found]
    assert len({one["fingerprint"] for one in read}) == len(found)
    assert harmless(told)


def test_fingerprints_survive_moved_lines() -> None:
    def moved(finding: Finding, lines: int) -> Finding:
        source = Source(finding.source.name, "\n" * lines + finding.source.text)
        return replace(finding, source=source, span=Span(*(place + lines for place in finding.span)))

    def told(found: list[Finding]) -> list[str]:
        return [one["fingerprint"] for one in json.loads(gitlab.write(found))]

    before = told([*FOUND, REPEATED])
    assert told([moved(one, 7) for one in [*FOUND, REPEATED]]) == before
    assert len(set(before)) == 4
    for change in (
        {"rule": "other"},
        {"element": "steps/other/id"},
        {"message": "other"},
        {"source": Source("other.journey.yaml", SOURCE.text)},
    ):
        assert not set(told([replace(REPEATED, **change)])) & set(before), change
