"""The diagnostic format of reviewdog, with fixes as suggestions.

The form: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns are UTF-8 bytes from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Fix, Level
from journeymap.markdown import said
from journeymap.report import NO_PAGES
from journeymap.report._json import dump
from journeymap.source import Source, Span

_SEVERITIES = {Level.error: "ERROR", Level.warning: "WARNING", Level.hint: "INFO"}


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The findings as a `DiagnosticResult`, with nothing in it that older versions do not know."""
    return dump({"source": {"name": "journeymap"}, "diagnostics": [_diagnostic(one) for one in findings]})


def _diagnostic(finding: Finding) -> dict[str, object]:
    source = finding.source
    told = said(finding.message) + (f"\nhelp: {said(finding.help)}" if finding.help else "")
    made: dict[str, object] = {
        "message": told,
        "location": {"path": source.name, "range": _range(source, finding.span)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.code},
    }
    if finding.fix:
        made["suggestions"] = [_suggestion(source, finding.fix)]
    return made


def _suggestion(source: Source, fix: Fix) -> dict[str, object]:
    """All edits of a fix as one: a reader takes one suggestion, and half a fix is none."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    whole = Span(edits[0].span.start, edits[-1].span.end)
    text, at = "", whole.start
    for edit in edits:
        text += source.text[at : edit.span.start] + edit.text
        at = edit.span.end
    return {"range": _range(source, whole), "text": text}


def _range(source: Source, span: Span) -> dict[str, object]:
    def place(offset: int) -> dict[str, int]:
        line, column = source.position(offset)
        before = source.text[offset - column + 1 : offset]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    return {"start": place(span.start), "end": place(span.end)}
