"""The fence of Markdown on sites that MkDocs, Material for MkDocs and Zensical build."""

from __future__ import annotations

import os
import struct
import xml.etree.ElementTree as ET
import zlib
from base64 import b64decode
from pathlib import Path

import pytest
from building import BAD, EXAMPLES, MAP, Built, Page, need, tool, write

from chromium import Browser, browser
from journeymap.draw import Pen
from journeymap.sites import markdown as site
from journeymap.workspace import Workspaces

FENCES = """markdown_extensions:
  - attr_list
  - pymdownx.superfences:
      custom_fences:
        - name: journey
          class: journey
          format: !!python/name:journeymap.sites.markdown.fence
          validator: !!python/name:journeymap.sites.markdown.options
"""
TOML = """[project]
site_name = "Maps"

[project.markdown_extensions]
attr_list = {}
pymdownx.superfences.custom_fences = [
  { name = "journey", class = "journey", format = "journeymap.sites.markdown.fence",
    validator = "journeymap.sites.markdown.options" },
]
"""
#: Who builds: the tool, the theme of its `mkdocs.yml`, or nothing where it has a file of its own.
SITES = {
    "MkDocs": ("mkdocs", "mkdocs"),
    "readthedocs": ("mkdocs", "readthedocs"),
    "Material": ("mkdocs", "material"),
    "Zensical": ("zensical", "material"),
    "zensical.toml": ("zensical", ""),
}
PAGE = f"""---
title: Maps
---
# Maps

```journey caption="One & <b>only</b>"
../maps/a.journey.yaml
```

1. In a list

    ```{{.journey view=strip theme=dark alt='"Low" & high'}}
    ../maps/a.journey.yaml
    ```

> In a quotation
>
> ```journey
> ../maps/priya.persona.yaml
> ```

```journey
{MAP}```
"""
PERSONA = "journeymap: 1\nname: Priya Shah\nrole: Switcher\n"


def started(folder: Path, which: str, scheme: str = "") -> None:
    """A site without pages."""
    need("mkdocs", "material", "zensical", "pymdownx")
    theme = SITES[which][1]
    if not theme:
        write(folder, zensical_toml=TOML)
        return
    material = f"  font: false\n{scheme}" if theme == "material" else ""
    write(folder, mkdocs_yml=f"site_name: Maps\ntheme:\n  name: {theme}\n{material}{FENCES}")


def build(folder: Path, which: str, strict: bool = True) -> Built:
    return tool(SITES[which][0], "build", *["--strict"] * strict, cwd=folder)


@pytest.mark.parametrize("which", SITES)
def test_maps_are_on_the_page(which: str, tmp_path: Path) -> None:
    started(tmp_path, which)
    write(tmp_path, docs__index_md=PAGE, maps__a_journey_yaml=MAP, maps__priya_persona_yaml=PERSONA)
    built = build(tmp_path, which)
    assert built.code == 0, built.said
    page = Page(tmp_path / "site" / "index.html")
    for picture in page.pictures:
        ET.fromstring(picture)
    path = tmp_path / "maps" / "a.journey.yaml"
    workspace = Workspaces().around(path)
    journey = workspace.resolve(workspace.open(path).part)
    wanted = [
        Pen(theme="auto").draw(journey, workspace, path),
        Pen(theme="dark").draw(journey, workspace, path, "strip"),
    ]
    assert page.pictures[:2] == wanted
    assert [b"Priya Shah" in picture for picture in page.pictures] == [False, False, True, False]
    assert b"Pays by phone" in page.pictures[3]
    assert page.images[0]["alt"].startswith("Park in town. Customer journey map. Persona: Sam.")
    assert page.images[1]["alt"] == '"Low" & high'
    assert "One & <b>only</b>" in page.text
    ids = [one["id"] for _, one in page.tags if "id" in one]
    assert not [one for one in ids if (one or "").startswith("jm-")]
    found = [path for path in (tmp_path / "site").rglob("search*.json") if path.stat().st_size]
    assert found
    assert "font-face" not in found[0].read_text(), "the search knows what is in pictures"


@pytest.mark.parametrize("which", SITES)
def test_what_is_wrong_is_on_the_page_and_in_the_log(which: str, tmp_path: Path) -> None:
    started(tmp_path, which)
    fences = ["../maps/bad.journey.yaml", BAD, "../maps/none.journey.yaml"]
    write(
        tmp_path,
        maps__bad_journey_yaml=BAD,
        docs__index_md="# Maps\n\n" + "\n".join(f"```journey\n{one.rstrip()}\n```\n" for one in fences),
    )
    built = build(tmp_path, which, strict=False)
    assert built.code == 0, built.said
    said = [
        "error[JM205]: unknown channel `ap`",
        "there is no such file",
        "docs/index.md: a map cannot be shown",
    ]
    assert built.warned(*said, "maps/bad.journey.yaml:5:20", "docs/index.md:12:20"), built.said
    page = Page(tmp_path / "site" / "index.html")
    assert page.text.count("This map cannot be shown") == 3
    assert "maps/bad.journey.yaml:5:20" in page.text
    assert page.text.count('touchpoints: [{ap: "</code></pre><b>&amp;"}]') == 2
    assert page.images == []
    strict = build(tmp_path, which)
    if SITES[which][0] == "mkdocs":
        assert strict.code != 0
        assert strict.warned("Aborted with 3 warnings in strict mode!"), strict.said


def test_options_that_there_are_not(tmp_path: Path) -> None:
    started(tmp_path, "MkDocs")
    words = ['vew="flow"', 'view="flwo"', 'theme="drak"', 'view="funnel"', "linenums"]
    fences = "\n".join(f"```journey {one}\n{MAP}```\n" for one in words)
    write(tmp_path, docs__index_md=f"# Maps\n\n{fences}")
    built = build(tmp_path, "MkDocs", strict=False)
    assert built.warned(
        "there is no option `vew`: did you mean `view`?",
        "there is no view `flwo`: did you mean `flow`?",
        "there is no theme `drak`: did you mean `dark`?",
        "no funnel is drawn: ",
        "there is no option `linenums`: the options are `view`, `theme`, `alt` and `caption`",
    ), built.said
    assert Page(tmp_path / "site" / "index.html").text.count("This map cannot be shown") == len(words)


def test_nothing_outside_the_site_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "project" / "site"
    folder.mkdir(parents=True)
    started(folder, "MkDocs")
    write(tmp_path, secret_journey_yaml=MAP, project__near_journey_yaml=MAP)
    (folder / "link.journey.yaml").symlink_to(tmp_path / "secret.journey.yaml")
    (folder / "out").symlink_to(tmp_path, target_is_directory=True)
    outside = [
        "../../../secret.journey.yaml",
        "../link.journey.yaml",
        "../out/secret.journey.yaml",
        "../../none.journey.yaml",
        "../x/../../../secret.journey.yaml",
    ]
    shape = [str(tmp_path / "secret.journey.yaml"), "..\\..\\secret.journey.yaml", "C:/secret.journey.yaml"]
    fences = [*outside, *shape, "../../near.journey.yaml"]
    write(folder, docs__index_md="\n".join(f"```journey\n{one}\n```\n" for one in fences))
    build(folder, "MkDocs", strict=False)
    page = Page(folder / "site" / "index.html")
    assert page.pictures == []
    assert page.text.count("it lies outside the site") == len(outside) + 1
    assert page.text.count("a path starts at the folder of its file") == len(shape)
    write(tmp_path / "project", journeymap_yaml="journeymap: 1\n")
    build(folder, "MkDocs", strict=False)
    page = Page(folder / "site" / "index.html")
    assert len(page.pictures) == 1, "the workspace around the site is the limit"
    assert page.text.count("it lies outside the workspace") == len(outside) - 1
    assert page.text.count("there is no such file") == 1


def test_zensical_draws_again_what_is_watched(tmp_path: Path) -> None:
    started(tmp_path, "zensical.toml")
    write(tmp_path, zensical_toml=TOML.replace("\n\n", '\nwatch = ["maps"]\n\n', 1), maps__a_journey_yaml=MAP)
    write(tmp_path, docs__index_md="# Maps\n\n```journey\n../maps/a.journey.yaml\n```\n")
    path = tmp_path / "maps" / "a.journey.yaml"
    for title in ("Park in town", "Park elsewhere"):
        path.write_text(MAP.replace("Park in town", title))
        os.utime(path, (0, len(title)))  # this tool counts in seconds
        assert build(tmp_path, "zensical.toml").code == 0
        assert title.encode() in Page(tmp_path / "site" / "index.html").pictures[0]


def test_python_markdown_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("markdown", "pymdownx")
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_journey_yaml=MAP)
    made = [convert("```journey\na.journey.yaml\n```") for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].startswith('<figure class="journey"')


def test_a_mistake_of_ours_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    need("markdown", "pymdownx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(site, "on_page", lambda *_: 1 / 0)
    assert "img" not in convert(f"```journey\n{MAP}```")
    (record,) = caplog.records
    assert record.name.startswith("mkdocs.")
    assert record.levelname == "WARNING"
    assert "a mistake of journeymap's" in record.message


def convert(text: str) -> str:
    from markdown import markdown

    fence = {"name": "journey", "class": "journey", "format": site.fence, "validator": site.options}
    settings = {"pymdownx.superfences": {"custom_fences": [fence]}}
    return markdown(text, extensions=["pymdownx.superfences"], extension_configs=settings)


def colour(page: Browser, x: float, y: float) -> tuple[int, ...]:
    """The colour of a pixel, as a browser draws it."""
    clip = {"x": x, "y": y, "width": 1, "height": 1, "scale": 1}
    png = b64decode(page.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"])
    assert struct.unpack(">II", png[16:24]) == (1, 1)
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    return tuple(zlib.decompress(data)[1:4])


#: Where a picture is, how wide it is, and the room for it: what is seen, and what there is to see.
PLACES = """(() => {
  const frame = document.querySelector("figure div");
  const box = frame.querySelector("img").getBoundingClientRect();
  return [box.x, box.y, box.width, frame.clientWidth, frame.scrollWidth];
})()"""


@pytest.mark.parametrize("which", ["Material", "Zensical"])
def test_pictures_are_as_the_page_is(which: str, tmp_path: Path) -> None:
    for scheme, screen in (("slate", "light"), ("default", "dark")):
        folder = tmp_path / scheme
        folder.mkdir()
        started(folder, which, f"  palette: {{scheme: {scheme}}}\n")
        text = (EXAMPLES / "01-first-map.journey.yaml").read_text()
        write(folder, docs__index_md=f"# Maps\n\n```journey\n{text}```\n")
        assert build(folder, which).code == 0
        with browser(folder) as page:
            page.media(prefers_color_scheme=screen)
            page.open(folder / "site" / "index.html")
            page.until("[...document.images].every(one => one.complete)")
            x, y, wide, room, _ = page.run(PLACES)
            shade = sum(colour(page, x + 3, y + 3)) / 3
            assert shade > 250 if scheme == "default" else shade < 60
            assert room - 1 < wide <= room, "a small map is as wide as the text"
            page.size(360)
            _, _, wide, room, inside = page.run(PLACES)
            assert inside >= wide > 1000 > room, "what cannot be read is not made smaller, and can be moved"
            assert page.run("document.documentElement.scrollWidth <= innerWidth")
