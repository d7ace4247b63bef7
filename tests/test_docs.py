"""What the documentation shows is run, and what it says of the language is held against the models."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from journeymap import fields, model, settings
from journeymap.cli import app
from journeymap.findings import CHECKS, MEANINGS, Finding, Level
from journeymap.model import Part
from journeymap.report import full as report
from journeymap.rules import lint, rules
from journeymap.source import Source, Span
from journeymap.workspace import Entry, Workspaces

ROOT = Path(__file__).parent.parent
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = [
    *(ROOT / name for name in TOP),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "examples").rglob("README.md")),
]
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^( *)```([^\n]*)\n(.*?)^ *```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_MAP = "journeymap: 1\ntitle: Buy a bike\n"

#: What is put around a fragment to make it a whole file: the file's name, what comes before, what after.
WRAPS = {
    "journey": ("map.journey.yaml", "", ""),
    "persona": ("priya.persona.yaml", "", ""),
    "workspace": ("journeymap.yaml", "", ""),
    "map-keys": ("map.journey.yaml", "", "journeymap: 1\n"),
    "stage": ("map.journey.yaml", "stages:\n", _MAP),
    "step": ("map.journey.yaml", "steps:\n", _MAP),
    "step-keys": ("map.journey.yaml", "steps:\n- name: Rides home\n", _MAP),
    "workspace-keys": ("journeymap.yaml", "", "journeymap: 1\n"),
}


@dataclass(frozen=True)
class Block:
    """A fenced block: the page and line it begins at, the words behind its fence, and what is in it."""

    page: Path
    line: int
    words: tuple[str, ...]
    body: str
    after: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(*languages: str) -> list[Block]:
    """The fenced blocks of all pages that are in one of these languages."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for fence in _FENCE.finditer(text):
            words = tuple(fence[2].split())
            if words and words[0] in languages:
                line = text.count("\n", 0, fence.start()) + 1
                found.append(Block(page, line, words, textwrap.dedent(fence[3]), text[fence.end() :]))
    return found


#: The examples on the page of the rules are run in test_rules.py, from where that page has them.
EXAMPLES = [
    block for block in blocks("yaml") if block.words[1:2] != ("ci",) and block.page.name != "rules.md"
]
GOOD = [block for block in EXAMPLES if "bad" not in block.words]
BAD = [block for block in EXAMPLES if "bad" in block.words]


def whole(kind: str, body: str) -> tuple[str, str, int]:
    """The file that an example is or belongs in: its name, its text, and where in it the example starts."""
    name, before, after = WRAPS[kind]
    if kind == "step-keys":
        body = textwrap.indent(body, "  ")
    if kind == "map-keys":
        after += "" if re.search("^title:", body, re.M) else "title: Buy a bike\n"
        after += "" if re.search("^(stages|steps):", body, re.M) else "steps: [{name: Rides home}]\n"
    return name, before + body + after, len(before)


#: The small examples lack much that a whole map should have: only what is wrong with them counts.
ERRORS = [one for one in rules() if one.level is Level.error]


def read(folder: Path, kind: str, body: str) -> tuple[Entry, list[Finding], int]:
    """An example as it is read in a folder, what is found in it, and where in its file it starts."""
    name, text, start = whole(kind, body)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    workspace = Workspaces().around(path)
    entry = workspace.entry if kind.startswith("workspace") else workspace.open(path, name)
    assert entry
    found = {str(one): one for one in [*entry.findings, *lint(entry, workspace, ERRORS)]}
    return entry, sorted(found.values(), key=lambda one: one.order), start


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A copy of the examples' workspace, for fragments that name what is in it."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "examples"))


@pytest.mark.parametrize("block", GOOD, ids=str)
def test_good_examples_are_good(block: Block, tmp_path: Path, shared: Path) -> None:
    kind = block.words[1]
    folder = tmp_path if kind in ("journey", "persona", "workspace", "workspace-keys") else shared
    # What a small example leaves out is not told here; what is wrong with it is.
    _, found, _ = read(folder, kind, block.body)
    wrong = [one for one in found if one.level is Level.error or one.code < "JM3"]
    assert not wrong, report.write(wrong)


@pytest.mark.parametrize("block", BAD, ids=str)
def test_bad_examples_say_what_is_shown(block: Block, tmp_path: Path) -> None:
    _, _, kind = block.words
    shown = _FENCE.search(block.after)
    assert shown
    assert shown[2] == "text"
    _, found, start = read(tmp_path, kind, block.body)
    assert found, "nothing is found"

    def moved(span: Span) -> Span:
        return Span(span.start - start, span.end - start)

    first = found[0]
    first = replace(
        first,
        source=Source(first.source.name, block.body),
        span=moved(first.span),
        also=tuple((moved(span), label) for span, label in first.also),
    )
    assert report.write([first]).rstrip() == shown[3].rstrip()


def test_every_yaml_block_says_what_it_is() -> None:
    for block in blocks("yaml", "yml"):
        last = block.words[-1]
        known = last in WRAPS or block.words[1:] == ("ci",) or block.page.name == "rules.md"
        assert known, f"{block}: {' '.join(block.words)}"


def tables(marker: str) -> Iterator[tuple[str, list[list[str]]]]:
    """The tables behind `<!-- marker: word -->` in the language's page, as rows of cells."""
    pattern = rf"<!-- {marker}(?:: ([\w-]+))? -->\n\n?((?:\|.*\n)+)"
    for found in re.finditer(pattern, LANGUAGE):
        rows = [line.strip("| ").split(" | ") for line in found[2].splitlines()]
        yield found[1] or "", rows[2:]


SHORT = [
    pytest.param(kind, *(cell.strip().strip("`") for cell in row), id=row[0].strip("`"))
    for kind, rows in tables("shorthand")
    for row in rows
]


@pytest.mark.parametrize(("kind", "short", "long"), SHORT)
def test_short_and_long_form_are_the_same(kind: str, short: str, long: str, tmp_path: Path) -> None:
    parts = []
    for number, body in enumerate((short, long)):
        folder = tmp_path / str(number)
        folder.mkdir()
        entry, _, _ = read(folder, kind, body + "\n")
        assert entry.part, report.write(entry.findings)
        parts.append(entry.part.model_dump())
    assert parts[0] == parts[1]


# The kinds of value, as the tables call them.
_WORDS = {
    fields.Text: "text",
    fields.Id: "id",
    fields.Ref: "map, or `map#step`",
    fields.Url: "address",
    fields.Lang: "language tag",
    fields.Version: "`1`",
    fields.Length: "duration",
    fields.Colour: "colour",
    fields.Share: "share",
    fields.Date: "date",
    fields.Amount: "number or text",
    fields.Count: "whole number",
    fields.Grade: "grade",
    fields.Reasons: "`true`, text or list of text",
    fields.Emotions: "emotion",
    fields.Many[fields.Text]: "text or list of text",
    fields.Many[fields.Id]: "id or list of ids",
    model.PersonaOrId: "id or persona",
    fields.Many[model.PersonaOrId]: "list of ids or personas",
}
_PARTS = {
    model.Next: "next step",
    model.Leave: "exit",
    model.Enter: "entry",
    model.Opportunity: "opportunity",
    settings.LaneSetting: "lane",
    settings.StageModel: "stage list",
    settings.OwnTheme: "theme",
    settings.LintSettings: "lint settings",
}


def word(hint: object) -> str:
    """What the tables call a kind of value."""
    for known, name in _WORDS.items():
        if hint == known:
            return name
    if isinstance(hint, type) and issubclass(hint, Part):
        return _PARTS.get(hint, hint.__name__.lower())
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return word(next(one for one in inside if one is not type(None)))
    if origin is typing.Literal:
        return " ".join(f"`{choice}`" for choice in inside)
    if origin is dict:
        return f"mapping of {many(inside[0])} to {many(inside[1])}"
    if origin is list:
        return f"list of {many(inside[0])}"
    if origin is typing.Annotated:
        optional = hint in (fields.ManyOrTrue[model.Leave], fields.ManyOrTrue[model.Enter])
        return f"`true` or {word(inside[0])}" if optional else word(inside[0])
    return {str: "text"}.get(hint, "mapping")  # type: ignore[call-overload]


def many(hint: object) -> str:
    """The same in the plural."""
    name = word(hint)
    if name in ("evidence", "text", "text or list of text") or name.startswith("mapping"):
        return name.partition(" of ")[0] if name.startswith("mapping") else name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def all_parts() -> set[type[Part]]:
    """Every kind of part that authors write, without those that only serve as a base for others."""

    def below(kind: type[Part]) -> Iterator[type[Part]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return set(below(Part)) - {model.Named, model.Noted}


def test_the_tables_hold_every_key_and_no_other() -> None:
    documented: dict[str, dict[str, str]] = {}
    for kind, rows in tables("keys"):
        own = documented.setdefault(kind, {})
        for key, what, *_ in rows:
            assert key.strip("`") not in own, f"{key} of {kind} is there twice"
            own[key.strip("`")] = re.sub(r"\[(.*?)\]\([^)]*\)", r"\1", what)
    kinds = {kind.__name__: kind for kind in all_parts()}
    assert documented.keys() == kinds.keys()
    for name, kind in kinds.items():
        told: dict[str, str] = {}
        for base in reversed(kind.__mro__):
            told |= documented.get(base.__name__, {})
        hints = typing.get_type_hints(kind, include_extras=True)
        real = {
            field.alias or attribute: word(hints[attribute]) + ", required" * field.is_required()
            for attribute, field in kind.model_fields.items()
        }
        assert told == real, name


def test_the_lists_are_the_models() -> None:
    for marker, known in (("channels", settings.CHANNELS), ("lanes", settings.LANES)):
        found = re.search(rf"<!-- {marker} -->\n((?:`.*\n)+)", LANGUAGE)
        assert found
        assert re.findall(r"`(\S+)`", found[1]) == list(known)
    ((_, rows),) = tables("units")
    told_of = {unit: re.findall(r"`(\S+)`", " ".join(words)) for unit, *words in rows}
    assert {one: fields.UNITS[unit] for unit, words in told_of.items() for one in words} == fields.UNITS
    ((_, rows),) = tables("ids")
    for name, id in rows:
        assert f"`{fields.make_id(name.strip())}`" == id.strip()
    ((_, rows),) = tables("checks")
    told = {name.strip("`"): (code, Level[level]) for code, name, level, _ in rows}
    assert told == {name: found for name, found in CHECKS.items() if found[0] < "JM9"}
    assert {name.strip("`"): text for _, name, _, text in rows} == {name: MEANINGS[name] for name in told}


PROGRAM: typing.Any = get_command(app)


def commands_in(line: str) -> Iterator[list[str]]:
    """The calls of journeymap in a line of shell: the words behind its name."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split, lexer.commenters = True, "#"
    call: list[str] | None = None
    words = list(lexer)
    for at, one in enumerate(words):
        if one in ("&&", "||", "|", ";", "(", ")"):
            if call is not None:
                yield call
            call = None
        elif one == "journeymap" and call is None and (at == 0 or words[at - 1] not in ("install", "add")):
            call = []
        elif call is not None and one not in (">", "<", ">>") and words[at - 1] not in (">", "<", ">>"):
            call.append(one)
    if call is not None:
        yield call


def shell_lines() -> Iterator[tuple[Block, str]]:
    for block in blocks("sh", "console", "shell", "bash"):
        for line in block.body.replace("\\\n", " ").splitlines():
            if block.words[0] != "console" or line.startswith("$ "):
                yield block, line.removeprefix("$ ")
    for block in blocks("yaml"):
        if block.words[1:] == ("ci",):
            yaml.safe_load(block.body)
            for found in re.finditer(r"(?:run|entry): (.*)", block.body):
                yield block, found[1]
    for page in PAGES:
        # In running text a call need not be a whole one.
        prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
        for found in re.finditer(r"`(journeymap [a-z][^`\n…]*)`", prose):
            yield Block(page, 0, (), "", ""), found[1]


CALLS = [
    pytest.param(call, bool(block.line), id=f"{block}-{' '.join(call)}")
    for block, line in shell_lines()
    for call in commands_in(line)
]


@pytest.mark.parametrize(("call", "complete"), CALLS)
def test_shown_commands_exist(call: list[str], complete: bool) -> None:
    if call in (["--version"], ["--help"]):
        return
    name, *words = call
    command = PROGRAM.get_command(None, name)
    assert command, f"there is no command {name}"
    context = PROGRAM.context_class(command, info_name=name)
    # Only the command line is read: nothing is run, and files need not be there.
    given, rest, _ = command.make_parser(context).parse_args(args=[*words])
    assert not rest
    for param in command.params:
        choices = getattr(param.type, "choices", None)
        value = given.get(param.name)
        assert not (complete and param.required and value in (None, [], ())), f"{param.name} is missing"
        assert not choices or value is None or not isinstance(value, str) or value in choices


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page have on GitHub."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.*)$", text, re.M):
        words = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.add(words)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match("https?:|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), link


def test_the_architecture_names_every_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "journeymap"
    modules = {f"{path.name}" for path in package.glob("*.py")} - {"__init__.py", "__main__.py"}
    folders = {f"{path.name}/" for path in package.iterdir() if path.is_dir() and path.name[0] not in "_."}
    for name in sorted(modules | folders):
        assert f"`{name}`" in page, f"{name} is not in docs/architecture.md"
    for name in re.findall(r"`([a-z]+\.py)`", page):
        assert name in modules or list((ROOT / "tools").glob(name)), f"there is no {name}"


def test_json_examples_are_json() -> None:
    for block in blocks("json"):
        json.loads(block.body)


def test_generated_pages_and_shown_outputs_are_current() -> None:
    words = [sys.executable, ROOT / "tools" / "build_docs.py", "--check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr + "run python tools/build_docs.py"
