"""Where a line of text may break: by the Unicode rules, at syllables, or between characters at the worst."""

from __future__ import annotations

import re
from functools import lru_cache

# Ordinary letters of Latin, Greek and Cyrillic: all of class AL, none of them a mark.
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿΆΈ-ΊΌΎ-ΡΣ-ϡЀ-ҁҊ-ԯ"
_SIGN = "→←✓✗★•·&=+#@*"  # alone between spaces; a line may break on both sides
_EMOJI = "\U0001f300-\U0001f3fa\U0001f400-\U0001faff"
_CLOSE = "\"'”’)\\].,:;!?…"

# An ordinary word: nothing in it allows a break but what _INSIDE finds. Whatever is not ordinary is
# asked of uniseg, which takes 40 ms to load and 10 µs a character; tests hold the two together.
_ORDINARY = re.compile(
    rf"(?:« ?)?[\"'“‘(\[]*[€$£]?[{_LETTER}0-9](?:[-/'’.,:_&@=+%#*–—\u00a0]?[{_LETTER}0-9])*%?[{_CLOSE}]*"
    rf"(?:[\u00a0 ]?[:;!?»][{_CLOSE}]*)?|[{_SIGN}–—-][{_CLOSE}]*"
)
# After a hyphen before a letter; after a slash, but not in a fraction; around dashes.
_INSIDE = re.compile(
    rf"(?<=[{_LETTER}0-9]-)(?=[{_LETTER}])|(?<=[{_LETTER}0-9]/)(?=[{_LETTER}])|(?<=[{_LETTER}]/)(?=[0-9])"
    rf"|(?<=[{_LETTER}0-9][–—])(?=[{_LETTER}0-9])|(?<=[{_LETTER}0-9])(?=—[{_LETTER}0-9])"
)
# Spaces that part a paragraph into words which know nothing of each other; at others there may be a
# break or not ("Sure !", "« mot »"), so what they join stays together to be looked at as one.
_BETWEEN = re.compile(
    rf"(?<=[\w{_SIGN}{_EMOJI}\"'”’)\].,:;!?…%»–-]) (?=[{_LETTER}0-9{_SIGN}{_EMOJI}\"'“‘(\[«€$£…–-])"
    rf"|(?<=\w) (?=\w)|(?<=—) (?=[{_LETTER}0-9])|(?<=[{_LETTER}0-9]) (?=—)"
)
_SPACES = re.compile("[ \t]{2,}|\t")
_MUST = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HYPHENATED = re.compile(rf"[^\w\s]*([{_LETTER}]{{5,}})[^\w\s]*")


def paragraphs(text: str) -> list[str]:
    """The lines the author made, each with its runs of spaces and tabs as one space; none of a blank text."""
    lines = [_SPACES.sub(" ", line).strip(" ") for line in _MUST.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def words(paragraph: str) -> list[str]:
    """The parts of a paragraph between spaces where it may break; joined by spaces they are the paragraph."""
    return _BETWEEN.split(paragraph)


@lru_cache(maxsize=1 << 14)
def pieces(word: str) -> tuple[str, ...]:
    """The parts of a word that UAX #14 keeps whole, with the spaces after them; joined they are the word."""
    if len(word) == 1:
        return (word,)
    if _ORDINARY.fullmatch(word):
        return tuple(_INSIDE.split(word))
    from uniseg.linebreak import line_break_units

    return tuple(line_break_units(word))


def syllables(piece: str, lang: str) -> list[str]:
    """The parts of a piece between which a hyphen may be put; one part if it is no word of the language.

    `lang` is a BCP 47 tag, its nearest dictionary is taken. What is not one word in small, capital or
    title letters is an identifier: a hyphen drawn into it would seem to be its own.
    """
    match = _HYPHENATED.fullmatch(piece)
    if not match or not (match[1].istitle() or match[1].islower() or match[1].isupper()):
        return [piece]
    import pyphen

    known = pyphen.language_fallback(lang.replace("-", "_"))
    if known is None or len(match[1].lower()) != len(match[1]):
        return [piece]
    start = match.start(1)
    # A position with data would change the spelling (old German "Schif-fahrt").
    cuts = [start + at for at in pyphen.Pyphen(lang=known).positions(match[1]) if not at.data]
    return [piece[a:b] for a, b in zip([0, *cuts], [*cuts, len(piece)], strict=True)]


def clusters(text: str) -> list[str]:
    """The characters of a text as a reader counts them: letters with their marks, emoji as they are drawn."""
    if text.isascii():
        return list(text)
    from uniseg.graphemecluster import grapheme_clusters

    return list(grapheme_clusters(text))
