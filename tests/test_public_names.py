"""The names for use from Python: all there, imported when used, and enough to draw a map."""

import subprocess
import sys
from pathlib import Path

import journeymap

EXAMPLE = Path(__file__).parent.parent / "examples" / "01-first-map.journey.yaml"


def test_every_name_is_there() -> None:
    for name in journeymap.__all__:
        assert getattr(journeymap, name).__name__ == name


def test_nothing_is_imported_before_it_is_used() -> None:
    code = "import sys, journeymap; print(*(name for name in sys.modules if name.startswith('journeymap.')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_a_map_is_drawn() -> None:
    workspace = journeymap.Workspaces().around(EXAMPLE)
    journey = workspace.open(EXAMPLE).part
    assert isinstance(journey, journeymap.Journey)
    picture = journeymap.Pen().draw(workspace.resolve(journey), workspace, EXAMPLE)
    assert picture == EXAMPLE.with_name("01-first-map.svg").read_bytes()
