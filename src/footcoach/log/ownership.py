"""Which running app a session belongs to: one at a time, and only that one may write it.

Two things say so. The heartbeat of the session is locked as long as it's under way, and a crash
can't leave that lock behind. And a row of the log names the owner; it is checked inside every
write, so that not even an app that was stopped for an hour in the middle can write over
another. Where a system has no locks, the row alone decides, and the person has to say that the
other app is gone.
"""

import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from footcoach.log.database import LogError
from footcoach.log.heartbeat import Heartbeat, Lock
from footcoach.log.json_codec import Fields, MalformedError
from footcoach.log.json_values import read_milliseconds, read_text, read_uuid
from footcoach.log.records import milliseconds
from footcoach.routine.errors import printable

_COLUMNS = ("token", "who", "since")
_FIND = (
    "SELECT token, who, since FROM owner JOIN session ON session.id = owner.session WHERE uuid = ?"
)
_SET = "INSERT OR REPLACE INTO owner SELECT id, ?, ?, ? FROM session WHERE uuid = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A running app that has a session under way, or had it when it was killed."""

    token: str
    """A uuid that no other app has, nor this one for another session."""
    who: str
    """Such as "process 4242 on laptop"."""
    since: int
    """Milliseconds since 1970, UTC."""

    def __str__(self) -> str:
        """Return since when it has it and where it runs, for a message."""
        opened = datetime.fromtimestamp(self.since / 1000).astimezone()
        return f"since {opened:%H:%M} on {opened.day} {opened:%b}, {self.who}"


class UnderWayError(LogError):
    """Another app has the session, so it can't be written by this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A session that belongs to this app."""

    owner: Owner
    beat: Heartbeat
    previous: Owner | None = None
    """Who had it last, in whose place this app is; None was no one."""

    @classmethod
    def of(cls, log: Path, uuid: str, now: datetime, previous: Owner | None = None) -> "Claim":
        """Return a claim to a session of this app; nothing is locked or written yet."""
        owner = Owner(token=str(uuid4()), who=_describe_process(), since=milliseconds(now))
        return cls(owner=owner, beat=Heartbeat(log, uuid), previous=previous)

    def lock(self) -> Lock:
        """Keep other apps out, unless one has the session; return what was found."""
        try:
            return self.beat.start()
        except OSError:
            return Lock.UNKNOWN  # without the file, the row in the log has to do


def _describe_process() -> str:
    from socket import gethostname

    return f"process {os.getpid()} on {printable(gethostname())}"


def read_owner(connection: sqlite3.Connection, uuid: str) -> Owner | None:
    """Return who has a session, or had it last; None is no one, or a row that can't be read."""
    try:
        row = connection.execute(_FIND, (uuid,)).fetchone()
    except sqlite3.OperationalError:
        return None  # an older log that can't be brought up to date has no such table
    try:
        return None if row is None else _read(row)
    except MalformedError:
        return None


def _read(row: tuple[object, ...]) -> Owner:
    with Fields(dict(zip(_COLUMNS, row, strict=True))) as fields:
        return Owner(
            token=fields.required("token", read_uuid),
            who=fields.required("who", read_text),
            since=fields.required("since", read_milliseconds),
        )


def check_owner(connection: sqlite3.Connection, log: Path, uuid: str, claim: Claim | None) -> None:
    """Raise `UnderWayError` if a session belongs to another app than the one with ``claim``.

    Without a claim, it is if any app has it under way.
    """
    owner = read_owner(connection, uuid)
    if claim is None and _is_under_way(connection, log, uuid, owner):
        where = f"another window ({owner})" if owner else "another window"
        msg = f"the session is open in {where}, so it can't be changed here"
        raise UnderWayError(msg)
    if claim and owner not in {None, claim.owner, claim.previous}:
        msg = f"another window took it over ({owner})"
        raise UnderWayError(msg)


def set_owner(connection: sqlite3.Connection, uuid: str, owner: Owner) -> None:
    """Note who has a session that is in the log."""
    connection.execute(_SET, (owner.token, owner.who, owner.since, uuid))


def _is_under_way(
    connection: sqlite3.Connection, log: Path, uuid: str, owner: Owner | None
) -> bool:
    lock = Heartbeat(log, uuid).look()
    if lock is not Lock.UNKNOWN:
        return lock is Lock.HELD
    query = "SELECT 1 FROM session WHERE uuid = ? AND open AND ending IS NULL"
    return owner is not None and connection.execute(query, (uuid,)).fetchone() is not None
