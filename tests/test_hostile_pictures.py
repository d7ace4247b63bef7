"""Text that means something to a format stays text in every picture: in every field, in every view."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from journeymap import views
from journeymap.diff import diff
from journeymap.draw import Pen
from journeymap.model import Journey
from journeymap.scene import Words
from journeymap.workspace import Workspace, Workspaces

sys.path.insert(0, str(Path(__file__).parent / "forms"))
from hostile_strings import HOSTILE  # isort: skip
from written_forms import filled, read  # isort: skip

SVG = "{http://www.w3.org/2000/svg}"
#: All that a picture consists of: nothing that runs, loads or embeds.
TAGS = set(
    "svg title desc defs style linearGradient stop clipPath g a rect path line circle polygon text".split()
)
ADDRESSES = ("https://a.example", "#")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspaces().around(tmp_path_factory.mktemp("maps") / "map.journey.yaml")


@pytest.fixture(scope="module")
def maps() -> list[Journey]:
    return [read(json.dumps(filled(text), ensure_ascii=False)) for text in HOSTILE]


@pytest.mark.parametrize("view", views.names())
def test_svg(view: str, maps: list[Journey], workspace: Workspace) -> None:
    pen, path = Pen(), workspace.folder / "map.journey.yaml"
    for journey in maps if view != "flow" else maps[::4]:  # its placing takes longer than all the rest
        scene = pen.scene(journey, workspace, path, view)
        root = ElementTree.fromstring(pen.draw(journey, workspace, path, view))
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= TAGS
        assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
        links = [one.attrib["href"] for one in root.iter(f"{SVG}a")]
        assert all(link.startswith(ADDRESSES) for link in links)
        assert ["".join(one.itertext()) for one in root.iter(f"{SVG}text")] == [
            item.text for item in scene.walk() if isinstance(item, Words)
        ]
        assert root.findtext(f"{SVG}title") == scene.title
        assert root.findtext(f"{SVG}desc") == scene.description


def test_what_changed(maps: list[Journey], workspace: Workspace) -> None:
    pen, path = Pen(), workspace.folder / "map.journey.yaml"
    for text, old, new in zip(HOSTILE[1::3], maps[::3], maps[1::3], strict=False):
        difference, names = diff(old, new), (text, "now")
        scene = pen.compared(difference, workspace, path, names)
        root = ElementTree.fromstring(pen.difference(difference, workspace, path, names))
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= TAGS
        assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
        assert all(one.attrib["href"].startswith(ADDRESSES) for one in root.iter(f"{SVG}a"))
        assert ["".join(one.itertext()) for one in root.iter(f"{SVG}text")] == [
            item.text for item in scene.walk() if isinstance(item, Words)
        ]
        assert root.findtext(f"{SVG}desc") == scene.description


@pytest.mark.parametrize("view", views.names())
def test_pdf(view: str, maps: list[Journey], workspace: Workspace) -> None:
    pen, path = Pen("pdf"), workspace.folder / "map.journey.yaml"
    for journey in maps[::12]:
        document = PdfReader(BytesIO(pen.draw(journey, workspace, path, view)), strict=True)
        assert not document.root_object.keys() & {"/OpenAction", "/AA", "/AcroForm"}
        for page in document.pages:
            for note in page.get("/Annots", []):
                action = note.get_object().get("/A")
                assert not action or action["/S"] in ("/URI", "/GoTo")
