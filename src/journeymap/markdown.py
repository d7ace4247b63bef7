"""Text as Markdown needs it written, so that it stays text wherever it is read."""

from __future__ import annotations

import re
from urllib.parse import quote

from journeymap.markup import APART, escape, tag
from journeymap.visible import flat

# Not all readers of Markdown take a backslash before any sign for what it is, so some are references. What
# only means something where a line begins (`-`, `1.`, `>`) is left alone: no line begins with a text.
_SIGN = re.compile(r"[\\`*_{}\[\]#|&<~$]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
# Where GitHub and others find, once the Markdown is read and no escape is left, a mention (or the address
# of an email), an issue, an emoji, an address.
_WITHIN = re.compile(
    r"(?<=@)(?=\w)|(?<=#)(?=\w)|(?<=\bGH-)(?=\d)|(?<=:)(?=[\w+-]+:)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.I
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
# A word that no Markdown, mention or automatic link begins with or can be made of.
_PLAIN = re.compile(
    r"""[("']*(?:[A-Za-z]+(?:['’-][A-Za-z]+)*|-?\d{1,6}(?:\.\d+)?%?|\d{4}-\d\d-\d\d|[–—])[)"',;:.?]*"""
)
_LINE = re.compile(r"\r\n|\n|\r")
# What an address may hold, and Markdown reads as something else.
_UNSAFE = re.compile(r"""[\s"'()*<>\[\\\]^`{|}]""")


def words(text: str) -> str:
    """The text, with its lines kept: fit for a cell, and for wherever else no line begins with it."""
    lines = (APART.join(map(_escaped, _WITHIN.split(line))) for line in _LINE.split(text))
    return tag("br", inside=None).join(lines)


def link(text: str, url: str) -> str:
    """A link that shows the text."""
    target = _UNSAFE.sub(lambda found: quote(found[0], safe=""), url).replace("&", "&amp;")
    return f"[{words(text)}]({target})"


def said(message: str) -> str:
    """A message as Markdown in which nothing of others is more than text.

    Plain words with code between them, as messages are made, stay; anything else is code as a whole.
    """
    text = flat(message)
    if all(_PLAIN.fullmatch(word) for word in _CODE.sub("code", text).split()):
        return text
    return code(text)


def code(text: str) -> str:
    """A text on one line as code, whatever is in it."""
    text = flat(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{space}{text}{space}{fence}"


def _escaped(text: str) -> str:
    return _SIGN.sub(lambda found: _written(found[0]), text)


def _written(sign: str) -> str:
    if sign == "$":  # between two of them GitHub reads mathematics, and this is its own way out
        return tag("span", inside=escape(sign))
    return _REFERENCES.get(sign) or f"\\{sign}"
