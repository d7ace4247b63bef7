"""Markdown: headings, a table for each stage, links that lead where they should."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from written_forms import context, example, examples, read

from journeymap import forms
from journeymap.markdown import link, words

READER = MarkdownIt("commonmark").enable("table")


def written(text: str, lang: str = "en") -> str:
    return forms.load("md").write(read(text), context(lang)).decode()


def test_a_small_map() -> None:
    found = written(
        "journeymap: 1\ntitle: Park & pay\nlang: en\npersona: {name: Sam, role: Driver}\ngoal: No fine\n"
        "stages:\n"
        "- name: Pay\n  goal: Be quick\n  steps:\n"
        "  - {name: Pays, emotion: -1.4, pains: [{text: Slow, severity: high}],"
        " opportunities: [{text: Do it, value: 5, effort: 1, why: It is easy, link: 'https://a.example/1'}]}\n"
        "  - {name: Goes, touchpoints: {app: Map}, evidence: {kind: survey, count: 12}}\n"
    )
    assert found == (
        "# Park &amp; pay\n"
        "\n"
        "- **Persona:** Sam (Driver)\n"
        "- **Goal:** No fine\n"
        "- **Evidence:** 1 of 2 steps\n"
        "\n"
        "## Pay\n"
        "\n"
        "- **Goal:** Be quick\n"
        "\n"
        "| Steps | 1. Pays | 2. Goes |\n"
        "| --- | --- | --- |\n"
        "| **Emotion** | −1.4 (frustrated) |  |\n"
        "| **Touchpoints** |  | Map (App) |\n"
        "| **Pain points** | Slow (High) |  |\n"
        "| **Opportunities** | Do it |  |\n"
        "| **Evidence** | Assumption | Survey (n\u00a0=\u00a012) |\n"
        "\n"
        "## Opportunities\n"
        "\n"
        "|  | Opportunities | Value | Effort | Status | Owner | Steps |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| 1 | [Do it](https://a.example/1)<br>It is easy | 5 | 1 |  |  | 1. Pays |\n"
        "\n"
        "*map.journey.yaml*\n"
    )


@pytest.mark.parametrize(
    ("count", "wanted"), [(1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3]), (30, [4] * 7 + [2])]
)
def test_a_table_is_no_wider_than_a_page(count: int, wanted: list[int]) -> None:
    steps = ", ".join(f"s{number}" for number in range(count))
    found = written(f"journeymap: 1\ntitle: x\nsteps: [{steps}]\n")
    assert [line.count("|") - 2 for line in found.splitlines() if line.startswith("| Steps")] == wanted


def test_languages_from_right_to_left_are_set_so() -> None:
    found = written("journeymap: 1\ntitle: x\nlang: ar\nsteps: [a]\n", "ar")
    assert found.startswith('<div dir="rtl" markdown="1">\n\n# x\n')
    assert found.endswith("*\n\n</div>\n")
    assert [token.tag for token in READER.parse(found) if token.nesting == 1][:2] == ["h1", "ul"]


@pytest.mark.parametrize("name", examples())
def test_tables_are_tables(name: str) -> None:
    text = example(name, "md").decode()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    tokens = READER.parse(text)
    assert sum(token.type == "tr_open" for token in tokens) == len(rows) - text.count("| --- |\n")
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/?a=1&b=2&copy;",
        "https://a.example/(x)_(y)",
        "https://a.example/a|b",
        "https://a.example/<b>",
        "https://a.example/[x]*y*`z`\\w",
        "https://a.example/%20x",
        "https://a.example/путь",
        "https://a.example/\"x'",
        "https://a.example/x)](https://b.example",
        "mailto:a@b.example?subject=x&body=y",
    ],
)
def test_a_link_leads_where_it_should(url: str) -> None:
    head, line, body = READER.parse(f"| a |\n| --- |\n| {link('see [this] | that', url)} |\n")[0], [], ""
    assert head.type == "table_open"
    for token in READER.parse(f"| a |\n| --- |\n| {link('see [this] | that', url)} |\n"):
        line += token.children or []
    (opened,) = [token for token in line if token.type == "link_open"]
    body = "".join(token.content for token in line[1:] if token.type == "text")
    assert unquote(str(opened.attrs["href"])) == unquote(url)
    assert body == "see [this] | that"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a < b & c > d", "a &lt; b &amp; c > d"),
        ("@ada and a@b.example", "@<!-- -->ada and a@<!-- -->b.example"),
        ("#12 C# GH-3", "\\#<!-- -->12 C\\# GH-<!-- -->3"),
        ("https://a.example", "https:<!-- -->//a.example"),
        ("www.a.example", "www<!-- -->.a.example"),
        (":tada: 12:30", ":<!-- -->tada: 12:30"),
        ("$5", "<span>$</span>5"),
        ("two\nlines\r\nthree", "two<br>lines<br>three"),
        ("~90 minutes", "&#126;90 minutes"),
        ("a|b\\|c", "a\\|b\\\\\\|c"),
    ],
)
def test_text_stays_text(text: str, wanted: str) -> None:
    assert words(text) == wanted
