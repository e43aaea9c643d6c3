"""A log with any value in any column: what can't be read is named, and everything else works."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.coach import resume_questions
from footcoach.coach.log_service import LogService
from footcoach.coach.session_facts import list_facts, read_logged
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.ui.history_charts import HalfYear, draw_calendar, draw_pain, find_daily_pain
from footcoach.ui.history_view import show_session, show_week
from tests.log.odd_values import GOOD, ODD, ROUTINE, Column, list_columns, make_log, spoil

SESSIONS = len(ODD) + 1
IN_A_SESSION = ("session", "part", "place", "plan")
"""Tables of which a row that can't be read is a session that can't be."""
UNNAMED = "can't be read"


@pytest.fixture(scope="module")
def good_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_log(tmp_path_factory.mktemp("log") / "footcoach.db")


@pytest.fixture(params=list_columns(), ids=str)
def column(
    request: pytest.FixtureRequest, good_log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Column:
    """Have a log of the user's own in which one column is odd in all rows but the first."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    path = Store().database.path
    path.parent.mkdir(parents=True)
    shutil.copy(good_log, path)
    column: Column = request.param
    spoil(path, column)
    return column


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments, prog_name="footcoach")
    assert result.exception is None, arguments
    assert result.exit_code == 0
    assert all(line.isprintable() for line in result.stderr.splitlines())
    return result


def test_what_is_odd_is_named_and_everything_else_is_shown(column: Column) -> None:
    for arguments in (["today"], ["today", "--json"], ["today", "--short"]):
        assert "Ankle circles" in run(*arguments).stdout
    assert ROUTINE in run("list").stdout
    for form in ((), ("--text",)):
        assert "Short foot" in run("report", "--notes", *form).stdout
    text, table, export = run("history"), run("history", "--csv"), run("history", "--json")
    assert GOOD in text.stdout
    assert f",{GOOD}," in table.stdout
    sessions = json.loads(export.stdout)["sessions"]
    assert GOOD in [one["title"] for one in sessions]
    if column.table in IN_A_SESSION:
        assert len(sessions) + export.stderr.count(UNNAMED) == SESSIONS
    if column.table in {"session", "part"}:
        assert len(text.stdout.splitlines()) + text.stderr.count(UNNAMED) == SESSIONS


def test_what_home_and_the_log_show_is_there(column: Column) -> None:
    log = LogService(Store(), Library())
    routine = Library().load(ROUTINE)

    assert ROUTINE in log.plan()
    assert [one.routine.name for one in log.to_do()[0]][-1:] == [ROUTINE]
    for one in log.find_unfinished():
        assert resume_questions.unfinished_session(one, state=None, instead="").lines
        assert resume_questions.open_elsewhere(one, one.owner, "").lines
    log.find_morning_to_ask()
    log.find_step_up(routine)
    log.find_steps_back(routine)
    log.is_notice_due()
    shown = HalfYear(log.today, log.days)
    entries = log.store.entries(shown.first)
    assert GOOD in [entry.title for entry in entries]
    assert draw_calendar(entries, log.store.marks(), shown)
    assert draw_pain(find_daily_pain(entries), shown, 200)
    # What a session is by itself can't depend on tables that say nothing of sessions.
    for entry in entries if column.table in (*IN_A_SESSION, "owner") else entries[::20]:
        assert show_session(entry, 80).plain
        logged = read_logged(log, Library(), entry.uuid)
        assert logged
        assert list_facts(log, logged)
    for last in (log.today, log.today - timedelta(days=7)):
        assert all(show_week(todo).plain for todo in log.week(last))
