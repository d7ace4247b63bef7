"""Text as YAML needs it written, so that every reader takes it for text."""

from __future__ import annotations

import re

# Narrower than YAML: what is plain here is plain in brackets too, and to readers of YAML 1.1.
_PLAIN = re.compile(r"\w(?:[^\s:,\[\]{}]| (?=[^\s:#,\[\]{}]))*")
_NUMBER = re.compile(r"[0-9_][0-9_.xXoObBa-fA-F+-]*")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf'["\\]|{_CONTROL.pattern}')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_scalar(text: str, written: str = "") -> str:
    """A text as YAML needs it: plain if that will do; in the quotes of what was `written` there before."""
    control = _CONTROL.search(text)
    if written[:1] == "'" and not control:
        return "'" + text.replace("'", "''") + "'"
    if written[:1] == '"':
        return _doubled(text)
    plain = (
        not control
        and _PLAIN.fullmatch(text)
        and not _NUMBER.fullmatch(text)
        and text.casefold() not in _WORDS
    )
    return text if plain else quote(text)


def quote(text: str) -> str:
    """A text in quotes: double ones, or single ones where that saves escapes."""
    single = '"' in text and "'" not in text and not _CONTROL.search(text)
    return f"'{text}'" if single else _doubled(text)


def _doubled(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", text) + '"'
