"""The rules that a file is held against: one file each, found by being here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from journeymap import registry
from journeymap.complaints import locate
from journeymap.findings import MOST, Finding, Hit, Level, more_findings
from journeymap.model import Part
from journeymap.workspace import Entry, Workspace

Check = Callable[["Subject"], Iterable[Hit]]


@dataclass(frozen=True)
class Subject:
    """What a rule looks at: a part, its place in a workspace, and the file it came from (for the
    paths that it names; its text is none of a rule's business).
    """

    part: Part
    workspace: Workspace
    path: Path


@dataclass(frozen=True)
class Rule:
    """A rule: its code and name, its level, and the function that sees what it forbids."""

    code: str
    name: str
    level: Level
    check: Check
    page: str
    needs: frozenset[str]


def rule(code: str, level: str, needs: str = "") -> Callable[[Check], Rule]:
    """Make a rule of a function; its name is the function's, its page the docstring.

    `needs` are the kinds of part whose names the rule looks up, and `Settings` for the workspace's:
    where one of these has errors of form, looking up would only repeat them.
    """

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(code, name, Level[level], check, check.__doc__ or "", frozenset(needs.split()))

    return make


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    package = sys.modules[__name__]
    found = [getattr(registry.load(package, name), name) for name in registry.names(package)]
    return tuple(sorted(found, key=lambda one: one.code))


def lint(entry: Entry, workspace: Workspace) -> list[Finding]:
    """What the rules find in a file: in what is of the right form, the rest having been told."""
    part = entry.part or entry.draft
    if part is None:
        return []
    subject, document = Subject(part, workspace, entry.path), entry.document
    damaged = entry.damaged if workspace.sound else entry.damaged | {"Settings"}
    # What is wrong in its form already has had its say.
    told = [finding.span for finding in entry.findings if finding.level is Level.error]
    found = (
        Finding(
            one.code,
            one.name,
            one.level,
            hit.message,
            document.source,
            span,
            hit.label,
            hit.help,
            tuple((locate(document, where), label) for where, label in hit.also),
        )
        for one in rules()
        if not one.needs & damaged
        for hit in one.check(subject)
        for span in (locate(document, hit.where, hit.key),)
        if not any(span.meets(other) for other in told)
    )
    first = list(islice(found, MOST + 1))
    if len(first) > MOST:
        first[MOST:] = [more_findings(first[MOST - 1].span).found_in(document.source)]
    return first
