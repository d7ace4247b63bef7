"""The rules that a file is held against: one file each, found by being here."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from journeymap import registry
from journeymap.complaints import locate
from journeymap.element import element
from journeymap.findings import MOST, Finding, Hit, Level, more_findings
from journeymap.model import Journey, Part
from journeymap.outline import Outline
from journeymap.workspace import Entry, Workspace

Check = Callable[["Subject"], Iterable[Hit]]


@dataclass
class Subject:
    """What a rule looks at: a part, its place in a workspace, and the file it came from (for the
    paths that it names; its text is none of a rule's business).

    `outline` is the part seen from outside, as the workspace has outlines of all others; `options` are
    the settings of the rule that looks, with its own where the workspace gives none; `today` is for rules
    that look at dates.
    """

    outline: Outline
    workspace: Workspace
    path: Path
    today: date
    read: Callable[[], Part]
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def part(self) -> Part:
        """The part itself, which is read when it is asked for."""
        return self.read()

    @property
    def journey(self) -> Journey:
        """The map, to rules that look at maps alone."""
        assert isinstance(self.part, Journey)  # noqa: S101 - `of` of the rule says so
        return self.part


@dataclass(frozen=True)
class Rule:
    """A rule: its code and name, its level, and the function that sees what it forbids.

    `of` is the kind of file that it looks at; `needs` see `rule`; `options` are its settings and what
    they are when nobody sets them. A rule that is not `usual` holds only where it is selected; one
    that is `dated` looks at today's date. One that looks `across` files holds a map or a persona against
    others, and is content with outlines of all of them.
    """

    code: str
    name: str
    level: Level
    check: Check
    page: str
    of: type[Part]
    needs: frozenset[str]
    options: Mapping[str, Any]
    usual: bool
    dated: bool
    across: bool


def rule(
    code: str,
    level: str,
    of: type[Part] = Part,
    needs: str = "",
    options: Mapping[str, Any] | None = None,
    usual: bool = True,
    dated: bool = False,
    across: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its name is the function's, its page the docstring.

    `needs` are the kinds of part whose names the rule looks up, and `Settings` for the workspace's:
    where one of these has errors of form, looking up would only repeat them.
    """

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        page = inspect.cleandoc(check.__doc__ or "")
        wants = frozenset(needs.split())
        return Rule(code, name, Level[level], check, page, of, wants, options or {}, usual, dated, across)

    return make


def together(hits: Sequence[Hit], several: str, most: int = 8) -> list[Hit]:
    """The same lack in several places as one hit, at the first of them: what one decision mends is
    one finding. `several` is the message, with the number of places for `{n}`.
    """
    if len(hits) < 2:
        return list(hits)
    also = tuple((hit.where, "here too") for hit in hits[1:most])
    return [replace(hits[0], message=several.format(n=len(hits)), also=also)]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    modules = registry.modules(sys.modules[__name__])
    found = [getattr(one, one.__name__.rpartition(".")[2]) for one in modules]
    return tuple(sorted(found, key=lambda one: one.code))


def lint(
    entry: Entry,
    workspace: Workspace,
    chosen: Sequence[Rule] | None = None,
    today: date | None = None,
    seen: Seen | None = None,
) -> list[Finding]:
    """What the rules find in a file: in what is of the right form, the rest having been told.

    `chosen` are the rules to use, else all usual ones. Without `today` those that look at dates are
    left out. `seen` is what those that look across files saw in this one, where that is known already.
    """
    part = entry.part or entry.draft
    if part is None:
        return []
    document = entry.document
    subject = Subject(entry.outline, workspace, entry.path, today or date.min, lambda: part)
    # What is wrong in its form already has had its say.
    told = [finding.span for finding in entry.findings if finding.level is Level.error]
    found = (
        Finding(
            one.code,
            one.name,
            _level(one, workspace),
            hit.message,
            document.source,
            span,
            hit.label,
            hit.help,
            tuple((locate(document, where), label) for where, label in hit.also),
            element(part, hit.where),
            document.replacement(span, hit.put),
        )
        for one in ([rule for rule in rules() if rule.usual] if chosen is None else chosen)
        if (today or not one.dated) and _concerns(one, type(part), entry.outline, workspace)
        for hit in (seen.get(one.code, ()) if seen is not None and one.across else _seen(one, subject))
        for span in (locate(document, hit.where, hit.key),)
        if not any(span.meets(other) for other in told)
    )
    first = list(islice(found, MOST + 1))
    if len(first) > MOST:
        first[MOST:] = [more_findings(first[MOST - 1].span).found_in(document.source)]
    return first


def grave(entry: Entry, workspace: Workspace) -> list[Finding]:
    """What stands against making anything of a file, whatever rules are chosen: what there is to say of its
    form, and the errors that rules find.
    """
    return [*entry.findings, *lint(entry, workspace, [one for one in rules() if one.level is Level.error])]


Seen = Mapping[str, Sequence[Hit]]
"""What rules saw in a file, by their codes."""


def across(outline: Outline, kind: type[Part], workspace: Workspace, chosen: Sequence[Rule]) -> Seen:
    """What those of the rules see in a file that look across files. It is read only if one of them needs
    more than its outline.
    """

    def read() -> Part:
        entry = workspace.open(outline.path)
        return entry.part or entry.draft or Part()  # nothing, if it was changed since it was outlined

    subject = Subject(outline, workspace, outline.path, date.min, read)
    found = {
        one.code: list(islice(_seen(one, subject), MOST + 1))
        for one in chosen
        if one.across and _concerns(one, kind, outline, workspace)
    }
    return {code: hits for code, hits in found.items() if hits}


def _concerns(one: Rule, kind: type[Part], outline: Outline, workspace: Workspace) -> bool:
    """Whether a rule has anything to say of a file of a kind, as far as its errors of form let it."""
    damaged = outline.damaged if workspace.sound else outline.damaged | {"Settings"}
    # What a file with errors of form seems to lack may be what they are about.
    said = outline.whole or one.level is Level.error
    return said and issubclass(kind, one.of) and not one.needs & damaged


def fits(usual: Any, value: Any) -> bool:
    """Whether a value is of the kind of a setting's usual one."""
    if isinstance(usual, list | tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if isinstance(usual, bool) or isinstance(value, bool):
        return type(value) is type(usual)
    number = isinstance(usual, int | float) and isinstance(value, int | float)
    return number or type(value) is type(usual)


def _seen(one: Rule, subject: Subject) -> Iterable[Hit]:
    """What a rule sees, with its settings at hand; what is no setting of it has had its say."""
    lint = subject.workspace.settings.lint
    given = lint.rules.get(one.name, {}) if lint else {}
    known = {
        key: value for key, value in given.items() if key in one.options and fits(one.options[key], value)
    }
    subject.options = {**one.options, **known}
    return one.check(subject)


def _level(one: Rule, workspace: Workspace) -> Level:
    lint = workspace.settings.lint
    given = lint.rules.get(one.name, {}).get("level") if lint else None
    return Level[str(given)] if given in Level.__members__ else one.level
