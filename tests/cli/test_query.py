"""`journeymap query`: every table in every form, conditions, and what is said where they are wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from conftest import Golden, Ran
from forms.hostile_strings import HOSTILE
from journeymap import tables
from journeymap.cli._answers import as_csv, as_json, as_lines
from journeymap.cli._columns import ASCII, Glyphs
from journeymap.forms.csv import defused
from journeymap.tables import Column, Table, Value
from journeymap.visible import visible

Run = Callable[..., Ran]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PAGE = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")

MAPS = {
    "journeymap.yaml": "journeymap: 1\nreview_every: 6 months\nteams: {shop: Shop, road: {name: Road}}\n",
    "ada.persona.yaml": "journeymap: 1\nname: Ada\nrole: Commuter\n",
    "life.journey.yaml": """
journeymap: 1
title: Live with a bike
owner: shop
status: live
reviewed: 2026-01-31
persona: ada
stages:
  - {name: Get one, journey: buy, emotion: 1}
  - {name: Ride, journey: ride, emotion: -0.5, touchpoints: {person: Policeman}}
""",
    "buy.journey.yaml": """
journeymap: 1
title: Buy a bike
owner: shop
status: review
state: current
tags: [shop, first]
personas: [ada, {name: Bo}]
stages:
  - name: Look
    owner: road
    pains: Too many bikes
    steps:
      - name: Compares bikes
        emotion: {ada: 1, bo: -1}
        touchpoints: [web: Shop page, app: Bike finder]
        evidence: Interview
        pains:
          - {text: Prices differ, id: prices, severity: medium}
  - name: Buy
    steps:
      - name: Pays
        actor: bo
        emotion: -1.6
        moment_of_truth: true
        touchpoints: [store: Till]
        pains: [{text: The queue is long, id: queue, severity: high}]
        opportunities:
          - {text: A second till, addresses: queue, value: 5, effort: 2, owner: shop, status: planned}
          - {text: Sell coffee, value: 1, effort: 4, status: dropped}
opportunities: [One price everywhere]
""",
    "ride.journey.yaml": """
journeymap: 1
title: ride to work
state: future
parent: life
persona: ada
steps: [{name: Rides, emotion: 1.25, leaves: {share: 20%}}]
""",
}


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A workspace of three maps."""
    for name, text in MAPS.items():
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    return tmp_path


def found(ran: Ran) -> list[dict[str, Any]]:
    """The rows that were told as JSON."""
    told = json.loads(ran.out)
    assert told.pop("version") == 1
    ((_, rows),) = told.items()
    return list(rows)


@pytest.mark.parametrize("what", tables.names())
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_every_table_in_every_form(run: Run, golden: Golden, maps: Path, what: str, form: str) -> None:
    ran = run("query", what, "--output-format", form, "--today", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
    golden(f"query/{what}.{'txt' if form == 'table' else form}", ran.out)


@pytest.mark.parametrize(
    ("what", "where", "rows"),
    [
        ("pains", ["owner = 'road'"], ["Prices differ", "Too many bikes"]),
        ("pains", ["persona = 'ada'"], ["Prices differ", "Too many bikes"]),
        ("pains", ["persona = 'ada'", "persona = 'bo'"], ["Prices differ", "Too many bikes"]),
        ("pains", ["not personas match 'ada'"], ["The queue is long"]),
        ("pains", ["channel = 'app'"], ["Prices differ"]),
        ("pains", ["stage = 'Buy'"], ["The queue is long"]),
        ("pains", ["severity >= 'medium'"], ["The queue is long", "Prices differ"]),
        ("pains", ["emotion < 0"], ["The queue is long"]),
        ("pains", ["emotion >= 0"], ["Prices differ", "Too many bikes"]),
        ("pains", ["severity is null"], ["Too many bikes"]),
        ("pains", ["not addressed"], ["Prices differ", "Too many bikes"]),
        ("pains", ["status = 'review'", "map = 'buy'", "step_id = 'pays'"], ["The queue is long"]),
        ("opportunities", ["status < 'done'"], ["A second till"]),
        ("opportunities", ["owner is null"], ["One price everywhere", "Sell coffee"]),
        ("opportunities", ["severity = 'high'"], ["A second till"]),
        ("opportunities", ["map_status = 'review' and worth > 1"], ["A second till"]),
        ("opportunities", ["place is null"], ["One price everywhere"]),
        ("touchpoints", ["channel in ('web', 'store', 'sms')"], ["Till", "Shop page"]),
        ("touchpoints", ["severity = 'high'"], ["Till"]),
        ("steps", ["backed"], ["Compares bikes"]),
        ("steps", ["moment_of_truth"], ["Pays"]),
        ("steps", ["touchpoint = 'Bike finder'"], ["Compares bikes"]),
        ("steps", ["tag = 'first' and emotion < 0"], ["Pays"]),
        ("maps", ["overdue"], ["Live with a bike"]),
        ("maps", ["parent = 'life'"], ["Buy a bike", "ride to work"]),
        ("maps", ["completion = 80"], ["ride to work"]),
        ("maps", ["lowest_step = 'Pays' and highest > 2"], []),
        ("maps", ["persona = 'bo' and stage = 'Look' and channel = 'app'"], ["Buy a bike"]),
    ],
)
def test_conditions(run: Run, maps: Path, what: str, where: list[str], rows: list[str]) -> None:
    asked = [word for one in where for word in ("--where", one)]
    ran = run("query", what, *asked, "--output-format", "json", "--today", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
    main = tables.table(what, Nothing, "").main  # type: ignore[arg-type]
    assert [row[main] for row in found(ran)] == rows


class Nothing:
    """A collection of no maps, to ask for columns alone."""

    maps = ()


def test_order_limit_and_columns(run: Run, maps: Path) -> None:
    ran = run("query", "pains", "--order-by", "pain desc", "--limit", 2, "--columns", "pain, map,pain")
    assert ran.out == "pain               map\nToo many bikes     buy\nThe queue is long  buy\n"
    ran = run("query", "pains", "--columns", "id", "--limit", 1, "--output-format", "csv")
    assert ran.out == "\ufeffid\r\nqueue\r\n"
    ran = run("query", "maps", "--limit", 0, "--output-format", "json")
    assert found(ran) == []


def test_a_mistake_in_a_condition_is_shown_and_nothing_is_printed(run: Run, maps: Path) -> None:
    ran = run("query", "pains", "--where", "emotion < 0 and severty = 'high'")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: pains have no column `severty`\n"
        "  | emotion < 0 and severty = 'high'\n"
        "  |                 ^\n"
        "  = help: did you mean `severity`?\n"
    )
    ran = run("query", "steps", "--where", "step like '%日本%' and\x1b[2J = \n'" + "x" * 200)
    assert ran.code == 2
    shown, mark = ran.err.splitlines()[1:3]
    assert r"'%日本%' and\x1b[2J" in shown
    assert cell_len(shown[: shown.index("\\x1b")]) == mark.index("^")
    assert max(map(cell_len, ran.err.splitlines())) < 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("things",), "things"),
        (
            ("pains", "--columns", "pian"),
            "error: pains have no column `pian`\n  = help: did you mean `pain`?\n",
        ),
        (("pains", "--columns", "persona"), "did you mean `personas`?"),
        (("pains", "--order-by", "persona"), "did you mean `personas`?"),
        (("pains", "--today", "soon"), "error: 'soon' is not a day"),
        (("pains", "nowhere"), "there is no file or folder"),
        (("pains", "ada.persona.yaml"), "error: ada.persona.yaml is no map"),
        (("pains", "journeymap.yaml"), "error: journeymap.yaml is no map"),
        (("pains", "--limit", "-1"), "--limit"),
        (("pains", "--where", b"pain = '\xe9'"), "error: the condition is no UTF-8"),
    ],
)
def test_mistakes_of_use(run: Run, maps: Path, arguments: tuple[Any, ...], said: str) -> None:
    words = [one.decode("utf-8", "surrogateescape") if isinstance(one, bytes) else one for one in arguments]
    ran = run("query", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_folder_without_maps(run: Run, tmp_path: Path) -> None:
    ran = run("query", "pains")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: there is no map in what was named\n")


def test_to_find_nothing_is_no_error(run: Run, maps: Path) -> None:
    for what, where, said in (
        ("pains", ["--where", "emotion > 1"], "there are no such pains\n"),
        ("opportunities", [], "there are no opportunities\n"),
    ):
        ran = run("query", what, "ride.journey.yaml", *where)
        assert (ran.code, ran.out, ran.err) == (0, "", said)
        ran = run("query", what, "ride.journey.yaml", *where, "--output-format", "json")
        assert (ran.code, json.loads(ran.out), ran.err) == (0, {"version": 1, what: []}, "")
        ran = run("query", what, "ride.journey.yaml", *where, "--output-format", "csv")
        assert (ran.code, len(ran.out.splitlines()), ran.err) == (0, 1, "")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_map_with_errors_is_told_and_the_others_are_asked(run: Run, maps: Path, form: str) -> None:
    (maps / "bad.journey.yaml").write_text("journeymap: 1\ntitle: Bad\nsteps: [{name: A, emotion: 9}]\n")
    ran = run("query", "maps", "--output-format", form)
    assert ran.code == 1
    assert "Buy a bike" in ran.out
    assert "Bad" not in ran.out
    assert ran.err.startswith("error[")
    assert "bad.journey.yaml:3:" in ran.err


def test_a_map_on_standard_input(run: Run, tmp_path: Path) -> None:
    made = "journeymap: 1\ntitle: T\nsteps: [{name: A, pains: P}]\n"
    ran = run(
        "query", "pains", "-", "--columns", "pain,file,map", "--output-format", "json", stdin=made.encode()
    )
    assert (ran.code, found(ran)) == (0, [{"pain": "P", "file": "-", "map": "t"}])


def test_the_same_file_twice_is_asked_once(run: Run, maps: Path) -> None:
    assert len(found(run("query", "maps", ".", "buy.journey.yaml", maps, "--output-format", "json"))) == 3


def test_maps_come_by_title_and_those_below_follow(run: Run, maps: Path) -> None:
    (maps / "all.journey.yaml").write_text("journeymap: 1\ntitle: all of it\nsteps: [{name: A}]\n")
    (maps / "pay.journey.yaml").write_text(
        "journeymap: 1\ntitle: Pay\nparent: buy#pays\nsteps: [{name: A}]\n"
    )
    rows = found(run("query", "maps", "--output-format", "json"))
    assert [(row["map"], row["parent"]) for row in rows] == [
        ("all", None),
        ("life", None),
        ("buy", "life"),
        ("pay", "buy"),
        ("ride", "life"),
    ]


def test_the_day_is_the_one_given(run: Run, maps: Path) -> None:
    for day, env, overdue in (
        ("2026-07-31", {}, False),
        ("2026-08-01", {}, True),
        ("", {"SOURCE_DATE_EPOCH": "0"}, False),
    ):
        words = ["--today", day] if day else []
        rows = found(run("query", "maps", "life.journey.yaml", *words, "--output-format", "json", env=env))
        assert [(row["due"], row["overdue"]) for row in rows] == [("2026-07-31", overdue)]


def test_ids_in_several_workspaces_are_not_mixed_up(run: Run, maps: Path) -> None:
    (maps / "other").mkdir()
    (maps / "other" / "journeymap.yaml").write_text("journeymap: 1\n")
    for id, parent in (("life", ""), ("buy", "parent: life\n")):
        text = f"journeymap: 1\ntitle: Other {id}\n{parent}steps: [{{name: A}}]\n"
        (maps / "other" / f"{id}.journey.yaml").write_text(text)
    rows = found(run("query", "maps", "--columns", "title,parent", "--output-format", "json"))
    assert [(row["title"], row["parent"]) for row in rows] == [
        ("Live with a bike", None),
        ("Buy a bike", "life"),
        ("ride to work", "life"),
        ("Other life", None),
        ("Other buy", "life"),
    ]


def hostile(what: str) -> Table:
    """A table in which every text and list is hostile, once for each text."""
    empty = tables.table(what, Nothing, "")  # type: ignore[arg-type]

    def value(column: Column, text: str) -> Value:
        if column.kind in ("number", "truth"):
            return -1.5 if column.kind == "number" else True
        return (text, "x", text) if column.kind == "list" else text

    rows = [
        tuple(value(column, text) for column in empty.columns)
        for text in [*HOSTILE, "\0", "\x1b[2J", "\u202e"]
    ]
    return Table(what, empty.columns, empty.shown, empty.main, rows)


@pytest.mark.parametrize("what", tables.names())
def test_hostile_texts_stay_texts_in_every_column(what: str) -> None:
    table = hostile(what)
    rows = [dict(zip(table.all, row, strict=True)) for row in table.rows]
    told = as_json(table, table.all)
    assert all(char.isprintable() or char == "\n" for char in told)
    assert json.loads(told)[what] == json.loads(json.dumps(rows))
    made = as_csv(table, table.all, terminal=False)
    cells = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    for row, told_row in zip(rows, cells[1:], strict=True):
        for name, cell in zip(table.all, told_row, strict=True):
            value = row[name]
            if isinstance(value, str | tuple):
                assert cell == defused(value if isinstance(value, str) else tables.joined(value))
                assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)
            else:
                assert cell in ("-1.5", "true")
    on_terminal = as_csv(table, table.all, terminal=True).decode()
    assert visible(on_terminal) == on_terminal


@pytest.mark.parametrize("what", tables.names())
@pytest.mark.parametrize("width", [40, 100])
def test_no_line_is_wider_than_asked_and_nothing_steers(what: str, width: int) -> None:
    table = hostile(what)
    for chosen, glyphs in (([], Glyphs()), (table.all, ASCII), (list(table.shown[:2]), Glyphs())):
        lines = [line.plain for line in as_lines(table, chosen, True, width, glyphs)]
        assert max(map(cell_len, lines)) <= width
        assert all(visible(line) == line and "\n" not in line for line in lines)


def test_a_long_text_is_wrapped_and_whole() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    empty = tables.table("pains", Nothing, "")  # type: ignore[arg-type]
    row = tuple(words if column.kind == "text" else None for column in empty.columns)
    table = Table("pains", empty.columns, empty.shown, empty.main, [row])
    for width in (40, 80, 200):
        told = " ".join(
            " ".join(line.plain.split()) for line in as_lines(table, ["pain"], False, width, Glyphs())
        )
        assert told == f"pain {words}"


def test_the_hostile_folder_and_file_are_flat(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "=1+1;\x1b[2J"
    folder.mkdir()
    (folder / "a\n.journey.yaml").write_text("journeymap: 1\ntitle: T\nsteps: [{name: A, pains: P}]\n")
    for form in ("table", "csv", "json"):
        ran = run("query", "pains", folder.name, "--columns", "pain,file", "--output-format", form)
        assert ran.code == 0
        assert form == "csv" or "\x1b" not in ran.out
    assert found(ran)[0]["file"] == f"{folder.name}/a\n.journey.yaml"


def test_columns_that_say_nothing_are_left_out_unless_chosen(run: Run, maps: Path) -> None:
    ran = run("query", "maps", "ride.journey.yaml")
    assert ran.out == "emotion  title         state\n  +1.25  ride to work  future\n"
    ran = run("query", "maps", "ride.journey.yaml", "--columns", "title,owner,map")
    assert ran.out == "title         owner  map\nride to work         ride\n"


def test_narrow_terminals_get_what_does_not_fit_below(run: Run, maps: Path) -> None:
    ran = run("query", "opportunities", "--limit", 1, "--width", 44)
    assert ran.out == (
        "rank  value  effort  worth  opportunity\n"
        "   1      5       2    2.5  A second till ·\n"
        "                            buy · Pays ·\n"
        "                            shop · planned\n"
    )
    ran = run(
        "query",
        "steps",
        "--where",
        "step = 'Pays'",
        "--width",
        40,
        "--columns",
        "number,pains,backed,file,title,map,emotion,step",
    )
    assert "backed   false\n" in ran.out


COMMANDS = [
    shlex.split(line.partition(" > ")[0])[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    for line in block.splitlines()
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_questions_of_the_page_have_answers(run: Run, tmp_path: Path, words: list[str]) -> None:
    shutil.copytree(EXAMPLES / "riverside-library", tmp_path / "journeys")
    ran = run(*words, "--today", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 1


def test_the_page_describes_every_column_and_no_other() -> None:
    described: dict[str, set[str]] = {}
    for name, rows in re.findall(r"<!-- columns: (\w+) -->\n\n((?:\|.*\n)+)", PAGE):
        heads = [line.split("|")[1] for line in rows.splitlines()[2:]]
        described[name] = set(re.findall(r"`(\w+)`", " ".join(heads)))
    place = described.pop("place")
    assert described.keys() == set(tables.names())
    for what, own in described.items():
        known = set(tables.table(what, Nothing, "").names)  # type: ignore[arg-type]
        assert own | (place if what != "maps" else set()) == known, what
