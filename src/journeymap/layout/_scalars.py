"""Keys and values as they are written: quotes where they are needed, long texts over several lines."""

from __future__ import annotations

import re

from journeymap.document import is_text
from journeymap.layout._tree import CUTTING, Comment, Lines, Scalar
from journeymap.quoting import quote

#: How long a line may be, in characters.
WIDTH = 110

# What begins like this, or holds that, is anything but text to YAML. In brackets that is more, and some of
# what YAML would take is quoted for the reader's sake there, as an address is.
_OPENING = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`.=\s]""")
_SIGNS = re.compile(r":(?=\s|\Z)|(?<=\s)#|[^\S ]")
_SIGNS_IN_FLOW = re.compile(r"[:,\[\]{}]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPE = re.compile(r'\\(?!["\\])')
_TRUTHS = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false"}


def one_line(scalar: Scalar, in_flow: bool, behind: Comment | None = None) -> str | None:
    """A key or value on one line; None where it takes several.

    Quotes go where the text is read the same without, and what is `behind` cannot be taken for a part of it.
    What is written by escapes stays so.
    """
    raw, value = scalar.raw, scalar.value
    one = "\n" not in raw
    if scalar.is_block:
        return None
    if not isinstance(value, str):
        return (_TRUTHS.get(raw, raw) if raw[:1] in "TF" else raw) if one else None
    quoted = raw[:1] in ("'", '"')
    if not quoted and one:
        # These are signs of YAML's own where they are not in brackets.
        return quote(raw) if raw in ("-", "?", ":") and not in_flow else raw
    if _UNSEEN.search(value) or _UNSEEN.search(raw.replace("\n", "")) or _escaped(raw):
        return raw if one else None
    if _plain(value, in_flow) and not (quoted and behind and CUTTING.match(behind.text)):
        return value
    if raw[:1] == "'" and "\\" in value and "'" not in value:
        return f"'{value}'"
    return quote(value)


def _escaped(raw: str) -> bool:
    return raw[:1] == '"' and _ESCAPE.search(raw.replace("\\\\", "")) is not None


def _plain(text: str, in_flow: bool) -> bool:
    return not (
        not text
        or text != text.strip()
        or _OPENING.match(text)
        or _SIGNS.search(text)
        or (in_flow and _SIGNS_IN_FLOW.search(text))
        or not is_text(text)
    )


def folded(scalar: Scalar, width: int) -> Lines | None:
    """A text over several lines, each filled up to a width as far as its words allow; None where a text
    cannot be written so.
    """
    value, raw = scalar.value, scalar.raw
    if not isinstance(value, str) or _UNSEEN.search(value) or _escaped(raw):
        return None
    words = value.split(" ")
    if len(words) < 2 or not all(words) or value != value.strip():
        return None
    return [">-", *_filled(words, width)]


def wrapped(lines: Lines, width: int) -> Lines:
    """The lines of a text below a `|` or `>`: of folded text those that are too long are broken."""
    if not lines[0].startswith(">") or "#" in lines[0]:
        return lines
    made = lines[:1]
    for line in lines[1:]:
        words = line.split(" ")
        # A line that begins with space is not folded, nor is a space folded that stands beside another.
        made += _filled(words, width) if len(line) > width and all(words) and "\t" not in line else [line]
    return made


def _filled(words: list[str], width: int) -> Lines:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def hung(raw: str) -> Lines:
    """A text of several lines as it is, for its place elsewhere."""
    first, *rest = raw.split("\n")
    return [first, *(line.lstrip(" \t") for line in rest)]
