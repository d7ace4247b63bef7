"""CSV: the classic grid, as spreadsheets and programs read it."""

from __future__ import annotations

import csv
import io

import pytest
from written_forms import context, read

from journeymap import forms
from journeymap.forms.csv import defused

SMALL = """
journeymap: 1
title: Buy
personas: [{name: Ada}, {name: Bob}]
opportunities: [{text: Do less, value: 3}]
stages:
  - name: Look
    goal: Find it
    pains: [Too much]
    steps:
      - {name: Searches, emotion: {ada: -1.25, bob: [0, 1]}, doing: [Types, Reads]}
      - {name: Compares, emotion: 2}
  - name: Wait
    timing: A week
    emotion: -2
"""


def rows(text: str, lang: str = "en") -> list[list[str]]:
    data = forms.load("csv").write(read(text), context(lang))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_stages_and_steps_across_and_lanes_down() -> None:
    assert rows(SMALL) == [
        ["Stage", "Whole journey", "Look", "Look", "Look", "Wait"],
        ["Steps", "", "", "Searches", "Compares", ""],
        ["Stage: Goal", "", "Find it", "Find it", "Find it", ""],
        ["Timing", "", "", "", "", "A week"],
        ["Doing", "", "", "• Types\n• Reads", "", ""],
        ["Emotion: Ada", "", "", "-1.25", "2", "-2"],
        ["Emotion: Bob", "", "", "0 → 1 (neutral → pleased)", "2", "-2"],
        ["Pain points", "", "Too much", "", "", ""],
        ["Opportunities", "Do less (Value 3)", "", "", "", ""],
        ["Evidence", "", "", "Assumption", "Assumption", "Assumption"],
    ]


def test_a_map_without_stages_keeps_the_row_of_them() -> None:
    assert rows("journeymap: 1\ntitle: x\nsteps: [a, b]\n")[:2] == [["Stage", "", ""], ["Steps", "a", "b"]]


def test_the_words_are_of_the_language_and_the_numbers_of_none() -> None:
    found = rows(SMALL, "de")
    assert found[0][0] == "Phase"
    assert ["Emotion: Ada", "", "", "-1.25", "2", "-2"] in found


def test_a_file_that_excel_takes_for_utf_8_and_lines_of_rfc_4180() -> None:
    data = forms.load("csv").write(read(SMALL), context())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 10


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("a;=1", "a;'=1"),
        ("a\n-1", "a\n'-1"),
        ("a = b", "a = b"),
        ("a, -b", "a, -b"),
        ("", ""),
    ],
)
def test_nothing_is_a_formula(text: str, wanted: str) -> None:
    assert defused(text) == wanted
