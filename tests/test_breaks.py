"""Lines break where UAX #14 lets them, and words where their language does."""

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.linebreak import LineBreak, line_break, line_break_units

from journeymap import breaks

LETTERS = "aZéßłŐЖщωΔằơ"
SIGNS = "012 -/'’.,:;_&@=+%#*–—()[]\"“”‘«»!?…€$£→✓•★\u00a0"
OTHERS = "日ァー。、「」）😀👍\U0001f3fdאبก\u0301\u200d\u200b\u2060\u00ad~|<>{}\\^`¿¡„‚§°\t"


def library(paragraph: str) -> list[str]:
    return list(line_break_units(paragraph))


def ours(paragraph: str) -> list[str]:
    *words, last = breaks.words(paragraph)
    spaced = [[*breaks.pieces(word)[:-1], breaks.pieces(word)[-1] + " "] for word in words]
    return [piece for pieces in [*spaced, breaks.pieces(last)] for piece in pieces]


def paragraphs(alphabet: str) -> st.SearchStrategy[str]:
    """Texts with single spaces inside."""
    return st.text(alphabet, max_size=14).map(lambda text: re.sub(" +", " ", text).strip(" ")).filter(bool)


@settings(max_examples=3000, deadline=None)
@given(paragraphs(LETTERS + SIGNS))
@example("self-service (e-mail), and/or 3/4 a/4 1-2 a-2 Yes! « Oui » Ah ! x – y — z 5–10 a—b it’s 50% €5")
def test_the_quick_way_breaks_ordinary_text_like_the_library(paragraph: str) -> None:
    assert ours(paragraph) == library(paragraph)


@settings(max_examples=1500, deadline=None)
@given(paragraphs(LETTERS[:4] + SIGNS[:20] + OTHERS))
@example("( a")
@example("a) ァ")
@example("— —")
def test_the_quick_way_breaks_any_text_like_the_library(paragraph: str) -> None:
    assert ours(paragraph) == library(paragraph)


def test_every_letter_taken_for_ordinary_is_alphabetic_and_no_mark() -> None:
    ordinary = re.compile(f"[{breaks._LETTER}]")
    letters = [char for char in map(chr, range(0x3000)) if ordinary.fullmatch(char)]
    assert len(letters) > 1000
    assert {line_break(char) for char in letters} == {LineBreak.AL}
    assert not [char for char in letters if unicodedata.category(char)[0] in "MC"]


def test_ordinary_text_does_not_load_the_library() -> None:
    text = (
        "Hello, it’s a well-known (50%) check-in/out … “Größe”! « Oui » Łódź Ж. €5 – 3/4 & a → x 💳 (“Why?”)"
    )
    code = (
        f"import sys; from journeymap.breaks import *; [*map(pieces, words({text!a}))]; print(*sys.modules)"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not [name for name in modules.split() if name.startswith("uniseg")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\u2028d\x85e", ["a", "b", "c", "d", "e"]),
        ("  a \t b  \n\n c\n\n", ["a b", "", "c"]),
        (" \n\t\n", []),
        ("", []),
    ],
)
def test_paragraphs_are_the_authors_lines(text: str, lines: list[str]) -> None:
    assert breaks.paragraphs(text) == lines


@pytest.mark.parametrize(
    ("word", "lang", "parts"),
    [
        ("Donaudampfschifffahrt", "de", "Do nau dampf schiff fahrt"),
        ("(Versicherung),", "de-AT", "(Ver si che rung),"),
        ("hyphenation", "en", "hy phen a tion"),
        ("hyphenation", "en-ZZ", "hy phen a tion"),
        ("hyphenation", "tlh", "hyphenation"),
        ("hyphenation", "", "hyphenation"),
        ("customerOnboarding", "en", "customerOnboarding"),
        ("version2beta", "en", "version2beta"),
        ("İSTANBULLULAR", "en", "İSTANBULLULAR"),
    ],
)
def test_words_have_the_syllables_of_their_language(word: str, lang: str, parts: str) -> None:
    assert breaks.syllables(word, lang) == parts.split()


@settings(deadline=None)  # the first word of a language loads its dictionary
@given(
    st.text("aesschiffahrtAZß", min_size=1, max_size=30), st.sampled_from(["de", "hu", "nl", "en", "el", "x"])
)
def test_syllables_lose_nothing(word: str, lang: str) -> None:
    assert "".join(breaks.syllables(word, lang)) == word


def test_clusters_keep_together_what_is_one_character_to_a_reader() -> None:
    text = "ae\u0301👨‍👩‍👧🇩🇪👍🏽1️⃣"
    assert breaks.clusters(text) == ["a", "e\u0301", "👨‍👩‍👧", "🇩🇪", "👍🏽", "1️⃣"]
