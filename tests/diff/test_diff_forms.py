"""How a difference is told: to people at a terminal, in a pull request, and to programs."""

from __future__ import annotations

import json as plain
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pairs import AFTER, BEFORE, compared, journey, steps

from forms.hostile_strings import HOSTILE
from journeymap.diff import Compared, Named, compare, json, markdown, text
from journeymap.model import PersonaFile
from journeymap.visible import cells, flat

DOCS = Path(__file__).parent.parent.parent / "docs"
PAIR = compare(
    Named(journey(BEFORE), "broadband-switch.journey.yaml"),
    Named(journey(AFTER), "broadband-switch.journey.yaml"),
)
SAME = compared(journey(BEFORE), journey(BEFORE))


def test_the_page_shows_what_is_told() -> None:
    page = (DOCS / "diff.md").read_text(encoding="utf-8")
    assert text.write([PAIR]) in page


def test_nothing_changed() -> None:
    assert text.write([SAME]) == "nothing changed\n"
    assert markdown.write([SAME]) == "**nothing changed**\n"
    assert plain.loads(json.write([SAME])) == {"version": 1, "same": 1, "maps": []}


def test_maps_that_came_went_and_stayed() -> None:
    new, old = compared(None, steps("a", "b")), compared(steps("a"), None)
    told = text.write([new, old, SAME])
    assert told.startswith("+ x.journey.yaml  x\n  steps – → 2   evidence – → 0/2\n")
    assert "\n- x.journey.yaml  x\n" in told
    assert told.endswith("\n1 map new, 1 removed, 1 the same\n")
    assert "### new: x (x.journey.yaml)" in markdown.write([new])
    found = plain.loads(json.write([new, old]))["maps"]
    assert [(one["before"] is None, one["after"] is None) for one in found] == [(True, False), (False, True)]
    assert [[change["verb"] for change in one["changes"]] for one in found] == [["added"], ["removed"]]


def test_a_persona_has_no_figures() -> None:
    old, new = (PersonaFile(journeymap=1, name="Ada", goals=[goal]) for goal in ("Sleep", "Dream"))
    one = compare(Named(old, "ada.persona.yaml"), Named(new, "ada.persona.yaml"))
    assert text.write([one]) == "ada.persona.yaml  Ada\n  ~ goal Sleep → Dream\n\n1 file changed\n"
    (found,) = plain.loads(json.write([one]))["maps"]
    assert (found["kind"], found["effect"]) == ("persona", None)


def test_verbs_are_told_without_colour_and_with() -> None:
    bare, painted = text.write([PAIR]), text.write([PAIR], colour=True)
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == bare
    assert {line.lstrip()[0] for line in bare.splitlines() if line.startswith("    ")} == set("+-~→")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_are_as_wide_as_the_terminal(width: int) -> None:
    long = "住所を確認して" * 30
    old, new = (steps(f"{{name: {long}, doing: {long}{end}, owner: a}}") for end in ("始", "終"))
    told = text.write([compared(old, new)], width=width)
    assert max(map(cells, told.splitlines())) <= width
    # Where only the ends differ, the ends are shown.
    assert "始”" in told
    assert "終”" in told


def hostile(said: str) -> Compared:
    """A difference in which a text is everywhere."""
    quoted = plain.dumps(said, ensure_ascii=False)
    keys = f"doing: [{quoted}], pains: [{quoted}], owner: {quoted}, touchpoints: {{name: {quoted}}}"
    old = steps("a", more="persona: {name: Ada}\n")
    new = steps(f"{{name: {quoted}, {keys}}}", more=f"persona: {{name: {quoted}}}\nnotes: {quoted}\n")
    other = new.model_copy(update={"title": said or "x"})
    return compare(Named(old, "a.journey.yaml"), Named(other, f"{said}.journey.yaml"))


def usable() -> list[str]:
    return [
        one
        for one in HOSTILE
        if one.strip() and not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", one)
    ]


@pytest.mark.parametrize("said", usable())
def test_hostile_text_stays_text(said: str) -> None:
    one = hostile(said)
    told = text.write([one], width=100_000)
    assert "\x1b" not in told
    assert all(flat(line) == line for line in told.splitlines())
    page = MarkdownIt("commonmark").enable("table").render(markdown.write([one]))
    assert set(re.findall(r"<([a-z][a-z0-9]*)", page)) <= {
        *(
            "p",
            "h3",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "ul",
            "li",
            "strong",
            "br",
            "span",
            "details",
        ),
        "summary",
    }
    assert plain.loads(json.write([one]))["maps"][0]["after"]["file"] == f"{said}.journey.yaml"


def test_a_comment_holds_no_more_than_github_takes() -> None:
    pairs = [
        compared(
            steps("a"),
            steps("a", *(f"{{name: Step {number} 🙂, doing: {'ф' * 50}}}" for number in range(400))),
        )
        for _ in range(9)
    ]
    told = markdown.write(pairs)
    assert len(told.encode()) <= 65_536
    assert told.count("<details>") == told.count("</details>") > 0
    shown = len(re.findall(r"^ *- added", told, re.M))
    found = re.search(r"^… and (\d+) more changes\.$", told, re.M)
    assert found
    assert shown + int(found[1]) == 9 * 400
    assert "more change" not in markdown.write([PAIR])


def test_the_object_for_programs_is_what_the_page_says() -> None:
    page = (
        (DOCS / "json.md").read_text(encoding="utf-8").partition("## What changed")[2].partition("\n## ")[0]
    )
    keys = set(re.findall(r"`(\w+)`", page))
    (found,) = plain.loads(json.write([PAIR]))["maps"]
    change = found["changes"][0]
    assert {*found, *change, *change["at"], *found["effect"], *found["effect"]["evidence"]["after"]} <= keys
    assert (
        {one["verb"] for one in found["changes"]}
        == {"added", "removed", "renamed", "moved", "changed"}
        <= keys
    )
    assert found["effect"]["completion"] == {"before": 59, "after": 75}
    moved = next(one for one in found["changes"] if one["verb"] == "moved")
    assert moved["after"].keys() <= keys
