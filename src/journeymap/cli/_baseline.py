"""What `lint` does with a baseline: write one, or leave out what is in it."""

from __future__ import annotations

from pathlib import Path

from journeymap import baseline, files
from journeymap.cli import fail, say
from journeymap.decode import fetch
from journeymap.findings import Finding


def keep(path: Path, findings: list[Finding]) -> list[Finding]:
    """Write the baseline; the findings that cannot be in one."""
    collected, others = baseline.collect(findings)
    changed = files.write(path, baseline.write(collected))
    number = sum(collected.known.values())
    say(f"{'wrote' if changed else 'nothing new for'} {path}: {number} finding{'s' * (number != 1)}")
    return others


def leave_out(path: Path, findings: list[Finding]) -> list[Finding]:
    """The findings that are not in the baseline; what is fixed is told, so that it is taken out."""
    data = fetch(path)
    if not isinstance(data, bytes):
        fail(f"{path}: {data.message}")
    try:
        known = baseline.read(data)
    except baseline.BadBaseline as error:
        fail(f"{path} is no baseline: {error}", f"write a new one with `--write-baseline {path}`")
    for gone in known.fixed(findings):
        say(f"{path}: fixed, take it out: {gone}")
    return known.new(findings)
