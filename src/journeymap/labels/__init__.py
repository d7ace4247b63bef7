"""Every word that journeymap adds to a map, in the language of the map."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from typing import Literal

from journeymap import registry

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language by key; English stands in for what a language lacks."""

    lang: str
    words: dict[str, str]

    def __getitem__(self, key: str) -> str:
        """The word of that key; KeyError for one that journeymap does not have."""
        return self.words[key]

    def get(self, key: str, default: str = "") -> str:
        """The word of that key, or else what is given."""
        return self.words.get(key, default)

    def number(self, value: float | int | str) -> str:
        """A number with the decimal sign of the language; text stays as the author wrote it."""
        if isinstance(value, str):
            return value
        written = f"{value:.10g}" if abs(value) < 1e15 else f"{value:.6g}"
        return written.replace("-", "−").replace(".", self.words["decimal"])

    def percent(self, share: float) -> str:
        """A share between 0 and 100, with the sign where the language puts it."""
        return self.words["percent"].format(n=self.number(share))


@cache
def labels(lang: str) -> Labels:
    """The labels of a language tag: of `pt-BR` those of `pt`; English for languages without any."""
    own = lang.partition("-")[0].lower()
    words: dict[str, str] = dict(registry.load(sys.modules[__name__], "en").WORDS)
    if own != "en" and own in names():
        words.update(registry.load(sys.modules[__name__], own).WORDS)
    return Labels(lang or "en", words)


def names() -> list[str]:
    """The languages there are labels in."""
    return registry.names(sys.modules[__name__])


def direction(lang: str) -> Direction:
    """How a language is written: by its script where the tag names one, as `az-Arab` does."""
    first, *rest = lang.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"
