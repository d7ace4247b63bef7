"""What `lint` says in the end: how much was found, and what can be done about it."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TextIO

from journeymap.cli import say
from journeymap.findings import Finding, Level


def count(findings: list[Finding], out: TextIO) -> None:
    """How often each rule found something, the most frequent first."""
    counted = Counter((finding.code, finding.rule, finding.level.name) for finding in findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    wide = len(str(rows[0][1])) if rows else 0
    for (code, rule, level), number in rows:
        out.write(f"{number:>{wide}}  {code}  {level:7}  {rule}\n")


def say_how_many(findings: list[Finding], files: int) -> None:
    """Tell how many findings of each level there are, and in how many files was looked."""
    numbers = {level: sum(finding.level == level for finding in findings) for level in reversed(Level)}
    told = [f"{number} {level.name}{'s' * (number != 1)}" for level, number in numbers.items() if number]
    where = f"{files} file{'s' * (files != 1)}"
    sys.stderr.write(f"{', '.join(told) or 'nothing found'} in {where}\n")


def say_fixable(findings: list[Finding], fixing: bool, unsafe: bool) -> None:
    """Tell how many findings could be fixed with other options than were given."""
    safe = sum(one.fixable(unsafe=False) for one in findings)
    more = sum(one.fix is not None for one in findings) - safe
    if fixing and more and not unsafe:
        say(f"{more} more fixable with --unsafe-fixes")
    elif not fixing and safe:
        say(f"{safe} fixable with --fix" + (f" ({more} more with --unsafe-fixes)" if more else ""))
    elif not fixing and more:
        say(f"{more} fixable with --fix --unsafe-fixes")
