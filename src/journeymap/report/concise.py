"""A line for each finding, `path:line:column: level CODE message`, for editors and `grep`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding
from journeymap.report import NO_PAGES
from journeymap.visible import flat


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The findings, one on each line. The form of the line is promised not to change."""
    return "".join(f"{line(finding)}\n" for finding in findings)


def line(finding: Finding) -> str:
    """The line of one finding, without its end."""
    name, at = flat(finding.source.name), finding.source.position(finding.span.start)
    if name.lstrip().startswith("::"):
        name = f"./{name}"  # GitHub takes a line that starts so for a command
    return f"{name}:{at.line}:{at.column}: {finding.level.name} {finding.code} {flat(finding.message)}"
