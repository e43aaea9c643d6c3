"""Logs as another hand left them: any value in any column, where the tables allow anything."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

from footcoach.log.ownership import Owner, set_owner
from footcoach.log.records import DayOff, PainReport, SessionRecord
from footcoach.log.schema import STEPS
from footcoach.log.store import Store
from footcoach.session.player import Session
from tests.log.world import MONDAY, logged, noon, offer, under_way
from tests.world import exercise, span, timeline

ROUTINE = "two-minutes"

BROKEN = object()
"""A text that isn't UTF-8, which only SQL can write."""
BROKEN_TEXT = "CAST(x'66ff' AS TEXT)"
ODD = (
    None, -1, 0, 1, 2, 10, 2**31, 2**53, 2**63 - 1, -(2**63), 1.5, -0.0, 1e308, 9e999, -9e999,
    "", "x", "é", "1", "NaN", "a\nb", "a\0b", "\x1b[2J", "\u202ex", "2026-02-31", "2026-2-3",
    "2026-11-16", "0000-01-01", "0001-01-01", "9999-12-31", "-4713-11-24", "2026-11-16T08:30",
    "20261116", b"", b"\xff\0", b"2026-11-16", b"two-minutes", "{", "[]", "null", "1e999", "{}",
    '{"version":2}', '{"version":3}', "[" * 100_000, "../../x", "/etc/passwd", "file:///etc/passwd",
    "moves.hold", "two-minutes", "short-foot", "finished", "left", "clock", "rest", BROKEN,
)  # fmt: skip
"""Values that are odd in one column or another; where one is right, that does no harm."""


@dataclass(frozen=True)
class Column:
    """One column of one table."""

    table: str
    name: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


def list_columns() -> list[Column]:
    """Return every column of every table of a log."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(";".join(STEPS))
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [
            Column(table, name)
            for (table,) in tables.fetchall()
            for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]


def make_log(path: Path) -> Path:
    """Write a log with a good row in every table, and one to be spoilt for each of `ODD`."""
    store = Store(path)
    everything = [("Good", 1), *(("Spoilt", number) for number in range(2, len(ODD) + 2))]
    pairs = [_do(title, number) for title, number in everything]
    days = [MONDAY.date() - timedelta(days=60 + number) for _, number in everything]
    step = {"routine": ROUTINE, "exercise": "short-foot", "old": span(4), "new": span(5)}
    offers = [offer(MONDAY - timedelta(days=60 + number), **step) for _, number in everything]
    names = [ROUTINE, *(f"spoilt-{number}" for _, number in everything[1:])]
    plan = {name: (True, MONDAY.date()) for name in names}
    store.put_all(pairs, dict.fromkeys(days, DayOff.REST), offers, plan)
    with store.database.writing() as connection:
        for record, _ in pairs:
            owner = Owner(token=str(uuid4()), who="process 1 on here", since=record.saved)
            set_owner(connection, record.uuid, owner)
        facts = ["notice", "plan asked", *(f"spoilt {number}" for _, number in everything[2:])]
        rows = [(name, "2026-03-20") for name in facts]
        connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", rows)
    return path


GOOD = "Good 1"
"""The title of the session that isn't spoilt."""


def _do(title: str, number: int) -> tuple[SessionRecord, Session]:
    """Return a session of the last days that was left, with a plan of its own."""
    plan = timeline(exercise("short-foot"), name=ROUTINE, title=f"{title} {number}")
    moment = noon(days_ago=number % 7)
    return logged(under_way(plan, 12), moment, feeling=PainReport(before=0, after=1))


def spoil(path: Path, column: Column) -> None:
    """Have a column say something else in each row but the first, in tables that take anything."""
    with closing(sqlite3.connect(path)) as connection, connection:
        _loosen(connection, column.table)
        for number, value in enumerate(ODD, 2):
            _set(connection, column, number, value)


def spoil_everything(path: Path) -> None:
    """Have each row of each table but the first say something else in one of its columns."""
    with closing(sqlite3.connect(path)) as connection, connection:
        found = list_columns()
        for table in {column.table for column in found}:
            _loosen(connection, table)
            columns = cycle(column for column in found if column.table == table)
            for number, (value, column) in enumerate(zip(ODD, columns, strict=False), 2):
                _set(connection, column, number, value)


def _set(connection: sqlite3.Connection, column: Column, number: int, value: Any) -> None:
    text = "?" if value is not BROKEN else BROKEN_TEXT
    values = () if value is BROKEN else (value,)
    statement = f"UPDATE {column.table} SET {column.name} = {text} WHERE rowid = ?"
    connection.execute(statement, (*values, number))


def _loosen(connection: sqlite3.Connection, table: str) -> None:
    """Have a table take any value, as one that another program made may do."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    names = ", ".join(name for (name,) in found)
    for statement in (
        f"ALTER TABLE {table} RENAME TO old_{table}",
        f"CREATE TABLE {table} ({names})",
        f"INSERT INTO {table} SELECT * FROM old_{table} ORDER BY rowid",
        f"DROP TABLE old_{table}",
    ):
        connection.execute(statement)
