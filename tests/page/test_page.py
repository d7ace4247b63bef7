"""A page says what its map says, is one file that asks for nothing, and takes no text for anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from pages import EXAMPLES, Node, check_policy, drawn, example, read, small, written

from conftest import Ran
from journeymap.formats.svg import safe_id
from journeymap.labels import direction, labels
from journeymap.labels import names as languages
from journeymap.markup import raw
from journeymap.model import Journey
from journeymap.saying.entry import Column, Entry
from journeymap.saying.said import Said
from journeymap.saying.table import Row, Table, about_map, about_stage, table

from hostile_strings import HOSTILE  # isort: skip
from written_forms import context, filled, numbered  # isort: skip

Run = Callable[..., Ran]
NAMES = sorted(path.name.removesuffix(".journey.yaml") for path in EXAMPLES.glob("*.journey.yaml"))
PAGE = read(example("02"))

ATTRIBUTES = """
    lang dir charset http-equiv content name id class href role aria-level aria-label aria-labelledby
    aria-describedby aria-hidden tabindex hidden type value checked autofocus title scope colspan rel
    data-lane data-name data-number data-persona data-channel data-owner data-severity data-group
    data-told data-do xmlns viewbox width height direction font-family font-weight font-style font-size
    letter-spacing word-spacing text-anchor x y x1 y1 x2 y2 rx points d transform fill fill-rule stroke
    stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity offset stop-color clip-path
    preserveaspectratio
""".split()
ELEMENTS = """
    html head meta title style body header h1 h2 h3 a fieldset legend label input span form details
    summary select option output button main figure div section article dl dt dd ul li small bdi table
    thead tbody tr th td dialog nav p footer script svg desc defs lineargradient stop clippath rect line
    polygon path text g image
""".split()


def lines(text: str) -> str:
    """A text with the line ends that a reader of HTML has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def said_by(entries: list[Entry]) -> Iterator[str]:
    for one in entries:
        yield one.text
        yield from one.notes


def told(column: Column, at: int, rows: list[Row]) -> Iterator[str]:
    """What a row of the page has to say, in its order."""
    if column.number:
        yield str(column.number)
        yield column.part.name
    for row in rows:
        if row.cells[at]:
            yield from [row.name] if row.lane == "steps" else []
            yield from said_by(row.cells[at])


def shown(row: Node) -> list[str]:
    """What a row of the page says."""
    return [
        lines(one.text)
        for one in row.all("span", "a", "dt", "bdi")
        if one.name != "a" or not any(one in other.all("a") for other in row.all("bdi"))
    ]


def check_table(page: Node, said: Said, found: Table) -> None:
    """The table has every text of the map, in its order, under the names of its lanes and stages."""
    body = page.one("table")
    heads = [one.text for one in body.one("thead").all("th")]
    lanes = list(dict.fromkeys(row.name if row.lane != "steps" else "Details" for row in found.rows))
    assert heads[1:] == lanes
    bodies = body.all("tbody")
    for tbody, places in zip(bodies, found.spans(), strict=True):
        rows = tbody.all("tr")
        stage = found.columns[places.start].stage
        if stage:
            texts = [lines(stage.name)]
            for name, entries in about_stage(said, stage):
                texts += [name, *map(lines, said_by(entries))]
            assert shown(rows.pop(0)) == texts
        for row, at in zip(rows, places, strict=True):
            column = found.columns[at]
            assert shown(row) == [lines(text) for text in told(column, at, found.rows)]


def check_frame(page: Node) -> None:
    """Nothing but known elements and attributes; one script; the policy allows that one and no other."""
    assert {one.name for one in page.all()} <= set(ELEMENTS)
    assert {name for one in page.all() for name in one.attributes} <= set(ATTRIBUTES)
    check_policy(page)
    # Only people follow addresses; nothing is fetched but what is in the file itself.
    for one in page.all():
        address = one.attributes.get("href", "")
        if one.name == "image":
            assert address.startswith("data:image/")
        elif address:
            assert one.name == "a"
            assert address.startswith(("#", "https://", "http://", "mailto:"))
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    for one in page.all("a"):
        if one.attributes["href"].startswith("#"):
            assert one.attributes["href"][1:] in ids


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    data = example(name)
    assert example(name) == data
    page = read(data)
    check_frame(page)
    lang = page.attributes["lang"]
    assert page.attributes["dir"] == direction(lang)
    assert page.one("h1").text == page.one("head").one("title").text
    steps = [row for row in page.all("tr") if "id" in row.attributes]
    links = {one.attributes["href"] for one in page.one("figure").all("a")}
    assert {f"#{row.attributes['id']}" for row in steps} <= links


def test_the_same_bytes_whatever_the_surroundings(run: Run) -> None:
    for number, seed in enumerate(("1", "2")):
        env = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if number else "UTC"}
        assert (
            run("render", EXAMPLES / "04-b2b-procurement.journey.yaml", "-o", f"{seed}.html", env=env).code
            == 0
        )
        data = run(
            "render", EXAMPLES / "04-b2b-procurement.journey.yaml", "-f", "html", "-o", "-", env=env
        ).out
        assert data.encode() == example("04")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_table_has_all_there_is(lang: str) -> None:
    journey = Journey.model_validate({**filled("text"), "lang": lang})
    words = context("en")
    said = Said(journey, words)
    check_table(read(written(journey, drawn(journey), words)), said, table(said))


def test_every_text_of_a_map_is_on_its_page() -> None:
    persona: dict[str, Any] = dict.fromkeys(
        ("name", "role", "about", "segment", "owner", "goals", "needs", "frustrations"), "text"
    )
    persona["quotes"] = [{"text": "text", "source": "text"}]
    persona["evidence"] = [{"note": "text", "source": "text"}]
    persona["links"] = [{"text": "text", "url": "https://a.example"}]
    whole = {**filled("text"), "notes": "no", "tags": "no", "personas": [{**persona, "id": "ada"}]}
    data, texts = numbered(whole)
    journey = Journey.model_validate(data)
    page = read(written(journey, small(journey, "x"), context()))
    page_text = page.one("main").text + page.one("h1").text
    silent = {part.notes for part in (*(journey.stages or []), *journey.all_steps) if part.notes}
    assert [text for text in texts if text not in silent and text not in page_text] == []
    assert not any(text in page_text for text in silent)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    journey = Journey.model_validate({**filled(text), "lang": "en"})
    words = context()
    page = read(written(journey, small(journey, text), words))
    check_frame(page)
    said = Said(journey, words)
    check_table(page, said, table(said))
    assert lines(page.one("head").one("title").text) == lines(page.one("h1").text) == lines(journey.title)
    about = page.one("section", **{"class": "about"})
    facts = [
        one for name, entries in about_map(said) if name != "Persona" for one in (name, *said_by(entries))
    ]
    assert [lines(one.text) for one in about.all("dt", "bdi")] == [lines(fact) for fact in facts]


def test_the_script_never_holds_what_a_map_says() -> None:
    scripts = {read(example(name)).one("script").text for name in NAMES}
    assert len(scripts) == 1


@pytest.mark.parametrize("text", ["a</script>", "<!-- x", "</style>"])
def test_a_script_cannot_hold_what_would_end_it(text: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        raw("script", text)


def test_headings_and_their_scope() -> None:
    for th in PAGE.one("thead").all("th"):
        assert th.attributes["scope"] == "col"
        assert th.text
    for row in PAGE.all("tbody")[1].all("tr"):
        (th,) = row.all("th")
        assert th.attributes["scope"] == ("rowgroup" if row.attributes.get("class") == "stage" else "row")
        assert th.text
        width = sum(int(cell.attributes.get("colspan", 1)) for cell in row.all("td"))
        assert width == len(PAGE.one("thead").all("th")) - 1
    levels = [int(one.name[1]) for one in PAGE.one("main").all("h2", "h3")]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_without_a_script_all_but_the_tools_are_seen() -> None:
    hidden = [one for one in PAGE.all() if "hidden" in one.attributes]
    assert [one.name for one in hidden] == ["form", "button"]
    assert PAGE.one("dialog").text == ""
    assert not any("display" in one.attributes for one in PAGE.all())


def test_steps_of_the_picture_lead_to_their_rows() -> None:
    figure = PAGE.one("figure")
    link = next(one for one in figure.all("a") if one.attributes["href"] == "#step-changes-line")
    assert link.one("title").text == "Loses the old line early"
    assert [one.attributes["class"] for one in link.all("rect")][-1] == "page_step_shape"
    # No link is in another one, and those that a step had before are still there.
    assert not [inner for outer in figure.all("a") for inner in outer.all("a")]
    assert any(one.attributes["href"].startswith("https://tracker") for one in figure.all("a"))


def test_ids_of_any_script_lead_to_their_rows() -> None:
    name = "Überprüft <das> 日本"
    journey = Journey.model_validate({"journeymap": 1, "title": "x", "steps": [{"name": name, "id": "ü-日"}]})
    page = read(written(journey, drawn(journey), context()))
    assert page.one("tr", id=safe_id("step-ü-日")).one("a").text == name
    check_frame(page)


def test_what_rows_are_filtered_by() -> None:
    journey = Journey.model_validate(
        {
            "journeymap": 1,
            "title": "x",
            "personas": [{"name": "Ada"}, {"name": "Bob"}],
            "steps": [
                {
                    "name": "a",
                    "actor": "bob",
                    "touchpoints": [{"phone": "Call"}, {"web": "Page"}],
                    "owner": "Z",
                },
                {"name": "b", "pains": [{"text": "p", "severity": "low"}, {"text": "q", "severity": "high"}]},
                {
                    "name": "c",
                    "opportunities": [{"text": "o", "owner": "team"}],
                    "touchpoints": [{"web": "Page"}],
                },
            ],
        }
    )
    page = read(written(journey, drawn(journey), context()))
    choices = {
        one.attributes["name"]: [option.text for option in one.all("option")] for one in page.all("select")
    }
    assert choices == {
        "persona": ["All", "Ada", "Bob"],
        "channel": ["All", "Phone", "Web"],
        "owner": ["All", "Z", "The team"],
        "severity": ["All", "High", "Low"],
    }
    rows = [
        {
            name[5:]: value
            for name, value in row.attributes.items()
            if name in {f"data-{kind}" for kind in choices}
        }
        for row in page.one("tbody").all("tr")
    ]
    assert rows == [
        {"persona": "1", "channel": "0 1", "owner": "0"},
        {"persona": "0 1", "severity": "0 1"},
        {"persona": "0 1", "channel": "1", "owner": "1"},
    ]


def test_one_persona_is_no_choice() -> None:
    assert [one.attributes["name"] for one in PAGE.all("select")] == ["channel", "owner", "severity"]


def test_lanes_to_hide_are_those_that_say_something() -> None:
    boxes = {one.attributes["value"] for one in PAGE.all("input") if "data-group" in one.attributes}
    assert boxes == {cell.attributes["data-lane"] for cell in PAGE.one("thead").all("th")[1:]} - {"steps"}
    groups = {one.attributes["id"] for one in PAGE.all("g") if "id" in one.attributes}
    assert {
        one.attributes["data-group"] for one in PAGE.all("input") if "data-group" in one.attributes
    } <= groups


@pytest.mark.parametrize(
    ("asked", "checked"),
    [("", "page-auto"), ("auto", "page-auto"), ("light", "page-light"), ("dark", "page-dark")],
)
def test_light_and_dark(asked: str, checked: str) -> None:
    page = read(example("01", theme=asked))
    (one,) = (
        one
        for one in page.all("input")
        if one.attributes.get("name") == "colours" and "checked" in one.attributes
    )
    assert one.attributes["id"] == checked
    assert "--paper:light-dark(#ffffff,#0d1426)" in page.one("style").text


def test_a_theme_with_one_side_has_no_switch() -> None:
    journey = Journey.model_validate({"journeymap": 1, "title": "x", "steps": [{"name": "a"}]})
    page = read(written(journey, drawn(journey), context(), "dark"))
    assert not [one for one in page.all("input") if one.attributes.get("name") == "colours"]
    assert "--paper:#0d1426;" in page.one("style").text
    assert "light-dark(" not in page.one("style").text


@pytest.mark.parametrize("view", ["flow", "funnel", "blueprint", "matrix", "persona", "strip"])
def test_any_view(view: str) -> None:
    page = read(example("02", view))
    check_frame(page)
    assert page.one("svg", id=f"jm-broadband-switch-{view}")
    assert len([row for row in page.all("tr") if "data-number" in row.attributes]) == 10


def test_a_persona(run: Run) -> None:
    done = run("render", EXAMPLES / "personas" / "priya.persona.yaml", "-f", "html", "-o", "-")
    assert done.code == 0
    page = read(done.out.encode())
    check_frame(page)
    assert page.one("h1").text == "Priya Shah"
    assert "A faster line before the old contract ends" in page.one("section", **{"class": "people"}).text
    assert not page.all("table", "form", "dialog")


def test_stages_without_steps() -> None:
    stages = [{"name": "One", "goal": "Go", "doing": "Runs"}, {"name": "Two"}]
    journey = Journey.model_validate({"journeymap": 1, "title": "x", "stages": stages})
    page = read(written(journey, drawn(journey), context()))
    check_frame(page)
    assert [shown(row) for row in page.one("table").all("tr")[1:]] == [
        ["One", "Goal", "Go"],
        ["1", "One", "Runs", "Assumption"],
        ["Two"],
        ["2", "Two", "Assumption"],
    ]
    assert not page.all("dialog")


@pytest.mark.parametrize("lang", languages())
def test_every_language_counts_steps(lang: str) -> None:
    steps = [{"name": "a", "doing": "b"}, {"name": "c"}]
    journey = Journey.model_validate({"journeymap": 1, "title": "x", "lang": lang, "steps": steps})
    page = read(written(journey, drawn(journey), context(lang)))
    assert (page.attributes["lang"], page.attributes["dir"]) == (lang, direction(lang))
    template = page.one("output").attributes["data-told"]
    assert template.replace("{n}", "1") == labels(lang)["coverage"].format(backed=1, steps=2)


def test_options_that_change_nothing_of_a_page_are_no_error(run: Run) -> None:
    done = run("render", EXAMPLES / "01-first-map.journey.yaml", "-o", "x.html", "--lanes", "steps,doing")
    assert (done.code, done.out) == (0, "")
    done = run("render", EXAMPLES / "01-first-map.journey.yaml", "-o", "x.html", "--page", "A4")
    assert done.code == 2
