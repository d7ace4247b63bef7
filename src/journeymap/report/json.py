"""Findings for programs: one JSON object with a version.

`version` is 1 and grows when a key changes its meaning or goes; keys may be added at any time. `files`
are all files that were checked. Each of `findings` has `file`, `code`, `rule`, `level` (`error`,
`warning` or `hint`), `message`, `help`, `label`, `start` and `end`, `also` (further places with a
`label`), `element` and `fix` (null, or `title`, `safe` and `edits` that put `text` in the place of
what is between `start` and `end`). Places have a `line` and a `column`, counted from 1 in Unicode code
points; `end` is the place behind the last character. Texts without content are empty, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Fix
from journeymap.report import NO_PAGES
from journeymap.report._json import dump
from journeymap.source import Source, Span


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The object, as the module's text describes it; texts are as they are, with nothing made visible."""
    return dump({"version": 1, "files": list(files), "findings": [_finding(one) for one in findings]})


def _finding(finding: Finding) -> dict[str, object]:
    source = finding.source
    return {
        "file": source.name,
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.name,
        "message": finding.message,
        "help": finding.help,
        "label": finding.label,
        **_places(source, finding.span),
        "also": [{**_places(source, span), "label": label} for span, label in finding.also],
        "element": finding.element,
        "fix": _fix(source, finding.fix) if finding.fix else None,
    }


def _fix(source: Source, fix: Fix) -> dict[str, object]:
    edits = [{**_places(source, edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _places(source: Source, span: Span) -> dict[str, object]:
    return {"start": source.position(span.start)._asdict(), "end": source.position(span.end)._asdict()}
