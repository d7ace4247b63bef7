"""A Code Quality report of GitLab.

The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Level
from journeymap.report import NO_PAGES
from journeymap.report._fingerprints import fingerprints
from journeymap.report._json import dump
from journeymap.visible import flat

_SEVERITIES = {Level.error: "major", Level.warning: "minor", Level.hint: "info"}


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The report, an empty list when nothing was found."""
    findings = list(findings)
    return dump([_issue(one, name) for one, name in zip(findings, fingerprints(findings), strict=True)])


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    source = finding.source
    return {
        "description": f"{finding.code}: {flat(finding.message)}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": source.name,
            "lines": {
                "begin": source.position(finding.span.start).line,
                "end": source.position(max(finding.span.start, finding.span.end - 1)).line,
            },
        },
    }
