"""What the log says: everything that is read from the database."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple

from footcoach.log import offer_rows, rows
from footcoach.log.database import Database, LogError
from footcoach.log.json_codec import Json, MalformedError, Reader, Value
from footcoach.log.json_values import read_day, read_text
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.ownership import Owner, read_owner
from footcoach.log.plan_json import read_plan
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.log.session_json import read_place
from footcoach.routine.errors import printable
from footcoach.routine.model import RoutineIdentity
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline

SINCE = "in the plan since: "
"""Before the name of a routine, it's the name of a fact: the day on which it was added."""

_PLANS = "SELECT digest, text FROM plan WHERE id IN (SELECT plan FROM place)"
_PLAN_OF_EACH = (
    "SELECT uuid, plan FROM place JOIN session ON session.id = place.session"
    " WHERE day >= ? AND day <= ?"
)
_PLANS_OF_DAYS = (
    "SELECT id, text FROM plan WHERE id IN (SELECT plan FROM place"
    " JOIN session ON session.id = place.session WHERE day >= ? AND day <= ?)"
)
_PLACES = (
    "SELECT uuid, digest, place.text FROM place JOIN plan ON plan.id = place.plan"
    " JOIN session ON session.id = place.session"
)


class UnreadableError(LogError):
    """The plan of a session in the log, or its place in it, can't be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the session can't be read from the log ({reason})")
        self.reason = reason


class WholeLog(NamedTuple):
    """Everything that a log says of sessions."""

    records: tuple[SessionRecord, ...]
    """Those that can be read, the newest first."""
    plans: dict[str, str]
    """The text of every plan that a session has, by its digest."""
    places: dict[str, tuple[str, str]]
    """The digest of every session's plan and the text of its place, by uuid."""


class LogReader:
    """What a log says. Every method raises `LogError` if the file can't be used.

    What can't be read in it is left out, named once by `Database.remarks`, and stays as it is.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.database = Database(path)
        self._left_out = set[Hashable]()
        """What can't be read and was named already."""

    def entries(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return the sessions of the days from first to last, the newest first; None is open."""
        bounds = [("day >= ?", first), ("day <= ?", last)]
        given = [(condition, day.isoformat()) for condition, day in bounds if day]
        condition = " AND ".join(condition for condition, _ in given) or rows.ALL
        return self._find(condition, tuple(day for _, day in given))

    def saved_times(self) -> dict[str, int]:
        """Return when each session was last written, in milliseconds since 1970, by uuid."""
        query = "SELECT uuid, saved FROM session WHERE typeof(saved) = 'integer'"
        return dict(self._rows(query, ()))

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

    def timelines(self, records: Iterable[SessionRecord]) -> dict[str, Timeline]:
        """Return the plans of sessions by uuid; one that can't be read is named and left out."""
        by_uuid = {record.uuid: record for record in records}
        days = [record.began.day for record in by_uuid.values()]
        if not days:
            return {}
        ends, found = (min(days), max(days)), dict[str, Timeline]()
        plans = {
            number: _read_plan_or_reason(text) for number, text in self._rows(_PLANS_OF_DAYS, ends)
        }
        for uuid, number in self._rows(_PLAN_OF_EACH, ends):
            plan = plans.get(number)
            if isinstance(plan, Timeline):
                found[uuid] = plan
            elif plan and uuid in by_uuid:
                self.leave_out_session(by_uuid[uuid], plan)
        return found

    def owner(self, uuid: str) -> Owner | None:
        """Return the app that has a session under way, or had it last; None if that isn't known."""
        with self.database.reading() as connection:
            return read_owner(connection, uuid) if connection else None

    def whole(self) -> WholeLog:
        """Return all sessions with their plans and places, as they were at one moment."""
        with self.database.reading() as connection:
            if connection is None:
                return WholeLog((), {}, {})
            found = _Found.of(connection, rows.ALL, ())
            plans = dict(connection.execute(_PLANS).fetchall())
            places = connection.execute(_PLACES).fetchall()
        at = {uuid: (digest, text) for uuid, digest, text in places}
        return WholeLog(self._read(found), plans, at)

    def routines(self) -> dict[RoutineIdentity, tuple[date, date]]:
        """Return every routine in the log with its first and its last day."""
        with self.database.reading() as connection:
            if connection is None:
                return {}
            query = rows.select_days(_list_columns(connection, "session"))
            found = connection.execute(query).fetchall()
        return {
            RoutineIdentity(name, file or ""): (date.fromisoformat(first), date.fromisoformat(last))
            for name, file, first, last in found
        }

    def marks(self) -> dict[date, DayOff]:
        """Return every marked day."""
        found = self._rows("SELECT day, mark FROM day ORDER BY day", ())
        return dict(self._readable(found, _read_mark, "The marked day {0}"))

    def followed(self) -> dict[str, bool]:
        """Return the routines that were added to the plan (True) or removed from it (False)."""
        found = self._rows("SELECT routine, yes FROM followed ORDER BY routine", ())
        return dict(self._readable(found, _read_followed, "The routine {0} of your plan"))

    def followed_since(self) -> dict[str, date]:
        """Return since when the routines are in the plan of which that is known."""
        query = "SELECT name, value FROM fact WHERE substr(name, 1, ?) = ?"
        found = self._rows(query, (len(SINCE), SINCE))
        return dict(self._readable(found, _read_since, "The day behind {0}"))

    def offers(self) -> tuple[Offer, ...]:
        """Return everything that was ever offered, in order."""
        # A log of the first version that can't be brought up to date has no such table.
        there = self._rows("SELECT 1 FROM sqlite_master WHERE name = 'offer'", ())
        found = self._rows(offer_rows.SELECT, ()) if there else []
        return tuple(self._readable(found, offer_rows.read_offer, "The offer of {2} for {4}"))

    def fact(self, name: str) -> str | None:
        """Return what was noted under a name; None if nothing was."""
        found = self._rows("SELECT value FROM fact WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def leave_out_session(self, record: SessionRecord, reason: str) -> None:
        """Note, once, that a session's plan or its place in it can't be read."""
        name = f"The plan of the session of {record.began.day}, {record.title},"
        self._leave_out(record.uuid, name, reason)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self.database.reading() as connection:
            return connection.execute(query, values).fetchall() if connection else []

    def _find(self, condition: str, values: tuple[Any, ...]) -> tuple[SessionRecord, ...]:
        with self.database.reading() as connection:
            if connection is None:
                return ()
            found = _Found.of(connection, condition, values)
        return self._read(found)

    def _read(self, found: "_Found") -> tuple[SessionRecord, ...]:
        def read(row: Json) -> SessionRecord:
            number, *own = row
            return rows.read_session(own, tuple(map(rows.read_side, found.sides[number])))

        return tuple(self._readable(found.sessions, read, rows.SESSION_NAME))

    def _readable(
        self, found: Iterable[tuple[Json, ...]], read: Reader[Value], name: str
    ) -> Iterator[Value]:
        """Yield what can be read; note what can't by its ``name``, made of its columns."""
        for row in found:
            try:
                yield read(row)
            except MalformedError as error:
                self._leave_out(row, name.format(*row), str(error))

    def _leave_out(self, key: Hashable, name: str, reason: str) -> None:
        """Note, once for each ``key``, that something in the log can't be read."""
        if key in self._left_out:
            return
        self._left_out.add(key)
        self.database.remark(
            f"{printable(name)} can't be read, so it's left out ({printable(reason)})."
            " Nothing was deleted, and everything else works."
        )


class _Found(NamedTuple):
    """Rows of sessions and of their sides, of one moment."""

    sessions: list[tuple[Json, ...]]
    sides: Mapping[int, list[tuple[Json, ...]]]
    """By the number of their session; equal ones are the same, since most are done as before."""

    @classmethod
    def of(cls, connection: Connection, condition: str, values: tuple[Any, ...]) -> "_Found":
        sessions = rows.select_sessions(condition, _list_columns(connection, "session"))
        found = connection.execute(sessions, values).fetchall()
        parts = rows.select_sides(condition, _list_columns(connection, "part"))
        sides = defaultdict[int, list[tuple[Json, ...]]](list)
        known: dict[tuple[Json, ...], tuple[Json, ...]] = {}
        decode = connection.text_factory
        # The same few ids and words come thousands of times.
        connection.text_factory = lru_cache(maxsize=1024)(decode)
        for row in connection.execute(parts, values):
            side = row[1:]
            sides[row[0]].append(known.setdefault(side, side))
        connection.text_factory = decode
        return cls(found, sides)


def _list_columns(connection: Connection, table: str) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute(rows.COLUMNS_THERE, (table,)))


def _read_plan_or_reason(text: Json) -> Timeline | str:
    """Return a plan, or why it can't be read."""
    try:
        return read_plan(read_text(text))
    except MalformedError as error:
        return str(error)


def _read_mark(row: Json) -> tuple[date, DayOff]:
    day, mark = row
    return date.fromisoformat(read_day(day)), DAYS_OFF.read(mark)


def _read_since(row: Json) -> tuple[str, date]:
    name, day = row
    return read_text(name).removeprefix(SINCE), date.fromisoformat(read_day(day))


def _read_followed(row: Json) -> tuple[str, bool]:
    routine, yes = row
    return read_text(routine), rows.read_flag(yes)
