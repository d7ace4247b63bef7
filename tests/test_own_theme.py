"""A theme of one's own, from the workspace file to the picture; no theme moves anything, but fonts do."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from journeymap import formats, theme, views
from journeymap.draw import Pen
from journeymap.family import Family
from journeymap.formats import Options
from journeymap.model import Journey
from journeymap.scene import Box, Image, Scene, Words
from journeymap.workspace import Workspace, Workspaces
from own_fonts import bundled, small

EXAMPLES = Path(__file__).parent.parent / "examples"
LOGO = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\4\0\0\0\1\x08\6\0\0\0\xac\x93\x82\xd5\0\0\0\x0bIDATx\x9cc`@\x05\0\0\x14\0\1"
    b"\xd0\xf7\x82v\0\0\0\0IEND\xaeB`\x82"
)
MAP = """\
journeymap: 1
title: Switch the broadband provider
persona: {name: Priya}
steps:
  - name: Opens the letter
    emotion: -1
    touchpoints: [mail: Renewal letter]
    thinking: Why do new customers pay half?
    pains: [Price doubles]
    opportunities: [{text: Say it early, value: 5, effort: 1}]
    leaves: [{to: a competitor, share: 40%}]
  - {name: Compares, emotion: 1, doing: Builds a table}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "buy.journey.yaml").write_text(MAP)
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.png").write_bytes(LOGO)
    for name, data in {"r": bundled(em=0.9), "b": bundled("semibold", weight=700, em=0.9)}.items():
        (tmp_path / "brand" / f"{name}.ttf").write_bytes(data)
    return tmp_path


def opened(folder: Path, own: str = "") -> tuple[Journey, Workspace, Path]:
    (folder / "journeymap.yaml").write_text(f"journeymap: 1\n{own and f'theme: {own}'}\n")
    path = folder / "buy.journey.yaml"
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    assert not workspace.entry.findings if workspace.entry else True
    return workspace.resolve(journey), workspace, path


FONTS = "fonts: [brand/r.ttf, brand/b.ttf]"


@pytest.mark.parametrize("view", views.names())
def test_no_theme_moves_anything(view: str) -> None:
    path = EXAMPLES / "02-broadband-switch.journey.yaml"
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    scenes = [
        Pen(theme=name).scene(workspace.resolve(journey), workspace, path, view) for name in theme.names()
    ]
    assert all(scene == scenes[0] for scene in scenes)


def test_own_colours_and_corners_are_drawn_and_move_nothing(folder: Path) -> None:
    before = Pen().scene(*opened(folder))
    subject = opened(folder, '{base: dark, colours: {accent: "#A1B", stage-0: "#123456"}, corners: square}')
    assert Pen().scene(*subject) == before
    drawn = Pen().draw(*subject).decode()
    assert 'fill="#aa11bb"' in drawn
    assert f'fill="{theme.colours("dark")["paper"]}"' in drawn
    boxes = [box for box in before.walk() if isinstance(box, Box)]
    discs = [box.radius for box in boxes if box.radius and 2 * box.radius >= box.width == box.height]
    assert any(box.radius for box in boxes if box.radius not in discs)
    assert sorted({float(found) for found in re.findall(r' rx="([\d.]+)"', drawn)}) == sorted(set(discs))


def test_another_theme_has_other_colours_and_the_same_fonts_logo_and_corners(folder: Path) -> None:
    own = f'{{colours: {{paper: "#fffff0"}}, {FONTS}, logo: brand/logo.png, corners: square}}'
    subject = opened(folder, own)
    assert Pen(theme="print").scene(*subject) == Pen().scene(*subject)
    plain, asked = Pen().draw(*subject).decode(), Pen(theme="light").draw(*subject).decode()
    assert "#fffff0" in plain
    assert "#fffff0" not in asked
    assert "Corporate jm-buy" in asked


@pytest.mark.parametrize("view", ["map", "flow", "funnel", "matrix", "persona", "strip"])
def test_a_logo_is_in_the_corner_of_every_picture(view: str, folder: Path) -> None:
    subject = opened(folder, "{logo: {path: brand/logo.png, alt: Acme}}")
    scene = Pen().scene(*subject, view)
    (logo,) = (item for item in scene.walk() if isinstance(item, Image))
    assert (logo.data, logo.alt) == (LOGO, "Acme")
    assert (logo.width, logo.height) == (160, 40), "as large as it may be, in its own proportion"
    assert logo.y < 40
    assert scene.width / 2 < logo.x < logo.x + logo.width <= scene.width - 20
    for item in scene.walk():
        if isinstance(item, Words):
            left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
            above = item.y < logo.y or item.y - 8 > logo.y + logo.height
            assert above or left >= logo.x + logo.width or left + item.width <= logo.x, item.text


def test_where_a_map_runs_from_the_right_the_logo_is_at_the_left(folder: Path) -> None:
    (folder / "buy.journey.yaml").write_text(MAP + "lang: ar\n")
    scene = Pen().scene(*opened(folder, "{logo: brand/logo.png}"))
    (logo,) = (item for item in scene.walk() if isinstance(item, Image))
    assert logo.x < 40


def embedded(svg: str) -> dict[str, bytes]:
    """The fonts in a picture, by family and style."""
    return {
        f"{family} {style}": b64decode(data)
        for family, style, data in re.findall(
            r"font-family:'([^']+)';([^;]+);src:url\(data:[\w/-]+;base64,([\w+/=]+)\)", svg
        )
    }


def test_svg_carries_the_letters_of_its_own_font_and_no_others(folder: Path) -> None:
    svg = Pen().draw(*opened(folder, f"{{{FONTS}}}")).decode()
    found = embedded(svg)
    assert found.keys() == {
        "Corporate jm-buy font-weight:400",
        "Corporate jm-buy font-weight:600",
        "Corporate jm-buy font-style:italic",
    }
    shown = set(re.sub("<style>.*?</style>|<[^>]+>", "", svg, flags=re.S))
    for data in found.values():
        assert set(map(chr, TTFont(BytesIO(data)).getBestCmap())) <= shown | {" "}
    assert "font-family=\"'Corporate jm-buy','Corporate','Inter Journeymap'," in svg
    bare = Pen(options=Options(embed_font=False)).draw(*opened(folder, f"{{{FONTS}}}")).decode()
    assert "base64" not in bare
    assert "'Corporate'" in bare


def picture(*texts: str) -> Scene:
    words = [Words(5, 20 + 20 * at, text, "cell", 50, 5, 90) for at, text in enumerate(texts)]
    return Scene("x", 100, 60, "Title", "", "en", "ltr", (Box(0, 0, 100, 60, "paper"), *words))


def test_a_line_that_the_font_lacks_letters_of_is_drawn_in_the_bundled_one() -> None:
    look = theme.load("light", family=Family([small("abc")]))
    svg = formats.load("svg").write(picture("abc", "abd"), look, Options()).decode()
    assert len(embedded(svg)) == 2
    assert svg.count("<text ") == 2
    assert re.search(r"""font-family="'Inter Journeymap',[^>]*>abd<""", svg)
    assert re.search(r"<text [^>]*>abc<", svg)
    assert "font-family" not in re.findall(r"<text [^>]*>abc<", svg)[0]


def test_png_is_drawn_in_it() -> None:
    png = formats.load("png")
    plain = png.write(picture("abc"), theme.load("light"), Options())
    own = png.write(picture("abc"), theme.load("light", family=Family([small("abc")])), Options())
    blank = png.write(picture("   "), theme.load("light"), Options())
    assert len({plain, own, blank}) == 3
    assert own == png.write(picture("abc"), theme.load("light", family=Family([small("abc")])), Options())


def test_a_letter_without_an_outline_stops_no_picture() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    look = theme.load("light", family=Family([small(letters, empty="q")]))
    png = formats.load("png")
    assert png.write(picture("aqa"), look, Options()) != png.write(picture("aaa"), look, Options())


def test_pdf_carries_it(folder: Path) -> None:
    pdf = Pen("pdf").draw(*opened(folder, f"{{{FONTS}}}"))
    plain = Pen("pdf").draw(*opened(folder))
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    assert any(zlib.decompress(one)[:4] == b"\0\1\0\0" for one in streams if one[:1] == b"\x78")
    assert b"+InterJourneymap" in plain
    assert b"+InterJourneymap" not in pdf


def test_words_stay_in_their_rooms(folder: Path) -> None:
    own, plain = opened(folder, f"{{{FONTS}}}"), opened(folder)
    for view in ("map", "flow", "matrix", "strip", "persona"):
        scene = Pen().scene(*own, view)
        assert all(item.width <= item.room + 1e-6 for item in scene.walk() if isinstance(item, Words))
    widths = [sum(i.width for i in Pen().scene(*one).walk() if isinstance(i, Words)) for one in (own, plain)]
    assert widths[0] < widths[1]


def test_what_cannot_be_read_is_left_out(folder: Path) -> None:
    before = Pen().scene(*opened(folder))
    own = "{fonts: [none.ttf, ../x.ttf], logo: none.png}"
    assert Pen().scene(*opened(folder, own)) == before
    assert Pen().draw(*opened(folder, own)) == Pen().draw(*opened(folder))


def test_an_odd_logo_is_drawn_all_the_same(folder: Path) -> None:
    thin = bytearray(LOGO)
    thin[16:24] = (1).to_bytes(4, "big") + (20_000).to_bytes(4, "big")
    (folder / "brand" / "logo.png").write_bytes(bytes(thin))
    for name in ("svg", "png", "pdf"):
        assert Pen(name).draw(*opened(folder, "{logo: brand/logo.png}"))


def test_corners_in_every_format() -> None:
    box = Box(10, 10, 60, 30, "chip", 15)
    scene = replace(picture(), items=(Box(0, 0, 100, 60, "paper"), box))
    for name in ("svg", "png", "pdf"):
        drawn = {
            formats.load(name).write(scene, theme.load("light", corners=corners), Options())
            for corners in ("round", "slight", "square")
        }
        assert len(drawn) == 3, name
