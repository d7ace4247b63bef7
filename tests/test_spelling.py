"""Names that are one name, and names that are not; what an editor sends in place of a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.rules import lint, rules
from journeymap.rules._spelling import Spellings, key
from journeymap.workspace import Workspaces, from_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sign-up page", "signup pages"),
        ("The Customers' portal", "Customer's portal"),
        ("Terms & conditions", "Terms and Conditions"),
        ("Deliveries", "Delivery"),
        ("Movies", "movie"),
        ("Boxes", "Box"),
        ("Opens a letter", "Open letters"),
        ("KPIs", "kpi"),
        ("SMS", "sms"),
        ("Call centre", "call-center"),
        ("Ｐｌａｎ", "plan"),
        ("Straße", "STRASSE"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plan A", "Plan"),
        ("Plan 1.1", "Plan 11"),
        ("C", "C++"),
        ("Address", "Addres"),
        ("Bus", "Bu"),
        ("GPS", "GP"),
        ("sms", "sm"),
        ("News page", "New page"),
        ("Résumé", "Resume"),
        ("ガス", "カス"),
        ("🎉", "🎂"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert key(one) != key(other)


def better(*names: str) -> str | None:
    """How the last of some names is better written."""
    found = Spellings()
    for name in names:
        found.add(name, "", "map")
    way = found.better(names[-1], lambda _: True)
    return way.name if way else None


@pytest.mark.parametrize(
    "typo",
    ["Availablity page", "Availabiility page", "Avialability page", "Availebility page", "availabilty pages"],
)
def test_a_slip(typo: str) -> None:
    assert better("Availability page", typo) == "Availability page"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Contact form", "Contract form"),
        ("Internet page", "Intranet page"),
        ("Preorder page", "Reorder page"),
        ("Complete order", "Completed order"),
        ("Availability page", "Avialabilty page"),
        ("Availability page", "Availability pane"),
        ("Room 12345678", "Room 12345679"),
        ("Translation desk", "Transaction desk"),
        ("?", "!"),
    ],
)
def test_no_slip(one: str, other: str) -> None:
    assert better(one, other) is None


def test_the_commoner_way_is_better_and_then_the_first() -> None:
    assert better("Plan page", "Plan pages") == "Plan page"
    assert better("Plan pages", "Plan page", "Plan page") is None
    assert better("Plan page", "Plan-Page", "Plan-Page", "plan page") == "Plan-Page"


def test_what_an_editor_sends_stands_for_the_file(tmp_path: Path) -> None:
    text = "journeymap: 1\ntitle: Buy\nsteps: [{{name: Looks, touchpoints: [web: {}]}}]\n"
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    (tmp_path / "a.journey.yaml").write_text(text.format("Plan page"))
    path = tmp_path / "b.journey.yaml"
    path.write_text(text.format("Plan pages"))
    workspace = Workspaces().around(path)
    chosen = [one for one in rules() if one.name == "similar-touchpoint"]

    def found(sent: str) -> list[str]:
        entry = from_text(text.format(sent).encode(), path)
        named = entry.part.model_copy(update={"id": "b"}) if entry.part else None
        entry = type(entry)(path, entry.document, named, entry.findings)
        return [one.message for one in lint(entry, workspace, chosen, date(2026, 11, 23))]

    assert found("Plan page") == []
    assert found("plan page") == ["the touchpoint `plan page` is spelt `Plan page` in the map `a`"]
    saved = lint(workspace.open(path), workspace, chosen, date(2026, 11, 23))
    assert [one.message for one in saved] == [
        "the touchpoint `Plan pages` is spelt `Plan page` in the map `a`"
    ]
