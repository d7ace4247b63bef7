"""The pages of an atlas in a browser: nothing is fetched, keys reach all, filters find what they should."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from atlases import fact, library, made, site

from axe import bring_axe, violations
from chromium import Browser, browser
from journeymap.atlas import Health, Site, Undrawn, address

from hostile_strings import HOSTILE  # isort: skip
from written_forms import filled  # isort: skip

BOX = "(one => one.getBoundingClientRect())"
#: The names of the rows of the list that are seen and were not put there to show where others belong.
SEEN = (
    "[...document.querySelectorAll('#list tbody tr:not(.above)')].filter(one => one.checkVisibility())"
    ".map(one => (one.querySelector('th a') || one.querySelector('th')).textContent)"
)
CHOOSE = """
((name, shown) => {
  const box = document.querySelector(`[name=${name}]`);
  box.selectedIndex = [...box.options].findIndex(one => one.text === shown);
  box.dispatchEvent(new Event("input", {bubbles: true}));
})
"""
SEARCH = """
(text => {
  const box = document.querySelector("[name=q]");
  box.value = text;
  box.dispatchEvent(new Event("input", {bubbles: true}));
})
"""
#: What has the focus: its element, what it is about, and whether that is seen.
FOCUSED = """
(one => {
  const marked = one.closest(".colours") ? one.nextSibling : one;
  return [one.localName, one.textContent.trim() || one.name || one.className,
    one.matches(":focus-visible") && getComputedStyle(marked).outlineStyle === "solid"];
})(document.activeElement)
"""


def put(found: dict[str, bytes], folder: Path) -> Path:
    """Pages in a folder."""
    for path, data in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def wide() -> Site:
    """A library with more in it than the example has: all sorts of findings, a map that cannot be drawn,
    names that are long and in other scripts.
    """
    base = library()
    long = fact(
        "Donaudampfschifffahrt.journey.yaml",
        title="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        owner="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        persona={"name": "سلمى الخطيب"},
        tags=["運行情報アプリ"],
        steps=[
            {
                "name": "https://example.com/" + "x" * 90,
                "touchpoints": [{"web": "振替乗車の案内" * 8}, {"app": "y" * 60}],
                "pains": [{"text": "長い" * 120}, {"text": "z" * 400, "severity": "low"}],
                "opportunities": [{"text": "w" * 300, "value": 1, "effort": 5, "status": "dropped"}],
            }
        ],
    )
    health = dict(base.health) | {
        long.file: Health(3, 120, 4000),
        base.collection.maps[0].file: Health(0, 2, 1, True),
    }
    undrawn = [Undrawn("broken/" + "v" * 80 + ".journey.yaml", 7)]
    setting = base.setting
    return site(
        [*base.collection.maps, long],
        health=health,
        undrawn=undrawn,
        name=setting.name,
        channels=setting.channels,
        teams=setting.teams,
    )


def in_language(lang: str) -> Site:
    base = wide()
    return site(base.collection.maps, lang, base.health, undrawn=base.undrawn, name=base.setting.name)


KINDS = [
    *("index.html", "personas.html", "touchpoints.html", "pains.html", "opportunities.html"),
    *("owners.html", "reviews.html", "heat.html", "personas/nadia.html", "channels/web.html"),
    *(address.of_touchpoint("Help desk"), "owners/team-floor.html"),
]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as one:
        yield one


@pytest.fixture(autouse=True)
def quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test does, nothing is said in the console and nothing is asked for."""
    chromium: Browser = request.getfixturevalue("chromium")
    chromium.media()
    yield
    chromium.must_be_alone()


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(made(wide()), tmp_path_factory.mktemp("atlas"))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same in other languages."""
    return {lang: put(made(in_language(lang)), tmp_path_factory.mktemp(lang)) for lang in ("ar", "ja", "de")}


def check_fit(chromium: Browser, width: int) -> None:
    """The page is no wider than the screen, and no words are cut off."""
    assert chromium.run("document.documentElement.scrollWidth") <= width
    cut = (
        "[...document.querySelectorAll('h1, p, dt, dd, label, #list th, #list td, nav a, .chip')]"
        ".filter(one => one.checkVisibility() && one.clientWidth && !one.closest('thead')"
        " && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    )
    assert chromium.run(cut) == []
    # Nothing reaches out of the page but what lies in a box that scrolls.
    beyond = (
        f"[...document.querySelectorAll('main *, header *')].filter(one => one.checkVisibility() &&"
        f" !one.closest('.scroll table, thead, i')).map(one => [one, {BOX}(one)])"
        f".filter(([, box]) => box.width && (box.right > {width} + 1 || box.left < -1))"
        ".map(([one]) => one.outerHTML.slice(0, 90))"
    )
    assert chromium.run(beyond) == []


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [320, 768, 1600])
def test_pages_fit_their_screen(name: str, width: int, atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / name, width=width)
    check_fit(chromium, width)


@pytest.mark.parametrize("lang", ["ar", "ja", "de"])
@pytest.mark.parametrize(
    "name", ["index.html", "pains.html", "opportunities.html", "heat.html", "reviews.html"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_other_languages_fit(
    lang: str, name: str, width: int, others: dict[str, Path], chromium: Browser
) -> None:
    chromium.open(others[lang] / name, width=width)
    check_fit(chromium, width)
    assert chromium.run("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(scheme: str, atlas: Path, chromium: Browser) -> None:
    chromium.media(prefers_color_scheme=scheme)
    chromium.open(atlas / "index.html")
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 20, 38)"}[scheme]
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == paper
    chromium.run("document.getElementById('page-light').click()")
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1600)])
def test_axe_finds_nothing(name: str, scheme: str, width: int, atlas: Path, chromium: Browser) -> None:
    check_axe(atlas / name, scheme, width, chromium)


@pytest.mark.parametrize("lang", ["ar", "ja"])
@pytest.mark.parametrize("name", ["index.html", "opportunities.html", "heat.html"])
def test_axe_finds_nothing_in_other_languages(
    lang: str, name: str, others: dict[str, Path], chromium: Browser
) -> None:
    check_axe(others[lang] / name, "light", 1280, chromium)


def check_axe(path: Path, scheme: str, width: int, chromium: Browser) -> None:
    chromium.media(prefers_color_scheme=scheme)
    chromium.open(path, width=width)
    bring_axe(chromium)
    assert violations(chromium) == []


def test_all_can_be_read_without_scripts(atlas: Path, chromium: Browser) -> None:
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(atlas / "index.html")
        assert len(chromium.run(SEEN)) == 10
        assert not chromium.run("document.querySelector('form').checkVisibility()")
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("name", ["index.html", "opportunities.html", "heat.html"])
def test_the_keyboard_path(name: str, atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / name)
    visited = []
    for _ in range(400):
        chromium.press("Tab")
        visited.append(chromium.run(FOCUSED))
        if visited[-1][0] == "body":
            break
    assert visited[-1][0] == "body"
    assert [one for one in visited if one[0] != "body" and not one[2]] == []
    order = [what for _, what, _ in visited]
    assert order[:2] == ["Skip to the content", "Riverside Libraries"]
    assert order[3:12] == [
        *("Maps", "Personas", "Channels", "Touchpoints", "Pain points", "Opportunities"),
        *("Owners", "Reviews", "Heat map"),
    ]
    links = chromium.run(
        "[...document.querySelectorAll('main a')].filter(one => one.checkVisibility()).length"
    )
    assert sum(kind == "a" for kind, _, _ in visited) == links + 11


def test_search_finds_all_that_is_said_of_a_map(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "index.html")

    def found(text: str) -> list[str]:
        chromium.run(f"{SEARCH}({json.dumps(text)})")
        names: list[str] = chromium.run(SEEN)
        return names

    study = ["Study for the anatomy exam"]
    assert found("ANATOMY") == study
    assert found("amara osei") == ["A life with the library", *study]  # personas
    assert found("#students") == study
    assert found("staying.study") == study  # its file
    assert found("reserve stock") == ["Reserve a book that is out"]  # its owner
    van = {
        one.title for one in library().collection.maps if "van" in {use.channel for use in one.touchpoints}
    }
    assert van
    assert set(found("library van")) == van  # a channel
    assert found("donau elektrizitaten") == [chromium.run(SEEN)[0]]  # with its accents or without
    assert found("nothing at all") == []
    assert chromium.run("document.querySelector('output').textContent") == "0 of 10 rows"
    chromium.run("document.querySelector('[type=reset]').click()")
    chromium.until(f"{SEEN}.length === 10")
    assert chromium.run("document.querySelector('output').textContent") == ""


def test_what_stands_above_stays_in_sight(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "index.html", "#q=overdue+letter")
    assert chromium.run(SEEN) == ["Sort out an overdue letter"]
    above = "[...document.querySelectorAll('#list tbody tr.above')].filter(one => one.checkVisibility())"
    names = ["A life with the library", "Keep the bag full, week after week"]
    assert chromium.run(f"{above}.map(one => one.querySelector('th a').textContent)") == names
    assert chromium.run("document.querySelector('output').textContent") == "1 of 10 rows"


def test_a_part_of_the_tree_is_folded(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "index.html")
    buttons = "[...document.querySelectorAll('#list th button')]"
    assert chromium.run(f"{buttons}.length") == 2
    chromium.run(f"{buttons}[1].focus()")
    chromium.press("Enter")
    assert len(chromium.run(SEEN)) == 8
    assert chromium.run(f"{buttons}[1].getAttribute('aria-expanded')") == "false"
    chromium.run(f"{buttons}[0].click()")
    assert len(chromium.run(SEEN)) == 3
    chromium.run(f"{buttons}[0].click()")
    assert len(chromium.run(SEEN)) == 8, "what was folded within stays so"
    # A search looks into what is folded, too.
    chromium.run(f"{SEARCH}('overdue letter')")
    assert chromium.run(SEEN) == ["Sort out an overdue letter"]


def test_filters_are_kept_in_the_address(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "pains.html")
    everything = len(chromium.run(SEEN))
    chromium.run(f"{CHOOSE}('severity', 'High')")
    some = len(chromium.run(SEEN))
    chromium.run(f"{CHOOSE}('owner', 'Branch service')")
    few = chromium.run(SEEN)
    assert 0 < len(few) < some < everything
    address = chromium.run("location.hash")
    assert address == "#severity=High&owner=Branch+service"
    chromium.open(atlas / "pains.html", address)
    assert chromium.run(SEEN) == few
    assert chromium.run("document.querySelector('[name=owner]').selectedOptions[0].text") == "Branch service"
    # What is not on this page is not found, and the page says what was asked for.
    chromium.open(atlas / "pains.html", "#severity=Terrible")
    assert chromium.run(SEEN) == []
    assert chromium.run("document.querySelector('[name=severity]').selectedOptions[0].text") == "Terrible"


def test_a_cell_of_the_matrix_shows_its_opportunities(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "opportunities.html")
    count = int(chromium.run("document.querySelector('.matrix .count').textContent"))
    chromium.run("document.querySelector('.matrix .count').click()")
    chromium.until(f"{SEEN}.length === {count}")
    chromium.run("document.querySelector('.matrix .disc').click()")
    assert chromium.run("location.hash") == "#o" + chromium.run("document.querySelector('.disc').textContent")


def test_filters_of_a_long_list_go_with_the_reader(tmp_path: Path, chromium: Browser) -> None:
    pains = [{"text": f"Pain {at} {'x' * 300}", "severity": "low"} for at in range(1500)]
    put(made(site([fact("a.journey.yaml", steps=[{"name": "One", "pains": pains}])])), tmp_path)
    chromium.open(tmp_path / "pains.html")
    chromium.run(f"{SEARCH}('Pain 3')")
    links = "[...document.querySelectorAll('.pager a')].map(one => one.getAttribute('href'))"
    assert set(chromium.run(links)) == {"pains_2.html#q=Pain+3"}
    covers = chromium.run("document.querySelector('.covers').textContent")
    assert covers.endswith("of 1500. Search and filters cover this page.")


def test_hostile_text_does_nothing(tmp_path: Path, chromium: Browser) -> None:
    texts = [one for one in HOSTILE if len(one) < 600]
    maps = [fact(f"m{at}.journey.yaml", **filled(text) | {"id": f"m{at}"}) for at, text in enumerate(texts)]
    put(made(site(maps, name=texts[40])), tmp_path)
    for name in ("index.html", "pains.html", "heat.html", "owners.html"):
        chromium.open(tmp_path / name)
        assert chromium.run("document.scripts.length") == 1
        chromium.run(f"{SEARCH}('<script>')")
        chromium.run(f"{SEARCH}('(((')")
    chromium.open(
        tmp_path / "index.html", "#owner=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&q=%3Csvg+onload%3D1%3E"
    )
    assert chromium.run("document.images.length") == 0
    assert chromium.run("document.scripts.length") == 1


def test_paper_is_light_and_has_no_tools(atlas: Path, chromium: Browser) -> None:
    chromium.open(atlas / "index.html")
    chromium.run("document.getElementById('page-dark').click()")
    chromium.media("print")
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for gone in ("form", ".colours", "header nav", "#list th button"):
        assert not chromium.run(f"document.querySelector({json.dumps(gone)}).checkVisibility()")
    assert len(chromium.run(SEEN)) == 10


def test_nothing_moves(atlas: Path, chromium: Browser) -> None:
    """There is nothing to be moved, so nobody needs to ask for less."""
    chromium.open(atlas / "index.html")
    chromium.run(f"{SEARCH}('overdue')")
    assert chromium.run("document.getAnimations().length") == 0


#: What does not stand out from what it is drawn on: for each text the contrast of its own colours.
FAINT = """
(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (colour) => {
    const [r, g, b] = [...rgba(colour)].map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    while (one && rgba(getComputedStyle(one).backgroundColor)[3] < 255) one = one.parentElement;
    return one ? getComputedStyle(one).backgroundColor : "white";
  };
  const found = new Set();
  for (const one of document.querySelectorAll("body *")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || one.localName === "script" || !one.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) found.add(`${one.localName}.${one.className} ${contrast.toFixed(2)}`);
  }
  return [...found];
})()
"""


@pytest.mark.parametrize("look", ["light", "dark", "print", "contrast", "warm", "bold"])
def test_all_words_stand_out(look: str, tmp_path: Path, chromium: Browser) -> None:
    base = wide()
    put(made(site(base.collection.maps, look=look, health=base.health, undrawn=base.undrawn)), tmp_path)
    for name in ("index.html", "pains.html", "opportunities.html", "reviews.html", "heat.html"):
        chromium.open(tmp_path / name)
        assert chromium.run(FAINT) == [], name
    chromium.open(tmp_path / "index.html", "#q=overdue+letter")
    assert chromium.run("document.querySelectorAll('.above').length") > 1
    assert chromium.run(FAINT) == []
