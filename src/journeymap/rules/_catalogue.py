"""All that can be found, rules and the checks before them, in the order of their codes."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.findings import CHECKS, MEANINGS, Level
from journeymap.rules import Rule, rules
from journeymap.rules._page import Page, page

#: What the third character of a code says.
GROUPS = {
    "0": "Reading",
    "1": "Shape",
    "2": "References",
    "3": "Completeness",
    "4": "Evidence, ownership, freshness",
    "5": "Wording",
    "6": "Flow",
    "7": "Workspace",
    "9": "journeymap itself",
}


@dataclass(frozen=True)
class Listed:
    """Something that can be found; `rule` is None for a check of reading and of shape."""

    code: str
    name: str
    level: Level
    summary: str
    rule: Rule | None = None

    @property
    def group(self) -> str:
        """What it belongs to."""
        return GROUPS[self.code[2]]

    @property
    def page(self) -> Page:
        """Its page; that of a check is a sentence. ValueError where a rule's page lacks a part."""
        return page(self.rule.page) if self.rule else Page(self.summary)

    @property
    def settings(self) -> list[tuple[str, str, object]]:
        """The rule's settings: name, meaning, and what it is when nobody sets it."""
        options = self.rule.options if self.rule else {}
        lines = [line.partition(":") for line in self.page.settings.splitlines()]
        meanings = {name.strip(): meaning.strip() for name, _, meaning in lines}
        return [(name, meanings.get(name, ""), value) for name, value in options.items()]


def catalogue() -> list[Listed]:
    """Everything that can be found, by code."""
    checks = [Listed(code, name, level, MEANINGS[name]) for name, (code, level) in CHECKS.items()]
    found = [
        Listed(one.code, one.name, one.level, " ".join(one.page.partition("\n\n")[0].split()), one)
        for one in rules()
    ]
    return sorted([*checks, *found], key=lambda one: one.code)
