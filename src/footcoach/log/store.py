"""Sessions, days off, the plan, offers and facts: in and out of the database."""

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from footcoach.log import rows
from footcoach.log.database import Database, LogError
from footcoach.log.json_codec import Json, MalformedError, Reader, Value
from footcoach.log.json_values import read_day, read_text
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.plan_json import PlanText, read_plan, write_plan
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.log.session_json import read_place, write_place
from footcoach.routine.errors import printable
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline

PLANS_AT_HAND = 64
"""Plans whose text is kept, because writing one takes longer than everything else."""

_FOLLOW = "INSERT OR REPLACE INTO followed VALUES (?, ?)"


class UnreadableError(LogError):
    """The plan of a session in the log, or its place in it, can't be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the session can't be read from the log ({reason})")
        self.reason = reason


class Store:
    """The log of one person. Every method raises `LogError` if the file can't be used.

    What can't be read in it is left out, named once by `Database.remarks`, and stays as it is.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.database = Database(path)
        self._plans: dict[int, tuple[Timeline, PlanText]] = {}
        """By the identity of the timeline, which is kept so that no other can have it."""
        self._left_out = set[Hashable]()
        """What can't be read and was named already."""

    def record(self, entry: SessionRecord, session: Session) -> None:
        """Save the progress of a session, which is at rest.

        What was said about a session that is in the log already stays as it is there.
        """
        with self.database.writing() as connection:
            self._write(connection, entry, session, rows.PROGRESS)

    def put(self, entry: SessionRecord, session: Session) -> None:
        """Save a record and its session; they replace what is in the log."""
        with self.database.writing() as connection:
            self._write(connection, entry, session, rows.COLUMNS)

    def put_all(
        self,
        pairs: Iterable[tuple[SessionRecord, Session]],
        marks: dict[date, DayOff],
        offers: Iterable[Offer] = (),
        followed: Mapping[str, bool] = MappingProxyType({}),
    ) -> None:
        """Save sessions, marked days, offers and the plan, all of it or nothing.

        An offer never changes, so one that is in the log stays as it is.
        """
        with self.database.writing() as connection:
            connection.executemany(rows.INSERT_OFFER, map(rows.offer_row, offers))
            for entry, session in pairs:
                self._write(connection, entry, session, rows.COLUMNS)
            for day, mark in marks.items():
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT OR REPLACE INTO day VALUES (?, ?)", row)
            connection.executemany(_FOLLOW, followed.items())

    def amend(self, entry: SessionRecord) -> None:
        """Save what a record says, and leave its plan, place and sides alone."""
        with self.database.writing() as connection:
            _write_row(connection, entry, rows.COLUMNS)

    def delete(self, uuid: str) -> None:
        """Delete a session from the log, for good."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM session WHERE uuid = ?", (uuid,))
            _drop_unused_plans(connection)

    def entries(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return the sessions of the days from first to last, the newest first; None is open."""
        bounds = [("day >= ?", first), ("day <= ?", last)]
        given = [(condition, day.isoformat()) for condition, day in bounds if day]
        condition = " AND ".join(condition for condition, _ in given) or "true"
        return self._find(condition, tuple(day for _, day in given))

    def unfinished(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that can be resumed, the newest first."""
        return self._find("open", ())

    def entry(self, uuid: str) -> SessionRecord | None:
        """Return one session's record; None if it isn't in the log, or can't be read."""
        return next(iter(self._find("uuid = ?", (uuid,))), None)

    def session(self, uuid: str) -> Session:
        """Return a session with its plan, at rest; raise `UnreadableError`."""
        query = (
            "SELECT plan.text, place.text FROM session"
            " LEFT JOIN place ON place.session = session.id"
            " LEFT JOIN plan ON plan.id = place.plan WHERE uuid = ?"
        )
        found = self._rows(query, (uuid,))
        if not found:
            msg = "the session isn't in the log any more"
            raise LogError(msg)
        try:
            plan, place = map(read_text, found[0])
            return read_place(read_plan(plan), place)
        except MalformedError as error:
            raise UnreadableError(printable(str(error))) from error

    def plans(self) -> dict[str, str]:
        """Return the text of every plan that a session has, by its digest."""
        query = "SELECT digest, text FROM plan WHERE id IN (SELECT plan FROM place)"
        return dict(self._rows(query, ()))

    def places(self) -> dict[str, tuple[str, str]]:
        """Return the digest of every session's plan and the text of its place, by uuid."""
        query = (
            "SELECT uuid, digest, place.text FROM place JOIN plan ON plan.id = place.plan"
            " JOIN session ON session.id = place.session"
        )
        return {uuid: (digest, text) for uuid, digest, text in self._rows(query, ())}

    def routines(self) -> dict[str, tuple[date, date]]:
        """Return every routine in the log with its first and its last day."""
        query = (
            "SELECT routine, min(day), max(day) FROM session"
            " WHERE day = date(day, '+0 days') AND typeof(routine) = 'text' GROUP BY routine"
        )
        return {
            name: (date.fromisoformat(first), date.fromisoformat(last))
            for name, first, last in self._rows(query, ())
        }

    def mark(self, day: date, mark: DayOff | None) -> None:
        """Mark a day as one of rest or illness; None removes the mark."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM day WHERE day = ?", (day.isoformat(),))
            if mark:
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT INTO day VALUES (?, ?)", row)

    def marks(self) -> dict[date, DayOff]:
        """Return every marked day."""
        found = self._rows("SELECT day, mark FROM day ORDER BY day", ())
        return dict(self._readable(found, _read_mark, "The marked day {0}"))

    def follow(self, routine: str, *, yes: bool) -> None:
        """Say whether a routine is in the plan."""
        with self.database.writing() as connection:
            connection.execute(_FOLLOW, (routine, yes))

    def followed(self) -> dict[str, bool]:
        """Return the routines that were added to the plan (True) or removed from it (False)."""
        found = self._rows("SELECT routine, yes FROM followed ORDER BY routine", ())
        return dict(self._readable(found, _read_followed, "The routine {0} of your plan"))

    def note_offers(self, offers: Iterable[Offer]) -> None:
        """Note what was offered, and whether it was taken."""
        self.put_all((), {}, offers)

    def offers(self) -> tuple[Offer, ...]:
        """Return everything that was ever offered, in order."""
        # A log of the first version that can't be brought up to date has no such table.
        there = self._rows("SELECT 1 FROM sqlite_master WHERE name = 'offer'", ())
        found = self._rows(rows.OFFERS, ()) if there else []
        return tuple(self._readable(found, rows.read_offer, "The offer of {2} for {4}"))

    def fact(self, name: str) -> str | None:
        """Return what was noted under a name; None if nothing was."""
        found = self._rows("SELECT value FROM fact WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def note_fact(self, name: str, value: str) -> None:
        """Note something under a name."""
        with self.database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self.database.reading() as connection:
            return connection.execute(query, values).fetchall() if connection else []

    def _find(self, condition: str, values: tuple[Any, ...]) -> tuple[SessionRecord, ...]:
        with self.database.reading() as connection:
            if connection is None:
                return ()
            found = connection.execute(rows.SESSIONS.format(condition), values).fetchall()
            there = {name for (name,) in connection.execute(rows.COLUMNS_OF_PART)}
            inside = connection.execute(rows.select_sides(condition, there), values).fetchall()
        sides = defaultdict[int, list[Json]](list)
        for number, *row in inside:
            sides[number].append(row)

        def read(row: Json) -> SessionRecord:
            number, *own = row
            return rows.read_session(own, tuple(map(rows.read_side, sides[number])))

        return tuple(self._readable(found, read, rows.SESSION_NAME))

    def _readable(
        self, found: Iterable[tuple[Json, ...]], read: Reader[Value], name: str
    ) -> Iterator[Value]:
        """Yield what can be read; note what can't by its ``name``, made of its columns."""
        for row in found:
            try:
                yield read(row)
            except MalformedError as error:
                self._leave_out(row, name.format(*row), str(error))

    def leave_out_session(self, record: SessionRecord, reason: str) -> None:
        """Note, once, that a session's plan or its place in it can't be read."""
        name = f"The plan of the session of {record.began.day}, {record.title},"
        self._leave_out(record.uuid, name, reason)

    def _leave_out(self, key: Hashable, name: str, reason: str) -> None:
        """Note, once for each ``key``, that something in the log can't be read."""
        if key in self._left_out:
            return
        self._left_out.add(key)
        self.database.remark(
            f"{printable(name)} can't be read, so it's left out ({printable(reason)})."
            " Nothing was deleted, and everything else works."
        )

    def _write(
        self,
        connection: sqlite3.Connection,
        entry: SessionRecord,
        session: Session,
        over: tuple[str, ...],
    ) -> None:
        number = _write_row(connection, entry, over)
        connection.execute("DELETE FROM part WHERE session = ?", (number,))
        sides = [(number, *rows.side_row(side)) for side in entry.parts]
        connection.executemany(rows.INSERT_SIDE, sides)
        plan = self._plan_number(connection, session.timeline)
        place = (number, plan, write_place(session))
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", place)

    def _plan_number(self, connection: sqlite3.Connection, timeline: Timeline) -> int:
        if id(timeline) not in self._plans:
            if len(self._plans) == PLANS_AT_HAND:
                self._plans.clear()
            self._plans[id(timeline)] = timeline, write_plan(timeline)
        digest, text = self._plans[id(timeline)][1]
        connection.execute(
            "INSERT OR IGNORE INTO plan (digest, text) VALUES (?, ?)", (digest, text)
        )
        query = "SELECT id FROM plan WHERE digest = ?"
        return int(connection.execute(query, (digest,)).fetchone()[0])


def _read_mark(row: Json) -> tuple[date, DayOff]:
    day, mark = row
    return date.fromisoformat(read_day(day)), DAYS_OFF.read(mark)


def _read_followed(row: Json) -> tuple[str, bool]:
    routine, yes = row
    return read_text(routine), bool(yes)


def _write_row(connection: sqlite3.Connection, entry: SessionRecord, over: tuple[str, ...]) -> int:
    connection.execute(rows.insert_session(over), rows.session_row(entry))
    query = "SELECT id FROM session WHERE uuid = ?"
    return int(connection.execute(query, (entry.uuid,)).fetchone()[0])


def _drop_unused_plans(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM plan WHERE id NOT IN (SELECT plan FROM place)")
