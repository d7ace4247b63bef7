"""Annotations of GitHub Actions: a workflow command for each finding.

The commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Level
from journeymap.report import NO_PAGES, concise
from journeymap.visible import flat

_COMMANDS = {Level.error: "error", Level.warning: "warning", Level.hint: "notice"}
_MOST = 10  # of a command in a step: GitHub drops the rest without a word


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """At most ten annotations of each level; what is beyond goes into the log, and a notice says so."""
    findings = list(findings)
    count = Counter(finding.level for finding in findings)
    room = dict.fromkeys(Level, _MOST)
    if any(number > _MOST for number in count.values()):
        room[Level.hint] -= 1  # the notice is one, too
    left = {level: max(0, count[level] - room[level]) for level in reversed(Level)}
    lines = []
    for finding in findings:
        lines.append(_annotation(finding) if room[finding.level] > 0 else concise.line(finding))
        room[finding.level] -= 1
    more = ", ".join(
        f"+{number} more {level.name}{'s' * (number > 1)}" for level, number in left.items() if number
    )
    if more:
        lines.append(f"::notice title=journeymap::{_data(f'{more}: they are in the log of this step')}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    name, span = finding.source.name, finding.span
    start = finding.source.position(span.start)
    last = finding.source.position(max(span.start, span.end - 1))
    properties: dict[str, object] = {}
    if name != "<stdin>":
        properties = {"file": flat(name), "line": start.line, "endLine": last.line}
        if start.line == last.line:
            properties |= {"col": start.column, "endColumn": last.column + 1}
    properties["title"] = f"{finding.code} {finding.rule}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    told = flat(finding.message) + (f"\nhelp: {flat(finding.help)}" if finding.help else "")
    return f"::{_COMMANDS[finding.level]} {written}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
