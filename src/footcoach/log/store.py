"""Sessions, days off, the plan, offers and facts: everything that is written into the log."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from footcoach.log import offer_rows, rows
from footcoach.log.database import LogError
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.ownership import (
    Claim,
    UnderWayError,
    check_owner,
    read_owner,
    set_owner,
)
from footcoach.log.plan_json import PlanText, write_plan
from footcoach.log.reader import SINCE, LogReader
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.log.session_json import WrittenSession, write_place
from footcoach.session.player import Session

if TYPE_CHECKING:
    from footcoach.session.timeline import Timeline

PLANS_AT_HAND = 64
"""Plans whose text is kept, because writing one takes longer than everything else."""

_GONE = "the session isn't in the log any more"
_IS_FOLLOWED = "SELECT 1 FROM followed WHERE routine = ? AND yes"
_FOLLOW = "INSERT OR REPLACE INTO followed VALUES (?, ?)"


class ChangedError(LogError):
    """A session has changed since the person saw it."""


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

    def put(
        self,
        entry: SessionRecord,
        session: Session,
        claim: Claim | None = None,
        *,
        was: SessionRecord | None = None,
    ) -> None:
        """Save a record and its session; they replace what is in the log.

        ``was`` is what the person saw and changed: if the log says something else by then, raise
        `ChangedError`. None replaces anything.
        """
        self._save(entry, session, claim, rows.COLUMNS, was)

    def _save(
        self,
        entry: SessionRecord,
        session: Session,
        claim: Claim | None,
        over: tuple[str, ...],
        was: SessionRecord | None = None,
    ) -> None:
        with self._writing(entry.uuid, claim) as connection:
            _check_unchanged(connection, was)
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
            # From now on it's under way, also where there are no locks to say so.
            connection.execute("UPDATE session SET ending = NULL WHERE uuid = ?", (record.uuid,))
            return True

    def put_all(
        self,
        pairs: Iterable[tuple[SessionRecord, Session | WrittenSession]],
        marks: dict[date, DayOff],
        offers: Iterable[Offer] = (),
        followed: Mapping[str, tuple[bool, date | None]] = MappingProxyType({}),
    ) -> tuple[SessionRecord, ...]:
        """Save sessions, marked days, offers and the plan, all of it or nothing.

        ``followed`` has for each routine what `follow` takes.

        An offer never changes, so one that is in the log stays as it is. So does a session of which
        the log has the later state, and one that another app has under way; return the latter.
        """
        under_way = []
        with self.database.writing() as connection:
            connection.executemany(offer_rows.INSERT, map(offer_rows.write_offer, offers))
            for entry, session in pairs:
                try:
                    check_owner(connection, self.database.path, entry.uuid, None)
                    has_later = _has_later(connection, entry)
                    if not has_later:
                        is_new = has_later is None
                        self._write(connection, entry, session, rows.COLUMNS, is_new=is_new)
                except UnderWayError:
                    under_way.append(entry)
            for day, mark in marks.items():
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT OR REPLACE INTO day VALUES (?, ?)", row)
            for routine, (yes, since) in followed.items():
                _follow(connection, routine, since, yes=yes)
        return tuple(under_way)

    def amend(self, before: SessionRecord, after: SessionRecord) -> None:
        """Save what ``after`` says otherwise than ``before``, which the person saw.

        Everything else stays as the log has it, as do plan, place and sides.
        """
        with self._writing(after.uuid, None) as connection:
            statement, values = rows.update_session(before, after)
            if not connection.execute(statement, values).rowcount:
                raise LogError(_GONE)

    def delete(
        self, uuid: str, claim: Claim | None = None, *, was: SessionRecord | None = None
    ) -> None:
        """Delete a session from the log, for good; ``was`` is as in `put`."""
        with self._writing(uuid, claim) as connection:
            _check_unchanged(connection, was)
            connection.execute("DELETE FROM session WHERE uuid = ?", (uuid,))
            _drop_unused_plans(connection)

    def mark(self, day: date, mark: DayOff | None) -> None:
        """Mark a day as one of rest or illness; None removes the mark."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM day WHERE day = ?", (day.isoformat(),))
            if mark:
                row = (day.isoformat(), DAYS_OFF.write(mark))
                connection.execute("INSERT INTO day VALUES (?, ?)", row)

    def follow(self, routine: str, *, yes: bool, day: date | None = None) -> None:
        """Say whether a routine is in the plan.

        ``day`` is the day from which it is; None isn't known. One that is in it keeps its day.
        """
        with self.database.writing() as connection:
            _follow(connection, routine, day, yes=yes)

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
        session: Session | WrittenSession,
        over: tuple[str, ...],
        *,
        is_new: bool = False,
    ) -> None:
        number = _write_row(connection, entry, over, is_new=is_new)
        if not is_new:
            connection.execute("DELETE FROM part WHERE session = ?", (number,))
        sides = [(number, *rows.side_row(side)) for side in entry.parts]
        connection.executemany(rows.INSERT_SIDE, sides)
        written = session if isinstance(session, WrittenSession) else self._write_out(session)
        place = (number, _plan_number(connection, written.plan), written.place)
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", place)

    def _write_out(self, session: Session) -> WrittenSession:
        timeline = session.timeline
        if id(timeline) not in self._plans:
            if len(self._plans) == PLANS_AT_HAND:
                self._plans.clear()
            self._plans[id(timeline)] = timeline, write_plan(timeline)
        return WrittenSession(self._plans[id(timeline)][1], write_place(session))


def _plan_number(connection: sqlite3.Connection, plan: PlanText) -> int:
    query = "SELECT id FROM plan WHERE digest = ?"
    found = connection.execute(query, (plan.digest,)).fetchone()
    if found is None:
        connection.execute("INSERT INTO plan (digest, text) VALUES (?, ?)", plan)
        found = connection.execute(query, (plan.digest,)).fetchone()
    return int(found[0])


def _follow(connection: sqlite3.Connection, routine: str, day: date | None, *, yes: bool) -> None:
    was = connection.execute(_IS_FOLLOWED, (routine,)).fetchone()
    connection.execute(_FOLLOW, (routine, yes))
    if not (yes and was):
        connection.execute("DELETE FROM fact WHERE name = ?", (SINCE + routine,))
    if yes and not was and day:
        fact = (SINCE + routine, day.isoformat())
        connection.execute("INSERT INTO fact VALUES (?, ?)", fact)


def _check_unchanged(connection: sqlite3.Connection, was: SessionRecord | None) -> None:
    """Raise `ChangedError` unless the log says ``was`` of its session; None is anything."""
    if was is None:
        return
    query = "SELECT saved FROM session WHERE uuid = ?"
    found = connection.execute(query, (was.uuid,)).fetchone()
    if found is None:
        raise ChangedError(_GONE)
    if found != (was.saved,):
        msg = "the session was changed in another window, so look at it again before you change it"
        raise ChangedError(msg)


def _has_later(connection: sqlite3.Connection, entry: SessionRecord) -> bool | None:
    """Whether the log has a state of a session that was written later than ``entry``, or then.

    None if it has none at all.
    """
    query = "SELECT saved >= ? FROM session WHERE uuid = ?"
    found = connection.execute(query, (entry.saved, entry.uuid)).fetchone()
    return None if found is None else bool(found[0])


def _write_row(
    connection: sqlite3.Connection, entry: SessionRecord, over: tuple[str, ...], *, is_new: bool
) -> int:
    """Write the row of a session, and return its number."""
    written = connection.execute(rows.insert_session(over), rows.session_row(entry))
    if is_new and written.lastrowid is not None:
        return written.lastrowid
    query = "SELECT id FROM session WHERE uuid = ?"
    return int(connection.execute(query, (entry.uuid,)).fetchone()[0])


def _drop_unused_plans(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM plan WHERE id NOT IN (SELECT plan FROM place)")
