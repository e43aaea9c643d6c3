"""The file the log is in: opened for a moment, never harmed, and its failures explained.

The rollback journal with full synchronisation: a write-ahead log can't even be read on a
full or read-only disk, and buys nothing for one write at a time. Every connection is
short, so that an app that is stopped in the middle locks no other out.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import time

from footcoach.log.file_locks import has_locks
from footcoach.log.schema import APPLICATION, VERSION, statements
from footcoach.paths import how_to_move_log, log_file, make_private, make_private_folder

PATIENCE = 2.0
"""Seconds to wait while another app writes."""
JUST_MADE = 10.0
"""An empty file younger than these seconds is another app's, about to be filled."""

_LOCKING = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
})  # fmt: skip
"""What SQLite says where another app has a lock, and also where there are no locks at all."""
_DAMAGED = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has locked it",
    sqlite3.SQLITE_LOCKED: "another program has locked it",
    sqlite3.SQLITE_PROTOCOL: "another program has locked it",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it can't be written to",
    sqlite3.SQLITE_PERM: "it can't be written to",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write",
}
_UNWRITABLE = frozenset({
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
_PRIMARY = 0xFF
"""The bits of an error code that say which kind it is."""

_VERSION = (
    "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
    " FROM pragma_user_version, pragma_application_id"
)

_Migrate = Callable[[sqlite3.Connection], None]


class LogError(Exception):
    """The log can't be used now; the message says why, in words for the person."""


class ForeignLogError(LogError):
    """The file is from a newer footcoach or another program, and is left alone."""


class Database:
    """Short connections to one file. Nothing is created before something is written."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._remarks = list[str]()

    @cached_property
    def path(self) -> Path:
        """The file, which may not exist."""
        return self._path or log_file()

    def remark(self, text: str) -> None:
        """Keep something that the person should know about the file until it is asked for."""
        self._remarks.append(text)

    def remarks(self) -> tuple[str, ...]:
        """Return what the person should know about the file, each remark once."""
        said, self._remarks = tuple(self._remarks), []
        return said

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection to read from; None if nothing was ever written.

        Raise `LogError`. A damaged file is put aside, and then reads as an empty one.
        """
        with self._explained():
            connection = self._existing(self._migrate_if_it_can_be_written_to)
            if connection is None:
                yield None
                return
            with closing(connection):
                connection.execute("BEGIN")  # so that all that is read is of one moment
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction, which is kept if nothing is raised.

        Raise `LogError`; then nothing of it was kept.
        """
        with self._explained(), closing(self._ready()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if _family(error) in _DAMAGED:
                self._put_aside()
            raise LogError(self._message(self._find_reason(error))) from error
        except OSError as error:
            raise LogError(self._message(error.strerror or str(error))) from error

    def _find_reason(self, error: sqlite3.DatabaseError) -> str:
        is_locking = {_code(error), _family(error)} & _LOCKING
        if is_locking and not has_locks(self.path.parent):
            return f"files can't be locked in its folder. {how_to_move_log(self.path)}"
        return _REASONS.get(_family(error), str(error))

    def _message(self, reason: str) -> str:
        return f"the log {self.path} can't be used: {reason}"

    def _existing(self, migrate: _Migrate) -> sqlite3.Connection | None:
        """Open the file if it is there and ours; None if not, or if it was put aside."""
        if not self.path.exists():
            return None
        try:
            return self._opened(migrate)
        except sqlite3.DatabaseError as error:
            if _family(error) not in _DAMAGED:
                raise
            self._put_aside()
            return None

    def _opened(self, migrate: _Migrate) -> sqlite3.Connection | None:
        """Open the file and bring it up to date; None if there are no tables in it."""
        connection = self._connect("rw")
        with _closed_on_error(connection):
            version = self._version(connection)
            if 0 < version < VERSION:
                migrate(connection)
        if version:
            return connection
        connection.close()
        return None

    def _ready(self) -> sqlite3.Connection:
        """Open the file, made and brought up to date where needed."""
        existing = self._existing(self._migrate)
        if existing is not None:
            return existing
        was_emptied = self._was_emptied()
        make_private_folder(self.path.parent)
        # SQLite gives its journal the rights of the file, and would let everyone read both.
        self.path.touch(mode=0o600)
        connection = self._connect("rw")
        with _closed_on_error(connection):
            self._migrate(connection)
        if was_emptied:  # by another hand, or when there was no room for the first tables
            self._remarks.append(
                f"The log {self.path} was an empty file, and a new log was started in it. If you"
                " had sessions in it, they're lost."
            )
        return connection

    def _connect(self, mode: str) -> sqlite3.Connection:
        for private in (self.path.parent, self.path):
            make_private(private)
        # Read-write even to read: only so can what a crash left half done be undone, and
        # SQLite falls back to reading where it may not write.
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, timeout=PATIENCE, isolation_level=None, uri=True)
        connection.text_factory = _decode
        with _closed_on_error(connection):
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _version(self, connection: sqlite3.Connection) -> int:
        """Return the version of the tables, 0 if there are none; raise `ForeignLogError`."""
        # All in one statement: another app may be making the tables at this moment.
        version, application, tables = connection.execute(_VERSION).fetchone()
        if tables and application != APPLICATION:
            raise ForeignLogError(self._message("it belongs to another program"))
        if version > VERSION:
            raise ForeignLogError(self._message("it is from a newer version of footcoach"))
        return int(version) if tables else 0

    def _migrate_if_it_can_be_written_to(self, connection: sqlite3.Connection) -> None:
        """Bring the tables up to date; on a full or read-only disk the old ones are read."""
        try:
            self._migrate(connection)
        except sqlite3.DatabaseError as error:
            if _family(error) not in _UNWRITABLE:
                raise

    def _migrate(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another app may have done it while this one waited.
            for statement in statements(self._version(connection)):
                connection.execute(statement)
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise

    def _was_emptied(self) -> bool:
        """Whether the file has nothing in it, and no other app has just made it."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return False
        return found.st_size == 0 and time() - found.st_mtime > JUST_MADE

    def _put_aside(self) -> None:
        """Rename a damaged file to say when it was found; SQLite no longer needs its journal."""
        if not self._is_damaged():  # another app was quicker, and a good one is there now
            return
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        aside = _free(self.path.with_name(f"{self.path.stem}.damaged-{stamp}{self.path.suffix}"))
        self.path.rename(aside)
        self._remarks.append(
            f"The log was damaged. It was put aside as {aside}, and a new one was started."
        )

    def _is_damaged(self) -> bool:
        if not self.path.exists():
            return False
        try:
            with closing(self._connect("rw")) as connection:
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return _family(error) in _DAMAGED
        return bool(verdict != "ok")


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _decode(text: bytes) -> str:
    """Return a text of the file; what isn't UTF-8 in it is kept, for its row to be refused."""
    return text.decode("utf-8", "surrogateescape")


def _roll_back(connection: sqlite3.Connection) -> None:
    # A full disk has rolled back already.
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _free(path: Path) -> Path:
    """Return ``path``, or one like it that doesn't exist yet."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _family(error: sqlite3.Error) -> int:
    return _code(error) & _PRIMARY


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code
