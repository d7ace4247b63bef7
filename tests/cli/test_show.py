"""`journeymap show`: the page, its widths and signs, and the object for programs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len

from conftest import HERE, PACKAGE, Golden, Ran
from journeymap.cli._chart import chart
from journeymap.cli._columns import ASCII, Glyphs, cut, wrap
from journeymap.cli._page import Page
from journeymap.cli._ranking import Entry, table
from journeymap.cli._read import open_maps
from journeymap.model import Journey
from journeymap.summary import opportunities, summary

Run = Callable[..., Ran]
EXAMPLES = HERE.parent / "examples"
BROADBAND = EXAMPLES / "02-broadband-switch.journey.yaml"
PROCUREMENT = EXAMPLES / "04-b2b-procurement.journey.yaml"
PRIYA = EXAMPLES / "personas" / "priya.persona.yaml"
COMMUTE = EXAMPLES / "09-train-commute-ja.journey.yaml"

MAP = "journeymap: 1\ntitle: Buy a bike\nsteps: [{name: Pays, emotion: 1}]\n"


UNICODE = Glyphs()


def page(journey: Journey, width: int = 80, everything: bool = False) -> str:
    """The page of a map as plain text."""
    lines = Page(summary(journey), {}, width, UNICODE, everything).lines()
    return "\n".join(line.plain.rstrip() for line in lines) + "\n"


def curve(emotions: list[object], cells: int = 5, glyphs: Glyphs = UNICODE) -> str:
    """The chart of steps that feel so; None is a step of which nothing is known."""
    said = [{} if felt is None else {"emotion": felt} for felt in emotions]
    steps = [{"name": f"Step {at}", **more} for at, more in enumerate(said)]
    found = summary(Journey.model_validate({"journeymap": 1, "title": "A", "steps": steps}))
    return "\n".join(line.plain.rstrip() for line in chart(found.curves[0], found.rows, cells, 5, glyphs))


@pytest.mark.parametrize(
    ("example", "width"), [(BROADBAND, 80), (BROADBAND, 120), (PROCUREMENT, 80), (COMMUTE, 60)]
)
def test_pages_of_real_maps(run: Run, golden: Golden, example: Path, width: int) -> None:
    ran = run("show", example, "--width", width)
    assert (ran.code, ran.err) == (0, "")
    golden(f"show/{example.name.removesuffix('.journey.yaml')}-{width}.txt", ran.out)


def test_the_page_in_ascii(run: Run, golden: Golden) -> None:
    ran = run("show", BROADBAND, "--width", 80, "--ascii")
    assert {sign for sign in ran.out if not sign.isascii()} <= set(BROADBAND.read_text() + PRIYA.read_text())
    golden("show/02-broadband-switch-80-ascii.txt", ran.out)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    for opened in open_maps([EXAMPLES, PACKAGE / "templates"]):
        assert opened.journey is not None
        for glyphs in (Glyphs(), ASCII):
            for line in Page(summary(opened.journey), {}, width, glyphs, True).lines():
                assert cell_len(line.plain) <= width, line.plain


def test_the_curve_goes_through_its_points() -> None:
    assert curve([2, -2, -2]) == "\n".join(
        (
            "+2 │──○──╮",
            "+1 │     │",
            " 0 │ · · │ · · · ·",
            "−1 │     │",
            "−2 │     ╰─○────○──",
        )
    )


def test_the_curve_is_dashed_where_nothing_is_known_and_absent_where_nothing_follows() -> None:
    assert curve([1, None, None, -1, None], 4) == "\n".join(
        (
            "+2 │",
            "+1 │──○─╌╌╌╌╮",
            " 0 │ · · · ·╎· · · · · ·",
            "−1 │        ╰╌╌╌──○─",
            "−2 │",
        )
    )


def test_a_change_within_a_step_is_drawn_within_it() -> None:
    assert curve([[-1, 1]], 9) == "\n".join(
        (
            "+2 │",
            "+1 │    ╭─○──",
            " 0 │ · ·│· ·",
            "−1 │──○─╯",
            "−2 │",
        )
    )


def test_charts_in_ascii() -> None:
    assert curve([1, None, -1], 3, glyphs=ASCII) == "\n".join(
        (
            "+2 |",
            "+1 |-o-~+",
            " 0 | . .:. .",
            "-1 |    +~-o-",
            "-2 |",
        )
    )


def test_halfway_emotions_are_drawn_outwards() -> None:
    lines = curve([0.5, -0.5, 0.4, -0.4], 2).splitlines()
    assert [line[4:].count("○") for line in lines] == [0, 1, 2, 1, 0]


def test_a_chart_with_more_steps_than_cells_is_left_out() -> None:
    def drawn(count: int) -> bool:
        steps = [{"name": f"Step {at}", "emotion": 1} for at in range(count)]
        return "+2 │" in page(Journey.model_validate({"journeymap": 1, "title": "A", "steps": steps}), 40)

    assert drawn(36)
    assert not drawn(37)


def test_a_stage_without_steps_is_a_row_and_the_emotion_of_one_with_steps_is_told() -> None:
    made = page(
        Journey.model_validate(
            {
                "journeymap": 1,
                "title": "A",
                "stages": [
                    {"name": "Look", "emotion": -1, "steps": [{"name": "Asks"}]},
                    {"name": "Ride", "emotion": 2},
                ],
            }
        )
    )
    assert "Look · −1.0\n1 ○  Asks" in made
    assert re.search(r"\n\n2 ○  Ride +│████ +\+2\.0\n", made)
    assert "Evidence  0 of 1 step backed" in made


def test_what_shares_come_to_is_told_as_the_page_about_it_shows() -> None:
    text = (HERE.parent / "docs" / "reckoning.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml journey\n(.*?)```", text, re.DOTALL)
    shown = re.search(r"```console\n\$ journeymap show .*\n…\n(.*?)```", text, re.DOTALL)
    assert example
    assert shown
    assert page(Journey.model_validate(yaml.safe_load(example[1]))).endswith("\n\n" + shown[1])


def test_figures_that_rest_on_assumed_shares_are_marked() -> None:
    steps = [
        {"name": "A", "duration": "1 minute", "leaves": {"share": "20%"}},
        {"name": "B", "duration": "3 hours", "leaves": {"to": "a bus"}},
        {"name": "C", "duration": "6 hours"},
    ]
    made = page(Journey.model_validate({"journeymap": 1, "title": "A", "steps": steps}))
    assert made[made.index("What becomes") :] == (
        "What becomes of all who start\n"
        "~40%  reach the goal\n"
        "~60%  leave on the way\n"
        "~2.2  steps on average, taking ~4.8 hours\n"
        "   ~  depends on shares that the map leaves open, taken as equal\n"
        "\n"
        "More would finish if nobody left at\n"
        "2  ~+40%  B: ~40% of all leave here → a bus\n"
        "1  ~+10%  A: 20% of all leave here\n"
    )


def test_what_does_not_add_up_is_told_and_few_are_not_nobody() -> None:
    ways = [{"to": "b", "share": "0.04%"}, {"to": "d", "share": "99.54%"}, {"to": "x", "share": "0.4%"}]
    steps = [
        {"name": "A", "next": ways},
        {"name": "B", "next": "c"},
        {"name": "C", "next": "b"},
        {"name": "D"},
    ]
    made = page(Journey.model_validate({"journeymap": 1, "title": "A", "steps": steps}))
    assert made[made.index("What becomes") :] == (
        "What becomes of all who start\n"
        "99.5%  reach the goal\n"
        " 0.4%  go where the map does not say\n"
        "<0.1%  go round in a loop without a way out\n"
    )


def test_long_lists_are_cut_unless_all_is_asked_for() -> None:
    made = Journey.model_validate(
        {"journeymap": 1, "title": "A", "steps": [{"name": "P", "pains": [f"Pain {n}" for n in range(7)]}]}
    )
    assert "Pain 4\n… and 2 more, with --all\n" in page(made)
    assert "Pain 6" in page(made, everything=True)
    assert "more" not in page(made, everything=True)


def test_the_text_of_a_map_is_shown_and_never_obeyed(run: Run) -> None:
    hostile = '"[red]a[/red] :smile: [link=https://x]b[/link] \u202ec"'
    made = MAP.replace("Buy a bike", hostile).replace("Pays", hostile)
    for colour in ({}, {"FORCE_COLOR": "1"}):
        ran = run("show", "-", stdin=made.encode(), env=colour)
        assert ran.code == 0
        assert r"[red]a[/red] :smile: [link=https://x]b[/link] \u202ec" in ran.out
        assert "\u202e" not in ran.out
        assert set(re.findall(r"\x1b([^m]*)m", ran.out)) <= {"[0", "[1", "[2", "[31", "[33", "[35"}
    plain = run("show", "-", "--output-format", "json", stdin=made.encode()).out
    assert "\u202e" not in plain
    assert json.loads(plain)["maps"][0]["title"] == hostile.strip('"')


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colour_is_for_those_who_want_it(run: Run, env: dict[str, str], coloured: bool) -> None:
    ran = run("show", "-", stdin=MAP.encode(), env=env)
    assert ("\x1b[" in ran.out) is coloured


@pytest.mark.parametrize(
    ("arguments", "env", "width"),
    [
        ((), {}, 100),
        ((), {"COLUMNS": "70"}, 70),
        (("--width", "50"), {"COLUMNS": "70"}, 50),
        ((), {"COLUMNS": "7"}, 40),
    ],
)
def test_the_width_of_a_page(run: Run, arguments: tuple[str, ...], env: dict[str, str], width: int) -> None:
    ran = run("show", "-", *arguments, stdin=MAP.replace("Buy a bike", "ab " * 99).encode(), env=env)
    longest = max(len(line) for line in ran.out.splitlines())
    assert width - 3 < longest <= width


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
@pytest.mark.parametrize(("locale", "ascii_only"), [("C", True), ("C.UTF-8", False)])
def test_a_terminal_gets_its_own_width_and_signs(tmp_path: Path, locale: str, ascii_only: bool) -> None:
    made = MAP.replace("Buy a bike", "ab " * 99)
    (tmp_path / "a.journey.yaml").write_text(made)
    out = "".join(_in_terminal(["show", "a.journey.yaml"], tmp_path, columns=60, LC_ALL=locale))
    assert out.isascii() is ascii_only
    assert "\x1b[1m" in out
    lines = [re.sub(r"\x1b[^m]*m", "", line) for line in out.splitlines()]
    assert 57 < max(map(len, lines)) <= 60


def _in_terminal(arguments: list[str], cwd: Path, columns: int, **env: str) -> Iterator[str]:
    """What the command line writes to a terminal so wide."""
    import fcntl
    import pty
    import struct
    import subprocess
    import sys
    import termios

    from conftest import environment

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "journeymap", *arguments],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm-256color", **env),
    )
    os.close(theirs)
    data = b""
    while True:
        try:
            more = os.read(ours, 1 << 16)
        except OSError:  # how Linux says that the other end is closed
            break
        if not more:
            break
        data += more
    child.wait(timeout=60)
    os.close(ours)
    yield data.decode()


def test_json_of_a_folder(run: Run) -> None:
    ran = run("show", EXAMPLES, "--output-format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["version"] == 1
    files = sorted(EXAMPLES.rglob("*.journey.yaml"), key=lambda path: (path.parent, path.name))
    assert [one["file"] for one in found["maps"]] == [path.as_posix() for path in files]
    broadband = found["maps"][1]
    assert broadband["id"] == "broadband-switch"
    assert broadband["evidence"] == {"backed": 10, "total": 10}


def test_several_maps_are_set_apart(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.journey.yaml").write_text(MAP.replace("Buy a bike", f"Map {name}"))
    ran = run("show", ".", "--width", 40)
    assert ran.out.startswith("Map a\n")
    assert f"\n\n{'─' * 40}\n\nMap b\n" in ran.out


def test_a_map_with_errors_is_told_and_the_others_are_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(MAP.replace("emotion: 1", "emotion: 9"))
    (tmp_path / "b.journey.yaml").write_text(MAP)
    ran = run("show", "a.journey.yaml", "b.journey.yaml")
    assert ran.code == 1
    assert ran.out.startswith("Buy a bike\n")
    assert "a.journey.yaml:3:" in ran.err
    found = run("show", ".", "--output-format", "json")
    assert (found.code, len(json.loads(found.out)["maps"])) == (1, 1)


def test_where_there_is_no_map(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sam.persona.yaml").write_text("journeymap: 1\nname: Sam\n")
    for argument, said in (
        (".", "there is no map"),
        ("nowhere", "there is no file or folder"),
        ("sam.persona.yaml", "sam.persona.yaml is no map"),
    ):
        ran = run("show", argument)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_lines_end_where_the_script_allows_and_fit_what_they_fill() -> None:
    from rich.text import Text

    def lines(text: str, width: int) -> list[str]:
        return [line.plain for line in wrap(Text(text), width)]

    assert lines("one two three", 8) == ["one two", "three"]
    assert lines("「行く」と、言った。", 8) == ["「行く」", "と、言っ", "た。"]
    assert lines("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]
    assert lines("👨‍👩‍👧👨‍👩‍👧", 3) == ["👨‍👩‍👧", "👨‍👩‍👧"]
    assert lines("", 5) == [""]
    assert cut("行ってきます", 6, "…") == "行っ…"
    assert cut("行って", 6, "…") == "行って"


@pytest.mark.parametrize(("example", "width"), [(BROADBAND, 100), (BROADBAND, 70), (COMMUTE, 60)])
def test_ranked_opportunities(run: Run, golden: Golden, example: Path, width: int) -> None:
    ran = run("show", "--opportunities", example, "--width", width)
    assert (ran.code, ran.err) == (0, "")
    golden(f"show/{example.name.removesuffix('.journey.yaml')}-opportunities-{width}.txt", ran.out)


def test_the_opportunities_of_all_maps_are_in_one_ranking(run: Run, tmp_path: Path) -> None:
    for name, given in {
        "a": ["{text: Later, value: 1, effort: 1}", "{text: Gone, value: 5, effort: 1, status: done}"],
        "b": ["{text: First, value: 5, effort: 1, owner: shop}", "Vague"],
        "c": [],
    }.items():
        opportunities = f", opportunities: [{', '.join(given)}]" if given else ""
        made = MAP.replace("emotion: 1", f"emotion: 1{opportunities}")
        (tmp_path / f"{name}.journey.yaml").write_text(made)
    ran = run("show", ".", "--opportunities")
    assert ran.out == "\n".join(
        (
            "Opportunities by value / effort",
            "#  value  effort  worth  opportunity  map  step  owner  status",
            "1      5       1    5.0  First        b    Pays  shop",
            "2      1       1    1.0  Later        a    Pays",
            "3      ?       ?         Vague        b    Pays",
            "4      5       1    5.0  Gone         a    Pays         done",
            "",
        )
    )
    found = json.loads(run("show", ".", "--opportunities", "--output-format", "json").out)
    assert (found["version"], found.keys()) == (1, {"version", "opportunities"})
    assert [
        (one["rank"], one["file"], one["map"], one["step"], one["text"], one["worth"])
        for one in found["opportunities"]
    ] == [
        (1, "b.journey.yaml", "b", "pays", "First", 5),
        (2, "a.journey.yaml", "a", "pays", "Later", 1),
        (3, "b.journey.yaml", "b", "pays", "Vague", None),
        (4, "a.journey.yaml", "a", "pays", "Gone", 5),
    ]


def test_opportunities_beside_a_map_with_errors_and_where_there_are_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(MAP.replace("emotion: 1", "emotion: 9"))
    (tmp_path / "b.journey.yaml").write_text(MAP)
    ran = run("show", ".", "--opportunities")
    assert (ran.code, ran.out) == (1, "Opportunities by value / effort\nnone\n")
    assert "a.journey.yaml:3:" in ran.err
    ran = run("show", "-", "--opportunities", "--output-format", "json", stdin=MAP.encode())
    assert (ran.code, json.loads(ran.out)) == (0, {"version": 1, "opportunities": []})


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("several", [True, False])
def test_no_line_of_the_ranking_is_wider_than_asked(width: int, several: bool) -> None:
    entries = [
        Entry(one, "a.journey.yaml", opened.journey, {})
        for opened in open_maps([EXAMPLES, PACKAGE / "templates"])
        if opened.journey
        for one in opportunities(opened.journey)
    ]
    assert len(entries) > 50
    for glyphs in (Glyphs(), ASCII):
        lines = [line.plain for line in table(entries, several, width, glyphs)]
        assert max(map(cell_len, lines)) <= width
        told = " ".join(" ".join(lines).split())
        assert all(word in told for word in ("Anmeldungen", "planned", "振替"))


def test_the_ranking_says_where_an_opportunity_belongs_and_what_steers_terminals_is_seen() -> None:
    stage = {"name": "Buy", "opportunities": ["Of the stage"], "steps": [{"name": "Pays\x1b[2J"}]}
    made = {"journeymap": 1, "title": "T", "stages": [stage], "opportunities": ["Of\u202e all"]}
    journey = Journey.model_validate(made)
    entries = [Entry(one, "a.journey.yaml", journey, {}) for one in opportunities(journey)]
    _, _, whole, of_stage = (line.plain for line in table(entries, False, 80, UNICODE))
    assert "whole journey" in whole
    assert "\u202e" not in whole
    assert of_stage.split() == ["2", "?", "?", "Of", "the", "stage", "Buy"]
