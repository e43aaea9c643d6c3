"""A week of reminders: what is said when, with sessions, illness, pain and a long flight."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.coach.log_service import LogService
from footcoach.commands import notify as command
from footcoach.commands.notify import find_reminder
from footcoach.desktop.notification import NotificationError
from footcoach.desktop.reminder_file import ReminderFile, ReminderSettings
from footcoach.log.ownership import Claim
from footcoach.log.records import DayOff, PainReport, StartTime
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.log.world import finished, logged, noon, under_way

TWICE_A_DAY = """
title: Twice a day
exercises:
  - toe-press: 10 reps of 3s, twice a day, daily
  - heel-raise: 10 reps of 3s, twice a day, daily
"""
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


class World:
    """A person with a plan, a log and a clock, reminded at eleven and at half past three."""

    def __init__(self, folder: Path) -> None:
        own = folder / "routines"
        own.mkdir()
        (own / "mine.yaml").write_text(TWICE_A_DAY)
        self.zone = BERLIN
        self.now = datetime(2026, 3, 2, 4, tzinfo=BERLIN)
        self.said = list[str]()
        self.library = Library(own)
        self.log = LogService(Store(folder / "log.db"), self.library, lambda: self.now)
        self.settings = ReminderSettings(times=(time(11), time(15, 30)))
        self.log.store.follow("mine", yes=True)

    def reach(self, clock: str) -> None:
        """Let time pass until the wall clock here shows this day of March and time.

        Whenever it shows one of the times asked for, the system's scheduler rings.
        """
        end = datetime.strptime(f"2026-03-{clock}", "%Y-%m-%d %H:%M").replace(tzinfo=self.zone)
        while self.now < end:
            self.now = (self.now.astimezone(UTC) + MINUTE).astimezone(self.zone)
            if self.now.time() in self.settings.times:
                self.ring()

    def ring(self) -> None:
        reminder, problems = find_reminder(self.log, self.settings)
        assert problems == ()
        if reminder:
            self.settings = replace(self.settings, last=reminder.slot)
            self.said.append(f"{self.now:%a %H:%M} {reminder.text}")

    def fly(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.now = self.now.astimezone(zone)

    def exercise(self, feeling: PainReport = PainReport()) -> None:  # noqa: B008, it's frozen
        session = finished(compile_timeline(self.library.load("mine")))
        began = StartTime.of(self.now, self.log.today)
        entry, _ = logged(session, at=self.now, began=began, feeling=feeling)
        self.log.store.put(entry, session)

    def take_off(self, reason: DayOff) -> None:
        self.log.store.mark(self.log.today, reason)

    @contextmanager
    def in_a_session(self) -> Iterator[None]:
        session = under_way(compile_timeline(self.library.load("mine")), seconds=5)
        entry, _ = logged(session, at=self.now)
        claim = Claim.of(self.log.store.database.path, entry.uuid, self.now)
        claim.lock()
        self.log.store.put(entry, session, claim)
        yield
        claim.beat.stop()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_week_of_reminders(world: World) -> None:
    both = "2 left today: Toe press 2 times, Heel raise 2 times. 4 min now, 7 min in all."
    once = "2 left today: Toe press, Heel raise. It takes 4 min."

    # Monday: nothing until eleven, one session by lunch, all done by four.
    world.reach("02 12:00")
    world.exercise()
    world.reach("02 16:00")
    world.exercise()
    # Tuesday: both sessions early, so nothing is said.
    world.reach("03 07:00")
    world.exercise()
    world.exercise()
    # Wednesday: the scheduler rings three times more, and then during a session.
    world.reach("04 11:00")
    for _ in range(3):
        world.ring()
    world.reach("04 15:00")
    with world.in_a_session():
        world.reach("04 15:31")
    # Thursday: ill.
    world.reach("05 08:00")
    world.take_off(DayOff.ILL)
    # Friday: a session that hurt; until Sunday one of the two exercises rests.
    world.reach("06 09:00")
    world.exercise(PainReport(before=1, after=7, hurt="heel-raise"))
    world.reach("07 12:00")
    world.exercise(PainReport(before=1, after=1))
    # Sunday: a rest day.
    world.reach("08 08:00")
    world.take_off(DayOff.REST)
    # Monday: half past three in Berlin is said; in New York the same afternoon comes again.
    world.reach("09 16:00")
    world.fly(NEW_YORK)
    assert world.now.hour == 11
    world.reach("09 23:00")
    world.reach("10 11:30")
    # Tuesday: back east overnight; Wednesday has its own two.
    world.reach("10 23:00")
    world.fly(BERLIN)
    world.reach("11 23:00")

    assert world.said == [
        f"Mon 11:00 {both}",
        f"Mon 15:30 {once}",
        f"Wed 11:00 {both}",
        "Fri 11:00 1 left today: Toe press. It takes 2 min.",
        "Fri 15:30 1 left today: Toe press. It takes 2 min.",
        "Sat 11:00 1 left today: Toe press 2 times. 2 min now, 3 min in all.",
        "Sat 15:30 1 left today: Toe press. It takes 2 min.",
        f"Mon 11:00 {both}",
        f"Mon 15:30 {both}",
        f"Tue 11:00 {both}",
        f"Tue 15:30 {both}",
        f"Wed 11:00 {both}",
        f"Wed 15:30 {both}",
    ]


def test_what_sleep_made_late_is_said_once_and_not_the_next_morning(world: World) -> None:
    world.settings = replace(world.settings, times=(time(11),))
    world.now = datetime(2026, 3, 2, 19, 20, tzinfo=BERLIN)

    world.ring()
    world.ring()
    world.now = datetime(2026, 3, 3, 8, tzinfo=BERLIN)
    world.ring()

    assert [line[:9] for line in world.said] == ["Mon 19:20"]


def test_where_no_lock_tells_a_session_is_under_way_while_its_heart_beats(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.in_a_session():
        monkeypatch.setattr("footcoach.log.heartbeat.fcntl", None)
        world.now = datetime.now(BERLIN)
        assert find_reminder(world.log, ReminderSettings())[0] is None
        world.now += timedelta(hours=1)
        assert find_reminder(world.log, ReminderSettings())[0] is not None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def notify(*others: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ("today", "--notify", *others), prog_name="footcoach")
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("home")
def test_the_command_shows_it_and_notes_that_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = list[tuple[str, str]]()
    monkeypatch.setattr(command, "notify", lambda *what: shown.append(what))
    Store().follow("morning", yes=True)
    day_begins = (time(4),)
    ReminderFile().write(ReminderSettings(times=day_begins, scheduler="systemd"))

    assert [notify(), notify()] == [(0, "", "")] * 2

    assert [title for title, _ in shown] == ["footcoach"]
    assert shown[0][1].startswith("5 left today: ")
    last = ReminderFile().read().last
    assert last is not None
    assert (last.date(), last.time()) == (noon().date(), time(4))


@pytest.mark.usefixtures("home")
def test_what_cannot_be_shown_is_said_in_one_line_and_not_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: str) -> None:
        msg = "no desktop"
        raise NotificationError(msg)

    monkeypatch.setattr(command, "notify", refuse)
    Store().follow("morning", yes=True)
    ReminderFile().write(ReminderSettings(times=(time(4),), scheduler="systemd"))

    status, out, err = notify()

    assert (status, out) == (1, "")
    (line,) = err.splitlines()
    assert line.startswith("footcoach: 5 left today: ")
    assert line.endswith("It couldn't be shown as a notification: no desktop.")
    assert ReminderFile().read().last is None


def test_nothing_to_say_is_silence_and_creates_nothing(home: Path) -> None:
    assert notify() == (0, "", "")
    assert list(home.iterdir()) == []


@pytest.mark.usefixtures("home")
def test_a_log_that_is_none_is_said_in_one_line(home: Path) -> None:
    log = home / "data" / "footcoach" / "footcoach.db"
    log.parent.mkdir(parents=True)
    log.write_text("not a log" * 1000)

    status, out, err = notify()

    assert (status, out, len(err.splitlines())) == (0, "", 1)


@pytest.mark.parametrize("other", ["--short", "--json", "--exit-code"])
def test_it_goes_with_no_other_form(other: str) -> None:
    assert notify(other)[0] == 2
