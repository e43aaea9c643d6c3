"""A month with the app left open: what home says each day, through both changes of the clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from footcoach.coach.log_service import LogService
from footcoach.log.days import DayRules
from footcoach.log.records import DayOff, StartTime
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.log.world import finished, logged
from tests.ui.logged import LoggedApp, at_home, until
from tests.ui.stage import text_of

pytestmark = pytest.mark.usefixtures("few_pictures")

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LEFT = "2 min left today"
DONE = "All done for today. Next: tomorrow."
OFF = "Nothing to do today. Next: tomorrow."


class OpenApp(LoggedApp):
    """The app in a time zone, which is told when it is."""

    def __init__(self, folder: Path, first: date, zone: ZoneInfo, begins: time) -> None:
        super().__init__(folder)
        self.rules = DayRules(day_begins=begins)
        self.zone = zone
        self.first = first
        self.moment = self.at(first, time(12))
        library = Library(folder / "own")
        self._open_log = lambda: LogService(self.store, library, lambda: self.moment, self.rules)

    def at(self, day: date, clock: time, fold: int = 0) -> datetime:
        return datetime.combine(day, clock, self.zone).replace(fold=fold)

    def turn(self, day: date) -> datetime:
        """Return when the day after ``day`` begins."""
        return self.rules.find_turn(self.at(day, time(13)))

    def do(self) -> None:
        """Do the routine now."""
        began = StartTime.of(self.moment, self.rules.find_day(self.moment))
        plan = compile_timeline(self._library.load("two-minutes"))
        self.store.put(*logged(finished(plan), at=self.moment, began=began))


def lived(first: date) -> Iterator[tuple[date, str]]:
    """Yield four weeks of days and what was done on each."""
    what = ["noon", "after midnight", "nothing", "evening", "rest", "before the turn", "ill"]
    for number in range(28):
        yield first + number * DAY, what[number % len(what)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("zone", "first", "begins"),
    [
        ("Europe/Berlin", date(2026, 3, 16), time(4)),  # forward on the 29th
        ("Europe/Berlin", date(2026, 10, 12), time(2, 30)),  # back on the 25th, over half past two
        ("Australia/Sydney", date(2026, 3, 23), time(2, 30)),  # back on 5 April
        ("Australia/Sydney", date(2026, 9, 21), time(4)),  # forward on 4 October
    ],
)
async def test_each_day_of_a_month_is_said_as_it_was_lived(
    tmp_path: Path, zone: str, first: date, begins: time
) -> None:
    app = OpenApp(tmp_path, first, ZoneInfo(zone), begins)
    for name in ("notice", "plan asked"):
        app.store.note_fact(name, "seen")
    app.store.follow("two-minutes", yes=True)
    said, expected = list[tuple[date, str]](), list[tuple[date, str]]()
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)

        async def look() -> None:
            assert app.day_watch is not None
            app.day_watch.look()
            today = app.rules.find_day(app.moment)
            await until(pilot, lambda: home._today.day == today and _is_idle(app))
            said.append((today, text_of(home, "today")))

        for day, what in lived(first):
            last = app.turn(day).astimezone(UTC) - MINUTE
            if what in {"rest", "ill"}:
                app.store.mark(day, DayOff.REST if what == "rest" else DayOff.ILL)
            for moment, does in (
                (app.at(day, time(12)), "noon"),
                (app.at(day, time(23, 30)), "evening"),
                (app.at(day + DAY, time(0, 5)), "after midnight"),
                (last.astimezone(app.zone), "before the turn"),
            ):
                app.moment = moment
                if does == what:
                    app.do()
            home.come_back(was_left=False)
            await look()
            expected.append((day, {"nothing": LEFT, "rest": OFF, "ill": OFF}.get(what, DONE)))
            app.moment = app.turn(day)
            await look()
            expected.append((day + DAY, LEFT))

    assert said == expected
    days = [entry.began.date for entry in reversed(app.store.entries())]
    assert days == [day for day, what in lived(first) if what not in {"nothing", "rest", "ill"}]


def _is_idle(app: LoggedApp) -> bool:
    return all(worker.is_finished for worker in app.workers)
