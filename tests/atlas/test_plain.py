"""The facts of a map as plain data: what comes back is what was kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import HERE
from journeymap.building import plain
from journeymap.collection import facts
from journeymap.model import Journey
from journeymap.workspace import Workspaces

EXAMPLES = sorted((HERE.parent / "examples").rglob("*.journey.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_there_and_back(path: Path) -> None:
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    found = facts(workspace.resolve(journey), path.name, "home", workspace.settings.review_every)
    back = plain.fact(json.loads(json.dumps(plain.plain_fact(found))))
    assert back == found
    # What is equal may still not be the same: 1 and 1.0 and True.
    assert repr(back) == repr(found)
