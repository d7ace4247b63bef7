"""reviewdog's format: bytes for columns, and nothing in it that Markdown could make a link of."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from jsonschema import validate
from markdown_it import MarkdownIt
from telling import FILES, FOUND, NORWAY, REPEATED, SOURCE, findings, harmless, hostile, sound

from journeymap.findings import Edit, Finding, Fix
from journeymap.report import rdjson
from journeymap.source import Span
from journeymap.visible import flat

# After reviewdog.proto; its reader refuses keys that it does not know.
_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
}
_RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": _POSITION, "end": _POSITION},
}
RESULT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "properties": {"name": {"type": "string"}}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"properties": {"value": {"type": "string"}}, "additionalProperties": False},
                    "location": {
                        "required": ["path", "range"],
                        "additionalProperties": False,
                        "properties": {"path": {"type": "string"}, "range": _RANGE},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}


def test_golden(golden) -> None:
    golden("report/rdjson.json", rdjson.write(FOUND, FILES))


def test_columns_are_bytes() -> None:
    croissant = replace(REPEATED, span=Span(*(SOURCE.text.index("🥐") + at for at in (0, 1))))
    (one,) = json.loads(rdjson.write([croissant]))["diagnostics"]
    # `title: Größe ` is 13 characters and 15 bytes, the croissant four.
    assert one["location"]["range"] == {"start": {"line": 2, "column": 16}, "end": {"line": 2, "column": 20}}


def place(text: bytes, position: dict[str, int]) -> int:
    """The byte that a line and a column of bytes name."""
    lines = text.split(b"\n")
    return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1


@given(findings())
def test_diagnostics_hold_what_was_said_and_suggest_the_fix(found: list[Finding]) -> None:
    told = rdjson.write(found)
    assert harmless(told)
    read = json.loads(told)
    validate(read, RESULT)
    for one, finding in zip(read["diagnostics"], found, strict=True):
        assert one["location"]["path"] == sound(finding.source.name)
        text = finding.source.text.encode()
        start, end = (place(text, one["location"]["range"][side]) for side in ("start", "end"))
        assert text[start:end].decode() == finding.source.text[slice(*finding.span)]
        if finding.fix:
            (suggestion,) = one["suggestions"]
            start, end = (place(text, suggestion["range"][side]) for side in ("start", "end"))
            assert (text[:start] + suggestion["text"].encode() + text[end:]).decode() == fixed(finding)


def fixed(finding: Finding) -> str:
    """The text with the fix applied, edit by edit from behind."""
    text = finding.source.text
    assert finding.fix
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_several_edits_are_one_suggestion() -> None:
    edits = (Edit(Span(13, 13), "\nlang: de"), Edit(Span(0, 10), "map"))
    finding = replace(NORWAY, fix=Fix("both", edits, True))
    (one,) = json.loads(rdjson.write([finding]))["diagnostics"]
    assert one["suggestions"] == [
        {
            "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 14}},
            "text": "map: 1\nlang: de",
        }
    ]


def shown(markdown: str) -> tuple[list[tuple[str, str]], set[str]]:
    """What is left of a message when it has been rendered: its pieces, and the kinds of its blocks."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    pieces = [(child.type, child.content) for token in tokens for child in token.children or ()]
    return pieces, {token.type for token in tokens}


@given(hostile)
def test_a_message_is_nothing_but_text(message: str) -> None:
    (one,) = json.loads(rdjson.write([replace(REPEATED, message=message, help="")]))["diagnostics"]
    pieces, blocks = shown(one["message"])
    assert blocks <= {"paragraph_open", "inline", "paragraph_close"}
    assert {kind for kind, _ in pieces} <= {"text", "code_inline"}
    for kind, text in pieces:
        # GitHub makes links and mentions of these where they are no code.
        assert kind == "code_inline" or not re.search(
            r"[@#:/<\[]|www\.|\w-\d", re.sub(r":(?=\s|$)", "", text)
        )
    read = "".join(text for _, text in pieces)
    assert bare(read) == bare(flat(message))


def bare(text: str) -> str:
    """A text without what code in Markdown is fenced by."""
    return re.sub(r"[\s`]", "", text)


@pytest.mark.parametrize("finding", [REPEATED, NORWAY])
def test_plain_messages_stay(finding: Finding) -> None:
    (one,) = json.loads(rdjson.write([replace(finding, help="")]))["diagnostics"]
    assert one["message"] == finding.message
