"""Text into data and places, whatever the text: nothing raises, and places are where things are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.complaints import locate
from journeymap.decode import suspect
from journeymap.document import Document, Mark, read
from journeymap.findings import Finding, Level
from journeymap.model import Journey, Pain, Part, Persona, PersonaFile, Step, Touchpoint
from journeymap.report.full import write
from journeymap.rules import lint
from journeymap.settings import Settings
from journeymap.source import Source, Span, Where
from journeymap.validate import validate
from journeymap.workspace import Workspaces, from_text

KINDS: list[type[Part]] = [Journey, PersonaFile, Settings]
MAP = """journeymap: 1
title: "The plan: buy"
persona: {name: Ada, quotes: ['it''s', {text: x, source: y}]}
tags: [a, 'b', ]
notes: |
  one

  two
stages:
- name: Choose   # a comment
  steps:
    - {name: Looks, emotion: [-1, 1.5], touchpoints: [web: Page]}
    - name: Buys
      pains:
        - text: Dear
          severity: high
        - Far
      doing: >-
        over
        two lines
      next: {to: looks, share: 59%}
"""

# Pieces that mean something to YAML or to the language, so that what is made of them gets far.
PIECES = st.sampled_from(
    [
        *"\n\n\n    -:?,[]{}#&*!|>'\"%@`~<=\t\\\r\x85\u2028\x00\x1b\ufeff\u202e\ud800\U0001f6d2é3.",
        *("journeymap", "title", "steps", "stages", "name", "emotion", "pains", "next", "touchpoints", "web"),
        *("persona", "quotes", "doing", "channels", "lint", "---", "...", "<<", "- ", ": ", "\n  ", "\n- "),
        *("true", "null", "1", "-2", ".nan", "59%", "2 days", "&a", "*a", "!!str", "{name: A}", '"\\u', "'"),
        *("journeymap: 1\n", "title: x\n", "steps: [{name: A}]\n", "emotion: {a: [", "image: "),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=60),
    st.builds(
        lambda at, length, piece: MAP[:at] + piece + MAP[at + length :],
        st.integers(0, len(MAP)),
        st.integers(0, 12),
        PIECES,
    ),
)


def everything(data: bytes) -> list[Finding]:
    """All that is found in some bytes, whichever kind of file they are taken for."""
    document, path = read(data, "x"), Path("/nowhere/x.journey.yaml")
    found = [finding for kind in KINDS for finding in validate(document, kind).findings]
    entry = from_text(data, path)
    return [*document.findings, *found, *entry.findings, *lint(entry, Workspaces().around(path))]


def held(findings: list[Finding]) -> None:
    """Every place lies in the text, and the report shows it without a character that steers."""
    for one in findings:
        for start, end in (one.span, *(span for span, _ in one.also)):
            assert 0 <= start <= end <= len(one.source.text)
            assert one.source.position(start).column >= 1
        assert one.message
    assert all(char == "\n" or ord(char) >= 0x20 for char in write(findings))


@settings(max_examples=400)
@given(TEXTS)
def test_any_text(text: str) -> None:
    held(everything(text.encode("utf-8", "surrogatepass")))


@settings(max_examples=200)
@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    held(everything(data))


def test_any_start_of_a_map() -> None:
    for at in range(len(MAP)):
        held(everything(MAP[:at].encode()))


def test_the_map_itself_is_sound() -> None:
    assert [one for one in everything(MAP.encode()) if one.level is Level.error] == [
        *validate(read(MAP.encode(), "x"), PersonaFile).findings,
        *validate(read(MAP.encode(), "x"), Settings).findings,
    ]


KEYS = st.text("abcxyz_-é", min_size=1, max_size=6)
LEAVES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(
    lambda one: not suspect(one)
)
TREES = st.recursive(
    st.one_of(LEAVES, KEYS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"']),
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([1000, 20]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def same(ours: Any, theirs: Any) -> bool:
    """Whether our data is what yaml's plainest loader makes, in which every scalar is text."""
    if isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return bool(
        ours == theirs if isinstance(ours, str) else repr(ours) == repr(read(theirs.encode(), "x").data)
    )


@settings(max_examples=200)
@given(TREES, STYLES)
def test_data_is_what_yaml_says(tree: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump({"x": tree}, allow_unicode=True, sort_keys=False, **style)
    document = read(text.encode(), "x")
    assert {one.rule for one in document.findings} <= {"yaml-1-1-word"}
    assert document.whole
    assert same(document.data, yaml.load(text, Loader=yaml.CBaseLoader))
    assert document.data == {"x": tree} or style["default_style"] is None


def scalars(mark: Mark, value: Any) -> Iterator[tuple[Span, Any]]:
    """The place and value of every key and every scalar below a mark."""
    if isinstance(mark.items, dict):
        for key, inner in mark.items.items():
            yield mark.keys[key], key
            yield from scalars(inner, value[key])
    elif isinstance(mark.items, list):
        for inner, one in zip(mark.items, value, strict=True):
            yield from scalars(inner, one)
    else:
        yield Span(mark.start, mark.end), value


@settings(max_examples=200)
@given(TREES, STYLES)
def test_every_mark_is_where_its_value_is(tree: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump({"x": tree}, allow_unicode=True, sort_keys=False, **style)
    document = read(text.encode(), "x")
    for span, value in scalars(document.root, document.data):
        written = text[span.start : span.end]
        assert written == written.strip(" \t\r\n")
        assert read(f"- {written}\n".encode(), "x").data == [value]


def test_marks_of_blocks_end_with_their_last_line() -> None:
    document = read(MAP.encode(), "x")
    for where, starts, ends in (
        (Where(("notes",)), "|", "two"),
        (Where(("stages", 0)), "name: Choose", "59%}"),
        (Where(("stages", 0, "steps", 1, "doing")), ">-", "two lines"),
        (Where(("stages", 0, "steps", 1, "pains")), "- text", "Far"),
        (Where(("tags",)), "[a", "]"),
    ):
        mark, _, found = document.mark(where)
        written = MAP[mark.start : mark.end]
        assert found
        assert written.startswith(starts)
        assert written.endswith(ends)


def shown(document: Document, where: Where, key: bool = False) -> str:
    return document.source.text[slice(*locate(document, where, key))]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (("title",), '"The plan: buy"'),
        (("stages", 0, "name"), "Choose"),
        (("stages", 0), "name"),  # of a block the first key
        (("stages", 0, "steps", 0), "{name: Looks, emotion: [-1, 1.5], touchpoints: [web: Page]}"),
        (("stages", 0, "steps", 1, "doing"), ">-"),  # of several lines the first
        (("stages", 0, "steps", 0, "touchpoints", 0, "channel"), "web"),
        (("stages", 0, "steps", 0, "touchpoints", 0, "name"), "Page"),
        (("stages", 0, "steps", 1, "next", 0, "to"), "looks"),  # one value for a list of one
        (("stages", 0, "steps", 1, "pains", 1, "text"), "Far"),  # text for a part
        (("stages", 0, "steps", 1, "pains", 1, "id"), "Far"),  # an id comes from the text
        (("stages", 0, "id"), "Choose"),
        (("persona", "id"), "Ada"),
        (("id",), '"The plan: buy"'),
        (("stages", 0, "goal"), "name"),  # what is missing is missing from there
        (("goal",), "journeymap"),
    ],
)
def test_places_of_the_model(where: tuple[str | int, ...], text: str) -> None:
    assert shown(read(MAP.encode(), "x"), Where(where)) == text


def test_places_of_keys() -> None:
    document = read(MAP.encode(), "x")
    assert shown(document, Where(("title",)), key=True) == "title"
    assert shown(document, Where(("stages", 0, "steps", 1, "next")), key=True) == "next"


def test_every_part_has_a_place() -> None:
    document = read(MAP.encode(), "x")
    journey = validate(document, Journey).part
    assert journey is not None
    counted = {kind: len(list(journey.walk(kind))) for kind in (Step, Pain, Touchpoint, Persona, Part)}
    assert counted == {Step: 2, Pain: 2, Touchpoint: 1, Persona: 1, Part: 11}
    for at, part in journey.walk(Part):
        assert document.mark(at)[2] or isinstance(part, Touchpoint), at


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[
            (one, one)
            for one in ("no", "Yes", "on", "y", "12:30", "1:30:00", "017", "-017", "00", "0b1", "1_000")
        ],
        *[
            (one, one)
            for one in ("2026-10-02", "2026-10", "1,5", "NaN", "nan", "inf", "nULL", "tRUE", "１", "٣")
        ],
        *[
            (one, one)
            for one in ("0x", "0o8", "1e", "e1", ".", "+", "1.2.3", "41%", "<<", "=", "1 2", "0x-1")
        ],
        *[(one, None) for one in ("", "~", "null", "Null", "NULL")],
        *[(one, one[0] in "tT") for one in ("true", "True", "TRUE", "false", "False", "FALSE")],
        *[("1", 1), ("-2", -2), ("+3", 3), ("0", 0), ("-0", 0), ("0x1F", 31), ("0o17", 15)],
        *[
            ("1.5", 1.5),
            ("1.", 1.0),
            (".5", 0.5),
            ("-.5", -0.5),
            ("1e3", 1000.0),
            ("1E-2", 0.01),
            ("0.10", 0.1),
        ],
        *[(".inf", math.inf), ("+.Inf", math.inf), ("-.INF", -math.inf), ("1e999", math.inf)],
        *[("9" * 301, int("9" * 301)), ("9" * 5000, "9" * 5000), ("0x" + "f" * 5000, "0x" + "f" * 5000)],
        *[("9" * 5000 + ".5", "9" * 5000 + ".5"), ("1e" + "9" * 5000, math.inf)],
        *[
            ('"1"', "1"),
            ("'true'", "true"),
            ('""', ""),
            ("'~'", "~"),
            ("'it''s'", "it's"),
            ('"a\\tb"', "a\tb"),
        ],
    ],
    ids=lambda one: str(one)[:20],
)
def test_scalars_of_yaml_1_2(written: str, value: Any) -> None:
    document = read(f"x: {written}\n".encode(), "x")
    assert {one.rule for one in document.findings} <= {"yaml-1-1-word"}
    assert repr(document.data["x"]) == repr(value)


def test_not_a_number() -> None:
    assert all(math.isnan(read(f"x: {one}".encode(), "x").data["x"]) for one in (".nan", ".NaN", ".NAN"))


def test_lines_and_columns() -> None:
    source = Source("x", "ab\r\n\u2028é\x85\U0001f6d2c\n\nd")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["ab", "\u2028é\x85\U0001f6d2c", "", "d"]
    assert source.position(source.text.index("c")) == (2, 5)
    assert source.position(len(source.text)) == (4, 2)
    assert Source("x", "").position(0) == (1, 1)
    assert Source("x", "a\n\n").last == Span(1, 1)


def test_spans_that_meet() -> None:
    assert Span(2, 5).meets(Span(4, 6))
    assert not Span(2, 5).meets(Span(5, 6))
    assert Span(2, 5).meets(Span(2, 2))
    assert not Span(2, 5).meets(Span(5, 5))
    assert Span(3, 3).meets(Span(3, 3))


def test_where() -> None:
    assert str(Where(("stages", 2, "steps", 0, "emotion"))) == "stages[2].steps[0].emotion"
    assert str(Where()) == ""
    assert Where(("a", 1)).parent == Where(("a",))
    assert Where().parent == Where()


def test_of_too_many_the_errors_are_told() -> None:
    document = read(b"x: [" + b"no, " * 300 + b"no]\ny: a: b\n", "x")
    assert document.findings[0].code == "JM006"
    assert document.findings[-1].code == "JM902"
