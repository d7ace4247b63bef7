"""The page of `journeymap serve` in a real browser: what its user sees when files change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from axe import bring_axe, violations
from chromium import Browser, browser
from served import Server, serving, write

FRAME = "document.querySelector('#pane iframe:not(.coming)')"
TEXT = f"({FRAME}?.contentDocument?.documentElement?.textContent ?? '')"
OVER = "(document.querySelector('#over').hidden ? '' : document.querySelector('#over').innerText)"
STEPS = "".join(f"  - {{name: Step {at}, doing: {'Word ' * 9}}}\n" for at in range(12))
PERSONA = "journeymap: 1\nname: Ada Lovelace\n"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    write(folder / "a.journey.yaml", "First map", "Pays by card", STEPS)
    write(folder / "b.journey.yaml", "Second map", "Rides home")
    (folder / "ada.persona.yaml").write_text(PERSONA)
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as one:
        yield one


def visit(chromium: Browser, server: Server, query: str = "") -> None:
    chromium.call("Page.navigate", url="about:blank")
    chromium.said.clear()
    chromium.asked.clear()
    chromium.size(1366, 768)
    chromium.call("Page.navigate", url=server.address + query)
    chromium.until(f"{FRAME} || document.querySelector('#pane p')")


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def choose(chromium: Browser, select: str, value: str) -> None:
    chromium.run(
        f"(one => {{ one.value = {value!r}; one.dispatchEvent(new Event('change')) }})"
        f"(document.querySelector({select!r}))"
    )


def test_the_picture_changes_after_the_file_does(chromium: Browser, server: Server, folder: Path) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    assert chromium.run("document.title") == "First map · journeymap"
    choose(chromium, "#zoom", "200")
    chromium.until("document.querySelector('#pane').scrollWidth > 3000")
    chromium.run("document.querySelector('#pane').scrollTo(700, 150)")
    change(folder / "a.journey.yaml", "Pays by card", "Pays in coins")
    chromium.until(f"{TEXT}.includes('Pays in coins')")
    chromium.until("document.querySelectorAll('#pane iframe').length === 1")
    assert chromium.run(
        "[document.querySelector('#pane').scrollLeft, document.querySelector('#pane').scrollTop]"
    ) == [
        700,
        150,
    ]
    assert chromium.said == []
    assert {
        re.match(r"\w+://[^/]*/", address)[0] for address in chromium.asked if "data:" not in address
    } == {  # type: ignore[index]
        server.address
    }


def test_what_is_chosen_is_in_the_address(chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    chromium.run(
        "[...document.querySelectorAll('#list a')].find(a => a.innerText.includes('Second')).click()"
    )
    chromium.until(f"{TEXT}.includes('Rides home')")
    chromium.run("[...document.querySelectorAll('#views a')].find(a => a.innerText === 'Strip').click()")
    choose(chromium, "#theme", "dark")
    choose(chromium, "#zoom", "50")
    assert chromium.run("location.search") == "?map=b.journey.yaml&view=strip&theme=dark&zoom=50"
    chromium.until("document.title.startsWith('Second')")
    chromium.call("Page.reload")
    chromium.until(f"{TEXT}.includes('Rides home')")
    assert chromium.run("document.querySelector('#views [aria-current]').innerText") == "Strip"
    assert chromium.run("document.querySelector('#theme').value") == "dark"
    assert chromium.run("getComputedStyle(document.documentElement).colorScheme") == "dark"
    chromium.run("history.back()")
    chromium.until("document.querySelector('#views [aria-current]').innerText === 'Map'")
    chromium.run("history.back()")
    chromium.until(f"{TEXT}.includes('Pays by card')")
    assert chromium.said == []


def test_errors_stand_over_the_picture_of_before(chromium: Browser, server: Server, folder: Path) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    assert chromium.run(OVER) == ""
    change(folder / "a.journey.yaml", "emotion", "emotoin")
    chromium.until(f"{OVER}.includes('unknown key emotoin')")
    assert "a.journey.yaml:5:26" in chromium.run(OVER)
    assert "did you mean emotion?" in chromium.run(OVER)
    assert "1 error" in chromium.run("document.querySelector('#list [aria-current]').innerText")
    assert "Pays by card" in chromium.run(TEXT)
    chromium.until(f"Number(getComputedStyle({FRAME}).opacity) < 0.5")
    chromium.run("document.querySelector('#over button').click()")  # the code leads to what it means
    chromium.until("document.querySelector('#rule').open")
    assert "The language has no such key here." in chromium.run("document.querySelector('#rule').innerText")
    chromium.press("Escape")
    chromium.until("!document.querySelector('#rule').open")
    change(folder / "a.journey.yaml", "emotoin", "emotion")
    chromium.until(f"{OVER} === ''")
    chromium.until(f"Number(getComputedStyle({FRAME}).opacity) === 1")
    assert chromium.said == []


def test_findings_stand_beside_the_picture(chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.until("document.querySelectorAll('#findings .finding').length > 1")
    told = chromium.run("document.querySelector('#findings').innerText")
    assert re.search(r"JM\d{3} [a-z-]+\n.*a\.journey\.yaml:\d+:\d+", told)
    chromium.run("document.querySelector('#findings button').click()")
    chromium.until("document.querySelector('#rule').open")
    assert "Good: map.journey.yaml" in chromium.run("document.querySelector('#rule').innerText")
    assert chromium.run("document.querySelector('#rule pre').innerText").startswith("journeymap: 1\n")
    chromium.run("document.querySelector('#rule form button').click()")
    chromium.run("document.querySelector('#toggle').click()")
    chromium.until("document.querySelector('#findings').hidden")


def test_maps_come_and_go(chromium: Browser, server: Server, folder: Path) -> None:
    titles = "[...document.querySelectorAll('#list a span:first-child')].map(one => one.innerText).join()"
    visit(chromium, server, "?map=b.journey.yaml")
    chromium.until(f"{TEXT}.includes('Rides home')")
    assert chromium.run(titles) == "First map,Second map,Ada Lovelace"
    write(folder / "c.journey.yaml", "Third map")
    chromium.until(f"{titles} === 'First map,Second map,Third map,Ada Lovelace'")
    text = (folder / "b.journey.yaml").read_text()
    (folder / "b.journey.yaml").unlink()
    chromium.until(f"{titles} === 'First map,Third map,Ada Lovelace'")
    chromium.until(f"{OVER}.includes('b.journey.yaml is not here any more')")
    assert "Rides home" in chromium.run(TEXT)
    (folder / "b.journey.yaml").write_text(text.replace("Rides home", "Walks home"))
    chromium.until(f"{TEXT}.includes('Walks home')")
    assert chromium.run(OVER) == ""
    visit(chromium, server, "?map=nowhere.journey.yaml")
    chromium.until(
        "document.querySelector('#pane').innerText.includes('There is no nowhere.journey.yaml here.')"
    )
    visit(chromium, server, "?map=ada.persona.yaml")
    chromium.until(f"{TEXT}.includes('Ada Lovelace')")
    assert chromium.run("document.querySelector('#views').innerText") == "Persona"


def test_a_view_with_nothing_to_show_says_why(chromium: Browser, server: Server) -> None:
    visit(chromium, server, "?map=b.journey.yaml&view=matrix")
    chromium.until(
        "document.querySelector('#pane').innerText.startsWith('no matrix is drawn: the map has no')"
    )
    assert chromium.run(f"{FRAME} === null")


def test_the_keyboard_is_enough(chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    stops = []
    for _ in range(40):
        chromium.press("Tab")
        stops.append(chromium.run("document.activeElement.id || document.activeElement.innerText.trim()"))
        if stops[-1].startswith("Second map"):
            chromium.press("Enter")
            chromium.until(f"{TEXT}.includes('Rides home')")
            # The focus stays on what was chosen, though the list was made anew.
            assert chromium.run("document.activeElement.innerText").startswith("Second map")
        if stops[-1] == "Strip":
            chromium.press("Enter")
            chromium.until("location.search.includes('view=strip')")
    assert stops[0] == "Skip to the picture"
    for stop in ("Strip", "zoom", "pane"):
        assert stop in stops
    assert [one for one in stops if one.startswith("Second map")]


HOSTILE = [
    "<script>globalThis.bad = 1</script>",
    "<img src=x onerror='parent.bad = 1; bad = 1'>",
    "\"><svg onload='bad=1'>",
    "</title></text></svg><script>bad=1</script>",
    "javascript:bad=1",
    "]]><!--<b>",
    "${bad=1}{{bad}}&lt;b&gt;&amp;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, chromium: Browser, tmp_path: Path) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    name = f"{text.replace('/', ' ')}.journey.yaml"
    (tmp_path / name).write_text(
        f"journeymap: 1\ntitle: {quoted}\npersona: {{name: {quoted}}}\n"
        f"steps:\n  - name: {quoted}\n    touchpoints: [{{web: {quoted}}}]\n    {quoted}: 1\n"
    )
    write(tmp_path / "other.journey.yaml", quoted, quoted)
    with serving(tmp_path) as server:
        visit(chromium, server)
        chromium.until(f"{OVER}.includes('unknown key')")
        chromium.run("[...document.querySelectorAll('#list a')].at(-1).click()")
        chromium.until(f"{TEXT} !== '' && {OVER} === ''")
        shown = [chromium.run(f"document.querySelector({one!r}).textContent") for one in ("#title", "#list")]
        assert all(text in one for one in (*shown, chromium.run(TEXT)))
        assert chromium.run("typeof globalThis.bad") == "undefined"
        assert chromium.run(f"typeof {FRAME}.contentWindow.bad") == "undefined"
        assert chromium.run("document.querySelectorAll('script, img, b').length") == 1
        assert (
            chromium.run(f"{FRAME}.contentDocument.querySelectorAll('script, img, b, [onload]').length") == 0
        )
        assert chromium.said == []


def test_in_a_picture_nothing_runs(chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    chromium.run(
        f"(() => {{ const inside = {FRAME}.contentDocument;"
        "const one = inside.createElementNS('http://www.w3.org/2000/svg', 'script');"
        "one.textContent = 'parent.bad = 1'; inside.documentElement.append(one); })()"
    )
    assert chromium.run("typeof globalThis.bad") == "undefined"
    assert "Blocked script execution" in " ".join(chromium.said)


def test_a_page_that_lost_its_server_says_so(chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    assert chromium.run("document.querySelector('#lost').hidden")
    server.stop()
    chromium.until("!document.querySelector('#lost').hidden")
    assert "Pays by card" in chromium.run(TEXT)


@pytest.mark.parametrize("width", [400, 700, 1024, 1366, 1920])
def test_nothing_lies_beside_the_page(width: int, chromium: Browser, server: Server) -> None:
    visit(chromium, server)
    chromium.size(width, 700)
    chromium.until(f"{TEXT}.includes('Pays by card') && innerWidth === {width}")
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run("document.documentElement.scrollHeight") <= 700
    assert chromium.run("document.querySelector('#pane').clientWidth") > 0.4 * width


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1366])
def test_axe_finds_nothing(theme: str, width: int, chromium: Browser, server: Server, folder: Path) -> None:
    visit(chromium, server, f"?theme={theme}")
    chromium.size(width, 768)
    chromium.until(f"{TEXT}.includes('Pays by card')")
    bring_axe(chromium)
    assert violations(chromium, "iframes: false") == []
    change(folder / "a.journey.yaml", "emotion", "emotoin")
    chromium.until(f"{OVER}.includes('unknown key emotoin')")
    assert violations(chromium, "iframes: false") == []
    chromium.run("document.querySelector('#over button').click()")
    chromium.until("document.querySelector('#rule').open")
    assert violations(chromium, "iframes: false") == []
    visit(chromium, server, f"?theme={theme}&view=matrix")
    chromium.until("document.querySelector('#pane p')")
    bring_axe(chromium)
    assert violations(chromium, "iframes: false") == []
