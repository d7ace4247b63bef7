"""`journeymap atlas`: what is written, what is written again, and what is left alone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import Ran, environment
from journeymap.building.folder import RECORD

Run = Callable[..., Ran]
DAY = ("--today", "2026-11-23")

LIFE = """\
journeymap: 1
title: A life with bikes
persona: ada
stages:
  - name: Buying
    journey: buy
    emotion: 1
  - name: Riding
"""
BUY = """\
journeymap: 1
title: Buy a bike
parent: life
state: current
persona: ada
steps:
  - name: Looks at bikes
    emotion: -1
    touchpoints: [web: Catalogue]
    pains: [{text: Too many of them, severity: high}]
"""
FUTURE = """\
journeymap: 1
title: Buy a bike at ease
state: future
improves: buy
persona: bo
steps: [{name: Looks at three bikes, emotion: 2, touchpoints: [web: Catalogue]}]
"""
ADA = "journeymap: 1\nname: Ada\nrole: Rider\n"
BO = "journeymap: 1\nname: Bo\n"
FILES = {
    "journeymap.yaml": "journeymap: 1\nname: Bikes\n",
    "life.journey.yaml": LIFE,
    "buying/buy.journey.yaml": BUY,
    "buying/future.journey.yaml": FUTURE,
    "people/ada.persona.yaml": ADA,
    "people/bo.persona.yaml": BO,
}
LIFE_PAGE, BUY_PAGE, FUTURE_PAGE = "maps/life.html", "maps/buying.buy.html", "maps/buying.future.html"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A workspace of three maps that belong together."""
    for name, text in FILES.items():
        path = tmp_path / "maps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "maps"


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, and what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> set[str]:
    return set(files(folder)) - {RECORD}


def age(folder: Path) -> None:
    """Make every file an old one."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))


def young(folder: Path) -> set[str]:
    """The pages that were written since."""
    return {name for name in pages(folder) if (folder / name).stat().st_mtime > 1}


class Links(HTMLParser):
    """The ids of a page, and what its links lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids, self.links = set[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if id := found.get("id"):
            self.ids.add(id)
        if tag == "a" and (link := found.get("href")):
            self.links.add(link)


def leads_to(site: Path, name: str) -> set[str]:
    """The pages that one leads to."""
    links = Links((site / name).read_text(encoding="utf-8")).links
    return {os.path.normpath(Path(name).parent / unquote(link.partition("#")[0])) for link in links}


def check_links(site: Path) -> int:
    """Every link within a site leads to what is there; how many there are."""
    found = {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    count = 0
    for path, page in found.items():
        for link in page.links:
            if re.match("[a-z]+:", link):
                continue
            place, _, id = link.partition("#")
            target = Path(os.path.normpath(path.parent / unquote(place))) if place else path
            assert target in found, f"{path.relative_to(site)} leads to {link}"
            # With a `=` it says what is chosen on a page.
            known = not id or "=" in id or unquote(id) in found[target].ids
            assert known, f"{path.relative_to(site)} leads to {link}"
            count += 1
    return count


def test_a_site(run: Run, maps: Path, tmp_path: Path) -> None:
    done = run("atlas", maps, "-o", "site", *DAY)
    assert (done.code, done.out) == (0, "")
    made = pages(tmp_path / "site")
    assert {"index.html", LIFE_PAGE, BUY_PAGE, FUTURE_PAGE} < made
    assert done.err == f"site: {len(made)} pages, {len(made)} written\n"
    assert check_links(tmp_path / "site") > 20


def test_maps_lead_to_each_other(run: Run, maps: Path, tmp_path: Path) -> None:
    run("atlas", maps, "-o", "site", *DAY)
    site = tmp_path / "site"
    assert {"index.html", LIFE_PAGE, FUTURE_PAGE} <= leads_to(site, BUY_PAGE)
    assert BUY_PAGE in leads_to(site, LIFE_PAGE) & leads_to(site, FUTURE_PAGE)
    # What details a stage is called by its title, not by its id.
    told = (site / LIFE_PAGE).read_text()
    assert re.search(r'<bdi><a href="[^"]*buying\.buy\.html">Buy a bike</a></bdi>', told)


def test_nothing_changed(run: Run, maps: Path, tmp_path: Path) -> None:
    run("atlas", maps, "-o", "site", *DAY)
    before = files(tmp_path / "site")
    age(tmp_path / "site")
    for more in ((), ("--no-cache",)):
        done = run("atlas", maps, "-o", "site", *DAY, *more)
        assert done.code == 0
        assert ", 0 written\n" in done.err
        assert young(tmp_path / "site") == set()
        assert (tmp_path / "site" / RECORD).stat().st_mtime == 1
        assert files(tmp_path / "site") == before


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("more", [(), ("--no-cache",)], ids=["kept", "nothing kept"])
def test_only_what_changed(run: Run, maps: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    site = tmp_path / "site"

    def again() -> set[str]:
        """The maps' pages that are written after a change."""
        age(site)
        done = run("atlas", maps, "-o", site, *DAY, *more)
        assert done.code == 0, done.err
        # It is the site that one from nothing would be.
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        run("atlas", maps, "-o", "fresh", *DAY, "--no-cache")
        assert files(site) == files(tmp_path / "fresh")
        return {name for name in young(site) if name.startswith("maps/")}

    run("atlas", maps, "-o", site, *DAY, *more)
    # A word of a map: its own page alone.
    change(maps / "buying/buy.journey.yaml", "Too many of them", "Too few of them")
    assert again() == {BUY_PAGE}
    # Its title: the pages of those beside it, too, and the lists.
    change(maps / "buying/buy.journey.yaml", "title: Buy a bike", "title: Get a bike")
    assert again() == {BUY_PAGE, LIFE_PAGE, FUTURE_PAGE}
    assert "index.html" in young(site)
    # A persona: the maps in which it is.
    change(maps / "people/bo.persona.yaml", "name: Bo", "name: Bo Berg")
    assert again() == {FUTURE_PAGE}
    # A persona more, in no map.
    (maps / "people/cy.persona.yaml").write_text("journeymap: 1\nname: Cy\n")
    assert again() == set()
    # The workspace: all.
    (maps / "journeymap.yaml").write_text("journeymap: 1\nname: Bikes\ntheme: dark\n")
    assert again() == {BUY_PAGE, LIFE_PAGE, FUTURE_PAGE}
    # A comment: nothing that anybody sees.
    with (maps / "life.journey.yaml").open("a") as file:
        file.write("# to be continued\n")
    assert again() == set()


def test_a_picture_changed(run: Run, maps: Path, tmp_path: Path) -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
    (maps / "bike.png").write_bytes(pixel)
    change(maps / "people/ada.persona.yaml", "role: Rider", "image: {path: ../bike.png, alt: A}")
    assert run("atlas", maps, "-o", "site", *DAY).code == 0
    age(tmp_path / "site")
    (maps / "bike.png").write_bytes(pixel + b" ")
    run("atlas", maps, "-o", "site", *DAY)
    assert young(tmp_path / "site") == {LIFE_PAGE, BUY_PAGE}


def test_maps_that_go_and_maps_that_move(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("atlas", maps, "-o", site, *DAY)
    (maps / "buying/future.journey.yaml").unlink()
    done = run("atlas", maps, "-o", site, *DAY)
    assert "removed" in done.err
    assert not (site / FUTURE_PAGE).exists()
    assert "buying.future.html" not in (site / BUY_PAGE).read_text()
    (maps / "buying/buy.journey.yaml").rename(maps / "buy.journey.yaml")
    assert run("atlas", maps, "-o", site, *DAY).code == 0
    assert {name for name in pages(site) if name.startswith("maps/")} == {LIFE_PAGE, "maps/buy.html"}
    assert check_links(site)
    run("atlas", maps, "-o", "fresh", *DAY, "--no-cache")
    assert files(site) == files(tmp_path / "fresh")


def test_a_page_that_somebody_changed_is_made_again(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("atlas", maps, "-o", site, *DAY)
    before = files(site)
    for name in (BUY_PAGE, "index.html"):
        (site / name).write_text("Trust me.")
        done = run("atlas", maps, "-o", site, *DAY)
        assert ", 1 written" in done.err
        assert files(site) == before
        (site / name).unlink()
        run("atlas", maps, "-o", site, *DAY)
        assert files(site) == before


def test_a_map_with_errors(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("atlas", maps, "-o", site, *DAY)
    change(maps / "buying/buy.journey.yaml", "emotion: -1", "emotion: -7")
    for _ in range(2):  # also where what was found is kept
        done = run("atlas", maps, "-o", site, *DAY)
        assert done.code == 1
        assert "error[JM106]" in done.err
        assert "buy.journey.yaml:8" in done.err
        assert done.err.endswith("left out: 1 map with errors\n")
        assert not (site / BUY_PAGE).exists()
        assert "buying/buy.journey.yaml" in (site / "index.html").read_text()
        assert check_links(site)
    # What it stands on can be wrong, too.
    (maps / "people/bo.persona.yaml").write_text("journeymap: 1\nnam: Bo\n")
    done = run("atlas", maps, "-o", site, *DAY)
    assert done.code == 1
    assert done.err.endswith("left out: 2 maps with errors\n")
    assert "bo.persona.yaml" in done.err
    assert not (site / FUTURE_PAGE).exists()


def test_only_maps_with_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("journeymap: 1\n")
    done = run("atlas", "-o", "site", *DAY)
    assert done.code == 1
    assert "a.journey.yaml" in (tmp_path / "site/index.html").read_text()


def test_what_is_told_of_a_map_is_told_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(
        "journeymap: 1\ntitle: 電車\nsteps: [{name: a}]\n", encoding="utf-8"
    )
    first = run("atlas", "-o", "site", *DAY)
    second = run("atlas", "-o", "site", *DAY)
    assert first.code == second.code == 0
    assert "JM901" in first.err
    assert first.err.partition("site:")[0] == second.err.partition("site:")[0]


def test_same_bytes_everywhere(run: Run, maps: Path, tmp_path: Path) -> None:
    other = tmp_path / "else where" / "copied"
    shutil.copytree(maps, other)
    run("atlas", maps, "-o", "one", *DAY, env={"PYTHONHASHSEED": "1"})
    run("atlas", ".", "-o", tmp_path / "two", *DAY, cwd=other, env={"PYTHONHASHSEED": "2", "CI": "1"})
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert one == two
    assert not any(str(tmp_path).encode() in data for data in one.values())


def test_several_workspaces(run: Run, maps: Path, tmp_path: Path) -> None:
    shutil.copytree(maps, tmp_path / "all/first")
    shutil.copytree(maps, tmp_path / "all/second")
    change(tmp_path / "all/second/buying/buy.journey.yaml", "Buy a bike", "Rent a bike")
    assert run("atlas", "all", "-o", "site", *DAY).code == 0
    site = tmp_path / "site"
    # The same ids mean other maps in each.
    assert "maps/first.buying.buy.html" in leads_to(site, "maps/first.life.html")
    assert "maps/second.buying.buy.html" in leads_to(site, "maps/second.life.html")
    assert "Rent a bike</a>" in (site / "maps/second.life.html").read_text()
    assert "Rent a bike" not in (site / "maps/first.life.html").read_text()
    assert check_links(site)


def test_a_folder_within_a_workspace(run: Run, maps: Path, tmp_path: Path) -> None:
    assert run("atlas", maps / "buying", "-o", "site", *DAY).code == 0
    assert {"maps/buy.html", "maps/future.html"} < pages(tmp_path / "site")
    told = (tmp_path / "site/maps/buy.html").read_text()
    assert "Ada" in told  # of the workspace around
    assert check_links(tmp_path / "site")


@pytest.mark.parametrize("more", [("--theme", "contrast"), ("--theme", "dark")])
def test_themes(run: Run, maps: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    run("atlas", maps, "-o", "site", *DAY)
    before = files(tmp_path / "site")
    done = run("atlas", maps, "-o", "site", *DAY, *more)
    assert done.code == 0
    after = files(tmp_path / "site")
    assert {name for name in pages(tmp_path / "site") if before[name] == after[name]} == set()


# What else is in the folder


def test_files_of_others_stay(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("bikes.example")
    done = run("atlas", maps, "-o", "site", *DAY)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: the folder 'site' holds other files than an atlas's\n"
        "  = help: name a folder that is empty or not there, or say `--force`\n"
    )
    assert files(site) == {"CNAME": b"bikes.example"}
    assert run("atlas", maps, "-o", "site", *DAY, "--force").code == 0
    assert (site / "CNAME").read_text() == "bikes.example"
    # From then on it is an atlas's folder, and this file is known to be another's.
    assert run("atlas", maps, "-o", "site", *DAY).code == 0
    (maps / "buying/buy.journey.yaml").unlink()
    run("atlas", maps, "-o", "site", *DAY)
    assert (site / "CNAME").read_text() == "bikes.example"


def test_a_file_in_the_way(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("atlas", maps, "-o", "site", *DAY)
    before = files(site)
    (site / "maps/new.html").write_text("mine")
    (maps / "new.journey.yaml").write_text("journeymap: 1\ntitle: New\nsteps: [{name: a}]\n")
    done = run("atlas", maps, "-o", "site", *DAY)
    assert done.code == 2
    assert done.err.startswith("error: 'site/maps/new.html' is there already, and not an atlas's\n")
    # Nothing of the new site is there before all of it can be.
    assert files(site) == before | {"maps/new.html": b"mine"}
    assert run("atlas", maps, "-o", "site", *DAY, "--force").code == 0
    assert (site / "maps/new.html").read_bytes() != b"mine"


def test_a_file_for_a_folder(run: Run, maps: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    done = run("atlas", maps, "-o", "site", "--force", *DAY)
    assert done.code == 2
    assert done.err.startswith("error: 'site' is no folder\n")
    assert (tmp_path / "site").read_text() == "mine"


def test_links_lead_nothing_out(run: Run, maps: Path, tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    run("atlas", maps, "-o", site, *DAY)
    # A folder of pages that leads elsewhere.
    shutil.move(site / "maps", outside)
    before = files(outside)
    (site / "maps").symlink_to(outside)
    change(maps / "buying/buy.journey.yaml", "Too many", "Too few")
    (maps / "buying/future.journey.yaml").unlink()
    for more in ((), ("--force",)):
        done = run("atlas", maps, "-o", site, *DAY, *more)
        assert done.code == 2
        assert "maps' is a link, and pages are to go into it\n" in done.err
        assert files(outside) == before
    # A page that is a link is not what atlas wrote.
    (site / "maps").unlink()
    shutil.move(outside, site / "maps")
    (tmp_path / "mine.html").write_text("mine")
    (site / BUY_PAGE).unlink()
    (site / BUY_PAGE).symlink_to(tmp_path / "mine.html")
    done = run("atlas", maps, "-o", site, *DAY)
    assert done.code == 2
    assert run("atlas", maps, "-o", site, *DAY, "--force").code == 0
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert not (site / BUY_PAGE).is_symlink()


def test_a_list_of_lies_removes_nothing_of_others(run: Run, maps: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("atlas", maps, "-o", site, *DAY)
    (tmp_path / "mine.html").write_text("mine")
    (site / ".git").mkdir()
    (site / ".git/config.html").write_text("mine")
    (site / "way").symlink_to(tmp_path)
    (site / "notes.md").write_text("mine")
    lies = [
        "../mine.html",
        "way/mine.html",
        ".git/config.html",
        str(tmp_path / "mine.html"),
        "notes.md",
        "maps",
    ]
    with (site / RECORD).open("a") as file:
        file.write("\n".join([*lies, "\x00", "maps/../../mine.html", ""]))
    assert run("atlas", maps, "-o", site, *DAY).code == 0
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert (site / ".git/config.html").read_text() == "mine"
    assert (site / "notes.md").read_text() == "mine"
    assert (site / "way").is_symlink()
    assert check_links(site)


HOSTILE = (
    "..",
    "a b",
    "-rf",
    "CON",
    "<img src=x onerror=alert(1)>",
    "$(touch owned)",
    "index",
    "é" * 100,
    "a\nb",
    "%2e%2e",
    "\u202egnp",
)


def test_hostile_names_stay_in_the_folder(run: Run, tmp_path: Path) -> None:
    maps = tmp_path / "in/maps"
    maps.mkdir(parents=True)
    for number, name in enumerate(HOSTILE):
        text = f"journeymap: 1\ntitle: T{number}\npersona: {{name: P, id: p}}\nsteps: [{{name: a}}]\n"
        (maps / f"{name}.journey.yaml").write_text(text)
    before = files(tmp_path)
    done = run("atlas", maps, "-o", "in/out/site", *DAY)
    assert done.code == 0, done.err
    site = tmp_path / "in/out/site"
    made = [name for name in pages(site) if name.startswith("maps/")]
    assert len(made) == len(HOSTILE)
    assert all(re.fullmatch(r"maps/[a-z0-9_.-]+\.html", name) for name in made)
    after = {name for name in files(tmp_path) if not name.startswith(("in/out/site/", ".journeymap_cache/"))}
    assert after == set(before)
    assert check_links(site) > len(HOSTILE)


# What goes wrong


def test_a_check(run: Run, maps: Path, tmp_path: Path) -> None:
    done = run("atlas", maps, "-o", "site", *DAY, "--check")
    assert done.code == 1
    assert "site/index.html is not what the maps give now\n" in done.out
    assert not (tmp_path / "site").exists()
    run("atlas", maps, "-o", "site", *DAY)
    before = files(tmp_path / "site")
    done = run("atlas", maps, "-o", "site", *DAY, "--check")
    assert (done.code, done.out, done.err) == (0, "", "")
    (maps / "buying/future.journey.yaml").unlink()
    for more in ((), ("--no-cache",)):
        done = run("atlas", maps, "-o", "site", *DAY, "--check", *more)
        assert done.code == 1
        assert f"site/{FUTURE_PAGE} is a page of nothing any more\n" in done.out
        assert f"site/{BUY_PAGE} is not what the maps give now\n" in done.out
        assert files(tmp_path / "site") == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nowhere"], "error: there is no file or folder 'nowhere'\n"),
        (
            ["maps/life.journey.yaml"],
            "error: 'maps/life.journey.yaml' is no folder\n  = help: an atlas is of a",
        ),
        (
            ["empty"],
            "error: there is no map in 'empty'\n  = help: a map's file name ends in `.journey.yaml`\n",
        ),
        (["maps", "--today", "soon"], "error: 'soon' is not a day\n"),
        (["maps", "--font", "nowhere.ttf"], "error: cannot use the font: "),
    ],
)
def test_mistakes(run: Run, maps: Path, tmp_path: Path, given: list[str], told: str) -> None:
    (tmp_path / "empty").mkdir()
    done = run("atlas", *given, "-o", "site")
    assert done.code == 2
    assert done.err.startswith(told)
    assert not (tmp_path / "site").exists()


def many(folder: Path, count: int) -> None:
    """Maps enough for a build that takes a while."""
    steps = "".join(f"  - {{name: Step {at}, doing: Does this and that, emotion: 1}}\n" for at in range(40))
    folder.mkdir()
    for number in range(count):
        text = f"journeymap: 1\ntitle: Map {number}\nsteps:\n{steps}"
        (folder / f"m{number:03}.journey.yaml").write_text(text)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_a_build_that_is_ended_leaves_the_old_site(run: Run, tmp_path: Path, name: str) -> None:
    maps, site = tmp_path / "many", tmp_path / "site"
    many(maps, 50)
    assert run("atlas", maps, "-o", site, *DAY).code == 0
    before = files(site)
    for path in maps.iterdir():
        change(path, "title: Map", "title: Way")
    command = [sys.executable, "-m", "journeymap", "atlas", str(maps), "-o", str(site), *DAY, "--no-cache"]
    started = subprocess.Popen(command, cwd=tmp_path, env=environment(), start_new_session=True)
    try:
        limit = time.monotonic() + 60
        # Some pages are made, aside.
        while len(list(site.glob(".journeymap-*.tmp/maps/*.html"))) < 5:
            assert started.poll() is None
            assert time.monotonic() < limit
            time.sleep(0.01)
    finally:
        os.killpg(started.pid, getattr(signal, name))
        code = started.wait(60)
    assert code == {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130}[name]
    there = {file: data for file, data in files(site).items() if not file.startswith(".journeymap-")} | {
        RECORD: (site / RECORD).read_bytes()
    }
    assert there == before
    if name != "SIGKILL":
        assert not list(site.glob(".journeymap-*.tmp"))
    # The next one clears up.
    assert run("atlas", maps, "-o", site, *DAY).code == 0
    run("atlas", maps, "-o", "fresh", *DAY, "--no-cache")
    assert files(site) == files(tmp_path / "fresh")


def test_a_first_build_that_is_killed(run: Run, tmp_path: Path) -> None:
    maps, site = tmp_path / "many", tmp_path / "site"
    many(maps, 1)
    (site / ".journeymap-0123456789abcdef.tmp/maps").mkdir(parents=True)
    (site / ".journeymap-0123456789abcdef.tmp/maps/a.html").write_text("half")
    assert run("atlas", maps, "-o", site, *DAY).code == 0
    assert not list(site.glob(".journeymap-*.tmp"))


def test_a_folder_that_cannot_be_written(run: Run, maps: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("atlas", maps, "-o", "file/site", *DAY)
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert "JM9" not in done.err
