"""Conditions of SQL: each column finds what a filter in Python finds; what cannot be asked is explained."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.hostile_strings import HOSTILE
from journeymap import conditions, tables
from journeymap.collection import Collection
from journeymap.conditions import Mistake, select
from journeymap.tables import RANKS, Column, Row, Table, Value, joined

COLUMNS = (
    Column("pain"),
    Column("severity", ranked=True),
    Column("emotion", "number"),
    Column("addressed", "truth"),
    Column("personas", "list", "persona"),
    Column("channels", "list", "channel"),
    Column("addresses", "list"),
)
WORDS = [
    "a",
    "A",
    "ä",
    "",
    "a, b",
    "%",
    "a%",
    "o'x",
    "日本",
    "x" * 300,
    *HOSTILE[:12],
    "\0",
    "a\0b",
    "\udce9",
]
TEXT = st.sampled_from(WORDS)
LISTS = st.lists(TEXT.filter(bool), min_size=1, max_size=3, unique=True).map(tuple)
ROW = st.tuples(
    st.none() | TEXT.filter(bool),
    st.none() | st.sampled_from(["low", "medium", "high"]),
    st.none() | st.sampled_from([-2, -1.5, 0, 0.3333, 1, 2]),
    st.booleans(),
    *[st.none() | LISTS] * 3,
)


def made(rows: list[Row]) -> Table:
    return Table("pains", COLUMNS, ("pain",), "pain", list(rows))


def literal(value: Value) -> str:
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value).lower()


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
#: What a command line can hold.
ASKED = TEXT.filter(lambda word: "\0" not in word and "\udce9" not in word)


def key(value: Any, ranked: bool = False) -> Any:
    """What a value is compared by."""
    return (
        RANKS[value]
        if ranked
        else value.encode("utf-8", "surrogatepass")
        if isinstance(value, str)
        else value
    )


@given(st.lists(ROW, max_size=8), st.sampled_from(list(COMPARE)), ASKED)
def test_texts_are_compared_as_in_python(rows: list[Row], sign: str, word: str) -> None:
    found = select(made(rows), [f"pain {sign} {literal(word)}"])
    holds = COMPARE[sign]
    assert found == [
        at for at, row in enumerate(rows) if row[0] is not None and holds(key(row[0]), key(word))
    ]


@given(st.lists(ROW, max_size=8), st.sampled_from(list(COMPARE)), st.sampled_from(["low", "medium", "high"]))
def test_severities_are_compared_by_how_bad_they_are(rows: list[Row], sign: str, word: str) -> None:
    found = select(made(rows), [f"severity {sign} '{word}'"])
    holds = COMPARE[sign]
    assert found == [
        at for at, row in enumerate(rows) if row[1] and holds(key(row[1], True), key(word, True))
    ]


@given(st.lists(ROW, max_size=8), st.sampled_from(list(COMPARE)), st.sampled_from([-2, -1.5, 0, 0.3333, 1]))
def test_numbers_are_compared_as_in_python(rows: list[Row], sign: str, number: float) -> None:
    found = select(made(rows), [f"emotion {sign} {number}"])
    assert found == [
        at for at, row in enumerate(rows) if row[2] is not None and COMPARE[sign](row[2], number)
    ]


@given(st.lists(ROW, max_size=8))
def test_truths_and_what_is_not_known(rows: list[Row]) -> None:
    assert select(made(rows), ["addressed"]) == [at for at, row in enumerate(rows) if row[3]]
    assert select(made(rows), ["addressed = false"]) == [at for at, row in enumerate(rows) if not row[3]]
    for place, column in enumerate(COLUMNS):
        for name in filter(None, (column.name, column.each)):
            unknown = [at for at, row in enumerate(rows) if row[place] is None]
            assert select(made(rows), [f"{name} is null"]) == unknown


@given(st.lists(ROW, max_size=8), ASKED, ASKED)
def test_one_of_several_values(rows: list[Row], word: str, other: str) -> None:
    people: list[tuple[Any, ...]] = [row[4] or () for row in rows]  # type: ignore[misc]
    one, two = literal(word), literal(other)

    def holding(test: Callable[[tuple[Any, ...]], bool]) -> list[int]:
        return [at for at, few in enumerate(people) if test(few)]

    table = made(rows)
    assert select(table, [f"persona = {one}"]) == holding(lambda few: word in few)
    assert select(table, [f"persona in ({one}, {two}, 'c')"]) == holding(
        lambda few: bool({word, other, "c"} & {*few})
    )
    assert select(table, [f"persona != {one}"]) == holding(lambda few: bool({*few} - {word}))
    both = [f"persona = {one}", f"persona = {two}"]
    assert select(table, both) == holding(lambda few: {word, other} <= {*few})
    assert select(table, [f"personas = {one}"]) == holding(lambda few: bool(few) and joined(few) == word)
    across = [at for at, row in enumerate(rows) if word in (row[4] or ()) and other in (row[5] or ())]  # type: ignore[operator]
    assert select(table, [f"persona = {one} and channel = {two}"]) == across


@given(st.lists(LISTS, max_size=6), ASKED)
def test_match_asks_whether_one_of_them_is(lists: list[tuple[str, ...]], word: str) -> None:
    # Two lists that are the same text cannot be told apart.
    lists = list({joined(one): one for one in lists}.values())
    rows = [(None, None, None, False, None, None, one) for one in (*lists, None)]
    found = [at for at, one in enumerate(lists) if word in one]
    assert select(made(rows), [f"addresses match {literal(word)}"]) == found
    assert select(made(rows), [f"not addresses match {literal(word)}"]) == sorted(
        {*range(len(rows))} - {*found}
    )


@given(st.lists(ROW, max_size=8))
def test_orders_are_stable_and_leave_nothing_out(rows: list[Row]) -> None:
    def by(row: Row, value: Any) -> Any:
        return value is not None, value

    found = select(made(rows), [], "emotion")
    assert found == sorted(range(len(rows)), key=lambda at: (rows[at][2] is not None, rows[at][2] or 0))
    found = select(made(rows), ["1"], "severity desc nulls last")
    assert found == sorted(range(len(rows)), key=lambda at: -RANKS[rows[at][1]] if rows[at][1] else 1)  # type: ignore[index]
    assert select(made(rows), [], "") == select(made(rows), ["1"], " ") == list(range(len(rows)))


SAMPLE = made(
    [
        ("Slow", "high", -1.5, True, ("priya", "sam"), ("web",), None),
        ("Dear", "low", None, False, None, ("web", "phone"), ("x",)),
    ]
)


@pytest.mark.parametrize(
    ("where", "message", "at", "help"),
    [
        ("ownr = 'x'", "pains have no column `ownr`", 0, "the columns are"),
        ("severty = 'x'", "pains have no column `severty`", 0, "did you mean `severity`?"),
        ("emotion < 0 and Severty = 'x'", "pains have no column `Severty`", 16, "did you mean `severity`?"),
        (
            "pain = 'severty' and severty = ''",
            "pains have no column `severty`",
            21,
            "did you mean `severity`?",
        ),
        ("pains.severty = ''", "pains have no column `severty`", 6, "did you mean `severity`?"),
        ("severity = high", "pains have no column `high`", 11, "text stands in single quotes: 'high'"),
        ("persona = sam", "pains have no column `sam`", 10, "the columns are"),
        ('severity = "high"', "pains have no column `high`", 11, "text stands in single quotes: 'high'"),
        ('pain = "what\'s up"', "pains have no column `what's up`", 7, "in single quotes: 'what''s up'"),
        ("\"severty\" = 'x'", "pains have no column `severty`", 0, "did you mean `severity`?"),
        ("[severty] = 'x'", "pains have no column `severty`", 1, "did you mean `severity`?"),
        ("severity == = 1", "the condition is not understood at `=`", 12, "conditions are those of SQL"),
        ("severity = 'a' or or 1", "the condition is not understood at `or`", 18, "conditions are"),
        ("pain = 'or' or or 1", "the condition is not understood at `or`", 15, "conditions are"),
        ("severity = 'high", "a quotation mark is not closed", 11, "conditions are"),
        ('severity = "high', "a quotation mark is not closed", 11, "conditions are"),
        ("emotion < ", "the condition ends too early", 10, "conditions are"),
        ("(emotion < 0", "the condition ends too early", 12, "conditions are"),
        ("emotion < 0)", "the condition is not understood at `)`", 11, "conditions are"),
        ("", "the condition ends too early", 0, "conditions are"),
        (" -- all", "the condition ends too early", 7, "conditions are"),
        ("1 /* all", "the condition ends too early", 8, "conditions are"),
        ("emotion < 0; drop table pains", "the condition is not understood at `;`", 11, ""),
        ("1) or (1", "the condition is not understood at `)`", 1, ""),
        ("1) union select 1 where (1", "the condition is not understood at `)`", 1, ""),
        ("1 union select 1", "the condition is not understood at `union`", 2, ""),
        ("1 limit 1", "the condition is not understood at `limit`", 2, ""),
        ("1 group by pain", "the condition is not understood at `group`", 2, ""),
        ("emotion < 0 @", "the condition is not understood at `@`", 12, ""),
        ("foo(emotion)", "SQLite has no function `foo`", 0, ""),
        ("emotion = ?", "a condition has no parameters", None, ""),
        ("emotion = :x", "a condition has no parameters", None, ""),
        ("count(*) > 1", "SQLite cannot work this out: misuse of aggregate", None, ""),
        ("pain = '\udce9'", "the condition is no UTF-8", None, ""),
        ("(" * 5000, "SQLite cannot work this out: ", None, ""),
        ("not " * 5000 + "1", "SQLite cannot work this out: ", None, ""),
    ],
)
def test_what_is_wrong_with_a_condition(where: str, message: str, at: int | None, help: str) -> None:
    with pytest.raises(Mistake) as found:
        select(SAMPLE, ["emotion < 0", where])
    assert str(found.value).startswith(message)
    assert (found.value.at, help in found.value.help) == (at, True)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("order", "message", "at", "help"),
    [
        ("severty", "pains have no column `severty`", 0, "did you mean `severity`?"),
        ("persona", "pains have no column `persona`", 0, "did you mean `personas`?"),
        ('pain, "persona"', "pains have no column `persona`", 6, "did you mean `personas`?"),
        ("pain up", "the order is not understood at `up`", 5, "orders are those of SQL"),
        ("pain,", "the order ends too early", 5, "orders are those of SQL"),
        ("pain limit 1", "the order is not understood at `limit`", 5, "orders are those of SQL"),
        ("pain; select 1", "the order is not understood at `;`", 4, "orders are those of SQL"),
    ],
)
def test_what_is_wrong_with_an_order(order: str, message: str, at: int, help: str) -> None:
    with pytest.raises(Mistake) as found:
        select(SAMPLE, [], order)
    assert (str(found.value), found.value.at, help in found.value.help) == (message, at, True)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("pain like 'SL%' -- the slow ones", [0]),
        ("\"PAIN\" = 'Slow' and [pain] = `Pain`", [0]),
        ('/* "nothing" */ pain != \'it is "nothing"\'', [0, 1]),
        ("pain = 'a -- b' or pain = 'Dear'", [1]),
        ("emotion < (select avg(emotion) + 1 from pains)", [0]),
        (
            "exists (select 1 from pains as other where other.emotion is null and other.pain != pains.pain)",
            [0],
        ),
        ("persona is not null and channel = 'web'", [0]),
        ("channels match 'web' and channels match 'phone'", [1]),
        ("not channels match 'phone'", [0]),
        ("pain match 'Slow'", [0]),
        ("channels like '%pho%'", [1]),
        ("emotion between -2 and 0", [0]),
        ("length(pain) = 4", [0, 1]),
        ("emotion = '-1.5'", [0]),
        ("null", []),
    ],
)
def test_what_can_be_asked(where: str, found: list[int]) -> None:
    assert select(SAMPLE, [where]) == found


@pytest.mark.parametrize(
    "where",
    [
        "exists (select 1 from sqlite_master)",
        "exists (select 1 from sqlite_schema)",
        "exists (select 1 from pragma_table_info('pains'))",
        "exists (select 1 from pragma_database_list)",
        "exists (select 1 from json_each('[1]'))",
        "(with recursive x(i) as (select 1 union all select i + 1 from x) select count(*) from x)",
        "load_extension('x')",
        "readfile('/etc/passwd')",
        "writefile('x', 'y')",
        "length(randomblob(1000000000))",
        "length(zeroblob(2000000000))",
    ],
)
def test_what_is_not_for_conditions(where: str) -> None:
    with pytest.raises(Mistake) as found:
        select(SAMPLE, [where])
    assert str(found.value)


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions._shelf, "_LONGEST", 0.2)
    table = made([SAMPLE.rows[0]] * 300)
    across = ", ".join(f"pains as p{n}" for n in range(5))
    with pytest.raises(Mistake, match="too long"):
        select(table, [f"(select count(p0.emotion + p4.emotion) from {across}) > 0"])


def test_conditions_change_nothing() -> None:
    rows = list(SAMPLE.rows)
    for where in (
        "pain := 'x'",
        "pain = 'x' returning 1",
        "(delete from pains)",
        "(update pains set pain = 1)",
    ):
        with pytest.raises(Mistake):
            select(SAMPLE, [where])
    assert SAMPLE.rows == rows


def test_large_texts_and_many_values_are_fine() -> None:
    rows: list[Row] = [
        ("x" * (1 << 20), "high", n, True, tuple(f"p{m}" for m in range(200)), ("web",) * 50, None)
        for n in range(40)
    ]
    assert select(made(rows), ["persona = 'p199' and channel = 'web' and length(pain) > 1000000"]) == list(
        range(40)
    )
    assert select(made(rows), [f"pain like '%{'x' * 40_000}%'"]) == list(range(40))


@pytest.mark.parametrize("name", tables.names())
def test_every_table_can_be_asked_for_every_column(name: str) -> None:
    table = tables.table(name, Collection(()), "2026-11-23")
    assert len(set(table.names)) == len(table.names)
    assert {*table.shown, table.main} <= {*table.all}
    assert select(table, [f"{one} is null" for one in table.names], ", ".join(table.all)) == []
