"""Whole small files with the answer marked inside: every check and every rule, as it should and should
not speak.

A case file is `tests/checks/NAME.yaml` or `tests/rules/NAME.yaml`: the code under `rule`, and under
`fail` and `pass` files by what they show. In the text `«…»` are the characters that a finding points at.
A case that needs or expects more is a mapping: `map` the text, `name` the file's name, `files` what is
beside it, `says` and `help` and `labels` what the findings say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymap import registry, rules
from journeymap.findings import CHECKS, Finding, Level
from journeymap.report.full import write
from journeymap.rules import lint
from journeymap.source import Span
from journeymap.workspace import Workspaces

HERE = Path(__file__).parent
FOLDERS = (HERE / "checks", HERE / "rules")

TODAY = date(2026, 11, 23)

#: What no text can show: these are tried in test_decode.py, what is too much in test_hostile.py,
#: what pictures lack in the tests of text, and rules themselves in test_allow.py and test_configuration.py.
NOT_TEXT = {
    "unreadable-file",
    "too-large",
    "not-utf-8",
    "missing-glyph",
    "nothing-to-draw",
    "more-findings",
} | {
    "unused-allow",
    "unknown-rule",
    "unknown-setting",
}

#: What the codes of rules begin with: 2 references, 3 completeness, 4 evidence, ownership and freshness,
#: 5 wording, 6 flow, 7 the workspace. Reading is 0, shape 1, and what is journeymap's own 9.
RULES, READING, SHAPE, OWN = "234567", "0", "1", "9"


@dataclass(frozen=True)
class Case:
    """A file, and what is to be found in it."""

    code: str
    map: str
    name: str = "map.journey.yaml"
    files: dict[str, str | bytes] = field(default_factory=dict)
    says: list[str] | None = None
    help: list[str] | None = None
    labels: list[str] | None = None


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def cases(kind: str) -> list[Any]:
    """The cases under `fail` or `pass` of every case file."""
    return [
        pytest.param(
            Case(content["rule"], **({"map": case} if isinstance(case, str) else case)),
            id=f"{path.stem}: {title}",
        )
        for folder in FOLDERS
        for path in sorted(folder.glob("*.yaml"))
        for content in [load(path)]
        for title, case in content[kind].items()
    ]


def unmarked(text: str) -> str:
    return re.sub("[«»]", "", text)


def marked(text: str, spans: list[Span]) -> str:
    """The text with `«…»` around the spans, which are in order and apart."""
    for start, end in reversed(spans):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def findings(case: Case, folder: Path) -> list[Finding]:
    """What is found in the file of a case."""
    for name, content in {**case.files, case.name: unmarked(case.map)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    path = folder / case.name
    workspace = Workspaces().around(path)
    entry = workspace.entry if workspace.entry and workspace.entry.path == path else workspace.open(path)
    # A small map lacks much: besides the rule at hand only the references are looked at.
    chosen = [one for one in rules.rules() if one.code == case.code or one.code.startswith("JM2")]
    return sorted([*entry.findings, *lint(entry, workspace, chosen, TODAY)], key=lambda one: one.order)


@pytest.mark.parametrize("case", cases("fail"))
def test_fail(case: Case, tmp_path: Path) -> None:
    found = findings(case, tmp_path)
    shown = write(found)
    assert marked(unmarked(case.map), [one.span for one in found]) == case.map, shown
    assert {one.code for one in found} == {case.code}, shown
    for expected, said in (
        (case.says, [one.message for one in found]),
        (case.help, [one.help for one in found]),
        (case.labels, [one.label for one in found]),
    ):
        assert expected is None or said == expected, shown


@pytest.mark.parametrize("case", cases("pass"))
def test_pass(case: Case, tmp_path: Path) -> None:
    found = [one for one in findings(case, tmp_path) if one.code == case.code]
    assert not found, write(found)


def test_every_check_and_rule_has_its_cases() -> None:
    stems = [{path.stem for path in folder.glob("*.yaml")} for folder in FOLDERS]
    assert stems[0] == CHECKS.keys() - NOT_TEXT
    assert stems[1] == {one.name for one in rules.rules()}


@pytest.mark.parametrize(
    "path", [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))], ids=lambda path: path.stem
)
def test_case_file(path: Path) -> None:
    content = load(path)
    code = (
        CHECKS[path.stem][0]
        if path.parent.name == "checks"
        else next(one.code for one in rules.rules() if one.name == path.stem)
    )
    assert content["rule"] == code
    assert content.keys() == {"rule", "fail", "pass"}
    assert content["fail"]
    assert content["pass"]
    for title, case in content["fail"].items():
        text = case if isinstance(case, str) else case["map"]
        assert text.count("«") == text.count("»") > 0, f"{title}: nothing is marked"


def test_one_word_names_a_rule_everywhere() -> None:
    for name in registry.names(rules):
        module = registry.load(rules, name)
        one = getattr(module, name)
        assert isinstance(one, rules.Rule)
        assert one.name == name.replace("_", "-")
        assert one.check.__name__ == name
        assert (module.__doc__ or "").startswith(f"{one.code}: "), name


def test_codes() -> None:
    found = rules.rules()
    codes = [code for code, _ in CHECKS.values()] + [one.code for one in found]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("JM[0-9]{3}", code) for code in codes)
    assert {code[2] for code, _ in CHECKS.values()} == {READING, SHAPE, OWN}
    assert {one.code[2] for one in found} <= set(RULES)
    names = [*CHECKS, *(one.name for one in found)]
    assert len(names) == len(set(names))


def test_every_rule_has_a_page() -> None:
    for one in rules.rules():
        first = one.page.strip().splitlines()[0]
        assert first.endswith("."), f"{one.name}: its docstring begins with a sentence"
        assert one.level in Level
