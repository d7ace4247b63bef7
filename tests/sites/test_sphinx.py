"""The directive of Sphinx, on sites that Sphinx builds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdf
import pytest
from building import BAD, MAP, Built, Page, need, tool, write

CONF = 'project = "Maps"\nextensions = ["journeymap.sites.sphinx"]\n'
PAGE = f"""Maps
====

.. journey:: ../maps/a.journey.yaml
   :caption: Parking & *paying* <b>
   :name: parking

See :ref:`the map <parking>`.

.. journey:: ../maps/a.journey.yaml
   :view: strip
   :theme: dark
   :alt: "Low" & <high>

.. journey::

{"".join(f"   {line}" for line in MAP.splitlines(True))}
"""
PERSONA = "journeymap: 1\nname: Priya Shah\nrole: Switcher\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose maps lie beside its pages, in one workspace with them."""
    need("sphinx")
    write(tmp_path, journeymap_yaml="journeymap: 1\n", docs__conf_py=CONF, docs__index_rst=PAGE)
    write(
        tmp_path, maps__a_journey_yaml=MAP.replace("{name: Sam}", "priya"), maps__priya_persona_yaml=PERSONA
    )
    return tmp_path


def build(folder: Path, *arguments: str, builder: str = "html") -> Built:
    return tool("sphinx", "-b", builder, *arguments, "-d", "trees", "docs", builder, cwd=folder)


def test_maps_are_on_the_page(site: Path) -> None:
    built = build(site, "-W")
    assert built.code == 0, built.said
    page = Page(site / "html" / "index.html")
    pictures = [(site / "html" / one["src"]).read_text() for one in page.images]
    assert len(pictures) == 3
    assert "prefers-color-scheme" in pictures[0]
    assert "Priya Shah" in pictures[0]
    assert "prefers-color-scheme" not in pictures[1]
    assert page.images[0]["alt"].startswith("Park in town. Customer journey map. Persona: Priya Shah.")
    assert page.images[1]["alt"] == '"Low" & <high>'
    assert "Parking & paying <b>" in page.text
    links = [one.get("href") for tag, one in page.tags if tag == "a"]
    assert "#parking" in links
    assert all(one["src"] in links for one in page.images), "a click shows the whole picture"


def test_processes_read_the_same(site: Path) -> None:
    for number in range(8):
        write(
            site, **{f"docs__page{number}_rst": PAGE.replace("parking", f"p{number}").replace("Maps", "Page")}
        )
    for folder, jobs in (("one", "1"), ("two", "2")):
        built = tool("sphinx", "-W", "-j", jobs, "docs", folder, "-D", "suppress_warnings=toc", cwd=site)
        assert built.code == 0, built.said
    pages = [
        {
            path.name: path.read_bytes()
            for path in (site / folder).rglob("*.*")
            if path.suffix in (".html", ".svg")
        }
        for folder in ("one", "two")
    ]
    assert len(pages[0]) > 11
    assert pages[0] == pages[1]


def test_what_a_picture_is_made_of_builds_its_page_again(site: Path) -> None:
    write(site, docs__other_rst=":orphan:\n\nOther\n=====\n")
    build(site)
    assert "0 added, 0 changed" in build(site).said
    for name, before, after in (
        ("maps/a.journey.yaml", "Park in town", "Park elsewhere"),
        ("maps/priya.persona.yaml", "Priya Shah", "Priya Patel"),
        ("journeymap.yaml", "1\n", "1\ntheme: dark\n"),
    ):
        path = site / name
        path.write_text(path.read_text().replace(before, after))
        os.utime(path, (2e9 + len(after), 2e9 + len(after)))
        assert "0 added, 1 changed" in build(site).said, name
    page = Page(site / "html" / "index.html")
    picture = (site / "html" / page.images[0]["src"]).read_text()
    assert "Park elsewhere" in picture
    assert "Priya Patel" in picture
    assert "prefers-color-scheme" not in picture


def test_other_builders(site: Path) -> None:
    for builder in ("latex", "text", "epub", "man"):
        built = build(site, builder=builder)
        assert built.code == 0, built.said
        assert "image" not in "".join(re.findall("WARNING.*", built.said)), built.said
    drawn = re.findall(r"includegraphics.*?\{\{(\w+)\}\.pdf\}", (site / "latex" / "maps.tex").read_text())
    assert len(drawn) == 3
    document = pypdf.PdfReader(site / "latex" / f"{drawn[0]}.pdf")
    assert "Pays by phone" in document.pages[0].extract_text()
    assert "Lowest point: Pays by phone" in " ".join((site / "text" / "index.txt").read_text().split())


def test_what_is_wrong_is_told_with_its_place(site: Path) -> None:
    indented = "".join(f"   {line}" for line in BAD.splitlines(True))
    lines = [
        "Maps\n====\n",
        ".. journey:: ../maps/bad.journey.yaml\n",
        f".. journey::\n\n{indented}",
        ".. journey:: ../../x.journey.yaml\n",
        ".. journey:: ../maps/a.journey.yaml\n   :view: flwo\n",
        ".. journey:: ../maps/a.journey.yaml\n\n   title: x\n",
        ".. journey::\n",
    ]
    write(site, maps__bad_journey_yaml=BAD, docs__index_rst="\n".join(lines))
    built = build(site)
    assert built.code == 0
    told = [
        ("index.rst:4:", "maps/bad.journey.yaml:5:20", "unknown channel `ap`"),
        ("index.rst:6:", "docs/index.rst:12:20"),
        ("index.rst:14:", "it lies outside the workspace"),
        ("index.rst:16:", "there is no view `flwo`: did you mean `flow`?"),
        ("index.rst:19:", "either the file of a map"),
        ("index.rst:23:", "either the file of a map"),
    ]
    for words in told:
        assert built.warned(*words), built.said
    assert built.said.count("[journeymap.map]") == len(told)
    page = Page(site / "html" / "index.html")
    assert page.text.count("This map cannot be shown") == len(told)
    assert page.text.count('touchpoints: [{ap: "</code></pre><b>&amp;"}]') == 2
    assert page.images == []
    assert build(site, "-W", "-E").code != 0
    write(site, maps__bad_journey_yaml=MAP)
    build(site)
    assert len(Page(site / "html" / "index.html").images) == 1
