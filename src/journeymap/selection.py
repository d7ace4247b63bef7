"""Which rules hold for a file: those chosen, less those left out, by code, prefix of a code, or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeymap.findings import CHECKS, Level, did_you_mean, quoted
from journeymap.folders import matches
from journeymap.rules import rules
from journeymap.settings import LintSettings


class UnknownRule(ValueError):  # noqa: N818 - read as a sentence: raises UnknownRule
    """A word that is neither a rule's name nor its code, nor begins one; the message says what is near."""


#: What reading finds and need not be told, by code: anything but an error.
CHOSEN_CHECKS = {
    code: name for name, (code, level) in CHECKS.items() if level < Level.error and code[2] != "9"
}


def known() -> list[tuple[str, str]]:
    """The codes and names of all that may be chosen, left out and allowed."""
    return [*CHOSEN_CHECKS.items(), *((one.code, one.name) for one in rules())]


def named(words: Iterable[str]) -> set[str]:
    """The codes that words mean. UnknownRule."""
    found: set[str] = set()
    for word in words:
        codes = {code for code, name in known() if word == name or code.startswith(word.upper())}
        if not codes or not word:
            help = did_you_mean(word, [text for pair in known() for text in pair])
            raise UnknownRule(f"there is no rule {quoted(word)}" + (f": {help}" if help else ""))
        found |= codes
    return found


@dataclass(frozen=True)
class Selection:
    """What the command line says; it goes before the workspace. Codes, prefixes or names."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()

    def codes(self, settings: LintSettings | None, file: PurePosixPath) -> set[str]:
        """The codes of what holds for a file, whose path is seen from the folder of the workspace.

        Words of the workspace that name no rule are passed over: they have a finding of their own.
        UnknownRule for words of the command line.
        """
        chosen = self.select or (settings.select if settings else ())
        codes = _known(chosen, self.select) if chosen else {one.code for one in rules() if one.usual}
        codes |= CHOSEN_CHECKS.keys()  # they stay unless they are left out
        codes |= named(self.extend_select)
        left_out = named(self.ignore)
        if settings:
            left_out |= _known(settings.ignore, ())
            for pattern, words in settings.per_file.items():
                if matches(file, pattern):
                    left_out |= _known(words, ())
        return codes - left_out


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
