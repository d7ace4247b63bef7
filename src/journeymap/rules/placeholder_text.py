"""JM506: text that stands for text to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Part, Persona
from journeymap.rules import Subject, rule
from journeymap.source import Where

# What names things, and what is not read with the map.
_NOT_READ = frozenset(("id", "lang", "url", "link", "path", "channel", "notes"))
_SIGNS = re.compile(r"[^\w-]+")
_FILLER = re.compile(r"[.…\s]+|[-–—_\s]+|[?\s]{2,}|[xX]{3,}|<[^<>]+>|\[[.…\s]*\]|\{\{[^{}]*\}\}")
_FILLED = re.compile(rf"^(?:{_FILLER.pattern})$", re.MULTILINE)
_BLANK = re.compile(r"<[^\W\d_][\w \-']*>")


@rule("JM506", level="warning", options={"words": ["FIXME", "TBD", "TODO", "XXX"]})
def placeholder_text(subject: Subject) -> Iterator[Hit]:
    """A text is a placeholder for one that somebody meant to write.

    A map is taken at its word: what is only there to fill a gap is read as what was found out. Leave the
    key out, or let the map be a `draft`, of which this rule asks nothing. `notes` are for the authors and
    may hold what is still to be done.

    Told are texts that are nothing but dots, dashes, question marks, x's or something in angle brackets;
    `<…>` in names; `???` among the words; *lorem ipsum*; and some words in capitals.

    Source: none that we know; it follows from what a map is for.

    Settings:
        words: the words, in capitals as here, that no text of a map should hold

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Pays
            doing: TODO
            thinking: "???"

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Pays
            doing: Types the number of the card
    """
    part = subject.part
    if not isinstance(part, Journey | Persona) or part.status == "draft":
        return
    words = subject.options["words"]
    # Most maps hold none, and all their texts at once tell so soonest.
    texts = "\n".join(_all_texts(part))
    signs = any(sign in texts for sign in ("<", "???", *words)) or "lorem ipsum" in texts.lower()
    if not (signs or _FILLED.search(texts)):
        return
    for at, one in part.walk(Part):
        for name, field in type(one).model_fields.items():
            if name in one.model_fields_set and name not in _NOT_READ:
                for where, text in _texts(at / (field.alias or name), getattr(one, name)):
                    found = _placeholder(text, words, name in ("name", "title"))
                    if found:
                        told = (
                            "is a placeholder" if found == text else f"holds the placeholder {quoted(found)}"
                        )
                        yield Hit(
                            where, f"{quoted(text)} {told}", help="write what is meant, or leave it out"
                        )


def _all_texts(part: Part) -> Iterator[str]:
    for _, one in part.walk(Part):
        for name in one.model_fields_set:
            value = getattr(one, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (text for text in value if isinstance(text, str))
            elif isinstance(value, dict):
                yield from (text for texts in value.values() for text in texts if isinstance(text, str))


def _texts(where: Where, value: Any) -> Iterator[tuple[Where, str]]:
    """The texts of a value; of the parts in it none, they have their own visit."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list | dict):
        entries: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in entries:
            yield from _texts(where / key, one)


def _placeholder(text: str, words: list[str], is_name: bool) -> str:
    """The placeholder in a text; empty where there is none."""
    if _FILLER.fullmatch(text):
        return text
    if "lorem ipsum" in text.lower():
        return text if text.lower() == "lorem ipsum" else "lorem ipsum"
    if "???" in text:
        alone = [word for word in text.split() if len(word) > 2 and not word.strip("?")]
        if alone:
            return alone[0]
    for word in words:
        if word in text and f" {word} " in f" {_SIGNS.sub(' ', text)} ":
            return word
    blank = _BLANK.search(text) if is_name and "<" in text else None
    return blank[0] if blank else ""
