"""The rules' pages: what they say is what the rules do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.report.full import write
from journeymap.rules import Rule, lint, rules
from journeymap.rules._page import page
from journeymap.workspace import Workspaces

TODAY = date(2026, 11, 23)


def found(one: Rule, files: dict[str, str], folder: Path) -> tuple[list[str], str]:
    """The codes of what a rule (and the reading of files) finds in files, and the report."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspaces, findings = Workspaces(), []
    for name in files:
        path = folder / name
        workspace = workspaces.around(path)
        is_workspace = workspace.entry is not None and workspace.entry.path == path
        entry = workspace.entry if is_workspace and workspace.entry else workspace.open(path)
        findings += [*entry.findings, *lint(entry, workspace, [one], TODAY)]
    return [finding.code for finding in findings], write(findings)


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.name)
def test_page_tells_what_the_rule_does(one: Rule, tmp_path: Path) -> None:
    said = page(one.page)
    bad, shown = found(one, said.bad, tmp_path / "bad")
    assert bad, "nothing is found in what is called bad"
    assert set(bad) == {one.code}, shown
    good, shown = found(one, said.good, tmp_path / "good")
    assert not good, shown


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.name)
def test_page_names_the_settings(one: Rule) -> None:
    named = [line.partition(":")[0].strip() for line in page(one.page).settings.splitlines() if ":" in line]
    assert named == list(one.options)
