"""Whatever is in a picture's text comes back from a strict parser as it was, and as nothing but text."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.markup import NOTHING, attributes, escape, join, number, tag

# Any code point at all, and often those that mean something.
ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=()), st.sampled_from("<>&\"'\r\n\t\x00\x85\u2028\ufffe\ud800]\x1b")
    )
)
LEGAL = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 (production 2, Char) has no room for."""
    return "".join(char if LEGAL.match(char) else "\ufffd" for char in text)


@given(ANYTHING, ANYTHING)
def test_text_and_values_come_back_as_they_were(text: str, value: str) -> None:
    element = ElementTree.fromstring(tag("a", attributes([("b", value)]), inside=escape(text)))
    assert (element.text or "") == legal(text)
    assert element.attrib == {"b": legal(value)}
    assert len(element) == 0


@given(ANYTHING)
def test_escaped_text_has_no_markup(text: str) -> None:
    assert not set(escape(text)) & set('<>"')


def test_elements() -> None:
    assert tag("hr") == "<hr/>"
    assert tag("br", inside=None) == "<br>"
    assert (
        tag("p", attributes([("id", "x"), ("width", 2.5)]), inside=escape("a"))
        == '<p id="x" width="2.5">a</p>'
    )
    assert tag("p", attributes([("id", "x")]), attributes([("lang", "en")])) == '<p id="x" lang="en"/>'
    assert join([tag("a"), NOTHING, tag("b")], "\n") == "<a/>\n\n<b/>"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.004, "0"),
        (100, "100"),
        (1.5, "1.5"),
        (-2.05, "-2.05"),
        (123456.789, "123456.79"),
        (1e-7, "0"),
        (1e20, "100000000000000000000"),
    ],
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_have_two_decimals_and_no_exponent(value: float) -> None:
    assert re.fullmatch(r"0|-?(0|[1-9]\d*)(\.\d?[1-9])?", number(value))
    assert abs(float(number(value)) - value) <= 0.00501 + abs(value) * 1e-15
    assert number(value) != "-0"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_has_no_place_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        number(value)
