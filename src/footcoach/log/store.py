"""Sessions, days off, the plan, offers and facts: everything that is written into the log."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType

from footcoach.log import rows
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.ownership import (
    Claim,
    UnderWayError,
    check_owner,
    read_owner,
    set_owner,
)
from footcoach.log.plan_json import PlanText, write_plan
from footcoach.log.reader import LogReader
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.log.session_json import write_place
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline

PLANS_AT_HAND = 64
"""Plans whose text is kept, because writing one takes longer than everything else."""

_FOLLOW = "INSERT OR REPLACE INTO followed VALUES (?, ?)"


class Store(LogReader):
    """The log of one person, to read and to write.

    A session that another app has under way can't be written: that raises `UnderWayError`.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self._plans: dict[int, tuple[Timeline, PlanText]] = {}
        """By the identity of the timeline, which is kept so that no other can have it."""

    def record(self, entry: SessionRecord, session: Session, claim: Claim | None = None) -> None:
        """Save the progress of a session, which is at rest.

        What was said about a session that is in the log already stays as it is there.
        """
        self._save(entry, session, claim, rows.PROGRESS)

    def put(self, entry: SessionRecord, session: Session, claim: Claim | None = None) -> None:
        """Save a record and its session; they replace what is in the log."""
        self._save(entry, session, claim, rows.COLUMNS)

    def _save(
        self,
        entry: SessionRecord,
        session: Session,
        claim: Claim | None,
        over: tuple[str, ...],
    ) -> None:
        with self._writing(entry.uuid, claim) as connection:
            self._write(connection, entry, session, over)
            if claim:
                set_owner(connection, entry.uuid, claim.owner)

    @contextmanager
    def _writing(self, uuid: str, claim: Claim | None) -> Iterator[sqlite3.Connection]:
        """Give a transaction in which a session may be written; raise `UnderWayError` if not."""
        with self.database.writing() as connection:
            check_owner(connection, self.database.path, uuid, claim)
            yield connection

    def take(self, record: SessionRecord, claim: Claim) -> bool:
        """Note that a session that can be resumed belongs to the app with ``claim`` now.

        Return False, and note nothing, if it isn't any more what ``record`` says.
        """
        with self.database.writing() as connection:
            query = "SELECT 1 FROM session WHERE uuid = ? AND saved = ? AND open"
            is_same = connection.execute(query, (record.uuid, record.saved)).fetchone() is not None
            if not is_same or read_owner(connection, record.uuid) != claim.previous:
                return False
            set_owner(connection, record.uuid, claim.owner)
            return True

    def put_all(
        self,
        pairs: Iterable[tuple[SessionRecord, Session]],
        marks: dict[date, DayOff],
        offers: Iterable[Offer] = (),
        followed: Mapping[str, bool] = MappingProxyType({}),
    ) -> tuple[SessionRecord, ...]:
        """Save sessions, marked days, offers and the plan, all of it or nothing.

        An offer never changes, so one that is in the log stays as it is. So does a session that
        another app has under way; return those.
        """
        under_way = []
        with self.database.writing() as connection:
            connection.executemany(rows.INSERT_OFFER, map(rows.offer_row, offers))
            for entry, session in pairs:
                try:
                    check_owner(connection, self.database.path, entry.uuid, None)
                    self._write(connection, entry, session, rows.COLUMNS)
                except UnderWayError:
                    under_way.append(entry)
            for day, mark in marks.items():
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT OR REPLACE INTO day VALUES (?, ?)", row)
            connection.executemany(_FOLLOW, followed.items())
        return tuple(under_way)

    def amend(self, entry: SessionRecord) -> None:
        """Save what a record says, and leave its plan, place and sides alone."""
        with self._writing(entry.uuid, None) as connection:
            _write_row(connection, entry, rows.COLUMNS)

    def delete(self, uuid: str, claim: Claim | None = None) -> None:
        """Delete a session from the log, for good."""
        with self._writing(uuid, claim) as connection:
            connection.execute("DELETE FROM session WHERE uuid = ?", (uuid,))
            _drop_unused_plans(connection)

    def mark(self, day: date, mark: DayOff | None) -> None:
        """Mark a day as one of rest or illness; None removes the mark."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM day WHERE day = ?", (day.isoformat(),))
            if mark:
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT INTO day VALUES (?, ?)", row)

    def follow(self, routine: str, *, yes: bool) -> None:
        """Say whether a routine is in the plan."""
        with self.database.writing() as connection:
            connection.execute(_FOLLOW, (routine, yes))

    def note_offers(self, offers: Iterable[Offer]) -> None:
        """Note what was offered, and whether it was taken."""
        self.put_all((), {}, offers)

    def note_fact(self, name: str, value: str) -> None:
        """Note something under a name."""
        with self.database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

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


def _write_row(connection: sqlite3.Connection, entry: SessionRecord, over: tuple[str, ...]) -> int:
    connection.execute(rows.insert_session(over), rows.session_row(entry))
    query = "SELECT id FROM session WHERE uuid = ?"
    return int(connection.execute(query, (entry.uuid,)).fetchone()[0])


def _drop_unused_plans(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM plan WHERE id NOT IN (SELECT plan FROM place)")
