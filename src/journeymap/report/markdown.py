"""Findings as Markdown, for the summary of a job or a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from journeymap.findings import Finding, Level
from journeymap.markdown import code, said
from journeymap.report import NO_PAGES

_MOST = 20_000
"""Bytes of findings that are told one by one: GitHub takes no comment of more than 65,536 characters, in
which there may be more to say.
"""


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """How many findings there are, and a list of them for each file; of very many of them the gravest."""
    findings = list(findings)
    told, room = set[int](), _MOST
    for at in sorted(range(len(findings)), key=lambda at: -findings[at].level):
        room -= len(_line(findings[at]).encode()) + 1
        if room < 0:
            break
        told.add(at)
    parts = [_counted(findings, len(files))]
    for name, some in groupby((findings[at] for at in sorted(told)), key=lambda one: one.source.name):
        parts.append("\n".join([f"**{code(name)}**", "", *map(_line, some)]))
    if len(findings) > len(told):
        parts.append(f"… and {len(findings) - len(told)} more.")
    return "\n\n".join(parts) + "\n"


def _counted(findings: Sequence[Finding], files: int) -> str:
    counted = Counter(one.level for one in findings)
    words = [
        f"{counted[level]} {level.name}{'s' * (counted[level] != 1)}"
        for level in reversed(Level)
        if counted[level]
    ]
    where = f"{files} file{'s' * (files != 1)}"
    return f"**{', '.join(words)}** in {where}" if words else f"Nothing found in {where}"


def _line(finding: Finding) -> str:
    at = finding.source.position(finding.span.start)
    help = f": {said(finding.help)}" if finding.help else ""
    return f"- {finding.level.name} {finding.code}, line {at.line}: {said(finding.message)}{help}"
