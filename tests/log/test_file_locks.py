"""A folder without file locks isn't taken for a log that is busy, and there's a way out."""

import errno
import fcntl
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.log import database
from footcoach.log.database import Database, LogError
from footcoach.log.file_locks import has_locks
from footcoach.log.store import Store
from tests.log.world import logged, under_way

NO_LOCKS = [
    (sqlite3.SQLITE_BUSY, "database is locked"),  # what SQLite makes of ENOLCK
    (sqlite3.SQLITE_PROTOCOL, "locking protocol"),
    (sqlite3.SQLITE_IOERR_LOCK, "disk I/O error"),
    (sqlite3.SQLITE_IOERR_RDLOCK, "disk I/O error"),
    (sqlite3.SQLITE_IOERR_UNLOCK, "disk I/O error"),
    (sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK, "disk I/O error"),
]


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a log with one session, in a home of its own."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    Store().put(*logged(under_way()))
    return Store().database.path


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a folder in which no file can be locked."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "lockf", refuse)
    monkeypatch.setattr(fcntl, "flock", refuse)


def fail(monkeypatch: pytest.MonkeyPatch, log: Path, code: int, text: str) -> None:
    """Have SQLite fail with ``code`` on that log, and work on any other."""
    connect = Database._connect

    def connect_or_fail(self: Database, mode: str) -> sqlite3.Connection:
        if self.path != log:
            return connect(self, mode)
        error = sqlite3.OperationalError(text)
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(Database, "_connect", connect_or_fail)


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize(("code", "text"), NO_LOCKS)
def test_a_folder_without_locks_is_named_as_that(
    log: Path, monkeypatch: pytest.MonkeyPatch, code: int, text: str
) -> None:
    fail(monkeypatch, log, code, text)

    with pytest.raises(LogError, match="files can't be locked in its folder") as caught:
        Store().entries()

    assert str(log.parent) in str(caught.value).partition("folder. ")[2]


@pytest.mark.parametrize(("code", "text"), NO_LOCKS)
def test_a_log_in_a_folder_with_locks_has_the_usual_reason(
    log: Path, monkeypatch: pytest.MonkeyPatch, code: int, text: str
) -> None:
    fail(monkeypatch, log, code, text)

    with pytest.raises(LogError, match=r"has locked it$|failed to read or write$"):
        Store().entries()


def test_a_log_that_another_program_has_locked_is_busy(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)
    with closing(sqlite3.connect(log, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LogError, match=r"another program has locked it$"):
            Store().entries()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have another way out")
@pytest.mark.usefixtures("no_locks")
def test_the_way_out_leads_to_a_log_that_works(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, log, sqlite3.SQLITE_BUSY, "database is locked")
    result = CliRunner().invoke(main, ["history"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(
        f"Set XDG_DATA_HOME to a folder on this computer's own disk, and move {log.parent} into"
        " it.\n"
    )

    (tmp_path / "local").mkdir()
    shutil.move(log.parent, tmp_path / "local")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "local"))

    assert "Test routine" in CliRunner().invoke(main, ["history"]).stdout


def test_a_link_in_the_place_of_the_folder_works_too(log: Path, tmp_path: Path) -> None:
    shutil.move(log.parent, tmp_path / "local")
    log.parent.symlink_to(tmp_path / "local")

    Store().put(*logged())

    assert len(Store().entries()) == 2


def test_a_folder_where_nothing_can_be_tried_is_in_no_doubt(tmp_path: Path) -> None:
    assert has_locks(tmp_path)
    assert has_locks(tmp_path / "nowhere")
    assert list(tmp_path.glob("tmp*")) == []
