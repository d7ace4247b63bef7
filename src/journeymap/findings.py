"""What is to be said of a file, before anyone says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import islice

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
    "yaml-1-1-word": ("JM016", Level.hint),
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
    "more-findings": ("JM902", Level.hint),
    "unused-allow": ("JM903", Level.warning),
    "unknown-rule": ("JM904", Level.warning),
    "unknown-setting": ("JM905", Level.warning),
    "nothing-to-draw": ("JM906", Level.warning),
}
#: The same checks in a sentence each; a lint rule's is the first of its page.
MEANINGS: dict[str, str] = {
    "unreadable-file": "The file cannot be opened, or is no regular file.",
    "too-large": "It is larger than 1 MiB.",
    "not-utf-8": "Its text is not UTF-8.",
    "control-character": "A text holds a character that no text may hold.",
    "hidden-character": "A text holds a character that reorders or hides text.",
    "yaml-syntax": "It is not YAML, most often for want of quotes or by indentation.",
    "empty-file": "It is empty.",
    "repeated-key": "A key is there twice.",
    "anchor": "It uses anchors or aliases.",
    "merge-key": "It uses merge keys.",
    "tag": "It uses tags.",
    "several-documents": "It holds several documents.",
    "key-not-text": "A key is a number, a list or a mapping.",
    "too-deep": "It is nested deeper than 50, or holds more than 100,000 values.",
    "text-cut-by-comment": "A `#` ends a text that likely goes on.",
    "yaml-1-1-word": "A text without quotes is a truth value or a number to readers of YAML 1.1.",
    "unknown-key": "The language has no such key here.",
    "missing-key": "A required key is missing.",
    "wrong-kind": "The value is of another kind than the key takes.",
    "empty-value": "A key has no value.",
    "unknown-choice": "The word is not one of the choices.",
    "out-of-range": "The number is outside the scale.",
    "bad-form": "It is not a date, duration, share, id, address or language tag.",
    "clashing-keys": "Two keys exclude each other.",
    "unknown-version": "The version of the language is not known here.",
    "missing-glyph": "The font of a picture has no sign for a character of the map.",
    "more-findings": "There is more to say of a file than is said.",
    "unused-allow": "An `allow` allows nothing that would be said.",
    "unknown-rule": "An `allow`, or the workspace file, names a rule that there is not.",
    "unknown-setting": "The workspace file sets what the rule does not have, or to what it cannot be.",
    "nothing-to-draw": "A view was asked for that shows something of which the map says nothing.",
}
#: Of one kind of looking (reading, validating, linting) no more is told of a file: nobody reads on, and
#: a hostile file can hold a million mistakes.
MOST = 200
_BETWEEN = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text: the characters of `span` become `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a mistake; `safe` when they cannot change what the author meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake that reading or validating met: the name of its check, and where it is in the text."""

    check: str
    message: str
    span: Span
    label: str = ""
    help: str = ""
    also: tuple[tuple[Span, str], ...] = ()
    fix: Fix | None = None

    def found_in(self, source: Source) -> Finding:
        """The finding to report."""
        code, level = CHECKS[self.check]
        return Finding(
            code,
            self.check,
            level,
            self.message,
            source,
            self.span,
            self.label,
            self.help,
            self.also,
            fix=self.fix,
        )


def bounded(problems: Iterable[Problem], more: bool = False) -> list[Problem]:
    """The problems; of too many the first ones, and that there are `more`."""
    told = list(islice(problems, MOST + 1))
    if len(told) > MOST or more:
        told[MOST:] = [more_findings(told[min(len(told), MOST) - 1].span)]
    return told


def more_findings(last: Span) -> Problem:
    """That there is more to say than is said; `last` is the place of what was said last."""
    return Problem(
        "more-findings", f"there are more than {MOST} findings of this sort; no more are told", last
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule saw: where, as a path of keys, and what is wrong with it.

    `key` points at the key of `where` and not at its value; `also` are further places that belong to
    the same mistake; `label` is said under the caret; `help` alone advises. `put` is the word that should
    stand at `where`, if that is known.
    """

    where: Where
    message: str
    label: str = ""
    help: str = ""
    key: bool = False
    also: tuple[tuple[Where, str], ...] = ()
    put: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, placed: `span` is in `source`, and so are the spans of `also`.

    `element` names the part that it is about by ids and keys (`steps/pay/emotion`), so that a finding
    can be told again after lines have moved; empty where the part could not be read.
    """

    code: str
    rule: str
    level: Level
    message: str
    source: Source
    span: Span
    label: str = ""
    help: str = ""
    also: tuple[tuple[Span, str], ...] = ()
    element: str = ""
    fix: Fix | None = None

    def fixable(self, unsafe: bool) -> bool:
        """Whether it has a fix that may be used."""
        return self.fix is not None and (unsafe or self.fix.safe)

    @property
    def order(self) -> tuple[str, Span, str]:
        """The order of the file."""
        return (self.source.name, self.span, self.code)


def quoted(text: str, limit: int = 60) -> str:
    """A word of the author's as messages show it: in backticks, on one line, not endless."""
    flat = " ".join(text.split()) or '""'
    flat = flat if len(flat) <= limit else flat[: limit - 1] + "…"
    return f"`{flat}`" if "`" not in flat else f"`` {flat} ``"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was likely meant, if one is near enough."""
    return _nearest(word, tuple(known))


@lru_cache(1024)  # asked for help and for a fix, and again whenever a file is looked at again
def _nearest(word: str, names: tuple[str, ...]) -> str | None:
    if len(names) > 500:  # comparing takes long, and among so many some name is always near
        return None
    candidates, folded = {name.casefold(): name for name in names}, word.casefold()
    if folded in candidates:
        return candidates[folded]
    same = next((name for name in names if alike(name, word)), None)
    if same is not None:
        return same
    if len(word) > 80:  # comparing takes time that grows with the square of the length
        return None
    candidates = {folded: name for folded, name in candidates.items() if len(folded) <= 80}
    from difflib import get_close_matches  # only when something is misspelt

    near = get_close_matches(folded, candidates, n=1, cutoff=0.6 if len(folded) > 3 else 0.5)
    return candidates[near[0]] if near else None


def alike(one: str, other: str) -> bool:
    """Whether two words differ in nothing but capitals, and in spaces, `_` and `-` between their parts."""
    return _BETWEEN.sub("-", one.strip().casefold()) == _BETWEEN.sub("-", other.strip().casefold())


def meant(word: str, known: Iterable[str]) -> str:
    """The known word to write instead of a misspelt one; empty if none is near, or several are alike."""
    names = list(known)
    near = nearest(word, names)
    return near if near is not None and sum(alike(near, name) for name in names) == 1 else ""


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
