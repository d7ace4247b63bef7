"""What is to be said of a file, before anyone says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from journeymap.source import Source, Span, Where


class Level(IntEnum):
    """How bad it is: an error means the file cannot be trusted, a warning that it is likely not
    what was meant, a hint that it could be better.
    """

    hint = 1
    warning = 2
    error = 3


#: What reading and validating can find, by name: its code and level. Lint rules bring their own.
CHECKS: dict[str, tuple[str, Level]] = {
    "unreadable-file": ("JM001", Level.error),
    "too-large": ("JM002", Level.error),
    "not-utf-8": ("JM003", Level.error),
    "control-character": ("JM004", Level.error),
    "hidden-character": ("JM005", Level.warning),
    "yaml-syntax": ("JM006", Level.error),
    "empty-file": ("JM007", Level.error),
    "repeated-key": ("JM008", Level.error),
    "anchor": ("JM009", Level.error),
    "merge-key": ("JM010", Level.error),
    "tag": ("JM011", Level.error),
    "several-documents": ("JM012", Level.error),
    "key-not-text": ("JM013", Level.error),
    "too-deep": ("JM014", Level.error),
    "text-cut-by-comment": ("JM015", Level.warning),
    "unknown-key": ("JM101", Level.error),
    "missing-key": ("JM102", Level.error),
    "wrong-kind": ("JM103", Level.error),
    "empty-value": ("JM104", Level.error),
    "unknown-choice": ("JM105", Level.error),
    "out-of-range": ("JM106", Level.error),
    "bad-form": ("JM107", Level.error),
    "clashing-keys": ("JM108", Level.error),
    "unknown-version": ("JM109", Level.error),
    "missing-glyph": ("JM901", Level.warning),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake that reading or validating met: the name of its check, and where it is in the text."""

    check: str
    message: str
    span: Span
    label: str = ""
    help: str = ""
    also: tuple[tuple[Span, str], ...] = ()

    def found_in(self, source: Source) -> Finding:
        """The finding to report."""
        code, level = CHECKS[self.check]
        return Finding(
            code, self.check, level, self.message, source, self.span, self.label, self.help, self.also
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule saw: where, as a path of keys, and what is wrong with it.

    `key` points at the key of `where` and not at its value; `also` are further places that belong to
    the same mistake; `label` is said under the caret; `help` alone advises.
    """

    where: Where
    message: str
    label: str = ""
    help: str = ""
    key: bool = False
    also: tuple[tuple[Where, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, placed: `span` is in `source`, and so are the spans of `also`."""

    code: str
    rule: str
    level: Level
    message: str
    source: Source
    span: Span
    label: str = ""
    help: str = ""
    also: tuple[tuple[Span, str], ...] = ()

    @property
    def order(self) -> tuple[str, Span, str]:
        """The order of the file."""
        return (self.source.name, self.span, self.code)


def quoted(text: str, limit: int = 60) -> str:
    """A word of the author's as messages show it: in backticks, on one line, not endless."""
    flat = " ".join(text.split())
    return f"`{flat if len(flat) <= limit else flat[: limit - 1] + '…'}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was likely meant, if one is near enough."""
    candidates = {name.casefold(): name for name in known}
    folded = word.casefold()
    if folded in candidates:
        return candidates[folded]
    from difflib import get_close_matches  # only when something is misspelt

    near = get_close_matches(folded, candidates, n=1, cutoff=0.6 if len(folded) > 3 else 0.5)
    return candidates[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Help for a misspelt word: the one that is near, or else what there is to choose from."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"did you mean {quoted(near)}?"
    return otherwise


def listed(names: Iterable[str], word: str = "or", limit: int = 16) -> str:
    """Names as a sentence lists them: `a`, `b` or `c`."""
    words = [quoted(name) for name in names]
    if len(words) > limit:
        words = [*words[: limit - 1], f"{len(words) - limit + 1} more"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {word} {words[-1]}"
