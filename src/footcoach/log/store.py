"""Sessions, days and facts, in and out of the database."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from footcoach.log import rows
from footcoach.log.database import Database, LogError
from footcoach.log.json_codec import MalformedError
from footcoach.log.records import DayOff, Offer, SessionRecord, SideRecord
from footcoach.log.session_json import PlanText, read_place, read_plan, write_place, write_plan
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline

PLANS_AT_HAND = 64
"""Plans of which the text is kept, because writing one takes longer than all the rest."""

_FOLLOW = "INSERT OR REPLACE INTO followed VALUES (?, ?)"
_EARLIEST, _LATEST = date.min.isoformat(), date.max.isoformat()


class Store:
    """The log of one person. Every method raises `LogError` if the file cannot be used."""

    def __init__(self, path: Path | None = None) -> None:
        self.database = Database(path)
        self._plans: dict[int, tuple[Timeline, PlanText]] = {}
        """By the identity of the timeline, which is kept so that no other can have it."""

    def record(self, entry: SessionRecord, session: Session) -> None:
        """Write how far a session, which is at rest, has come.

        What was said about an entry that is there already stays as it is there.
        """
        with self.database.writing() as connection:
            self._write(connection, entry, session, rows.PROGRESS)

    def put(self, entry: SessionRecord, session: Session) -> None:
        """Write an entry and its session, in the place of one that is there."""
        with self.database.writing() as connection:
            self._write(connection, entry, session, rows.COLUMNS)

    def put_all(
        self,
        pairs: Iterable[tuple[SessionRecord, Session]],
        marks: dict[date, DayOff],
        offers: Iterable[Offer] = (),
        followed: Mapping[str, bool] = MappingProxyType({}),
    ) -> None:
        """Write entries, marked days, offers and what is followed, all of them or none.

        An offer never changes, so one that is there stays as it is.
        """
        with self.database.writing() as connection:
            connection.executemany(rows.INSERT_OFFER, map(rows.offer_row, offers))
            for entry, session in pairs:
                self._write(connection, entry, session, rows.COLUMNS)
            for day, mark in marks.items():
                row = (day.isoformat(), mark.value)
                connection.execute("INSERT OR REPLACE INTO day VALUES (?, ?)", row)
            for routine, yes in followed.items():
                connection.execute(_FOLLOW, (routine, yes))

    def amend(self, entry: SessionRecord) -> None:
        """Write what an entry says, and leave its session and its parts alone."""
        with self.database.writing() as connection:
            _write_row(connection, entry, rows.COLUMNS)

    def delete(self, uuid: str) -> None:
        """Take a session out of the log, for good."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM session WHERE uuid = ?", (uuid,))
            _drop_unused_plans(connection)

    def entries(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return the sessions of the days from first to last, the newest first."""
        between = (
            first.isoformat() if first else _EARLIEST,
            last.isoformat() if last else _LATEST,
        )
        return self._find("day BETWEEN ? AND ?", between)

    def unfinished(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that may be gone on with, the newest first."""
        return self._find("open", ())

    def entry(self, uuid: str) -> SessionRecord | None:
        """Return one session's entry; None if there is none."""
        return next(iter(self._find("uuid = ?", (uuid,))), None)

    def session(self, uuid: str) -> Session:
        """Return a session with its plan, at rest."""
        query = (
            "SELECT plan.text, place.text FROM place JOIN plan ON plan.id = place.plan"
            " JOIN session ON session.id = place.session WHERE uuid = ?"
        )
        found = self._rows(query, (uuid,))
        if not found:
            msg = "the session is not in the log any more"
            raise LogError(msg)
        try:
            return read_place(read_plan(found[0][0]), found[0][1])
        except MalformedError as error:
            msg = f"the session cannot be read from the log: {error}"
            raise LogError(msg) from error

    def plans(self) -> dict[str, str]:
        """Return the text of every plan by its digest."""
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
        found = self._rows("SELECT routine, min(day), max(day) FROM session GROUP BY routine", ())
        return {
            name: (date.fromisoformat(first), date.fromisoformat(last))
            for name, first, last in found
        }

    def mark(self, day: date, mark: DayOff | None) -> None:
        """Mark a day as one of rest or illness; None takes the mark away."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM day WHERE day = ?", (day.isoformat(),))
            if mark:
                connection.execute("INSERT INTO day VALUES (?, ?)", (day.isoformat(), mark.value))

    def marks(self) -> dict[date, DayOff]:
        """Return every marked day."""
        found = self._rows("SELECT day, mark FROM day ORDER BY day", ())
        return {date.fromisoformat(day): DayOff(mark) for day, mark in found}

    def follow(self, routine: str, *, yes: bool) -> None:
        """Say whether a routine is owed, whatever the log has of it."""
        with self.database.writing() as connection:
            connection.execute(_FOLLOW, (routine, yes))

    def followed(self) -> dict[str, bool]:
        """Return the routines of which somebody said whether they are owed."""
        found = self._rows("SELECT routine, yes FROM followed ORDER BY routine", ())
        return {name: bool(yes) for name, yes in found}

    def note_offers(self, offers: Iterable[Offer]) -> None:
        """Note what was offered, and whether it was taken."""
        self.put_all((), {}, offers)

    def offers(self) -> tuple[Offer, ...]:
        """Return all that was ever offered, in order."""
        # A log of the first version that cannot be brought up to date has no such table.
        there = self._rows("SELECT 1 FROM sqlite_master WHERE name = 'offer'", ())
        try:
            return tuple(map(rows.offer, self._rows(rows.OFFERS, ()) if there else ()))
        except MalformedError as error:
            raise _unreadable(error) from error

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
            inside = connection.execute(rows.PARTS.format(condition), values).fetchall()
        try:
            parts = defaultdict[int, list[SideRecord]](list)
            for number, *row in inside:
                parts[number].append(rows.part(row))
            return tuple(rows.entry(row, tuple(parts[number])) for number, *row in found)
        except MalformedError as error:
            raise _unreadable(error) from error

    def _write(
        self,
        connection: sqlite3.Connection,
        entry: SessionRecord,
        session: Session,
        over: tuple[str, ...],
    ) -> None:
        number = _write_row(connection, entry, over)
        connection.execute("DELETE FROM part WHERE session = ?", (number,))
        parts = [(number, *rows.part_row(part)) for part in entry.parts]
        connection.executemany(rows.INSERT_PART, parts)
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


def _unreadable(error: MalformedError) -> LogError:
    return LogError(f"the log holds something that cannot be read: {error}")


def _write_row(connection: sqlite3.Connection, entry: SessionRecord, over: tuple[str, ...]) -> int:
    connection.execute(rows.insert_session(over), rows.session_row(entry))
    query = "SELECT id FROM session WHERE uuid = ?"
    return int(connection.execute(query, (entry.uuid,)).fetchone()[0])


def _drop_unused_plans(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM plan WHERE id NOT IN (SELECT plan FROM place)")
