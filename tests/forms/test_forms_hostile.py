"""Every text in every field and every form is text when it is read again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import openpyxl
import pytest
from hostile_strings import HOSTILE
from markdown_it import MarkdownIt
from markdown_it.token import Token
from written_forms import context, filled, numbered, read

from journeymap import forms
from journeymap.forms.csv import defused
from journeymap.forms.mermaid import left_out
from journeymap.model import Journey
from journeymap.saying.entry import Entry
from journeymap.saying.said import Said
from journeymap.saying.table import about_map, about_stage, listed, plain, table

FORMULA = tuple("=+-@\t\r＝＋－＠")


def journey(text: str) -> Journey:
    return Journey.model_validate({**filled(text), "lang": "en"})


def written(form: str, one: Journey) -> bytes:
    return forms.load(form).write(one, context())


def test_the_list_is_long() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 150


def test_every_text_of_a_map_is_in_its_table() -> None:
    """What the tests below hold the forms against says everything itself."""
    data, texts = numbered({**filled("text"), "notes": "no", "tags": "no"})
    said = Said(Journey.model_validate(data), context())
    found = table(said)
    told = [text for _, names in found.heads for text in names]
    told += [listed(cell) for row in (*found.bands, *found.rows) for cell in row.cells]
    told += [listed(cell) for _, cell in about_map(said)]
    # Notes are not told, and a title is where each form has its titles.
    silent = {said.journey.title, *(part.notes for part in (said.journey.stages or []))}
    silent |= {step.notes for step in said.journey.all_steps}
    assert [text for text in texts if text not in silent and not any(text in one for one in told)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_csv(text: str) -> None:
    one = journey(text)
    data = written("csv", one).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    found = table(Said(one, context()))
    assert [row[1:] for row in rows[:2]] == [[defused(name) for name in names] for _, names in found.heads]
    for row, wanted in zip(rows[2:], (*found.bands, *found.rows), strict=True):
        numbers = [cell[0].value if len(cell) == 1 else None for cell in wanted.cells]
        cells = [
            f"{number:g}" if number is not None else defused(listed(cell))
            for number, cell in zip(numbers, wanted.cells, strict=True)
        ]
        assert row[1:] == cells
        assert not any(
            cell.startswith(FORMULA) for cell, number in zip(row[1:], numbers, strict=True) if number is None
        )
        # Nor where a spreadsheet splits at semicolons.
        assert not any(re.search(r"[;\n\t]\s*[=+@＝＋－＠-]", cell) for cell in row)


@pytest.mark.parametrize("text", HOSTILE)
def test_xlsx(text: str) -> None:
    one = journey(text)
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", one)))
    found = table(Said(one, context()))
    grid, about = book.worksheets
    wanted = [names for _, names in found.heads]
    wanted += [[listed(cell) for cell in row.cells] for row in (*found.bands, *found.rows)]
    merged = {cell for area in grid.merged_cells.ranges for cell in list(area.cells)[1:]}
    for number, names in enumerate(wanted, 1):
        for at, name in enumerate(names, 2):
            cell = grid.cell(number, at)
            if (number, at) not in merged and cell.data_type != "n":
                assert kept(cell) == name.replace("\r\n", "\n").replace("\r", "\n")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    for cell in cells:
        assert cell.hyperlink is None
        if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
            assert cell.quotePrefix
        elif cell.value is not None and cell.data_type == "n":
            assert cell.value == 1.5
    assert kept(about.cell(1, 2)) == one.title.replace("\r\n", "\n").replace("\r", "\n")


def kept(cell: openpyxl.cell.Cell) -> str:
    """What Excel shows of a cell: it reads escapes, which openpyxl leaves as they are."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), str(cell.value or ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_json(text: str) -> None:
    one = journey(text)
    data = written("json", one)
    assert json.loads(data)["stages"][0]["steps"][0]["pains"][0]["text"] == one.title
    assert read(data).model_dump() == one.model_dump()


#: What GitHub makes a link or a picture of wherever it finds it in the text between two tags.
LINKED = re.compile(r"@\w|#\d|\bGH-\d|://|\bwww\.|:[\w+-]+:|\$.*\$", re.I)


def inline(tokens: list[Token]) -> str:
    """The text that a reader sees of what is in a block."""
    text = ""
    for token in tokens:
        if token.type == "text":
            assert not LINKED.search(token.content), token.content
            text += token.content
        elif token.type == "html_inline":
            assert token.content in ("<br>", "<!-- -->", "<span>", "</span>")
            text += "\n" if token.content == "<br>" else ""
        elif token.type == "link_open":
            assert str(token.attrs["href"]).startswith("https://a.example")
        else:
            assert token.type in ("strong_open", "strong_close", "em_open", "em_close", "link_close")
    return text


def blocks(data: bytes) -> Iterator[tuple[str, str]]:
    """The blocks of a page: what each is, and its text."""
    kind = ""
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode()):
        if token.type == "inline":
            yield kind, inline(token.children or [])
        elif token.nesting == 1 and token.type != "paragraph_open":
            kind = token.tag
        else:
            assert token.nesting or token.type == "html_block", token.type
            assert token.type != "html_block"
        if token.type == "paragraph_open" and kind not in ("li",):
            kind = "p"


def seen(text: str) -> str:
    """A text as HTML shows it: white space between words counts once, and lines have none at their ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown(text: str) -> None:
    one = journey(text)
    said = Said(one, context())
    found = table(said)
    data = written("md", one)
    told = [(kind, seen(content)) for kind, content in blocks(data)]
    assert told[0] == ("h1", seen(one.title))
    assert [content for kind, content in told if kind == "h2"] == [
        seen(content) for content in (context().labels["whole"], text.strip(), "Opportunities")
    ]

    def entry(one: Entry) -> str:
        return plain(Entry(one.text, one.notes))

    def cell(found: list[Entry]) -> str:
        return "\n".join(("• " if len(found) > 1 else "") + entry(one) for one in found)

    whole = [row for row in found.rows if row.cells[0]]
    lists = [
        *about_map(said),
        *((row.name, row.cells[0]) for row in whole),
        *about_stage(said, one.stages[0]),
    ]
    bare = [
        (name, [Entry(one.text) for one in cells] if name == "Opportunities" else cells)
        for name, cells in lists
    ]
    assert [content for kind, content in told if kind == "li"] == [
        seen(f"{name}: {cell(cells)}") for name, cells in bare
    ]
    wanted = [
        [
            row.name,
            *(cell([Entry(e.text) for e in c] if row.lane == "opportunities" else c) for c in row.cells[1:]),
        ]
        for row in found.rows
        if any(row.cells[1:])
    ]
    shown = [content for kind, content in told if kind == "td"]
    flat = [seen(content) for row in wanted for content in row]
    assert shown[: len(flat)] == flat
    ranked = shown[len(flat) :]
    assert len(ranked) == 7 * 3
    reasons = said.reasons(one.stages[0].opportunities[0])
    assert ranked[1] == seen("\n".join([text.strip(), *reasons]))


TASK = re.compile(r"      (?P<name>[^#:;\n]+): (?P<score>[\d.]+)(?:: (?P<who>[^#:;\n]+))?")
WORD = re.compile("journey|title|section|acc|%", re.I)


def mermaid(data: bytes) -> Iterator[tuple[str, str, list[str]]]:
    """The lines of a diagram as Mermaid's grammar splits them, with its numbers of characters read."""
    head, *lines = data.decode().removesuffix("\n").split("\n")
    assert head == "journey"
    for line in lines:
        if line.startswith("%% "):
            continue
        assert not re.search("%%|[<>]", line)
        # Mermaid takes numbers of characters away before it reads, and puts the characters in at last.
        held = re.sub(r"#(\d+);", lambda code: chr(0xF0000 + int(code[1])), line)
        kind, _, rest = held.strip().partition(" ")
        if held.startswith("    ") and held[4] != " ":
            assert kind in ("title", "section")
            assert not re.search(r"[#:;]", rest)
            yield kind, whole(rest), []
        else:
            task = TASK.fullmatch(held)
            assert task, line
            assert not WORD.match(task["name"])
            who = [whole(one) for one in (task["who"] or "").split(", ") if one]
            yield "task", whole(task["name"]), [task["score"], *who]


def whole(text: str) -> str:
    return re.sub("[\U000f0000-\U000f0fff]", lambda char: chr(ord(char[0]) - 0xF0000), text)


@pytest.mark.parametrize("text", HOSTILE)
def test_mermaid(text: str) -> None:
    one = journey(text)
    flat = " ".join(text.split())
    assert list(mermaid(written("mermaid", one))) == [
        ("title", flat, []),
        ("section", flat, []),
        ("task", flat, ["2.75", flat]),
        ("task", "Other", ["4.5", flat, "Bob"]),
    ]
    assert left_out(one)["pains"] == 2
