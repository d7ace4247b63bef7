"""The pages of an atlas say what its maps say, lead to each other, and take no text for anything else."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from atlases import LIBRARY, fact, library, made, many, site

from journeymap.atlas import Health, Site, Undrawn, address, around, pages
from journeymap.atlas._cut import cut
from journeymap.atlas._here import Here
from journeymap.formats.svg import safe_id
from journeymap.labels import direction
from journeymap.labels import names as languages
from journeymap.markup import element

from hostile_strings import HOSTILE  # isort: skip
from pages import Node, check_policy, read  # isort: skip
from written_forms import filled  # isort: skip

MOST = 500_000
ELEMENTS = """
    html head meta title style body header p a nav ul ol li main h1 dl div dt dd form label span input
    select option output button table caption thead tbody tr th td small b i bdi svg path circle fieldset
    legend script
""".split()
ATTRIBUTES = """
    lang dir charset http-equiv content name id class href aria-current aria-label aria-labelledby
    aria-hidden tabindex role hidden type value checked scope title rel data-f data-fold data-level
    data-told data-words viewbox d cx cy r
""".split()
LIST = [
    *("index.html", "personas.html", "channels.html", "touchpoints.html", "pains.html"),
    *("opportunities.html", "owners.html", "reviews.html", "heat.html"),
]


@pytest.fixture(scope="module")
def shelf() -> Site:
    return library()


@pytest.fixture(scope="module")
def shown(shelf: Site) -> dict[str, Node]:
    return {path: read(data) for path, data in made(shelf).items()}


def rows(page: Node) -> list[list[str]]:
    """What the cells of the list say, row by row."""
    return [[cell.text for cell in row.all("th", "td")] for row in page.one("tbody").all("tr")]


def listed(page: Node) -> Node:
    """The list of a page."""
    return page.one("table", id="list")


def column(page: Node, name: str) -> list[str]:
    """What a column of the list says."""
    table = listed(page)
    at = [one.text for one in table.one("thead").all("th")].index(name)
    return [row.all("th", "td")[at].text for row in table.one("tbody").all("tr")]


def check_links(found: dict[str, Node], maps: dict[str, set[str]]) -> None:
    """Every link leads to a page that is there, and to a place in it; every page is led to from the start.

    `maps` are the pages of maps and the ids that these have.
    """
    ids = {
        path: {one.attributes["id"] for one in page.all() if "id" in one.attributes}
        for path, page in found.items()
    } | maps
    led: dict[str, set[str]] = {}
    for path, page in found.items():
        for link in page.all("a"):
            target, _, fragment = link.attributes["href"].partition("#")
            if re.match("https?:|mailto:", target):
                assert link.attributes["rel"] == "noreferrer"
                continue
            here = [*path.split("/")[:-1], *target.split("/")] if target else path.split("/")
            while ".." in here:
                at = here.index("..")
                del here[at - 1 : at + 1]
            there = "/".join(here)
            assert there in ids, f"{path} leads to {there}"
            led.setdefault(path, set()).add(there)
            if fragment and "=" not in fragment:
                assert unquote(fragment) in ids[there], f"{path} leads to {there}#{fragment}"
    reached, waiting = set[str](), ["index.html"]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += led.get(one, ())
    assert reached == set(ids)


def map_pages(one: Site) -> dict[str, set[str]]:
    """The pages that the maps of a site have, and the ids of their steps."""
    return {
        address.of_map(fact): {safe_id(f"step-{step.spot.step_id}") for step in fact.steps if step.spot.step}
        for fact in one.collection.maps
    }


def check_frame(page: Node) -> None:
    check_policy(page)
    assert {one.name for one in page.all()} <= set(ELEMENTS)
    assert {name for one in page.all() for name in one.attributes} <= set(ATTRIBUTES)


def test_the_example(shelf: Site, shown: dict[str, Node]) -> None:
    assert set(LIST) <= set(shown)
    for page in shown.values():
        check_frame(page)
        assert len(page.all("h1")) == 1
        assert page.attributes["lang"] == "en"
    check_links(shown, map_pages(shelf))


def test_the_same_site_gives_the_same_pages(shelf: Site) -> None:
    assert made(shelf) == made(library())
    assert list(made(shelf)) == [page.path for page in pages(shelf)]


def test_a_map_more_changes_no_address(shelf: Site) -> None:
    more = fact("zz.journey.yaml", steps=[{"name": "x", "touchpoints": [{"app": "New thing"}]}])
    wider = site([*shelf.collection.maps, more])
    assert set(made(shelf)) < set(made(wider))


def test_the_hierarchy_is_a_tree() -> None:
    maps = [
        fact("b.journey.yaml", parent="a#one"),
        fact("c.journey.yaml", parent="b"),
        fact("a.journey.yaml", title="The whole"),
        fact("d.journey.yaml", title="Alone"),
        fact("e.journey.yaml", parent="a"),
        fact("f.journey.yaml", parent="g"),
        fact("g.journey.yaml", parent="f"),
    ]
    page = read(made(site(maps))["index.html"])
    found = [
        (row.one("th").all("a")[0].text, row.attributes.get("data-level", "0"))
        for row in listed(page).one("tbody").all("tr")
    ]
    # Those that go in a circle are there once, one below the other.
    assert found == [
        ("The whole", "0"),
        ("b.journey.yaml", "1"),
        ("c.journey.yaml", "2"),
        ("e.journey.yaml", "1"),
        ("Alone", "0"),
        ("g.journey.yaml", "0"),
        ("f.journey.yaml", "1"),
    ]
    deep = [one.text for one in listed(page).all("i") if one.text.startswith("Level")]
    assert deep == ["Level 2", "Level 3", "Level 2", "Level 2"]


def test_a_long_line_of_parents() -> None:
    maps = [fact(f"m{at}.journey.yaml", parent=f"m{at - 1}" if at else "") for at in range(500)]
    one = site(maps)
    assert len(listed(read(made(one)["index.html"])).one("tbody").all("tr")) == 500
    up = read(around(one, maps[-1]).encode()).one("ol").all("li")
    assert [up[1].text, up[-1].text, len(up)] == ["…", "m498.journey.yaml", 14]


def test_health_of_each_map() -> None:
    steps = [{"name": "x", "emotion": 1, "evidence": "y"}, {"name": "z", "emotion": -0.4}]
    now = fact("now.journey.yaml", title="Now", parent="all")
    later = fact(
        *("later.journey.yaml", ""),
        title="Later",
        parent="now",
        state="future",
        improves="now",
        status="review",
        owner="team",
        reviewed="2026-05",
        personas=["Ada", {"name": "Bob"}],
        tags=["a", "b"],
        steps=steps,
    )
    late = {later.file: Health(overdue=True)}
    page = read(made(site([fact("all.journey.yaml"), now, later], health=late))["index.html"])
    assert rows(listed(page))[2] == [
        "Level 3LaterAda, Bob · Improves: Now · #a · #b",
        "Future In review",
        "team",
        "2026-05 Overdue",
        "1/2",
        "0",
        "+0.3",
    ]


def test_findings_are_told_by_level() -> None:
    one, two = fact("a.journey.yaml"), fact("b.journey.yaml")
    found = site([one, two], health={one.file: Health(2, 1, 30)}, undrawn=[Undrawn("bad.journey.yaml", 3)])
    page = read(made(found)["index.html"])
    assert column(page, "Findings") == ["Errors 2 Warnings 1 Hints 30", "0", "Errors 3"]
    names = [cell.text for cell in listed(page).one("tbody").all("th")]
    assert names[2] == "bad.journey.yamlHas errors, so it has no page"
    (errors,) = (one for one in page.all("dt") if one.text == "Errors")
    assert errors.one("a").attributes["href"] == "index.html#health=Errors"


def test_every_step_is_on_the_page_of_what_it_uses(shelf: Site, shown: dict[str, Node]) -> None:
    def told(path: str) -> list[str]:
        return [row.one("th").all("a")[0].text for row in listed(shown[path]).one("tbody").all("tr")]

    for one in shelf.collection.maps:
        for step in one.steps:
            name = step.spot.step or step.spot.stage
            for id in step.spot.personas:
                assert name in told(address.of_persona("", id))
            for touchpoint in step.touchpoints:
                assert name in told(address.of_touchpoint(touchpoint))
            for channel in step.channels:
                assert name in told(address.of_channel(channel))
    walter = shelf.collection.maps
    count = sum("walter" in step.spot.personas for one in walter for step in one.steps)
    assert len(told("personas/walter.html")) == count


def test_a_touchpoint_is_told_with_its_own_channels() -> None:
    steps = [{"name": "Look", "touchpoints": [{"web": "Catalogue"}, {"app": "News"}]}]
    maps = [fact("a.journey.yaml", steps=steps)]
    page = read(made(site(maps))[address.of_touchpoint("Catalogue")])
    assert column(page, "Channels") == ["Web"]
    page = read(made(site(maps))["channels/app.html"])
    assert column(page, "Touchpoints") == ["News"]


def test_what_is_said_of_stages_and_of_the_whole() -> None:
    pain = {"text": "Slow", "severity": "low"}
    stage = {
        "name": "Buy",
        "touchpoints": [{"web": "Shop"}],
        "pains": [pain],
        "steps": [{"name": "Pay"}],
    }
    bare = {"name": "Use", "touchpoints": [{"web": "Shop"}]}
    idea = {"text": "Better", "value": 3, "effort": 3}
    one = fact("a.journey.yaml", title="All", stages=[stage, bare], opportunities=[idea])
    found = made(site([one]))
    names = [row[0] for row in rows(listed(read(found[address.of_touchpoint("Shop")])))]
    assert names == ["Buy", "Use"]
    assert column(read(found["pains.html"]), "Where") == ["BuyAll"]
    assert column(read(found["opportunities.html"]), "Where") == ["All"]


def test_pains_are_sorted_by_severity(shelf: Site, shown: dict[str, Node]) -> None:
    told = column(shown["pains.html"], "Severity")
    order = ["High", "Medium", "Low", "Not rated"]
    assert [order.index(one) for one in told] == sorted(order.index(one) for one in told)
    assert sorted(column(shown["pains.html"], "Pain points")) == sorted(
        pain.text for one in shelf.collection.maps for pain in one.pains
    )


def ideas(*grades: tuple[float | None, float | None, str | None]) -> Site:
    said = [
        {"text": f"o{at}"}
        | {key: value for key, value in zip(("value", "effort", "status"), one, strict=True) if value}
        for at, one in enumerate(grades)
    ]
    return site([fact("a.journey.yaml", opportunities=said)])


def test_opportunities_are_ranked_in_one_matrix() -> None:
    grades = [(2, 2, None), (5, 1, "done"), (5, 1, None), (4.5, 1.4, None), (None, 2, None), (1, 5, None)]
    page = read(made(ideas(*grades))["opportunities.html"])
    names = [cell.text for cell in listed(page).one("tbody").all("th")]
    assert names == ["1 o2", "2 o3", "3 o0", "4 o5", "5 o4", "6 o1"]
    matrix = page.one("table", **{"class": "matrix"})
    cells = {
        (5 - down, across): cell
        for down, row in enumerate(matrix.one("tbody").all("tr"))
        for across, cell in enumerate(row.all("td"), 1)
    }
    assert {place: cell.text for place, cell in cells.items() if cell.text} == {
        (5, 1): "31 2 6",
        (2, 2): "13",
        (1, 5): "14",
    }
    count, first, *_ = cells[5, 1].all("a")
    assert count.attributes["href"] == "#value=5&effort=1"
    assert first.attributes == {"class": "disc", "href": "#o1", "title": "o2"}
    assert cells[5, 1].attributes["class"] == "quick-wins"
    assert cells[1, 5].attributes["class"] == "money-pit"
    assert "Not placed yet: 1" in page.one("main").text


def test_a_matrix_of_very_many_stays_readable() -> None:
    found = made(ideas(*[(at % 5 + 1, at % 4 + 1, None) for at in range(3000)]))
    page = read(found["opportunities.html"])
    matrix = page.one("table", **{"class": "matrix"})
    assert len(matrix.all("a")) <= 25 * 9
    counts = [int(one.text) for one in matrix.all("a") if one.attributes["class"] == "count"]
    assert sum(counts) == 3000
    lists = [read(data) for path, data in found.items() if path.startswith("opportunities")]
    assert len(lists) > 1
    assert sum(len(rows(listed(one))) for one in lists) == 3000
    # A rank leads to the page that has it.
    for link in matrix.all("a"):
        target, _, fragment = link.attributes["href"].partition("#")
        if fragment.startswith("o"):
            assert f'id="{fragment}"'.encode() in found[target or "opportunities.html"]


def test_who_owns_what(shelf: Site, shown: dict[str, Node]) -> None:
    maps = shelf.collection.maps
    for row in rows(listed(shown["owners.html"])):
        owner = next((id for id, name in shelf.setting.teams.items() if name == row[0]), "")
        assert [int(re.sub("^High: \\d+ ", "", cell)) for cell in row[1:]] == [
            sum(one.owner == owner for one in maps),
            sum(shelf.health[one.file].overdue for one in maps if one.owner == owner),
            sum(step.spot.owner == owner for one in maps for step in one.steps),
            sum(pain.owner == owner for one in maps for pain in one.pains),
            sum(idea.owner == owner for one in maps for idea in one.opportunities),
        ]
        page = shown[address.of_owner(owner)]
        assert len(rows(listed(page))) == sum(
            int(re.sub("^High: \\d+ ", "", cell)) for at, cell in enumerate(row) if at in (1, 3, 4, 5)
        )


def test_what_nobody_owns() -> None:
    found = made(site([fact("a.journey.yaml", owner="team", opportunities=["Idea"]), fact("b.journey.yaml")]))
    assert [row[0] for row in rows(listed(read(found["owners.html"])))] == ["team", "Nobody"]
    page = read(found[address.of_owner("")])
    assert column(page, "What") == ["b.journey.yaml", "Idea", "One"]


def test_what_is_overdue() -> None:
    often = {"review_every": "1 month"}
    maps = [
        fact("later.journey.yaml", reviewed="2026-11-01", **often),
        fact("never.journey.yaml"),
        fact("late.journey.yaml", reviewed="2026-08-01", **often),
        fact("later-still.journey.yaml", reviewed="2026-06-01", **often),
        fact("seldom.journey.yaml", reviewed="2020"),
        fact("old.journey.yaml", reviewed="2020", status="retired"),
    ]
    late = {name: Health(overdue=True) for name in ("late.journey.yaml", "later-still.journey.yaml")}
    page = read(made(site(maps, health=late))["reviews.html"])
    assert rows(listed(page)) == [
        ["later-still.journey.yaml", "", "2026-06-01", "2026-07-01", "Overdue"],
        ["late.journey.yaml", "", "2026-08-01", "2026-09-01", "Overdue"],
        ["never.journey.yaml", "", "", "", "Never reviewed"],
        ["later.journey.yaml", "", "2026-11-01", "2026-12-01", "To come"],
        ["seldom.journey.yaml", "", "2020", "", ""],
    ]
    assert "As of \u20682026-11-23\u2069" in page.one("main").text


def test_the_heat_map() -> None:
    def steps(**felt: float | None) -> list[dict[str, object]]:
        return [
            {"name": name, "touchpoints": [name[0]]} | ({"emotion": value} if value is not None else {})
            for name, value in felt.items()
        ]

    maps = [
        fact("a.journey.yaml", title="One", steps=steps(x1=-2, x2=-1, y=0.04)),
        fact("b.journey.yaml", title="Two", steps=steps(x=1.25, z=None)),
        fact("c.journey.yaml", title="None"),
    ]
    page = read(made(site(maps))["heat.html"])
    table = listed(page)
    assert [one.text for one in table.one("thead").all("th")] == ["Touchpoint", "One", "Two"]
    assert rows(table) == [["x", "−1.5", "+1.3"], ["y", "0.0", ""], ["z", "", "?"]]
    looks = [cell.attributes.get("class") for cell in table.one("tbody").all("td")]
    assert looks == ["e-2", "e1", "e0", None, None, None]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.45, "+0.5 e1"), (0.449, "+0.4 e0"), (-0.04, "0.0 e0"), (-1.45, "−1.5 e-2"), (2, "+2.0 e2")],
)
def test_colours_are_those_of_the_numbers(value: float, shown: str) -> None:
    told = read(f"<p>{Here(site([])).feeling(value)}</p>".encode()).one("b")
    assert f"{told.text} {told.attributes['class'].removeprefix('e ')}" == shown


def test_an_empty_collection_has_all_its_pages() -> None:
    found = {path: read(data) for path, data in made(site([])).items()}
    assert set(found) == set(LIST)
    check_links(found, {})
    for page in found.values():
        check_frame(page)
        assert "Nothing here yet" in page.one("main").text


@pytest.mark.parametrize("lang", languages())
def test_words_follow_the_language(lang: str) -> None:
    maps = [fact("a.journey.yaml", lang="en", steps=[{"name": "x", "emotion": -1.5, "touchpoints": ["y"]}])]
    for path, data in made(site(maps, lang=lang)).items():
        page = read(data)
        assert page.attributes["lang"] == lang
        assert page.attributes["dir"] == direction(lang)
        if lang != "en":
            words = {"Maps", "Personas", "Pain points", "Owners", "Reviews", "Search", "Nobody", "Findings"}
            told = {one.text for one in page.all() if one.name not in ("script", "style")}
            shared = {"Maps", "Personas"} & {one.text for one in page.one("header").all("a")}
            assert not (words - shared) & told, path


def test_channels_and_teams_have_their_names() -> None:
    steps = [{"name": "x", "touchpoints": [{"web": "A"}, {"kiosk": "B"}]}]
    maps = [fact("a.journey.yaml", owner="team", steps=steps)]
    names = {"channels": {"web": "Web", "kiosk": "Machine"}, "teams": {"team": "The team"}}
    page = read(made(site(maps, lang="de", **names))["channels.html"])
    assert [row[0] for row in rows(listed(page))] == ["Machine", "Web"]
    page = read(made(site(maps, lang="fr", **names))["owners.html"])
    assert rows(listed(page))[0][0] == "The team"


def test_personas_of_two_workspaces_are_two() -> None:
    maps = [
        fact("x/a.journey.yaml", "x", persona={"name": "Ada"}),
        fact("y/a.journey.yaml", "y", persona={"name": "Ada"}),
        fact("x/b.journey.yaml", "x", persona={"name": "Ada"}),
    ]
    found = made(site(maps))
    assert {"personas/x.ada.html", "personas/y.ada.html"} <= set(found)
    page = read(found["personas.html"])
    assert column(page, "Maps") == ["2", "1"]


def test_around_a_map(shelf: Site) -> None:
    def ways(name: str) -> tuple[list[str], dict[str, str]]:
        one = next(one for one in shelf.collection.maps if one.id == name)
        nav = read(around(shelf, one).encode())
        for link in nav.all("a"):
            assert link.attributes["href"].startswith("../")
        up = [link.text for link in nav.one("ol").all("a")]
        return up, {one.one("dt").text: one.one("dd").text for one in nav.one("dl").all("div")}

    assert ways("reserve") == (
        ["Riverside Libraries", "A life with the library", "Keep the bag full, week after week"],
        {"Part of": "Reserves what is out", "Persona": "Nadia Quinn"},
    )
    _, beside = ways("join")
    assert beside["Improved by"] == "Get library cards for the whole family, the same evening"
    _, beside = ways("join-future")
    assert beside["Improves"] == "Get library cards for the whole family"


def test_links_around_maps_lead_to_pages(shelf: Site, shown: dict[str, Node]) -> None:
    heads = {
        address.of_map(one): read(element("main", inside=around(shelf, one)).encode())
        for one in shelf.collection.maps
    }
    ids = map_pages(shelf) | {path: set[str]() for path in shown}
    for path, page in heads.items():
        for link in page.all("a"):
            target, _, fragment = link.attributes["href"].removeprefix("../").partition("#")
            assert target in ids, f"{path} leads to {target}"
            assert not fragment or fragment in ids[target]


def test_no_page_is_too_large() -> None:
    found = made(many(1000))
    assert max(map(len, found.values())) < MOST
    # All maps are on one page, so that a search covers them.
    assert "index_2.html" not in found


def test_links_of_lists_on_many_pages() -> None:
    one = many(60, steps=40)
    found = made(one)
    assert {"pains_2.html", "opportunities_2.html", "heat_3.html"} <= set(found)
    check_links({path: read(data) for path, data in found.items()}, map_pages(one))


@pytest.mark.parametrize("text", ['"' * 2000, "日本" * 2000, "😀" * 2000], ids=["quote", "cjk", "emoji"])
def test_no_page_is_too_large_whatever_is_said(text: str) -> None:
    said = {**filled(text), "tags": [f"{text}{at}" for at in range(200)]}
    maps = [fact(f"m{at}.journey.yaml", **{**said, "id": f"m{at}"}) for at in range(120)]
    found = made(site(maps, name=text))
    assert max(map(len, found.values())) < MOST
    assert sum(len(data) for data in found.values()) > 5 * MOST


def test_a_list_goes_on_with_what_stands_above() -> None:
    long = "x" * 280
    maps = [fact("top.journey.yaml", title="Top"), fact("mid.journey.yaml", title="Mid", parent="top")]
    maps += [fact(f"m{at}.journey.yaml", title=f"{at} {long}", parent="mid") for at in range(1500)]
    found = made(site(maps))
    second = read(found["index_2.html"])
    first = listed(second).one("tbody").all("tr")[:3]
    assert [row.attributes.get("class") for row in first] == ["above", "above", None]
    assert [row.one("th").all("a")[0].text for row in first[:2]] == ["Top", "Mid"]
    own = [
        row
        for path in ("index.html", "index_2.html", "index_3.html")
        if path in found
        for row in listed(read(found[path])).one("tbody").all("tr")
        if "class" not in row.attributes
    ]
    assert len(own) == 1502
    pager = second.one("nav", **{"class": "pager"})
    assert pager.all("a")[0].attributes["href"] == "index.html"
    assert "Search and filters cover this page." in second.one("main").text


def names(page: Node) -> list[str]:
    return sorted(one.name for one in page.all())


@pytest.fixture(scope="module")
def benign() -> list[list[str]]:
    found = made(
        site(
            [fact("a.journey.yaml", **filled("text")), fact("b.journey.yaml", **filled("text") | {"id": "b"})]
        )
    )
    return sorted(names(read(data)) for data in found.values())


@pytest.mark.parametrize("text", [one for one in HOSTILE if len(one) < 600])
def test_text_stays_text(text: str, benign: list[list[str]]) -> None:
    maps = [fact("a.journey.yaml", **filled(text)), fact("b.journey.yaml", **filled(text) | {"id": "b"})]
    one = site(maps, name=text, teams={maps[0].owner: text}, undrawn=())
    found = {path: read(data) for path, data in made(one).items()}
    for page in found.values():
        check_frame(page)
    assert sorted(names(page) for page in found.values()) == benign
    check_links(found, map_pages(one))
    head = read(around(one, maps[0]).encode())
    assert {node.name for node in head.all()} <= {"ol", "li", "a", "dl", "div", "dt", "dd"}


def test_the_script_never_holds_what_a_map_says(shown: dict[str, Node]) -> None:
    found = made(site([fact("a.journey.yaml", **filled("text"))], lang="ar"))
    pages = [*shown.values(), *(read(data) for data in found.values())]
    assert len({page.one("script").text for page in pages}) == 1
    # Neither do style sheets; they differ by the words of the language and the columns alone.
    assert not any(
        word == "text" for page in pages for word in re.findall(r'content:"(.*?)"', page.one("style").text)
    )


def test_without_a_script_all_but_the_tools_are_seen(shown: dict[str, Node]) -> None:
    for page in shown.values():
        hidden = [one for one in page.all() if "hidden" in one.attributes]
        assert {one.name for one in hidden} <= {"form", "button", "span"}


def test_headings_and_their_scope(shown: dict[str, Node]) -> None:
    for page in shown.values():
        for table in page.all("table"):
            assert all(th.attributes["scope"] == "col" for th in table.one("thead").all("th"))
            width = len(table.one("thead").all("th", "td"))
            for row in table.one("tbody").all("tr"):
                (th,) = row.all("th")
                assert th.attributes["scope"] == "row"
                assert th.text
                assert len(row.all("th", "td")) == width
        levels = [int(one.name[1]) for one in page.all("h1", "h2", "h3")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_texts_are_cut_by_what_they_take() -> None:
    assert cut("short") == "short"
    for text in ("a" * 1000, "<" * 1000, "日" * 1000, "\x00" * 1000):
        assert 250 < len(cut(text).encode()) <= 300
        assert cut(text).endswith("…")
    assert len(cut("é" * 150).encode()) == 300


def test_light_and_dark(shelf: Site) -> None:
    page = read(made(shelf)["index.html"])
    assert "--paper:light-dark(#ffffff,#0d1426)" in page.one("style").text
    (box,) = (one for one in page.all("input") if "checked" in one.attributes)
    assert box.attributes["id"] == "page-auto"
    for look in ("print", "contrast", "warm", "bold", "light", "dark"):
        fixed = read(made(site([fact("a.journey.yaml")], look=look))["index.html"])
        assert not [one for one in fixed.all("input") if one.attributes["type"] == "radio"]
        wanted = set(re.findall(r"var\(--([\w-]+)\)", fixed.one("style").text)) - {"stage", "wide"}
        own = {"in", "step", "part"}
        assert wanted - own <= set(re.findall(r"--([\w-]+):", fixed.one("style").text)), look


def test_the_library_is_what_was_read(shelf: Site) -> None:
    assert len(shelf.collection.maps) == len(list(LIBRARY.rglob("*.journey.yaml")))
