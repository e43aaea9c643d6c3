"""``footcoach calendar``: a file that another library reads, and that can be imported again."""

import stat
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from click.testing import CliRunner, Result

from footcoach.advice.plan_slots import PlannedEvent
from footcoach.cli import main
from footcoach.commands.calendar_text import write_calendar
from footcoach.log.store import Store

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
EVIL = "Foot; Fun, \\n: Ł 足\nEND:VEVENT\r\nBEGIN:VALARM\x1b " + "long " * 30


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("calendar", *arguments), prog_name="footcoach")


def event(**changes: Any) -> PlannedEvent:
    values: dict[str, Any] = {
        "routine": "four-exercises",
        "title": "Four exercises",
        "slot": 1,
        "slots": 2,
        "first": date(2026, 11, 30),
        "at": time(9, 30),
        "weekdays": (0, 2, 4),
        "seconds": 61.0,
        "exercises": ("Toe press", "Heel raise"),
    }
    return PlannedEvent(**values | changes)


def read(data: bytes) -> Any:
    """Return a calendar as the other library reads it, which must find nothing wrong."""
    (calendar,) = vobject.readComponents(data.decode())
    calendar.validate(raiseException=True)
    return calendar


def written(*events: PlannedEvent, now: datetime = NOW) -> list[Any]:
    return list(read(write_calendar(events, now)).vevent_list)


def test_an_event_comes_back_on_its_days_at_the_time_of_the_wall_clock() -> None:
    (one,) = written(event())

    assert one.dtstart.value == datetime(2026, 11, 30, 9, 30)  # noqa: DTZ001, without a zone on purpose
    assert one.duration.value == timedelta(minutes=2)
    found = [one.rruleset[number] for number in range(4)]
    assert [(day.day, day.hour, day.minute, day.tzinfo) for day in found] == [
        (30, 9, 30, None),
        (2, 9, 30, None),
        (4, 9, 30, None),
        (7, 9, 30, None),
    ]


def test_an_event_rings_when_it_begins_and_blocks_no_time() -> None:
    (one,) = written(event())

    assert one.valarm.trigger.value == timedelta(0)
    assert one.valarm.action.value == "DISPLAY"
    assert one.transp.value == "TRANSPARENT"
    assert one.contents["class"][0].value == "PRIVATE"


def test_an_event_says_what_to_do_and_how_to_start() -> None:
    (one,) = written(event())

    assert one.summary.value == "Four exercises (1 of 2)"
    assert one.description.value.splitlines()[:4] == [
        "Toe press",
        "Heel raise",
        "",
        "footcoach run four-exercises",
    ]


def test_importing_a_later_file_updates_the_same_events() -> None:
    (before,) = written(event())
    (after,) = written(event(at=time(8)), now=NOW + timedelta(minutes=1))

    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstamp.value > before.dtstamp.value


def test_identifiers_stay_the_same_for_ever() -> None:
    (one,) = written(event())

    assert one.uid.value == "d9bd0535-e6d3-5b26-9277-c789dfa8a7c7"


def test_events_of_other_routines_and_slots_are_others() -> None:
    made = written(event(), event(slot=2), event(routine="four-exercises\n1"), event(routine="x"))

    assert len({one.uid.value for one in made}) == 4


def test_nothing_in_a_title_becomes_a_line_of_the_calendar() -> None:
    data = write_calendar([event(title=EVIL, exercises=(EVIL,), routine=EVIL)], NOW)

    (one,) = read(data).vevent_list
    assert one.summary.value.startswith("Foot; Fun, \\n: Ł 足\nEND:VEVENT")
    assert data.count(b"BEGIN:VALARM\r\n") == 1
    assert b"\x1b" not in data
    assert len(one.valarm_list) == 1


def test_lines_end_and_fold_as_the_format_says() -> None:
    lines = write_calendar([event(title=EVIL)], NOW).split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_the_plan_is_written_into_a_file_that_only_its_owner_can_read(tmp_path: Path) -> None:
    Store().follow("four-exercises", yes=True)
    file = tmp_path / "plan.ics"

    result = run("-o", str(file))

    calendar = read(file.read_bytes())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{file}: 21 sessions a week\n"
    assert [one.dtstart.value.time() for one in calendar.vevent_list] == [
        time(9),
        time(13, 30),
        time(18),
    ]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_chosen_times_are_taken_and_too_few_are_said(tmp_path: Path) -> None:
    Store().follow("four-exercises", yes=True)

    result = run("-o", str(tmp_path / "plan.ics"), "--at", "20:15", "--at", "7:05")

    made = read((tmp_path / "plan.ics").read_bytes()).vevent_list
    assert [one.dtstart.value.time() for one in made] == [time(7, 5), time(20, 15)]
    assert result.exit_code == 0
    assert "more often than 2 times a day; add --at" in result.stderr


@pytest.mark.parametrize("at", ["24:00", "8", "8:5", "8:60", "-1:00", "noon"])
def test_what_is_no_time_of_day_is_wrong_usage(at: str, tmp_path: Path) -> None:
    result = run("-o", str(tmp_path / "plan.ics"), "--at", at)

    assert result.exit_code == 2
    assert "is not a time of day, such as 8:30" in result.stderr


def test_an_empty_plan_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    result = run("-o", str(tmp_path / "plan.ics"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "footcoach: Your plan is empty. To add a routine: footcoach plan add ROUTINE"
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_plan_whose_routines_are_gone_writes_nothing(tmp_path: Path) -> None:
    Store().follow("lost", yes=True)

    result = run("-o", str(tmp_path / "plan.ics"))

    assert result.exit_code == 1
    assert "footcoach plan add ROUTINE" in result.stderr
    assert not (tmp_path / "plan.ics").exists()


def test_a_file_with_mistakes_is_named_and_the_others_are_written(home: Path) -> None:
    own = home / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("title: 7\nexercises: no\n")
    Store().follow("mine", yes=True)
    Store().follow("four-exercises", yes=True)

    result = run("-o", str(home / "plan.ics"))

    assert result.exit_code == 1
    assert "mine.yaml:" in result.stderr
    assert len(read((home / "plan.ics").read_bytes()).vevent_list) == 3


def test_a_file_that_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    Store().follow("four-exercises", yes=True)
    file = tmp_path / "plan.ics"
    file.write_text("mine")

    assert run("-o", str(file)).exit_code == 1
    assert file.read_text() == "mine"
    assert run("-o", str(file), "--force").exit_code == 0


def test_without_the_library_one_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "footcoach.commands.calendar_text")
    Store().follow("four-exercises", yes=True)

    result = run("-o", str(tmp_path / "plan.ics"))

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "pip install 'icalendar" in line
    assert not (tmp_path / "plan.ics").exists()


def test_nothing_else_imports_the_library() -> None:
    code = (
        "import sys, footcoach.cli, footcoach.commands.app, footcoach.ui.app\n"
        "import footcoach.commands.today, footcoach.commands.report, footcoach.commands.calendar\n"
        "print('icalendar' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
