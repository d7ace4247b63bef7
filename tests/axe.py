"""What axe-core finds wrong with a page for people who read it in other ways."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from chromium import Browser

_FILE = Path(
    os.environ.get("JOURNEYMAP_AXE") or Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
)


def bring_axe(chromium: Browser) -> None:
    """Put axe-core into the page that is open; the test is skipped where it is not there, but fails in CI."""
    if not _FILE.is_file():
        assert not os.environ.get("CI"), "this needs axe-core (npm install --no-save axe-core)"
        pytest.skip("axe-core is not here")
    chromium.run(_FILE.read_text(encoding="utf-8") + "; 0")


def violations(chromium: Browser, options: str = "") -> Any:
    """What it finds in the page that is open, with more `options` of axe-core."""
    return chromium.run(
        f"axe.run(document, {{resultTypes: ['violations']{options and ', '}{options}}})"
        ".then(found => found.violations.map("
        "one => [one.id, ...one.nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`)]))"
    )
