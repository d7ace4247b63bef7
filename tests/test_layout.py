"""One way to write a map: what comes of others, and that it says what they said, comments and all."""

from __future__ import annotations

import random
import re
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import HERE, PACKAGE
from journeymap import layout
from journeymap.document import Document, read
from journeymap.findings import Level
from journeymap.folders import Holds, files_below, holds
from journeymap.inspection import Inspection
from journeymap.layout import CannotLayOut, _keys, _proof, laid_out
from journeymap.model import Journey, Part, PersonaFile
from journeymap.selection import Selection
from journeymap.settings import Settings
from journeymap.workspace import Workspaces, from_text
from scrawl import Scrawl
from scrawl_places import misplaced
from test_cases import Case, cases, unmarked

ROOT = HERE.parent
LOOK = Inspection(Selection(), date(2026, 11, 23)).look
PAGE = (ROOT / "docs" / "fmt.md").read_text(encoding="utf-8")


def document(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read(data, "x.journey.yaml")


def is_sound(one: Document) -> bool:
    return not any(finding.level is Level.error for finding in one.findings)


def formatted(text: str) -> str:
    one = document(text)
    assert is_sound(one)
    return laid_out(one).text


# `=== what it shows`, a text, `=== becomes`, and what comes of it.
CASES = [
    pytest.param(before, after, id=f"{path.stem}: {name}")
    for path in sorted((HERE / "layouts").glob("*.txt"))
    for name, before, after in re.findall(
        r"^=== (.*)\n((?:(?!=== ).*\n)*)=== becomes\n((?:(?!=== ).*\n)*)",
        path.read_text(encoding="utf-8"),
        re.M,
    )
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_cases(before: str, after: str) -> None:
    assert formatted(before) == after
    assert formatted(after) == after


def test_all_cases_are_read() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (HERE / "layouts").glob("*.txt")]
    assert len(CASES) == sum(text.count("=== becomes\n") for text in texts)
    assert 2 * len(CASES) == sum(text.count("=== ") for text in texts)


def pairs() -> list[tuple[str, str]]:
    found = re.findall(r"```yaml step\n(.*?)```", PAGE, re.S)
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize(("before", "after"), pairs())
def test_the_page_shows_what_happens(before: str, after: str) -> None:
    head = "journeymap: 1\ntitle: Buy a bike\nsteps:\n"
    assert formatted(head + textwrap.indent(before, "  ")) == head + textwrap.indent(after, "  ")
    assert before != after


SHOWN = [
    pytest.param(kind, text, id=f"{path.name}: {kind} {number}")
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    for number, (kind, text) in enumerate(
        re.findall(
            r"^```yaml (journey|persona|workspace)\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M
        )
    )
]


@pytest.mark.parametrize(("kind", "text"), SHOWN)
def test_whole_files_on_other_pages_are_written_so(kind: str, text: str) -> None:
    kinds: dict[str, Holds] = {"journey": "map", "persona": "persona", "workspace": "workspace"}
    assert laid_out(document(text), kinds[kind]).text == text


OURS = [
    *files_below(ROOT / "examples"),
    *files_below(PACKAGE / "templates"),
]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_examples_and_templates_are_written_so(path: Path) -> None:
    one = read(path.read_bytes(), path.name)
    assert laid_out(one, holds(path) or "map").text == one.source.text


def test_real_maps(corpus: Path) -> None:
    for path in files_below(corpus):
        one = read(path.read_bytes(), path.name)
        kind = holds(path) or "map"
        if is_sound(one):
            after = laid_out(one, kind)
            assert laid_out(read(after.data, path.name), kind) == after


def parts(kind: type[Part]) -> set[type[Part]]:
    found, todo = {kind}, [kind]
    for one in todo:
        for shape in _keys._inner(one).values():
            if shape.part not in found:
                found.add(shape.part)
                todo.append(shape.part)
    return found


def test_every_key_has_its_place() -> None:
    every = parts(Journey) | parts(PersonaFile) | parts(Settings)
    assert set(_keys.ORDERS) <= every
    for kind in every:
        keys = [field.alias or name for name, field in kind.model_fields.items()]
        assert sorted(_keys._ranks(kind)) == sorted(keys), kind
        if kind in _keys.ORDERS:
            assert list(_keys._ranks(kind)) != keys, f"{kind} is in the order of the model"


def test_the_page_tells_the_order() -> None:
    table = PAGE.partition("<!-- orders -->")[2].partition("\n\n#")[0]
    told = [re.findall(r"`(\w+)`", row) for row in table.splitlines() if "`" in row]
    every = parts(Journey) | parts(PersonaFile) | parts(Settings)
    for kind in every:
        order = list(_keys._ranks(kind))
        if len(order) > 1 and kind.__name__ not in ("Persona", "StageModel", "LintSettings"):
            assert order in told, kind
    assert len(told) <= len(every)


def findings(text: bytes, folder: Path) -> Counter[tuple[str, str, str]]:
    path = folder / "x.journey.yaml"
    found = LOOK(from_text(text, path), Workspaces().around(path))
    return Counter((one.code, one.element, one.message.casefold()) for one in found)


def check(seed: int, folder: Path | None) -> bool:
    """Whether a random map could be laid out, having seen that all is well with it then."""
    scrawl = Scrawl(random.Random(seed), sane=folder is not None)
    before = document(scrawl.text)
    # What was not written as it was meant, or where a comment could belong to two things, tells nothing.
    if not is_sound(before) or not _proof.same(before.data, scrawl.data) or list(misplaced(before)):
        return False
    source = laid_out(before)
    after = document(source.data)
    assert _proof.same(after.data, scrawl.data)
    assert list(misplaced(after)) == []
    assert laid_out(after) == source
    assert after.source.bom == before.source.bom
    crlf = "\r\n" if "\r\n" in before.source.text else "\n"
    assert after.source.text.count("\n") == after.source.text.count(crlf)
    if folder:
        found = findings(before.source.data, folder)
        # Errors of form keep rules from looking at what is around them, and in which order that is.
        if not any(code.startswith("JM1") for code, _, _ in found):
            assert findings(source.data, folder) == found
    return True


SEEDS = st.integers(0, 1 << 40)


@given(SEEDS)
@settings(max_examples=250)
def test_random_maps(seed: int) -> None:
    check(seed, None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layout")


@given(seed=SEEDS)
@settings(max_examples=60)
def test_the_same_is_found_in_them(folder: Path, seed: int) -> None:
    check(seed, folder)


def test_most_random_maps_tell_something(folder: Path) -> None:
    assert sum(check(seed, None) for seed in range(100)) > 80
    assert sum(check(seed, folder) for seed in range(20)) > 15


def test_what_rules_find_they_find_still(folder: Path) -> None:
    found = [one.values[0] for kind in ("fail", "pass") for one in cases(kind)]
    texts = [unmarked(one.map) for one in found if isinstance(one, Case) and ".journey." in one.name]
    texts = [text for text in texts if is_sound(document(text))]
    assert len(texts) > 500
    for text in texts:
        assert findings(laid_out(document(text)).data, folder) == findings(text.encode(), folder), text


MAP = "title: Buy\njourneymap: 1\nsteps: [{name: a}]\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_stay(line_end: str, bom: bytes) -> None:
    data = bom + MAP.replace("\n", line_end).encode()
    expected = "journeymap: 1\ntitle: Buy\nsteps: [{name: a}]\n".replace("\n", line_end)
    assert laid_out(document(data)).data == bom + expected.encode()


def test_mixed_line_ends_become_those_of_the_first_line() -> None:
    assert formatted("journeymap: 1\r\ntitle: a\nnotes: |\n  b\r  c\n") == (
        "journeymap: 1\r\ntitle: a\r\nnotes: |\r\n  b\r\n  c\r\n"
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n  ", "\n\n  \n"])
@pytest.mark.parametrize("sign", ["|", "|-", "|+", ">", ">+"])
def test_texts_at_the_end_of_a_file(sign: str, end: str) -> None:
    text = f"title: a\njourneymap: 1\nnotes: {sign}\n  b{end}"
    after = formatted(text)
    assert document(after).data == document(text).data
    assert formatted(after) == after


@pytest.mark.parametrize("text", ["", "x", "- a", "[]", "{}", 'a: "b\u2028c"\n', "# only\n"])
def test_what_is_hardly_a_map(text: str) -> None:
    one = document(text)
    after = laid_out(one).text if is_sound(one) else text
    assert document(after).data == one.data


COUNT = count()
WRONG: dict[str, tuple[Callable[[str], str], str]] = {
    "another text": (lambda text: text.replace("Buy", "Sell"), "it would say something else"),
    "another kind": (lambda text: text.replace("version: 1", 'version: "1"'), "it would say something else"),
    "a comment lost": (lambda text: text.replace(" # one", ""), "a comment would be lost"),
    "a comment twice": (lambda text: text + "# one\n", "a comment would be lost"),
    "a comment elsewhere": (
        lambda text: text.replace(" # one", "").replace("Buy", "Buy # one"),
        "a comment would belong to something else",
    ),
    "no YAML": (lambda text: text + "a: b: c\n", "it could not be read: "),
    "it does not stay": (lambda text: text + "\n" * next(COUNT), "it would not stay as it is"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_layout_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil, why = WRONG[name]
    write = layout._writing.text
    monkeypatch.setattr(layout._writing, "text", lambda tree: spoil(write(tree)))
    with pytest.raises(CannotLayOut, match=re.escape(why)):
        laid_out(document("title: Buy\nversion: 1 # one\n# two\ngoal: x\njourneymap: 1\n"))


def test_a_comment_that_would_allow_more_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout._Held, "__call__", lambda *_: False)
    with pytest.raises(CannotLayOut, match="a comment would allow something else"):
        laid_out(document("journeymap: 1\n# journeymap: allow a\ntitle:\n  Buy\n"))


def big(name: str) -> str:
    head = "journeymap: 1\ntitle: x\n"
    return {
        "many in brackets": head + f"tags: [{'a, ' * 30_000}]\n",
        "many comments": head + "tags: [\n" + "a, # c\n" * 30_000 + "]\n",
        "many allowances": head
        + "steps:\n"
        + "".join(f"# journeymap: allow JM303\n- name: a{n}\n" for n in range(10_000)),
        "deep": head + f"x: [{('[' * 48 + 'a' + ']' * 48 + ', ') * 600}]\n",
        "deep and wide": head
        + "x: "
        + "{a: " * 40
        + f"{{{', '.join(f'k{n}' for n in range(8_000))}}}"
        + "}" * 40,
        "blank lines": head + "\n" * 900_000 + "goal: x\n",
        "one long text": head + "goal: " + "word " * 190_000 + "x\n",
    }[name]


BIG = ["many in brackets", "many comments", "many allowances", "deep", "deep and wide", "blank lines"]


@pytest.mark.parametrize("name", [*BIG, "one long text"])
def test_large_files_take_no_longer_than_their_size(name: str) -> None:
    one = document(big(name))
    assert is_sound(one)
    start = time.process_time()
    after = laid_out(one)
    # Seconds where all is well; minutes where time grows with the square of the size.
    assert time.process_time() - start < 20
    assert _proof.same(document(after.data).data, one.data)


def test_what_grows_too_large_is_left_alone() -> None:
    text = (
        "journeymap: 1\nx: " + "{a: " * 46 + f"{{{', '.join(f'k{n}: a' for n in range(20_000))}}}" + "}" * 46
    )
    with pytest.raises(CannotLayOut, match="larger than 1 MiB"):
        laid_out(document(text))
