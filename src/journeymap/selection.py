"""Which rules hold for a file: those chosen, less those left out, by code, prefix of a code, or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeymap.findings import did_you_mean, quoted
from journeymap.folders import matches
from journeymap.rules import Rule, rules
from journeymap.settings import LintSettings


class UnknownRule(ValueError):  # noqa: N818 - read as a sentence: raises UnknownRule
    """A word that is neither a rule's name nor its code, nor begins one; the message says what is near."""


def named(words: Iterable[str]) -> set[str]:
    """The codes that words mean. UnknownRule."""
    found: set[str] = set()
    for word in words:
        codes = {one.code for one in rules() if word == one.name or one.code.startswith(word.upper())}
        if not codes or not word:
            names = [name for one in rules() for name in (one.name, one.code)]
            help = did_you_mean(word, names)
            raise UnknownRule(f"there is no rule {quoted(word)}" + (f": {help}" if help else ""))
        found |= codes
    return found


@dataclass(frozen=True)
class Selection:
    """What the command line says; it goes before the workspace. Codes, prefixes or names."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()

    def rules(self, settings: LintSettings | None, file: PurePosixPath) -> list[Rule]:
        """The rules for a file, whose path is seen from the folder of the workspace.

        Words of the workspace that name no rule are passed over: they have a finding of their own.
        UnknownRule for words of the command line.
        """
        chosen = self.select or (settings.select if settings else ())
        codes = _known(chosen, self.select) if chosen else {one.code for one in rules() if one.usual}
        codes |= named(self.extend_select)
        left_out = named(self.ignore)
        if settings:
            left_out |= _known(settings.ignore, ())
            for pattern, words in settings.per_file.items():
                if matches(file, pattern):
                    left_out |= _known(words, ())
        codes -= left_out
        return [one for one in rules() if one.code in codes]


def _known(words: Iterable[str], strict: Sequence[str]) -> set[str]:
    if strict:
        return named(words)
    found: set[str] = set()
    for word in words:
        try:
            found |= named([word])
        except UnknownRule:
            continue
    return found
