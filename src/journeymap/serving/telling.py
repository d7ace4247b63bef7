"""What the page is told, as plain data for JSON: the list of maps, one of them, a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from journeymap.findings import Finding, Level
from journeymap.rules._catalogue import catalogue
from journeymap.rules._page import paragraphs
from journeymap.serving.drawing import Drawn, themes, views_of
from journeymap.serving.maps import Served

Plain = Mapping[str, object]


def listed(served: Iterable[Served], place: str) -> Plain:
    """All that is served of a place, with how much is wrong with each."""
    return {"place": place, "themes": themes(), "maps": [_row(one) for one in served]}


def _row(one: Served) -> Plain:
    return {
        "key": one.key,
        "name": one.name,
        "title": one.title,
        "kind": "map" if one.is_map else "persona",
        "views": views_of(one),
        **_counts(one.findings),
    }


def _counts(findings: Iterable[Finding]) -> Plain:
    counted = Counter(finding.level for finding in findings)
    return {level.name: counted[level] for level in reversed(Level)}


def shown(one: Served, drawn: Drawn) -> Plain:
    """A file with its findings, the worst first, and of its picture whether it is another than before."""
    findings = sorted([*one.findings, *drawn.findings], key=lambda finding: -finding.level)
    return {
        "key": one.key,
        "title": one.title,
        "sound": one.sound,
        "picture": sha256(drawn.picture).hexdigest() if drawn.picture else "",
        "why": drawn.why,
        "findings": [_finding(finding) for finding in findings],
        **_counts(findings),
    }


def _finding(finding: Finding) -> Plain:
    position = finding.source.position(finding.span.start)
    return {
        "level": finding.level.name,
        "code": finding.code,
        "rule": finding.rule,
        "message": finding.message,
        "file": finding.source.name,
        "line": position.line,
        "column": position.column,
        "help": finding.help,
    }


def pages() -> dict[str, Plain]:
    """The pages of all that can be found, by code."""
    return {
        one.code: {
            "code": one.code,
            "rule": one.name,
            "level": one.level.name,
            "summary": one.page.summary,
            "why": list(paragraphs(one.page.why)),
            "bad": one.page.bad,
            "good": one.page.good,
        }
        for one in catalogue()
    }
