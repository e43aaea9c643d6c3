"""``footcoach report``: what it writes, where, and what it never does."""

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.coach.log_service import LogService
from footcoach.coach.report_facts import read_report_facts
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.log.test_unreadable import spoil
from tests.log.world import finished, logged, noon


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("report", *arguments), prog_name="footcoach")


def do_morning(days_ago: int = 0, note: str = "") -> None:
    plan = compile_timeline(Library().load("morning"))
    Store().put(*logged(finished(plan), at=noon(days_ago), note=note))
    Store().follow("morning", yes=True)


def test_a_page_is_written_that_only_its_owner_can_read(tmp_path: Path) -> None:
    do_morning(note="A <b>note</b>")
    file = tmp_path / "page.html"

    result = run("-o", str(file), "--notes", "--name", "Ann <O>")

    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Ann &lt;O&gt;" in page
    assert "A &lt;b&gt;note&lt;/b&gt;" in page
    assert "Toe stretch" in page
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_folder_around_the_page_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    before = folder.stat().st_mode

    run("-o", str(folder / "page.html"))

    assert folder.stat().st_mode == before
    assert [one.name for one in folder.iterdir()] == ["page.html"]


def test_a_file_that_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("mine")

    refused = run("-o", str(file))

    assert (refused.exit_code, file.read_text()) == (1, "mine")
    assert "already exists" in refused.stderr
    assert run("-o", str(file), "--force").exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_is_not_there_is_one_line_and_status_1(tmp_path: Path) -> None:
    result = run("-o", str(tmp_path / "nowhere" / "page.html"))

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "can't be written" in result.stderr


def test_without_a_file_it_is_printed_in_utf_8() -> None:
    do_morning()

    result = CliRunner(charset="ascii").invoke(main, ["report"], prog_name="footcoach")

    assert result.exit_code == 0
    assert "–" in result.stdout_bytes.decode()  # noqa: RUF001


def test_a_web_page_is_not_printed_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footcoach.commands.report.is_terminal", lambda: True)

    assert run().exit_code == 2
    assert "-o report.html" in run().stderr
    assert run("--text").exit_code == 0


def test_asking_without_a_log_makes_none(home: Path) -> None:
    result = run("--text")

    assert result.exit_code == 0
    assert "There were no sessions in this period." in result.stdout
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("weeks", ["0", "53", "x"])
def test_a_number_of_weeks_that_makes_no_sense_is_wrong_usage(weeks: str) -> None:
    assert run("--weeks", weeks).exit_code == 2


def test_a_plan_that_cannot_be_read_is_named_and_its_session_still_counts() -> None:
    do_morning()
    spoil(Store(), "UPDATE plan SET text = '{}'")

    result = run("--text")

    assert result.exit_code == 0
    assert "can't be read, so it's left out" in result.stderr
    assert "Toe stretch" in result.stdout


def test_a_routine_of_the_plan_without_a_file_is_named() -> None:
    Store().follow("lost", yes=True)

    assert "Not counted, because the file can't be read: lost." in run("--text").stdout


def test_it_covers_so_many_whole_weeks_and_this_one_so_far() -> None:
    library = Library()
    log = LogService(Store(), library)

    facts = read_report_facts(log, library, 4)

    assert len(facts.weeks) == 5
    assert facts.last == log.today
    assert facts.first == log.days.find_first_of_week(log.today) - timedelta(weeks=4)
    assert [week.last for week in facts.weeks[:-1]] == [
        week.first - timedelta(days=1) for week in facts.weeks[1:]
    ]


def test_a_session_before_these_weeks_is_left_out() -> None:
    do_morning(days_ago=70)

    assert "There were no sessions in this period." in run("--text", "--weeks", "1").stdout
    assert "There were no sessions in this period." not in run("--text", "--weeks", "11").stdout


def count_asked(days_ago: int | None) -> list[int]:
    """Return how many days each of five weeks asked for, if the plan was changed so long ago."""
    library, store = Library(), Store()
    log = LogService(store, library)
    since = None if days_ago is None else log.today - timedelta(days=days_ago)
    store.follow("morning", yes=True, day=since)
    facts = read_report_facts(log, library, 4)
    return [
        sum(one.days_wanted for todo in week.to_do for one in todo.items) for week in facts.weeks
    ]


def test_days_are_asked_for_only_while_the_routine_was_in_the_plan() -> None:
    plan = compile_timeline(Library().load("morning"))
    Store().put(*logged(finished(plan), at=noon(days_ago=34)))

    before, *asked, _ = count_asked(days_ago=21)

    assert before == 0
    assert any(asked)


def test_a_plan_without_a_session_is_asked_for_all_the_same() -> None:
    assert all(count_asked(days_ago=60))


def test_where_the_log_does_not_say_since_when_it_is_from_the_first_session_on() -> None:
    assert not any(count_asked(days_ago=None))
    plan = compile_timeline(Library().load("morning"))
    Store().put(*logged(finished(plan), at=noon(days_ago=7)))

    *before, last_week, this_week = count_asked(days_ago=None)

    assert not any(before)
    assert last_week
    assert this_week
