"""Fixes: what they write, that everything else stays, and that they make nothing worse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PACKAGE, Ran
from journeymap.document import TEXTLESS_KEYS, TRUTH_KEYS, read
from journeymap.findings import Edit, Finding, Fix, Level, meant
from journeymap.fixing import Fixed, fix, fix_file
from journeymap.inspection import Inspection
from journeymap.model import Content, Evidence, Journey, Metric, Next, Opportunity, Persona, Step
from journeymap.quoting import quote, yaml_scalar
from journeymap.selection import Selection
from journeymap.source import Source, Span
from journeymap.workspace import Workspaces, from_text

Run = Callable[..., Ran]

LOOK = Inspection(Selection(), date(2026, 11, 23)).look
REFERENCES = Inspection(Selection(["JM2", "unlisted-touchpoint"]), date(2026, 11, 23)).look
HEAD = "journeymap: 1\ntitle: Buy a bike\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which there is something to name."""
    made = tmp_path_factory.mktemp("fixing")
    for name, text in {
        "journeymap.yaml": "journeymap: 1\nchannels: {stand: Stand}\n"
        "teams: {team-shop: Shop, team-web: Web}\ntouchpoints: [{stand: Market stand}, {web: Bike finder}]\n"
        'lanes: [steps, emotion, {id: weather}, {id: "7"}]\n',
        "city.journey.yaml": "journeymap: 1\ntitle: City life\nsteps: [{name: Buys a bike}]\n",
        "ada.persona.yaml": "journeymap: 1\nname: Ada\n",
    }.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def mend(
    folder: Path, text: str | bytes, unsafe: bool = False, look: Callable[..., list[Finding]] = LOOK
) -> Fixed:
    data = text if isinstance(text, bytes) else text.encode()
    path = folder / "x.journey.yaml"
    return fix_file(from_text(data, path), Workspaces().around(path), look, unsafe)


# One mistake each: the map, and what it becomes. What is unsafe is left alone by safe fixes.
SAFE = {
    "words of YAML 1.1": (
        "goal: no # really\ntags: [12:30, 'x', 017]\nsteps: [{name: Y}]\n",
        'goal: "no" # really\ntags: ["12:30", \'x\', "017"]\nsteps: [{name: "Y"}]\n',
    ),
    "capitals of a choice": (
        "state: 'Current'\nsteps: [{name: a}]\n",
        "state: 'current'\nsteps: [{name: a}]\n",
    ),
    "spaces of a choice": (
        "evidence: {kind: Usability test, count: 3}\nsteps: [{name: a}]\n",
        "evidence: {kind: usability-test, count: 3}\nsteps: [{name: a}]\n",
    ),
    "capitals of a grade": (
        "opportunities: [{text: x, value: High, effort: low}]\nsteps: [{name: a}]\n",
        "opportunities: [{text: x, value: high, effort: low}]\nsteps: [{name: a}]\n",
    ),
    "capitals of a key": (
        'Goal: x\nsteps: [{name: a, "Moment of truth": true}]\n',
        'goal: x\nsteps: [{name: a, "moment_of_truth": true}]\n',
    ),
    "a number for a text": ("steps:\n  - name: 2026  # n\n", 'steps:\n  - name: "2026"  # n\n'),
    "a number for a key": (
        "steps: [{name: a, lanes: {7: x}}]\n",
        'steps: [{name: a, lanes: {"7": x}}]\n',
    ),
    "capitals of an id": (
        "persona: Ada\nowner: Team Web\nsteps: [{name: Looks, next: Pays_now}, {name: Pays now}]\n",
        "persona: ada\nowner: team-web\nsteps: [{name: Looks, next: pays-now}, {name: Pays now}]\n",
    ),
    "capitals of a touchpoint, wherever it is": (
        "steps:\n  - {name: a, touchpoints: [web: bike Finder]}\n  - {name: b, touchpoints: Bike Finder}\n",
        "steps:\n  - {name: a, touchpoints: [web: Bike finder]}\n  - {name: b, touchpoints: Bike finder}\n",
    ),
}
UNSAFE = {
    "a misspelt key": ("stepps: [{nme: a}]\n", "steps: [{name: a}]\n"),
    "a misspelt choice": ("state: curent\nsteps: [{name: a}]\n", "state: current\nsteps: [{name: a}]\n"),
    "a misspelt step": (
        "steps: [{name: Looks, next: [{to: pay-now}]}, {name: Pays now}]\n",
        "steps: [{name: Looks, next: [{to: pays-now}]}, {name: Pays now}]\n",
    ),
    "a name for an id": (
        "steps: [{name: Looks, next: Pays now!}, {name: Pays now}]\n",
        "steps: [{name: Looks, next: pays-now}, {name: Pays now}]\n",
    ),
    "misspelt names above": (
        "parent: cty#buys-bike\npersona: adda\nowner: team-wb\nlanes: [step, wether]\nsteps: a\n",
        "parent: city#buys-a-bike\npersona: ada\nowner: team-web\nlanes: [steps, weather]\nsteps: a\n",
    ),
    "misspelt names in steps": (
        "steps: [{name: a, pains: [Slow], touchpoints: [stnd: Market stand], lanes: {wether: x}}]\n",
        "steps: [{name: a, pains: [Slow], touchpoints: [stand: Market stand], lanes: {weather: x}}]\n",
    ),
    "misspelt people": (
        "persona: ada\nsteps: [{name: a, pains: [Slow], actor: adaa}, {name: b, emotion: {aada: 1}}]\n",
        "persona: ada\nsteps: [{name: a, pains: [Slow], actor: ada}, {name: b, emotion: {ada: 1}}]\n",
    ),
    "a misspelt pain": (
        "opportunities: {text: x, addresses: [slw]}\nsteps: [{name: a, pains: [Slow]}]\n",
        "opportunities: {text: x, addresses: [slow]}\nsteps: [{name: a, pains: [Slow]}]\n",
    ),
    "a text cut by a comment": (
        'goal: Ticket "x" #1 of 3  \nsteps: [{name: a}]\n',
        "goal: 'Ticket \"x\" #1 of 3'  \nsteps: [{name: a}]\n",
    ),
    "a word where a truth value is meant": (
        "steps: [{name: a, moment_of_truth: yes, ends: No}]\n",
        "steps: [{name: a, moment_of_truth: true, ends: false}]\n",
    ),
    "a colon in a text": (
        "goal: The plan: buy\nsteps: [{name: a}]\n",
        'goal: "The plan: buy"\nsteps: [{name: a}]\n',
    ),
    "signs at the start, one after the other": (
        "goal: > 95% of it\nsteps:\n  - @home\n  - name: '[x] y\n",
        'goal: "> 95% of it"\nsteps:\n  - "@home"\n  - name: \'[x] y\n',
    ),
    "text behind quotes": (
        'goal: "Health" section\nsteps: [{name: a}]\n',
        "goal: '\"Health\" section'\nsteps: [{name: a}]\n",
    ),
    "text behind brackets": (
        "goal: [urgent] Buy\nsteps: [{name: a}]\n",
        'goal: "[urgent] Buy"\nsteps: [{name: a}]\n',
    ),
    "no space behind a colon": ("goal:Buy it\nsteps: [{name: a}]\n", "goal: Buy it\nsteps: [{name: a}]\n"),
    "an invisible character": ("goal: a\u200bb\nsteps: [{name: a}]\n", "goal: ab\nsteps: [{name: a}]\n"),
}
LEFT = {
    "two keys for one": "titel: x\nsteps: [{name: a}]\n",
    "two keys that become one": "gaol: x\ngoall: z\nsteps: [{name: a}]\n",
    "text over several lines": "goal: @home\n  and away\nsteps: [{name: a}]\n",
    "a comment in brackets": "tags: [a #b]\n  ]\nsteps: [{name: a}]\n",
    "text in brackets": "steps: [{name: @home, id: x}]\n",
    "tabs, anchors, tags, merge keys": "goal: !x z\nsteps: [&a {name: a}, *a, {<<: *a}]\n",
    "ids alike": "persona: ada\nsteps: [{name: a, next: PAY}, {name: b, id: Pay}, {name: c, id: pay}]\n",
}


@pytest.mark.parametrize(("before", "after"), SAFE.values(), ids=SAFE)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_safe(folder: Path, before: str, after: str, end: str) -> None:
    for unsafe in (False, True):
        done = mend(folder, (HEAD + before).replace("\n", end), unsafe, REFERENCES)
        assert done.entry.document.source.text == (HEAD + after).replace("\n", end), done.findings
        assert done.applied
        assert not done.findings


@pytest.mark.parametrize(("before", "after"), UNSAFE.values(), ids=UNSAFE)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_unsafe(folder: Path, before: str, after: str, end: str) -> None:
    text = (HEAD + before).replace("\n", end)
    assert not mend(folder, text, False, REFERENCES).applied
    done = mend(folder, text, True, REFERENCES)
    assert done.entry.document.source.text == (HEAD + after).replace("\n", end), done.findings


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_left_alone(folder: Path, text: str) -> None:
    done = mend(folder, HEAD + text, True, REFERENCES)
    assert done.entry.document.source.text == HEAD + text.replace("gaol", "goal")
    assert done.findings


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_version_goes_before_the_first_key(folder: Path, indent: str) -> None:
    rest = f"{indent}title: x\r\n{indent}steps: [{{name: a}}]\r\n"
    done = mend(folder, b"\xef\xbb\xbf# mine\r\n" + rest.encode(), look=REFERENCES)
    assert done.entry.document.source.data.decode() == f"\ufeff# mine\r\n{indent}journeymap: 1\r\n{rest}"


def found(start: int, end: int, text: str, safe: bool = True) -> Finding:
    edit = Edit(Span(start, end), text)
    source = Source("x", "0123456789")
    return Finding("JM001", "x", Level.hint, "x", source, edit.span, fix=Fix("x", (edit,), safe))


def test_of_fixes_that_touch_the_first_wins() -> None:
    first, second, third, risky = found(1, 3, "a"), found(2, 4, "b"), found(4, 4, "c"), found(6, 7, "", False)
    text, applied, left = fix("0123456789", [risky, third, second, first])
    assert text == "0a3c456789"
    assert applied == [first, third]
    assert left == [second, risky]
    assert fix("0123456789", [risky], unsafe=True)[0] == "012345789"


# Lines to make maps of: those that are well must stay as they are, whatever is done to the others.
WELL = [
    "goal: a bike   # not a car",
    "scenario: 'it''s spring'",
    'summary: "a \\"b\\""',
    "# a comment: with `signs` @ all",
    "tags:   [a,b ,  'c']",
    "basis: research",
    "",
]
ILL = [
    "state: Current",
    "status: dratf",
    "owner: Team_Shop",
    "owner: team-shp # who",
    "persona: Ada",
    "parent: citty",
    "expectations: [no, 12:30, 'no', On]",
    "notes: Ticket #1",
    "gaol: x",
    "Lang: en",
    "lang: 017",
    "lanes: [Steps, wether]",
    "reviewed: 2026-10-02x",
    "improves: City Life",
    "id: 12",
    "notes: The plan: to buy",
    "notes: @home",
    "notes: - 5 points",
    'links: "a" b',
    "evidence: {kind: Interview, count: 007}",
    "metrics: [{name: NPS, value: 1_000}]",
    "7: x",
    "opportunities: [{text: x, value: HIGH, addresses: lost-sped}]",
]
STEPS = [
    "  - name: Looks",
    "  - name: 2026",
    "  - name: Pays now # at last",
    "    next: Pays_now",
    "    next: pays-nwo",
    "    touchpoints: [stnd: market Stand]",
    "    touchpoints: {web: Bike finders}",
    "    moment_of_truth: yes",
    "    emotion: {Ada: 1}",
    "    Emotion: -1",
    "    pains: [Lost speed, off]",
    "    doing: > 95% of it",
    "    thinking: Why #1?",
    "    actor: adaa",
]


def line(known: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(known)


MAPS = st.builds(
    lambda top, steps, end, bom: (
        "\ufeff" * bom + end.join(["journeymap: 1", "title: Buy a bike", *top, "steps:", *steps, ""])
    ).encode(),
    st.lists(st.one_of(line(WELL), line(ILL)), max_size=9),
    st.lists(line(STEPS), min_size=1, max_size=7).map(lambda rest: [STEPS[0], *rest]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
TEMPLATES = [path.read_bytes() for path in sorted((PACKAGE / "templates").glob("*.yaml"))]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A real map in which some words were changed."""
    text = draw(st.sampled_from(TEMPLATES)).decode()
    for _ in range(draw(st.integers(1, 6))):
        words = list(re.finditer(r"[\w@\"'-]+", text))
        word = draw(st.sampled_from(words))
        new = draw(
            st.sampled_from(
                [
                    word[0].title(),
                    word[0][1:],
                    word[0].replace("-", " "),
                    "no",
                    "12:30",
                    "7",
                    f"{word[0]}: x",
                    "@x",
                ]
            )
        )
        text = text[: word.start()] + new + text[word.end() :]
    return text.encode()


@settings(max_examples=150)
@given(st.one_of(MAPS, spoilt()), st.booleans())
def test_what_a_fix_does(folder: Path, data: bytes, unsafe: bool) -> None:
    path = folder / "x.journey.yaml"
    workspace, entry = Workspaces().around(path), from_text(data, path)
    before = LOOK(entry, workspace)
    done = fix_file(entry, workspace, LOOK, unsafe)
    after = done.entry.document.source

    # Fixing again changes nothing more.
    again = fix_file(from_text(after.data, path), workspace, LOOK, unsafe)
    assert not again.applied
    assert again.entry.document.source == after
    assert again.findings == done.findings

    # Nothing is found that could have been found before.
    known, left = (Counter(one.code for one in some) for some in (before, done.findings))
    if entry.part:
        assert left <= known
        assert done.entry.part
    elif entry.document.whole:
        assert all(left[code] <= known[code] for code in left if code[2] in "01")

    # What is well stays byte for byte, and so do the line ends.
    lines = [data.split(b"\n"), after.data.split(b"\n")]
    assert len(lines[0]) == len(lines[1])
    for old, new in zip(*lines, strict=True):
        assert old == new or old.decode().removesuffix("\r") not in WELL
        assert old[-1:] == new[-1:] or b"\r" not in old + new
    assert data.startswith(b"\xef\xbb\xbf") == after.data.startswith(b"\xef\xbb\xbf")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "'", '"']))
def test_what_is_written_is_read_as_the_same_text(text: str, written: str) -> None:
    assert yaml.safe_load(yaml_scalar(text, written)) == text
    for one in (yaml_scalar(text, written), quote(text)):
        document = read(f"[x, {one}, {{k: {one}}}]\n".encode(), "x")
        seen = {finding.rule for finding in document.findings}
        if not seen:  # a text can hold what no file may hold
            assert document.data == ["x", text, {"k": text}]
        assert seen <= {"control-character", "hidden-character"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("pays-now", "pays-now"),
        ("Ada's bike", "Ada's bike"),
        ("no", '"no"'),
        ("017", '"017"'),
        ("a: b", '"a: b"'),
        ('say "x"', 'say "x"'),
        ('"x" y', "'\"x\" y'"),
        ("", '""'),
        ("要求", "要求"),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert yaml_scalar(text) == written


def test_among_words_alike_none_is_meant() -> None:
    assert meant("PAY", ["pay", "go"]) == "pay"
    assert meant("PAY", ["pay", "Pay"]) == ""
    assert meant("usability test", ["usability-tests", "usability-test"]) == "usability-test"
    assert meant("xyz", ["pay"]) == ""


def test_keys_without_text_are_keys() -> None:
    parts = (Journey, Step, Content, Persona, Evidence, Metric, Next, Opportunity)
    assert {key for part in parts for key in part.model_fields} >= TEXTLESS_KEYS | TRUTH_KEYS


BAD = b"\xef\xbb\xbfjourneymap: 1\r\ntitle: no # x\r\nstate: curent\r\nsteps: [{name: a}]"
MENDED = BAD.replace(b"no #", b'"no" #')


def test_fix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(BAD)
    done = run("lint", "--select", "JM2", path)
    assert done.err.endswith("1 fixable with --fix (1 more with --unsafe-fixes)\n")
    done = run("lint", "--fix", "--select", "JM2", path)
    assert done.code == 1
    assert "curent" in done.out
    assert "JM016" not in done.out
    assert done.err == "fixed 1 finding in 1 file\n1 error in 1 file\n1 more fixable with --unsafe-fixes\n"
    assert path.read_bytes() == MENDED
    done = run("lint", "--fix", "--unsafe-fixes", "--select", "JM2", path)
    assert (done.code, done.out) == (0, "")
    assert path.read_bytes() == MENDED.replace(b"curent", b"current")
    done = run("lint", "--fix", "--unsafe-fixes", "--select", "JM2", path)
    assert done.err == "nothing found in 1 file\n"


def test_diff(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(BAD)
    done = run("lint", "--diff", "--unsafe-fixes", path)
    assert done.code == 1
    assert done.err == "would fix 2 findings in 1 file\n"
    assert done.out.replace("\r\n", "\n") == (
        "--- a.journey.yaml\n+++ a.journey.yaml\n@@ -1,4 +1,4 @@\n journeymap: 1\n-title: no # x\n"
        '-state: curent\n+title: "no" # x\n+state: current\n steps: [{name: a}]\n'
        "\\ No newline at end of file\n"
    )
    assert path.read_bytes() == BAD
    path.write_bytes(MENDED.replace(b"curent", b"current"))
    assert run("lint", "--diff", path) == Ran(0, "", "")


def test_standard_input(run: Run) -> None:
    done = run("lint", "--fix", "--select", "JM2", "-", stdin=BAD)
    assert done.code == 1
    assert done.out.encode() == MENDED
    assert "curent" in done.err
    clean = BAD.replace(b"curent", b"current").replace(b"no", b"x")
    assert run("lint", "--fix", "--select", "JM2", "-", stdin=clean).out.encode() == clean
    large = BAD + b"\n" + b"#" * 1_200_000
    assert run("lint", "--fix", "-", stdin=large).out.encode() == large


def test_one_file_shows_what_to_fix_in_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    (tmp_path / "a.journey.yaml").write_text(
        "journeymap: 1\ntitle: x\nparent: b#Pays_now\nsteps: [{name: a}]\n"
    )
    (tmp_path / "b.journey.yaml").write_text(
        "journeymap: 1\ntitle: z\nSteps: [{name: Pays now}]\nstate: Future\n"
    )
    assert run("lint", "--diff", tmp_path).out.count("\n+") == 5
    run("lint", "--fix", tmp_path)
    assert "parent: b#pays-now\n" in (tmp_path / "a.journey.yaml").read_text()
    assert "fixed" not in run("lint", "--fix", tmp_path).err


def test_what_cannot_be_read_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(b"journeymap: 1\ntitle: no \xff\n")
    assert run("lint", "--fix", "--unsafe-fixes", path).code == 1
    assert path.read_bytes() == b"journeymap: 1\ntitle: no \xff\n"


def test_unsafe_fixes_go_with_something(run: Run, tmp_path: Path) -> None:
    done = run("lint", "--unsafe-fixes", tmp_path)
    assert done.code == 2
    assert "--fix or --diff" in done.err
