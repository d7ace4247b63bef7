"""SARIF 2.1.0, as GitHub's code scanning requires it.

The form: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub reads of it:
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from inspect import cleandoc
from pathlib import Path
from urllib.parse import quote

from journeymap import __version__
from journeymap.findings import Finding, Fix, Level
from journeymap.report import NO_PAGES
from journeymap.report._fingerprints import fingerprints
from journeymap.report._json import dump
from journeymap.source import Source, Span
from journeymap.visible import flat

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.error: "error", Level.warning: "warning", Level.hint: "note"}
_MOST = 25_000  # results that GitHub accepts in a run: of a file with more it takes none
_LONGEST = 1024  # characters that GitHub accepts in a description
_LINK = re.compile(r"[\[\]\\]")
_LONE = re.compile("[\ud800-\udfff]")

Json = dict[str, object]


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """A log with one run. Of more than 25,000 findings the gravest are kept, and the run says so.

    What maps say is in texts of messages alone, where it cannot make a link.
    """
    findings = list(findings)
    names = list(zip(findings, fingerprints(findings), strict=True))
    kept = sorted(names, key=lambda one: -one[0].level)[:_MOST] if len(names) > _MOST else names
    codes = {code: at for at, code in enumerate(sorted({finding.code for finding, _ in kept}))}
    every = dict.fromkeys([*files, *(finding.source.name for finding, _ in kept)])
    places = {name: at for at, name in enumerate(every)}
    run: Json = {
        "tool": {
            "driver": {"name": "journeymap", "version": __version__, "rules": _rules(kept, codes, pages)}
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(name)}} for name in places],
        "results": [_result(finding, name, codes, places) for finding, name in kept],
    }
    if len(kept) < len(names):
        left = f"{len(names) - len(kept)} more findings were left out: a run holds at most {_MOST}"
        told = [{"level": "warning", "message": {"text": left}}]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(kept: list[tuple[Finding, str]], codes: Iterable[str], pages: Mapping[str, str]) -> list[Json]:
    # A rule has one level; where settings gave it several, the gravest.
    worst = {finding.code: finding for finding, _ in sorted(kept, key=lambda one: one[0].level)}
    return [_rule(worst[code], cleandoc(pages.get(code, ""))) for code in codes]


def _rule(finding: Finding, page: str) -> Json:
    first = " ".join(page.partition("\n\n")[0].split()) or finding.rule.replace("-", " ")
    return {
        "id": finding.code,
        "name": finding.rule,
        "shortDescription": {"text": re.split(r"(?<=[.!?])\s", first)[0][:_LONGEST]},
        "fullDescription": {"text": first[:_LONGEST]},
        "help": {"text": page or first, "markdown": page or first},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
    }


def _result(finding: Finding, fingerprint: str, codes: Mapping[str, int], places: Mapping[str, int]) -> Json:
    source = finding.source
    artifact: Json = {"uri": _uri(source.name), "index": places[source.name]}

    def location(span: Span) -> Json:
        return {"physicalLocation": {"artifactLocation": artifact, "region": _region(source, span)}}

    told = finding.message + (f"; {finding.help}" if finding.help else "")
    made: Json = {
        "ruleId": finding.code,
        "ruleIndex": codes[finding.code],
        "level": _LEVELS[finding.level],
        "message": _message(told),
        "locations": [location(finding.span)],
        # The only one of its name that GitHub heeds.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding.also:
        made["relatedLocations"] = [
            {"id": at, "message": _message(label), **location(span)}
            for at, (span, label) in enumerate(finding.also, 1)
        ]
    if finding.fix:
        made["fixes"] = [_fix(source, finding.fix, artifact)]
    return made


def _fix(source: Source, fix: Fix, artifact: Json) -> Json:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": _message(fix.title),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _region(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _message(text: str) -> Json:
    """Text in which `[…](…)` is no link."""
    return {"text": _LINK.sub(r"\\\g<0>", flat(text))}


def _uri(name: str) -> str:
    """The URI of a file, relative as its name is; nothing in a relative name reads as a scheme."""
    name = _LONE.sub("\ufffd", name)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(name)
