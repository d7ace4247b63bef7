"""A baseline: the findings that a collection of maps starts with, to be told only when there are more."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journeymap.findings import Finding

_VERSION = 1
Key = tuple[str, str]


class BadBaseline(ValueError):  # noqa: N818 - read as a sentence: raises BadBaseline
    """A file that is no baseline; the message says why."""


@dataclass
class Baseline:
    """How often each rule may still find something in each element, by rule and element.

    Lines are not part of it, so that a finding is known again wherever its text has moved.
    """

    known: Counter[Key] = field(default_factory=Counter)

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are not in the baseline, each counted once."""
        left = self.known.copy()
        kept: list[Finding] = []
        for finding in findings:
            key = _key(finding)
            if finding.element and left[key] > 0:
                left[key] -= 1
            else:
                kept.append(finding)
        return kept

    def fixed(self, findings: Iterable[Finding]) -> list[str]:
        """What is in the baseline and found no more: the rule and the element of each."""
        found = Counter(_key(finding) for finding in findings if finding.element)
        gone = self.known - found
        return [f"{rule} in {element}" for rule, element in sorted(gone.elements())]


def collect(findings: Sequence[Finding]) -> tuple[Baseline, list[Finding]]:
    """The baseline that findings make, and those that cannot be in one: errors of form have no element
    that could be known again.
    """
    kept = Counter(_key(finding) for finding in findings if finding.element)
    return Baseline(kept), [finding for finding in findings if not finding.element]


def write(baseline: Baseline) -> bytes:
    """The file: one entry a line, in order, so that a change of it reads well."""
    rows = [
        json.dumps({"rule": rule, "element": element, "count": count}, ensure_ascii=False)
        for (rule, element), count in sorted(baseline.known.items())
    ]
    body = ",\n    ".join(rows)
    inner = f"\n    {body}\n  " if rows else ""
    return f'{{\n  "version": {_VERSION},\n  "findings": [{inner}]\n}}\n'.encode()


def read(data: bytes) -> Baseline:
    """The baseline that a file holds. BadBaseline."""
    try:
        content = json.loads(data)
        if content["version"] != _VERSION:
            raise BadBaseline(f"its version is {content['version']!r}, and {_VERSION} is known here")
        rows = [(str(row["rule"]), str(row["element"]), row["count"]) for row in content["findings"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, BadBaseline):
            raise
        raise BadBaseline("it is not what `--write-baseline` writes") from error
    if not all(type(count) is int and count > 0 for _, _, count in rows):
        raise BadBaseline("a `count` is a whole number above 0")
    return Baseline(Counter({(rule, element): count for rule, element, count in rows}))


def _key(finding: Finding) -> Key:
    return (finding.rule, finding.element)
