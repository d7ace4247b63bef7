"""What the lint settings of a workspace say that cannot be: rules, settings and levels there are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymap.document import Document
from journeymap.findings import Finding, Level, Problem, did_you_mean, listed, quoted
from journeymap.rules import Rule, fits, rules
from journeymap.selection import UnknownRule, named
from journeymap.settings import LintSettings
from journeymap.source import Where

_LINT = Where(("lint",))


def mistakes(settings: LintSettings, document: Document) -> list[Finding]:
    """The findings about the lint settings in a workspace file."""
    return [problem.found_in(document.source) for problem in _problems(settings, document)]


def _problems(settings: LintSettings, document: Document) -> Iterator[Problem]:
    words = [(_LINT / "select" / index, word) for index, word in enumerate(settings.select)]
    words += [(_LINT / "ignore" / index, word) for index, word in enumerate(settings.ignore)]
    for pattern, ignored in settings.per_file.items():
        words += [(_LINT / "per_file" / pattern / index, word) for index, word in enumerate(ignored)]
    for where, word in words:
        try:
            named([word])
        except UnknownRule as error:
            message, _, help = str(error).partition(": ")
            yield Problem(
                "unknown-rule", message, document.span(where), help=help or "see `journeymap rules`"
            )
    known = {one.name: one for one in rules()}
    for name, given in settings.rules.items():
        where = _LINT / "rules" / name
        if name not in known:
            help = did_you_mean(name, known) or "see `journeymap rules`"
            span = document.span(where, key=True)
            yield Problem("unknown-rule", f"there is no rule {quoted(name)}", span, help=help)
            continue
        for key, value in given.items():
            problem = _setting(known[name], key, value)
            if problem:
                message, help, at_key = problem
                span = document.span(where / key, key=at_key)
                yield Problem("unknown-setting", message, span, help=help)


def _setting(rule: Rule, key: str, value: Any) -> tuple[str, str, bool] | None:
    """What is wrong with a setting: the message, the help, and whether its key is to be shown."""
    if key == "level":
        if value in Level.__members__:
            return None
        return f"{quoted(str(value))} is not a level", f"write {listed(Level.__members__)}", False
    if key not in rule.options:
        has = [*rule.options, "level"]
        help = did_you_mean(key, has, f"it has {listed(has, 'and')}")
        return f"the rule {quoted(rule.name)} has no setting {quoted(key)}", help, True
    usual = rule.options[key]
    if fits(usual, value):
        return None
    kind = {bool: "true or false", int: "a number", float: "a number", str: "text"}
    expected = kind.get(type(usual), "a list of text")
    return f"the setting {quoted(key)} is {expected}", f"without it, it is {quoted(str(usual))}", False
