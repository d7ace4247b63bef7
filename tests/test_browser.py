"""Pictures opened in a real browser: it is asked whether any text leaves the box it was given."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap import views
from journeymap.diff import diff
from journeymap.draw import Pen
from journeymap.folders import files_below
from journeymap.fonts import Face
from journeymap.model import Journey
from journeymap.scene import Scene, Words
from journeymap.workspace import Workspace, Workspaces, from_text, kind_of
from own_fonts import bundled

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
from maps import journey as generated  # noqa: E402

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
    --virtual-time-budget=20000 --dump-dom
""".split()

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WORDY = f"""
journeymap: 1
title: {"Ein sehr langer Titel, der sich über mehrere Zeilen zieht und nie abgeschnitten wird " * 3}
lang: de
persona: {{name: {LONG[:60]}, role: {LONG[:60]}, quotes: [{LONG[:60]}]}}
scenario: {"AVATAR To Ty LTA WAVE Yo. " * 20}
stages:
  - name: {LONG[:60]}
    goal: {LONG[:60]} {LONG[20:]}
    steps:
      - name: {LONG}
        doing: {"Liest die Kündigungsbestätigung und die Wohnungsgeberbestätigung. " * 8}
        thinking: {LONG} {"https://example.org/" + "x" * 60}
        emotion: -2
        touchpoints: [{{web: {LONG[:60]}}}, {{mail: {"WWWWWW iiiiii " * 10}}}]
        pains: [{{text: {LONG}, severity: high}}]
        opportunities: [{{text: {"Ta To Va Ve AV AW AY " * 13}, value: 5, effort: 1, owner: {LONG[:60]}}}]
        evidence: [{{kind: interview, count: 123456, note: {LONG}}}]
        leaves: [{{to: {LONG[:60]}, share: 41%, why: {LONG}}}]
      - name: 👩‍👩‍👧 emoji 👍🏽 und 日本語のテキストとعربي
        doing: {"mixed 日本語テキスト、改行できる文章。 " * 10}
"""

SCRIPT = """
document.fonts.ready.then(() => {
  const rooms = JSON.parse(document.getElementById("rooms").textContent);
  const texts = [...document.querySelectorAll("text")];
  const out = texts.map((text, at) => {
    const box = text.getBBox(), [left, right] = rooms[at];
    // The tail of a first j reaches to the left of where the text begins.
    const tail = text.textContent.startsWith("j") ? parseFloat(getComputedStyle(text).fontSize) / 10 : 0;
    return [at, box.x + tail - left, right - box.x - box.width, text.textContent];
  }).filter(([, before, after]) => before < -0.75 || after < -0.75);
  const loaded = [...document.fonts].filter(font => font.status === "loaded").length;
  document.getElementById("said").textContent = JSON.stringify({count: texts.length, out, loaded});
});
"""


def _maps() -> dict[str, tuple[Journey, Workspace, Path]]:
    workspaces = Workspaces()
    found = {}
    for path in files_below(ROOT / "examples"):
        if kind_of(path) is Journey:
            workspace = workspaces.around(path)
            found[path.name] = (workspace.open(path).part, workspace, path)
    for name, text in {"wordy": WORDY, "one step": generated(1, 1), "many": generated(15, 60)}.items():
        path = ROOT / "tests" / "-"
        entry = from_text(text.encode(), path)
        assert entry.part is not None, [finding.message for finding in entry.findings]
        found[name] = (entry.part, workspaces.around(path), path)
    return found


MAPS = _maps()


@pytest.mark.parametrize("name", MAPS)
def test_no_text_leaves_its_box(name: str, tmp_path: Path) -> None:
    look_at(*MAPS[name], tmp_path)


@pytest.mark.parametrize("name", ["02-broadband-switch.journey.yaml", "wordy"])
def test_nor_does_text_in_a_font_of_one_s_own(name: str, tmp_path: Path) -> None:
    # Smaller letters than the bundled font's, which would not fit where it was drawn in their place.
    faces: dict[Face, int] = {"regular": 400, "semibold": 650, "italic": 400}
    for face, weight in faces.items():
        data = bundled(face, weight=weight, slanted=face == "italic", em=0.75)
        (tmp_path / f"{face}.ttf").write_bytes(data)
    (tmp_path / "journeymap.yaml").write_text(
        "journeymap: 1\ntheme: {fonts: [semibold.ttf, italic.ttf, regular.ttf]}\n"
    )
    path = tmp_path / "x.journey.yaml"
    look_at(MAPS[name][0], Workspaces().around(path), path, tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("02-broadband-switch.journey.yaml", "05-broadband-switch-future.journey.yaml"),
        ("04-b2b-procurement.journey.yaml", "wordy"),
        ("wordy", "many"),
        ("01-first-map.journey.yaml", "08-passport-renewal-ar.journey.yaml"),
    ],
)
def test_nor_does_text_beside_what_it_was(old: str, new: str, tmp_path: Path) -> None:
    need_chromium()
    journey, workspace, path = MAPS[new]
    difference = diff(MAPS[old][1].resolve(MAPS[old][0]), workspace.resolve(journey))
    pen = Pen()
    drawn = pen.difference(difference, workspace, path, ("then", "now")).decode()
    check_rooms([drawn], rooms_of(pen.compared(difference, workspace, path, ("then", "now"))), tmp_path)


def need_chromium() -> None:
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "this needs Chromium (Debian: apt-get install chromium)"
        pytest.skip("no Chromium on this machine")


def look_at(journey: Journey, workspace: Workspace, path: Path, tmp_path: Path) -> None:
    need_chromium()
    pen = Pen()
    resolved = workspace.resolve(journey)
    rooms: list[list[float]] = []
    pictures: list[str] = []
    for view in views.names():
        try:
            scene = pen.scene(resolved, workspace, path, view)
        except views.NothingToDraw:
            continue
        pictures.append(pen.draw(resolved, workspace, path, view).decode())
        rooms += rooms_of(scene)
    check_rooms(pictures, rooms, tmp_path)


def rooms_of(scene: Scene) -> list[list[float]]:
    """The room of each line of words."""
    return [[item.left, item.left + item.room] for item in scene.walk() if isinstance(item, Words)]


def check_rooms(pictures: list[str], rooms: list[list[float]], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    drawn = "".join(pictures)
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body>{drawn}<pre id="rooms">{json.dumps(rooms)}</pre>'
        f'<pre id="said"></pre><script>{SCRIPT}</script>',
        encoding="utf-8",
    )
    assert CHROMIUM is not None
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    dom = subprocess.run(
        [CHROMIUM, *FLAGS, profile, page.as_uri()], check=True, capture_output=True, text=True, timeout=120
    ).stdout
    found = re.search(r'<pre id="said">(.+?)</pre>', dom, re.DOTALL)
    assert found, "the browser said nothing"
    said = json.loads(html.unescape(found[1]))
    assert said["count"] == len(rooms)
    assert said["loaded"], "the picture's font was not used"
    assert said["out"] == []
