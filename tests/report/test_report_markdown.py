"""Findings as Markdown: what maps say stays text."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from markdown_it import MarkdownIt
from telling import FILES, FOUND, REPEATED, findings

from journeymap.findings import Finding
from journeymap.report import markdown
from journeymap.source import Source

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_golden(golden) -> None:
    golden("report/markdown.md", markdown.write(FOUND, FILES))


def test_nothing_found() -> None:
    assert markdown.write([], FILES[:1]) == "Nothing found in 1 file\n"


def test_of_very_many_the_gravest_are_told_in_their_order() -> None:
    grave = next(one for one in FOUND if one.level.name == "error")
    many = [replace(one, level=one.level.hint) for one in [REPEATED] * 300] + [grave]
    told = markdown.write(many, FILES)
    assert len(told.encode()) < 65_536
    assert f"- error {grave.code}," in told
    hints = len(re.findall("^- hint", told, re.M))
    assert 100 < hints < 300
    assert told.endswith(f"… and {300 - hints} more.\n")


def test_plain_words_stay_words() -> None:
    for help in ("did you mean `title`?", "write `emotion:` from -2 (very negative) to 2, or nothing"):
        assert markdown.write([replace(FOUND[0], help=help)]).endswith(f": {help}\n")


@given(findings())
def test_no_text_is_more_than_text(found: list[Finding]) -> None:
    told = markdown.write([replace(one, source=Source("[x](y) <b> @all", one.source.text)) for one in found])
    kinds = {token.type for one in READER.parse(told) for token in (one, *(one.children or ()))}
    assert not kinds & {
        "link_open",
        "image",
        "html_inline",
        "html_block",
        "heading_open",
        "table_open",
        "fence",
    }
    items = [one for one in READER.parse(told) if one.type == "list_item_open"]
    assert len(items) == len(found)
    # Of mentions outside of code GitHub makes links.
    shown = [
        child.content for one in READER.parse(told) for child in one.children or () if child.type == "text"
    ]
    assert not re.search(r"@\w|#\d", "".join(shown))
