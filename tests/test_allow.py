"""Comments that allow: where they hold, and what is said of those that allow nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.inspection import Inspection
from journeymap.selection import Selection
from journeymap.workspace import Workspaces

MAP = """\
journeymap: 1
title: Buy a bike
steps:
  - name: Looks
    touchpoints: [stnd: Bikes]
  - name: Pays
"""
CHANNEL = "unknown-channel"


def codes(folder: Path, text: str, select: str = "JM205,JM303") -> list[str]:
    path = folder / "buy.journey.yaml"
    path.write_text(text)
    workspace = Workspaces().around(path)
    look = Inspection(Selection(select.split(",")), date(2026, 11, 23)).look
    return [one.code for one in sorted(look(workspace.open(path), workspace), key=lambda one: one.order)]


def changed(line: str, text: str) -> str:
    assert line in MAP
    return MAP.replace(line, text)


BIKES = "    touchpoints: [stnd: Bikes]\n"
HERE = "    touchpoints: [stnd: Bikes] # journeymap: allow"


def test_without_a_comment(tmp_path: Path) -> None:
    assert codes(tmp_path, MAP) == ["JM303", "JM205"]


@pytest.mark.parametrize(
    "comment",
    [
        f"{HERE} {CHANNEL}\n",
        f"{HERE} JM205\n",
        f"{HERE} {CHANNEL} -- the stand is new\n",
        f"{HERE} {CHANNEL} # and more\n",
        f"    #journeymap:allow {CHANNEL}\n{BIKES}",
        f"    # journeymap: allow {CHANNEL}\n    # Another comment\n\n{BIKES}",
    ],
)
def test_a_line(tmp_path: Path, comment: str) -> None:
    assert codes(tmp_path, changed(BIKES, comment)) == ["JM303"]


def test_the_file(tmp_path: Path) -> None:
    assert codes(tmp_path, f"# Ours\n# journeymap: allow {CHANNEL}, missing-goal\n\n{MAP}") == []


def test_windows_line_ends(tmp_path: Path) -> None:
    text = changed(BIKES, f"{HERE} {CHANNEL}\n").replace("\n", "\r\n")
    assert codes(tmp_path, text) == ["JM303"]


@pytest.mark.parametrize(
    "line",
    [
        f'    notes: "# journeymap: allow {CHANNEL}"\n{BIKES}',
        f"    notes: |\n      # journeymap: allow {CHANNEL}\n{BIKES}",
        f"    # journeymap: allow {CHANNEL}\n    doing: Looks\n{BIKES}",
    ],
)
def test_what_is_text_or_elsewhere_allows_nothing(tmp_path: Path, line: str) -> None:
    assert "JM205" in codes(tmp_path, changed(BIKES, line))


def test_what_allows_nothing_is_told(tmp_path: Path) -> None:
    text = changed("  - name: Pays\n", f"  - name: Pays # journeymap: allow {CHANNEL}\n")
    assert codes(tmp_path, text) == ["JM303", "JM205", "JM903"]
    assert codes(tmp_path, text, "JM303") == ["JM303"], "nobody looked for it"


def test_what_is_no_rule_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path, changed(BIKES, f"{HERE} unknown-chanel\n")) == ["JM303", "JM205", "JM904"]


def test_errors_of_form_cannot_be_allowed(tmp_path: Path) -> None:
    text = MAP.replace("title:", "# journeymap: allow JM101, unknown-key\ntitel:")
    assert "JM101" in codes(tmp_path, text)


def test_what_reading_finds_is_allowed_too_unless_it_is_an_error(tmp_path: Path) -> None:
    text = MAP.replace("Pays", "off")
    assert codes(tmp_path, text, "JM205") == ["JM205", "JM016"]
    assert codes(tmp_path, text.rstrip() + "  # journeymap: allow yaml-1-1-word\n", "JM205") == ["JM205"]
    anchored = MAP.replace("Pays", "&a Pays  # journeymap: allow anchor")
    assert "JM009" in codes(tmp_path, anchored, "JM205")
