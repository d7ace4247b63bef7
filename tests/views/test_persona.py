"""The persona's card: everything that is known, nothing that nobody said, and the maps they appear in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_map import check_placed, group, journeys, look, many, text, texts, words

from journeymap import theme
from journeymap.draw import Pen
from journeymap.labels import names
from journeymap.model import Journey, Persona
from journeymap.scene import Box, Group, Image, Scene, Words
from journeymap.settings import CHANNELS, Team
from journeymap.views import NothingToDraw
from journeymap.views.persona import view
from journeymap.workspace import Workspaces

FULL: dict[str, Any] = {
    "name": "Priya Shah",
    "role": "Switcher",
    "segment": "Households",
    "about": "Works from home.",
    "quotes": [{"text": "Not a single day.", "source": "Interview 07"}, "Never again."],
    "goals": ["A faster line", "A fair price"],
    "needs": ["One date"],
    "frustrations": ["Footnotes"],
    "channels": ["web", "phone", "kiosk"],
    "basis": "research",
    "evidence": [{"kind": "interview", "count": 24}],
    "owner": "care",
    "status": "live",
    "reviewed": "2026-10-02",
    "links": [{"text": "Study", "url": "https://a.example"}],
}


def journey(*people: Any, lang: str = "en", **data: Any) -> Journey:
    return Journey.model_validate(
        {"journeymap": 1, "title": "Switch", "lang": lang, "steps": ["A"], "personas": list(people), **data}
    )


def draw(*people: Any, lang: str = "en", **more: Any) -> Scene:
    return view(journey(*people, lang=lang), look(lang, **more))


def cards(scene: Scene) -> list[Box]:
    return [item for item in scene.walk() if isinstance(item, Box) and item.role == "persona.sheet"]


def test_a_full_card() -> None:
    scene = draw(FULL, teams={"care": Team(name="Customer care")})
    check_placed(scene)
    said = texts(scene)
    for part in (
        *("PS", "Priya Shah", "Switcher", "Segment: Households", "Works from home."),
        *("“Not a single day.”", "Interview 07", "“Never again.”"),
        *("Goals A faster line A fair price", "Needs One date", "Frustrations Footnotes"),
        *("Channels Web Phone", "kiosk", "Evidence Interviews", "Basis Research", "Owner Customer care"),
        *("Status Live", "Reviewed 2026-10-02", "Links Study"),
    ):
        assert part in said, part
    assert [item.link for item in scene.walk() if isinstance(item, Group) and item.link] == [
        "https://a.example"
    ]
    assert "Web: Web" not in {item.label for item in scene.walk() if isinstance(item, Group)}
    assert not [item for item in words(scene) if item.role == "legend"], "every sign stands beside its word"
    assert scene.title == "Priya Shah"
    assert scene.description == (
        "Persona. Priya Shah, Switcher. Goals: A faster line; A fair price. Needs: One date. "
        "Frustrations: Footnotes."
    )


def test_what_nobody_said_is_not_there() -> None:
    scene = draw({"name": "Ada"})
    headings = [item.text for item in words(scene) if item.role in ("persona.key", "fact.label")]
    assert headings == ["Evidence"]
    assert "Assumption" in texts(scene)
    assert "Assumption" not in texts(draw({"name": "Ada", "quotes": [{"text": "Oh", "source": "Diary"}]}))


def test_a_map_without_people_has_no_card() -> None:
    with pytest.raises(NothingToDraw, match=r"no persona.*`persona`"):
        view(Journey.model_validate({"journeymap": 1, "title": "T", "steps": ["A"]}), look())


def test_several_people_have_cards_of_one_width_below_each_other() -> None:
    scene = draw(FULL, {"name": "Ada"}, "nobody-knows")
    check_placed(scene)
    shown = cards(scene)
    assert len({(card.x, card.width) for card in shown}) == 1
    assert all(a.y + a.height < b.y for a, b in pairwise(shown))
    assert [group(scene, f"persona-{id}").label for id in ("priya-shah", "ada", "nobody-knows")] == [
        "Priya Shah",
        "Ada",
        "nobody-knows",
    ]
    assert scene.title == "Priya Shah, Ada, nobody-knows"


def test_the_maps_that_they_appear_in() -> None:
    maps = [journey(title="Switch"), journey(title="Move house", state="future")]
    scene = draw({"name": "Ada"}, appearances=lambda id: maps if id == "ada" else [])
    assert "Appears in Switch Move house · Future" in texts(scene)
    assert scene.description.endswith("Appears in: Switch; Move house · Future.")
    assert "Appears in" not in texts(draw({"name": "Ben"}, appearances=lambda _: []))


def test_a_portrait_stands_for_the_initials() -> None:
    person = {"name": "Ada", "image": {"path": "ada.png", "alt": "Ada at her desk"}}
    scene = draw(person, images={"ada.png": b"\xff\xd8\xff"})
    (shown,) = (item for item in scene.walk() if isinstance(item, Image))
    assert (shown.alt, shown.width, shown.height) == ("Ada at her desk", 104, 104)
    assert "A" not in [item.text for item in words(scene)]
    assert "A" in [item.text for item in words(draw(person))]


people = st.fixed_dictionaries(
    {"name": text},
    optional={
        **dict.fromkeys(("role", "about", "segment", "owner"), text),
        **dict.fromkeys(("goals", "needs", "frustrations", "quotes", "evidence"), many),
        "channels": st.lists(st.sampled_from([*CHANNELS, "kiosk"]), max_size=14),
        "basis": st.just("hypothesis"),
        "status": st.just("draft"),
        "reviewed": st.just("2026"),
        "links": st.lists(st.just("https://a.example/" + "x" * 80), max_size=2),
    },
)


@given(st.lists(people, min_size=1, max_size=3), st.sampled_from(["en", "de", "ar", "ja"]), journeys())
@settings(max_examples=60)
def test_whatever_is_written_stays_in_its_place(data: list[Any], lang: str, other: Journey) -> None:
    several = journey(*({**one, "id": f"p{place}"} for place, one in enumerate(data)), lang=lang)
    scene = view(several, look(lang, appearances=lambda _: [other]))
    check_placed(scene)
    paint = theme.load("dark").paint
    shown = cards(scene)
    assert len(shown) == len(data)
    for item in scene.walk():
        if not isinstance(item, Group | Image):
            assert paint(item.role)
        if isinstance(item, Words) and item.role != "footer":
            assert any(card.y < item.y < card.y + card.height for card in shown), item
    assert view(several, look(lang, appearances=lambda _: [other])) == scene


@pytest.mark.parametrize("lang", names())
def test_every_language_draws_a_card_in_its_place(lang: str) -> None:
    check_placed(draw(FULL, lang=lang))


def test_right_to_left_the_portrait_is_at_the_right() -> None:
    scene = draw({"name": "Ada Byron", "goals": ["x"]}, lang="ar")
    initials, name = (
        next(item for item in words(scene) if item.text == said) for said in ("AB", "Ada Byron")
    )
    assert initials.x > name.x
    assert scene.direction == "rtl"


MAP = "journeymap: 1\ntitle: {title}\n{more}persona: {who}\nsteps: [Looks]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\nlang: de\n")
    (tmp_path / "ada.persona.yaml").write_text("journeymap: 1\nname: Ada\n")
    for name, title, more, who in (
        ("a", "Zelt kaufen", "", "ada"),
        ("b", "Auto mieten", "state: future\n", "ada"),
        ("c", "Andere", "", "{name: Ada}"),
        ("d", "Niemand", "", "bob"),
    ):
        (tmp_path / f"{name}.journey.yaml").write_text(MAP.format(title=title, more=more, who=who))
    return tmp_path


def shown(path: Path) -> Scene:
    workspace = Workspaces().around(path)
    part = workspace.open(path).part
    if isinstance(part, Journey):
        part = workspace.resolve(part)
    assert isinstance(part, Journey | Persona)
    return Pen().scene(part, workspace, path, "persona")


def test_maps_are_found_in_the_workspace(folder: Path) -> None:
    alone = shown(folder / "ada.persona.yaml")
    assert "Kommt vor in Auto mieten · Soll Zelt kaufen" in texts(alone)
    assert alone.id == "ada-persona"
    in_map = shown(folder / "a.journey.yaml")
    assert alone.items[1:2] == in_map.items[1:2], "the same card"
    # A persona of the map's own is somebody else, whatever the name.
    assert texts(shown(folder / "c.journey.yaml")).count("Andere") == 1
    assert "Zelt" not in texts(shown(folder / "c.journey.yaml"))
    assert "Niemand" in texts(shown(folder / "d.journey.yaml"))


def test_a_card_speaks_as_its_maps_do(folder: Path) -> None:
    assert shown(folder / "ada.persona.yaml").lang == "de"
    for name in "ab":
        path = folder / f"{name}.journey.yaml"
        path.write_text(path.read_text() + "lang: fr\n")
    assert shown(folder / "ada.persona.yaml").lang == "fr"
    (folder / "b.journey.yaml").write_text(MAP.format(title="B", more="", who="ada"))
    assert shown(folder / "ada.persona.yaml").lang == "de"
    path = folder / "b.journey.yaml"
    path.write_text("journeymap: 1\ntitel: broken\n")
    assert shown(folder / "ada.persona.yaml").lang == "fr", "what cannot be read says nothing"


def test_other_views_read_no_other_map(folder: Path) -> None:
    path = folder / "a.journey.yaml"
    workspace = Workspaces().around(path)
    part = workspace.open(path).part
    assert isinstance(part, Journey)
    Pen().scene(workspace.resolve(part), workspace, path)
    assert "maps" not in workspace.__dict__
