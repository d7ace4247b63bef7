"""The caret stands under what it means, whatever is before it on the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Golden
from journeymap import visible
from journeymap.findings import Finding, Level
from journeymap.report import full
from journeymap.source import Source, Span
from journeymap.visible import flat

START = "one\n" * 8
LINES = {
    "plain": "title: «Buy a bike»",
    "first and only character": "«x»",
    "wide before it": "title: 自転車を買う «x»",
    "wide under it": "title: «自転車を買う»",
    "full-width forms": "ｔｉｔｌｅ: «ｘ» y",
    "emoji before it": "title: 🛒🚲 «x»",
    "marks that take no room": "title: e\u0301u\u0308 «o\u0302»",
    "right to left": "title: «شراء دراجة»",
    "tabs before it": "title:\t\t«x»\ty",
    "a tab under it": "title: «a\tb»",
    "a control before it": "title: \x1b[31m «x»",
    "a control under it": "title: «\x9b»",
    "an override before it": "title: \u202e «x»",
    "nothing at the end": "title: x«»",
    "nothing in the middle": "title: «»x",
    "nothing at all": "«»",
    "long before it": "title: " + "word " * 100 + "«x» y",
    "long behind it": "title: «x» " + "word " * 100,
    "long on both sides": "a" * 200 + "«bcd»" + "e" * 200,
    "long under it": "title: «" + "word " * 100 + "» y",
    "wide and long": "自" * 200 + "«転»" + "車" * 200,
    "carriage return": "title: «x»\r",
}


def finding(line: str, before: str = "") -> Finding:
    start, end = line.index("«"), line.index("»") - 1
    text = before + line.replace("«", "").replace("»", "") + "\nmore"
    span = Span(len(before) + start, len(before) + end)
    return Finding("JM000", "rule", Level.error, "message", Source("x", text), span, label="label")


def test_golden(golden: Golden) -> None:
    told = [f"{name}\n{full.write([finding(line, START)])}" for name, line in LINES.items()]
    golden("report/excerpts.txt", "".join(told))


def under_caret(told: str) -> str:
    """The cells of the line of source over the carets, as text."""
    _, _, _, shown, marks, *_ = told.split("\n")
    cells = "".join(char + "\0" * (visible.cells(char) - 1) for char in shown)
    first, last = marks.index("^"), marks.rindex("^") + 1
    joined = "".join(char for char in shown if not visible.cells(char))
    return cells.translate({ord(char): None for char in joined})[first:last].replace("\0", "")


@pytest.mark.parametrize("name", LINES)
def test_the_caret_is_under_the_span(name: str) -> None:
    one = finding(LINES[name])
    written = flat(one.source.text[slice(*one.span)])
    found = under_caret(full.write([one]))
    plain = "".join(char for char in written if visible.cells(char))
    if len(plain) > 80:
        assert found.endswith("…")
        assert plain.startswith(found.removesuffix("…"))
    else:
        assert found == plain or not plain


@given(
    st.text(st.characters(exclude_characters="\n«»"), max_size=300),
    st.text("aé自🛒\t\x1b", min_size=1, max_size=5),
)
def test_no_line_is_endless(before: str, meant: str) -> None:
    told = full.write([finding(f"{before}«{meant}»{before}")])
    _, _, _, shown, marks, *_ = told.split("\n")
    assert "^" in marks
    assert len(shown) < 2000
    assert len(marks) < 2000
