"""JUnit XML, which nearly every CI service shows: files are suites, findings are cases that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Level
from journeymap.markup import NOTHING, Markup, attributes, escape, join, tag
from journeymap.report import NO_PAGES, concise
from journeymap.visible import flat


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """A suite for each file, with one passing case where nothing was found.

    Hints are skipped cases: they are seen, and fail nothing.
    """
    found: dict[str, list[Finding]] = {name: [] for name in files}
    for finding in findings:
        found.setdefault(finding.source.name, []).append(finding)
    # A report without a case is taken for a run that broke.
    suites = [_suite(name, told) for name, told in found.items()] or [_suite("journeymap", [])]
    every = [finding for told in found.values() for finding in told]
    sums = _sums(every, sum(max(1, len(told)) for told in found.values()) or 1)
    return f"{tag('testsuites', attributes([('name', 'journeymap')]), sums, inside=_lines(suites))}\n"


def _suite(name: str, findings: list[Finding]) -> Markup:
    seen = Counter[str]()
    cases = [_case(finding, seen) for finding in findings]
    cases = cases or [tag("testcase", attributes([("classname", flat(name)), ("name", "journeymap")]))]
    sums = _sums(findings, len(cases))
    return tag("testsuite", attributes([("name", flat(name))]), sums, inside=_lines(cases))


def _lines(pieces: list[Markup]) -> Markup:
    return join([NOTHING, *pieces, NOTHING], "\n")


def _sums(findings: list[Finding], cases: int) -> Markup:
    hints = sum(finding.level is Level.hint for finding in findings)
    return attributes(
        [("tests", cases), ("failures", len(findings) - hints), ("errors", 0), ("skipped", hints)]
    )


def _case(finding: Finding, seen: Counter[str]) -> Markup:
    told = flat(finding.message)
    name = f"{finding.code} {finding.rule}: {told}"
    seen[name] += 1
    if seen[name] > 1:  # of two cases with one name, some services drop one
        name += f" ({seen[name]})"
    line = finding.source.position(finding.span.start).line
    place = [("classname", flat(finding.source.name)), ("name", name), ("file", flat(finding.source.name))]
    body = concise.line(finding) + (f"\nhelp: {flat(finding.help)}" if finding.help else "")
    message = attributes([("message", told), ("type", finding.level.name)])
    outcome = (
        tag("skipped", attributes([("message", told)]))
        if finding.level is Level.hint
        else tag("failure", message, inside=escape(body))
    )
    return tag("testcase", attributes([*place, ("line", line)]), inside=outcome)
