"""Pages in a real browser: they ask for nothing, can be used by keyboard alone, and fit their screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import difference, drawn, example, written

from axe import bring_axe, violations
from chromium import Browser, browser
from journeymap.model import Journey

from hostile_strings import HOSTILE  # isort: skip
from written_forms import context, filled, read  # isort: skip

PAGES = ["02-broadband-switch", "04-b2b-procurement", "08-passport-renewal-ar", "09-train-commute-ja"]
STEPS = "[...document.querySelectorAll('tbody tr[id]')]"
SEEN = f"{STEPS}.filter(row => row.checkVisibility()).map(row => row.id)"
FOCUS = "document.activeElement"
BOX = "one => one.getBoundingClientRect()"
#: What has the focus: its element, what it is about, and whether that is seen.
FOCUSED = """
(one => {
  const about = one.getAttribute("href") || one.name || one.className.toString();
  const inner = one.closest(".colours") ? one.nextSibling : one.querySelector(":scope > .page_step_shape");
  const marked = inner || one;
  const look = getComputedStyle(marked);
  const seen = one.matches(":focus-visible") && (look.outlineStyle === "solid" || look.stroke !== "none");
  return [one.localName, about, seen];
})(document.activeElement)
"""
#: Chooses from a list by what is shown there.
CHOOSE = """
((name, shown) => {
  const box = document.querySelector(`[name=${name}]`);
  box.selectedIndex = [...box.options].findIndex(one => one.text === shown);
  box.dispatchEvent(new Event("change", {bubbles: true}));
})
"""
#: The steps of the picture that are not pale.
CLEAR = """
(() => {
  const boxes = name => [...document.querySelectorAll(name)].map(one => one.getBoundingClientRect());
  const veils = boxes(".veil");
  const covers = (veil, area) => veil.left <= area.left && veil.right >= area.right;
  return boxes("figure a > .page_step_shape").filter(area => !veils.some(veil => covers(veil, area))).length;
})()
"""


def every(selector: str) -> str:
    """A list of what a selector finds, for a script."""
    return f"[...document.querySelectorAll({json.dumps(selector)})]"


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
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    found = {name: folder / f"{name}.html" for name in PAGES}
    for name, path in found.items():
        path.write_bytes(example(name))
    found["difference"] = folder / "difference.html"
    found["difference"].write_bytes(difference())
    return found


@pytest.mark.parametrize("name", [*PAGES, "difference"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1600])
def test_pages_fit_their_screen(
    name: str, scheme: str, width: int, pages: dict[str, Path], chromium: Browser
) -> None:
    chromium.media(prefers_color_scheme=scheme)
    chromium.open(pages[name], width=width)
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run("innerWidth") == width
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 20, 38)"}[scheme]
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == paper
    assert chromium.run("getComputedStyle(document.querySelector('.paper_shape')).fill") == paper
    # No words are cut off, nor lie over others' edge: each is as wide as the box that it is in.
    assert (
        chromium.run(
            every("h1, h2, h3, th, td, dt, dd, button, summary")
            + ".filter(one => one.checkVisibility() && one.clientWidth && !one.closest('thead')"
            " && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
        )
        == []
    )


def test_stages_become_sections_on_a_phone(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"], width=360)
    boxes = chromium.run(f"{every('tbody')}.map({BOX}).map(box => [box.left, box.right, box.top])")
    assert all(left >= 0 and right <= 360 for left, right, _ in boxes)
    assert [top for *_, top in boxes] == sorted({top for *_, top in boxes})
    doing = "document.querySelector('#step-changes-line td[data-lane=doing]')"
    assert chromium.run(f"getComputedStyle({doing}, '::before').content") == '"Doing"'
    empty = f"{every('tbody tr:not(.stage) td')}.filter(one => !one.firstChild)"
    assert chromium.run(f"{empty}.length") > 0
    assert chromium.run(f"{empty}.every(one => !one.checkVisibility())")


def test_without_scripts_all_of_it_can_be_read(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(pages["02-broadband-switch"])
        assert len(chromium.run(SEEN)) == 10
        assert not chromium.run("document.querySelector('form').checkVisibility()")
        # The switch of the colours is the style sheet's own.
        chromium.press("Tab", "Tab", "ArrowRight", "ArrowRight")
        assert chromium.run(f"{FOCUS}.id") == "page-dark"
        assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(13, 20, 38)"
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_keyboard_path(pages: dict[str, Path], chromium: Browser) -> None:
    """From the address bar through all there is to do, and into a step and back."""
    chromium.open(pages["02-broadband-switch"])
    visited = []
    for _ in range(80):
        chromium.press("Tab")
        visited.append(chromium.run(FOCUSED))
        if visited[-1][0] == "body":
            break
    assert [one for one in visited if one[0] != "body" and not one[2]] == []
    order = [what for _, what, _ in visited]
    wanted = ["#page-steps", "colours", "", "channel", "owner", "severity", "", "scroll"]
    assert order[: len(wanted)] == wanted
    steps = chromium.run(f"{STEPS}.map(row => '#' + row.id)")
    figure = order[: order.index("scroll", order.index("scroll") + 1)]
    assert [one for one in figure if one in steps] == steps
    assert order.count(steps[0]) == 2, "once in the picture, once in the table"


def test_enter_opens_a_step_and_escape_leads_back(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"])
    chromium.run("document.querySelector('figure a[href=\"#step-changes-line\"]').focus()")
    chromium.press("Enter")
    said = "document.querySelector('dialog')"
    assert chromium.run(f"{said}.open && {said}.matches(':modal')")
    assert chromium.run(f"{said}.querySelector('h2').textContent") == "Loses the old line early"
    assert chromium.run(f"{said}.querySelector('p').textContent") == "Install · 8 / 10"
    assert chromium.run("location.hash") == "#step-changes-line"
    facts = chromium.run(
        f"Object.fromEntries([...{said}.querySelectorAll('dl > div')].map(one => "
        "[one.querySelector('dt').textContent, one.querySelector('dd').textContent]))"
    )
    assert list(facts)[:3] == ["Moment of truth", "Doing", "Thinking"]
    assert "CES 2.1 of 7 among households with a gap" in facts["Evidence"]
    assert chromium.run(f"{said}.querySelector('a').href") == "https://tracker.example.com/BB-077"
    chromium.press("ArrowRight")
    assert chromium.run(f"{said}.querySelector('h2').textContent") == "Checks the first bill"
    chromium.press("ArrowLeft", "ArrowLeft")
    assert chromium.run(f"{said}.querySelector('h2').textContent") == "Lets the technician in"
    chromium.press("Escape")
    assert not chromium.run(f"{said}.open")
    chromium.until("location.hash === ''")  # a dialog tells a moment later that it was closed
    assert chromium.run(f"{FOCUS}.getAttribute('href')") == "#step-changes-line"


def test_from_right_to_left_the_keys_are_the_other_way(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["08-passport-renewal-ar"])
    names = chromium.run(f"{STEPS}.map(row => row.querySelector('a').textContent)")
    chromium.run(f"{STEPS}[0].querySelector('a').click()")
    chromium.press("ArrowLeft")
    assert chromium.run("document.querySelector('dialog h2').textContent") == names[1]
    chromium.press("ArrowRight", "ArrowRight")
    assert chromium.run("document.querySelector('dialog h2').textContent") == names[0]
    assert chromium.run("document.querySelector('[data-do=previous]').disabled")


def test_a_click_on_a_step_opens_it_and_one_beside_closes_it(
    pages: dict[str, Path], chromium: Browser
) -> None:
    chromium.open(pages["02-broadband-switch"], width=1600)
    x, y = chromium.run(
        "(box => [box.right - 12, box.top + 12])"
        "(document.querySelector('figure a[href=\"#step-places-the-order\"]').getBoundingClientRect())"
    )
    chromium.click(x, y)
    assert chromium.run("document.querySelector('dialog[open] h2').textContent") == "Places the order"
    chromium.click(40, 400)
    assert not chromium.run("document.querySelector('dialog').open")


@pytest.mark.parametrize("fragment", ["#step-changes-line", "#jm-broadband-switch_of_step-changes-line"])
def test_an_address_leads_to_a_step(fragment: str, pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"], fragment)
    assert chromium.run("document.querySelector('dialog[open] h2').textContent") == "Loses the old line early"


def test_filters_hide_what_they_should(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"], width=1600)

    def choose(kind: str, name: str) -> list[str]:
        chromium.run(f"{CHOOSE}({json.dumps(kind)}, {json.dumps(name)})")
        found: list[str] = chromium.run(SEEN)
        return found

    phone = ["step-compares-two-plans", "step-waits-for-confirmation", "step-changes-line"]
    assert choose("channel", "Phone") == phone
    assert chromium.run("document.querySelector('output').textContent") == "3 of 10 steps"
    assert choose("severity", "High") == ["step-changes-line"]
    # Stages of which nothing is left go, too, and in the picture the others are pale.
    stages = f"{every('tr.stage')}.filter(one => one.checkVisibility())"
    assert chromium.run(f"{stages}.map(one => one.querySelector('th').textContent)") == ["Install"]
    assert chromium.run("document.querySelectorAll('.veil').length") == 9
    assert chromium.run(CLEAR) == 1
    assert choose("owner", "Pricing") == []
    assert chromium.run("document.querySelector('output').textContent") == "0 of 10 steps"
    chromium.run("document.querySelector('[type=reset]').click()")
    chromium.until(f"{SEEN}.length === 10")
    assert chromium.run("document.querySelectorAll('.veil').length") == 0
    assert chromium.run("document.querySelector('output').textContent") == ""


def test_lanes_are_hidden_in_picture_and_table(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"], width=2200)
    top = f"{every('svg > g[id*=_of_lane-]:not([display])')}.map({BOX}).map(box => box.top)"
    below = "document.querySelector('svg').getBoundingClientRect().height"
    before, height = chromium.run(top), chromium.run(below)
    chromium.run("document.querySelector('summary').focus()")
    chromium.press("Enter", "Tab", "Tab", "Space", "Tab", "Tab", "Tab", "Space")
    gone = ["doing", "emotion"]
    left_out = f"{every('input[data-group]:not(:checked)')}.map(one => one.value)"
    assert chromium.run(left_out) == gone
    after = chromium.run(top)
    assert len(after) == len(before) - 2
    saved = height - chromium.run(below)
    assert saved > 100
    assert before[-1] - after[-1] == pytest.approx(saved, abs=1)
    cells = f"{every('[data-lane]')}.filter(one => !one.checkVisibility())"
    assert set(chromium.run(f"{cells}.map(one => one.dataset.lane)")) == set(gone)
    # The lines between the stages end where the lanes end.
    bottoms = f".map({BOX}).map(box => box.bottom)"
    ends = chromium.run(every("svg > .divider_stage_shape") + bottoms)
    (last,) = chromium.run(every("svg > g:nth-last-of-type(2) > line:first-child") + bottoms)
    assert ends
    assert all(end == pytest.approx(last, abs=1) for end in ends)
    chromium.press("Escape")
    assert not chromium.run("document.querySelector('details').open")
    assert chromium.run(f"{FOCUS}.localName") == "summary"


def test_paper_is_light_and_has_no_tools(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["02-broadband-switch"])
    chromium.run("document.getElementById('page-dark').click()")
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(13, 20, 38)"
    chromium.media("print")
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not chromium.run("document.querySelector('form').checkVisibility()")
    assert not chromium.run("document.querySelector('.colours').checkVisibility()")
    assert len(chromium.run(SEEN)) == 10


def test_hostile_text_does_nothing(tmp_path: Path, chromium: Browser) -> None:
    steps = [
        {
            "name": text,
            "id": f"s{at}",
            "doing": text,
            "owner": text,
            "touchpoints": [{"name": text, "url": "https://a.example"}],
        }
        for at, text in enumerate(HOSTILE)
        if len(text) < 600
    ]
    journey = read(
        json.dumps(
            {**filled(HOSTILE[40]), "stages": [{"name": HOSTILE[41], "steps": steps}]}, ensure_ascii=False
        )
    )
    path = tmp_path / "x.html"
    path.write_bytes(written(journey, drawn(journey), context()))
    chromium.open(path)
    said = chromium.run(f"{STEPS}.map(row => row.querySelector('a').textContent)")
    assert said == [step.name for step in journey.all_steps]
    assert chromium.run("document.scripts.length") == 1
    for at in (0, 50, 100):
        chromium.run(f"{STEPS}[{at}].querySelector('a').click()")
        assert chromium.run("document.querySelector('dialog h2').textContent") == said[at]
        assert chromium.run("document.querySelector('dialog dd').textContent") == said[at]
    assert isinstance(journey, Journey)
    assert chromium.run("document.scripts.length") == 1


@pytest.mark.parametrize("name", [*PAGES, "difference"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1600), ("dark", 360)])
def test_axe_finds_nothing(
    name: str, scheme: str, width: int, pages: dict[str, Path], chromium: Browser
) -> None:
    chromium.media(prefers_color_scheme=scheme)
    chromium.open(pages[name], width=width)
    bring_axe(chromium)
    assert violations(chromium) == []
    chromium.run(f"document.querySelector('details').open = true; {STEPS}[2].querySelector('a').click()")
    assert violations(chromium) == []
