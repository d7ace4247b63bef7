"""Findings for people: nothing of a map gets at their terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from telling import FILES, FOUND, REPEATED, at, findings, harmless

from journeymap.findings import Finding
from journeymap.report import full
from journeymap.source import Source
from journeymap.visible import flat, visible

_COLOUR = re.compile(r"\x1b\[(?:1;)?\d{1,2}m|\x1b\[0m")


def test_golden(golden) -> None:
    golden("report/full.txt", full.write(FOUND, FILES))


def test_colour_adds_nothing_but_colour() -> None:
    coloured = full.write(FOUND, colour=True)
    assert coloured != full.write(FOUND)
    assert _COLOUR.sub("", coloured) == full.write(FOUND)


@given(findings())
def test_no_text_steers_a_terminal_or_a_log(found: list[Finding]) -> None:
    told = full.write(found)
    assert harmless(told)
    for finding in found:
        assert f"{finding.level.name}[{finding.code}]: {flat(finding.message)}\n" in told
    assert harmless(_COLOUR.sub("", full.write(found, colour=True)))


def test_a_command_in_two_parts_of_a_line_is_none() -> None:
    source = Source("a.journey.yaml", "title: ##[error]forged\n")
    told = full.write([replace(REPEATED, source=source, span=at("#[error]", source), also=())])
    assert r"title: #\x23[error]forged" in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x9b", r"\x1b[31mred\x9b"),
        ("a\tb\nc\rd", "a\tb\nc\\rd"),
        ("\u202eevil\ufeff\ud800", r"\u202eevil\ufeff\ud800"),
        ("##[error]x", r"#\x23[error]x"),
        ("###vso[a]", r"##\x23vso[a]"),
        ("# a comment ## [x] #[x]", "# a comment ## [x] #[x]"),
        ("Größe 🥐 \u05d0\u200d", "Größe 🥐 \u05d0\u200d"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown
