"""Text of others made fit to be read where escapes, commands and hidden characters work."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    # Logs of CI services obey `##[error]`, `##vso[…]`, `##teamcity[…]` anywhere in a line.
    r"|(?<=#)#(?=\w*\[)"
)


def visible(text: str) -> str:
    """The text with every character that could steer a terminal or a log, or hide, written out as
    Python writes it.

    Newlines and tabs are left. The one function through which all text of others reaches a terminal.
    """
    return _UNSEEN.sub(_written, text)


def flat(text: str) -> str:
    """The same on one line."""
    return visible(text).replace("\t", " ").replace("\n", " ")


def cells(text: str) -> int:
    """How many cells of a terminal a text fills."""
    return sum(
        0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )


def _written(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code > 255:
        return f"\\u{code:04x}"
    return r"\x23" if found[0] == "#" else repr(found[0])[1:-1]
