"""A table in SQLite, which conditions and orders may read and nothing else."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from functools import partial

from journeymap.conditions._mistake import Critic, Mistake, failed
from journeymap.tables import RANKS, Column, Table, Value, joined

#: Seconds after which no more is to be expected of a condition, and bytes that a value in it may have.
_LONGEST, _LARGEST = 10, 1 << 26
_ROW = "_row"
_CONDITION_FRAMES = (("WHERE ", ""), ("WHERE (", ")"))
_ORDER_FRAMES = (("ORDER BY ", ""), ("ORDER BY row_number() OVER (ORDER BY ", ")"))


class Shelf:
    """A table in SQLite, and beside it one for each column of lists, in which every value has a row. What is
    read is to be told first (`learn`), then brought in (`fill`).
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lists = {column.each: column for column in table.columns if column.each}
        self._tables = {table.name, *(f"each_{one}" for one in self._lists)}
        self._read = set[str]()
        self._known: dict[object, tuple[str, ...]] = {}
        self._end = float("inf")
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.create_collation("ranked", _compared)
        self._db.create_function("match", 2, self._is_one_of)
        columns = ", ".join([f"{_ROW} INTEGER PRIMARY KEY", *map(_declared, table.columns)])
        self._db.execute(f"CREATE TABLE {table.name} ({columns})")
        for each in self._lists:
            self._db.execute(f"CREATE TABLE each_{each} ({_ROW} INTEGER, {each} TEXT)")
            self._db.execute(f"CREATE INDEX by_{each} ON each_{each} ({_ROW})")
        self._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
        self._db.set_progress_handler(lambda: time.monotonic() > self._end, 10_000)
        self._db.set_authorizer(self._may)

    def close(self) -> None:
        """Let go of all of it."""
        self._db.close()

    def learn(self, text: str, order: bool = False) -> None:
        """See whether a condition or an order can be asked, and what it reads. Mistake."""
        critic = Critic(self._table, text, order)
        critic.look_at_names()
        # Bare and in brackets: so it is one expression, and nothing that closes them or comes behind one. The
        # line end closes a comment.
        frames = _ORDER_FRAMES if order else _CONDITION_FRAMES
        select = self._select(() if order else self._lists)
        for before, behind in frames:
            try:
                self._explain(f"{select} {before}{text}\n{behind}")
            except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
                if "one statement" in str(error):
                    continue  # which within brackets is an error with a place
                raise critic.mistake(error, partial(self._said, f"{select} {before}")) from None

    def fill(self) -> None:
        """Bring in what is read."""
        self._db.set_authorizer(None)
        self._db.execute("BEGIN")
        used = [column for column in self._table.columns if column.name in self._read]
        places = [self._table.place(column.name) for column in used]
        rows = ((at, *(_bound(row[place]) for place in places)) for at, row in enumerate(self._table.rows))
        self._insert(self._table.name, [_ROW, *(column.name for column in used)], rows)
        for column in used:
            self._known |= {_bound(values): values for _, values in self._lists_of(column)}
        for each, column in self._lists.items():
            if each in self._read:
                values = ((at, _bound(one)) for at, few in self._lists_of(column) for one in few)
                self._insert(f"each_{each}", [_ROW, each], values)
        self._db.execute("COMMIT")
        self._db.set_authorizer(self._may)

    def rows_where(self, condition: str) -> set[int]:
        """The rows that hold a condition. Mistake."""
        lists = [one for one in self._lists if one in self._read]
        return set(self._run(condition, f"{self._select(lists)} WHERE {condition}"))

    def rows_by(self, order: str) -> list[int]:
        """All rows in an order. Mistake."""
        return self._run(order, f"{self._select()} ORDER BY {order}\n, {_ROW}")

    def _may(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """What a condition may do: look at these tables, and reckon. Notes what it looks at."""
        if action == sqlite3.SQLITE_READ and first in self._tables:
            self._read.add(second or "")
            return sqlite3.SQLITE_OK
        free = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION)
        return sqlite3.SQLITE_OK if free else sqlite3.SQLITE_DENY

    def _select(self, lists: Iterable[str] = ()) -> str:
        joins = "".join(f" LEFT JOIN each_{one} USING ({_ROW})" for one in lists)
        return f"SELECT DISTINCT {_ROW} FROM {self._table.name}{joins}"  # noqa: S608

    def _explain(self, statement: str) -> None:
        self._db.execute(f"EXPLAIN {statement}").close()

    def _said(self, before: str, start: str) -> str:
        """What SQLite has to say to the beginning of a condition or an order."""
        try:
            self._explain(before + start)
        except sqlite3.Error as error:
            return str(error)
        return ""

    def _run(self, text: str, statement: str) -> list[int]:
        self._end = time.monotonic() + _LONGEST
        try:
            return [row for (row,) in self._db.execute(statement)]
        except sqlite3.Error as error:
            raise Mistake(failed(error), "", text) from None
        finally:
            self._end = float("inf")

    def _insert(self, table: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * len(columns))
        self._db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608

    def _lists_of(self, column: Column) -> Iterator[tuple[int, tuple[str, ...]]]:
        place = self._table.place(column.name)
        for at, row in enumerate(self._table.rows):
            value = row[place]
            if isinstance(value, tuple):
                yield at, value

    def _is_one_of(self, word: object, value: object) -> bool:
        """What `personas MATCH 'priya'` asks."""
        return isinstance(value, str) and word in self._known.get(value, (value,))


def _declared(column: Column) -> str:
    kind = {"number": "REAL", "truth": "INTEGER"}.get(column.kind, "TEXT")
    return f"{column.name} {kind}{' COLLATE ranked' if column.ranked else ''}"


def _bound(value: Value) -> str | float | None:
    """A value as SQLite takes it. What is in the name of a file need not be a text."""
    text = joined(value) if isinstance(value, tuple) else value
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else text


def _compared(one: str, other: str) -> int:
    first, second = ((RANKS.get(word, len(RANKS)), word) for word in (one, other))
    return (first > second) - (first < second)
