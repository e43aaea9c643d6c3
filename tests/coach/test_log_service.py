"""What is left today, and how much of a week was done, follows from the log and the files."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from footcoach.advice import today_text
from footcoach.advice.today import RoutineToDo
from footcoach.coach.log_service import LogService
from footcoach.log.days import DayRules
from footcoach.log.records import DayOff, PainReport, milliseconds
from footcoach.log.store import Store
from footcoach.routine.dose_change import DoseChange
from footcoach.routine.enums import Side
from footcoach.routine.library import Library
from footcoach.routine.model import Span
from footcoach.session.player import Session
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, finished, logged, under_way
from tests.world import exercise, routine

TODAY = MONDAY.date()
DAY = timedelta(days=1)


class World(LogService):
    """A log and a library of its own, on a day that can be set."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "own")
        super().__init__(Store(folder / "data" / "footcoach.db"), self.library, lambda: self.moment)
        self.moment = MONDAY

    def do(self, name: str, at: datetime = MONDAY, **choice: object) -> None:
        plan = compile_timeline(self.library.load(name), **choice)  # type: ignore[arg-type]  # keywords of it
        self.store.put(*logged(finished(plan), at=at))
        self.store.follow(name, yes=True)

    def line(self, days: int = 0) -> str:
        """Return the short line, so many days after Monday."""
        self.moment = MONDAY + days * DAY
        return today_text.write_short(self.to_do()[0])

    def week_lines(self, sunday: date) -> list[str]:
        """Return what is said of a week in the month after it."""
        self.moment = MONDAY + 60 * DAY
        return [line for one in self.week(sunday) for line in lines_of(one)]


def lines_of(todo: RoutineToDo) -> list[str]:
    names = [today_text.name_exercises(todo.routine, item) for item in todo.items]
    wide = max(map(len, names))
    days = map(today_text.write_days, todo.items)
    lines = [f"  {name:{wide}}  {count}" for name, count in zip(names, days, strict=True)]
    return [todo.routine.title, *lines]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# ---- today


def test_nothing_is_to_do_before_anything_was_done(world: World) -> None:
    assert world.line() == "Nothing to do today"


def test_the_line_counts_what_is_left_and_names_the_first(world: World) -> None:
    world.do("morning", at=MONDAY - DAY)

    assert world.line() == "5 left today: Ankle circles, Towel leg raise, Toe stretch +2"


def test_the_line_says_which_foot(world: World) -> None:
    world.do("morning")
    world.do("morning", at=MONDAY + DAY, feet={0: Side.LEFT})

    assert world.line(days=1) == "1 left today: Ankle circles right foot"


def test_once_everything_is_done_the_line_says_so(world: World) -> None:
    world.do("morning")

    assert world.line() == "All done for today"


def test_on_a_day_off_nothing_is_to_do(world: World) -> None:
    world.do("morning", at=MONDAY - 3 * DAY)
    world.store.mark(TODAY, DayOff.REST)

    assert world.line() == "Nothing to do today"


def test_the_plan_is_what_the_person_added(world: World) -> None:
    world.do("morning")
    world.do("evening", at=MONDAY + timedelta(hours=9))
    world.store.follow("morning", yes=False)
    world.store.follow("strength", yes=True)

    assert world.plan() == ("evening", "strength")


def test_what_was_done_without_a_plan_asks_for_nothing(world: World) -> None:
    for name in ("morning", "evening", "feet-first"):
        plan = compile_timeline(world.library.load(name))
        world.store.put(*logged(under_way(plan, seconds=2)))

    assert world.line() == "Nothing to do today"
    assert world.plan() == ()


def test_of_a_routine_outside_the_plan_nothing_is_left(world: World) -> None:
    world.do("evening")

    assert world.to_do_of(world.library.load("evening"))
    assert world.to_do_of(world.library.load("morning")) is None


def test_what_a_log_calls_a_routine_is_never_read_as_a_path(tmp_path: Path, world: World) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text("title: Elsewhere\nexercises: [toe-press]\n")
    world.store.put(*logged(routine=str(path)))

    assert world.to_do() == ((), ())


def test_a_routine_whose_file_is_gone_has_nothing_to_do(world: World) -> None:
    world.store.put(*logged(at=MONDAY - DAY))

    assert world.to_do() == ((), ())


def test_a_routine_whose_file_is_broken_is_named(world: World) -> None:
    world.do("morning")
    world.library.folder.mkdir(parents=True)
    (world.library.folder / "morning.yaml").write_text("title: x\n")

    _, problems = world.to_do()

    assert "exercises" in problems[0].wrong


def test_in_full_each_exercise_has_a_line(world: World) -> None:
    world.do("feet-first")

    title, *lines = today_text.write_full(world.to_do()[0][0])

    assert title == "Feet first"
    assert lines[0].split("  ")[1] == "optional"
    assert lines[3] == "  to do     Short foot                1 of 3 today; 0 of 3 days this week"
    assert "Scale press or band pull" in lines[-1]
    assert lines[-1].startswith("  done ")


# ---- the day


def began(world: World) -> str:
    """Return the day of a session that begins now."""
    plan = compile_timeline(world.library.load("morning"))
    return world.autosave_new(Session.at_start(plan)).entry.began.day


def test_what_is_done_after_midnight_belongs_to_the_evening_before(world: World) -> None:
    world.moment = MONDAY.replace(hour=23, minute=59)
    evening = (world.today, began(world))
    world.moment += timedelta(minutes=2)

    assert (world.today, began(world)) == evening == (TODAY, TODAY.isoformat())

    world.moment = MONDAY.replace(hour=4, minute=0) + DAY
    assert (world.today, began(world)) == (TODAY + DAY, (TODAY + DAY).isoformat())


def test_another_beginning_of_the_day_counts_from_the_next_session(world: World) -> None:
    world.moment = MONDAY.replace(hour=1)
    plan = compile_timeline(world.library.load("morning"))
    entry = world.autosave_new(Session.at_start(plan)).entry
    world.store.put(entry, finished(plan))
    world.store.follow("morning", yes=True)

    world.days = DayRules(day_begins=time(0))

    assert [one.began.day for one in world.store.entries()] == [(TODAY - DAY).isoformat()]
    assert (world.today, began(world)) == (TODAY, TODAY.isoformat())
    assert world.line() == "5 left today: Ankle circles, Towel leg raise, Toe stretch +2"


def test_a_day_turns_by_the_clock_of_the_place_where_it_is_lived(world: World) -> None:
    instant = datetime(2026, 11, 16, 3, 30, tzinfo=UTC)  # 4:30 in Berlin, 16:30 in Auckland
    lived = {}
    for zone in ("Europe/Lisbon", "Europe/Berlin", "Pacific/Auckland", "America/Lima"):
        world.moment = instant.astimezone(ZoneInfo(zone))
        lived[zone] = (world.today.day, began(world)[-2:])

    assert lived == {
        "Europe/Lisbon": (15, "15"),
        "Europe/Berlin": (16, "16"),
        "Pacific/Auckland": (16, "16"),
        "America/Lima": (15, "15"),
    }


def test_an_offer_belongs_to_the_day_as_it_is_lived(world: World) -> None:
    world.moment = MONDAY.replace(hour=2)
    one = world.library.load("morning")

    world.note_offer(one, DoseChange(0, "reps", Span(11, 11)), taken=False)

    assert [offer.date for offer in world.store.offers()] == [TODAY - DAY]


def test_the_week_is_the_one_that_the_person_begins(world: World) -> None:
    world.do("evening", at=MONDAY - DAY)  # a Sunday

    def days() -> int:
        return world.to_do()[0][0].items[0].days

    assert days() == 0
    world.days = DayRules(week_begins=6)
    assert days() == 1


# ---- a week


def test_a_week_that_is_over_counts_all_its_days_and_none_after_it(world: World) -> None:
    for days in (-1, 2, 4, 6, 7):  # the Sunday before, Wednesday, Friday, Sunday, the Monday after
        world.do("evening", at=MONDAY + days * DAY)

    lines = world.week_lines(TODAY + 6 * DAY)

    assert len(lines) > 1
    assert all("  3 of " in line for line in lines[1:])


def test_a_week_that_is_over_wants_nothing_on_days_off_or_before_the_first(world: World) -> None:
    world.do("morning", at=MONDAY + 3 * DAY)  # a Thursday
    world.store.mark(TODAY + 5 * DAY, DayOff.ILL)

    assert world.week_lines(TODAY + 6 * DAY)[1].endswith("  1 of 3 days")


def test_days_of_what_is_optional_are_counted_and_none_is_wanted(world: World) -> None:
    world.do("feet-first")

    lines = {line.split("  ")[1]: line for line in world.week_lines(TODAY + 6 * DAY)[1:]}

    assert lines["Sand walk"].endswith("  0 days")
    assert lines["Toe press"].endswith("  1 of 7 days")


def test_a_week_shows_the_routines_of_its_time(world: World) -> None:
    world.do("morning")
    world.do("evening", at=MONDAY + 35 * DAY)
    world.store.follow("strength", yes=True)
    world.store.follow("morning", yes=False)
    world.moment = MONDAY + 60 * DAY

    def names(weeks: int) -> list[str]:
        return [one.routine.name for one in world.week(TODAY + (7 * weeks + 6) * DAY)]

    assert names(-1) == []
    assert names(0) == ["morning"]
    assert names(2) == []
    assert names(5) == ["evening"]
    assert names(6) == ["evening"]


def test_this_week_ends_today_and_shows_the_plan(world: World) -> None:
    world.do("morning")
    world.store.follow("evening", yes=True)

    assert [one.routine.name for one in world.week(TODAY)] == ["morning", "evening"]


# ---- pain, and similar exercises

GRIP = "name: Marbles\nposition: sitting\nmoves: [{id: grip, do: Grip one, time: 3s}]\n"
SIMILAR = "similar: [toe-press]\n"


def hurt_by_marbles(world: World) -> tuple[bool, bool]:
    """Return whether toe press and short foot rest after marbles hurt."""
    world.do("mine", at=MONDAY - DAY)
    (record,) = world.store.entries()
    world.note_report(record, PainReport(after=8, hurt="marbles"), "")
    advice = world.pain_advice()
    press, foot = (world.library.load(name).exercises for name in ("feet-first", "two-minutes"))
    return (
        any(advice.is_resting(one) for one in press if one.id == "toe-press"),
        any(advice.is_resting(one) for one in foot if one.id == "short-foot"),
    )


def test_what_an_own_exercise_names_as_similar_rests_with_it(world: World) -> None:
    folder = world.library.folder / "exercises"
    folder.mkdir(parents=True)
    (folder / "marbles.yaml").write_text(GRIP + SIMILAR)
    (world.library.folder / "mine.yaml").write_text("title: Mine\nexercises: [marbles]\n")

    assert hurt_by_marbles(world) == (True, False)


def test_what_an_exercise_defined_in_a_routine_names_as_similar_rests_with_it(
    world: World,
) -> None:
    world.library.folder.mkdir(parents=True)
    item = "".join(f"    {line}\n" for line in (GRIP + SIMILAR).splitlines())
    text = f"title: Mine\nexercises:\n  - exercise: marbles\n{item}"
    (world.library.folder / "mine.yaml").write_text(text)

    assert hurt_by_marbles(world) == (True, False)


@pytest.mark.parametrize("text", [None, "title: ["])
def test_without_the_file_of_what_hurt_it_rests_alone(world: World, text: str | None) -> None:
    plan = compile_timeline(routine(exercise("marbles"), name="mine"))
    feeling = PainReport(after=8, hurt="marbles")
    world.store.put(*logged(finished(plan), at=MONDAY - DAY, feeling=feeling))
    if text:
        world.library.folder.mkdir(parents=True)
        (world.library.folder / "mine.yaml").write_text(text)

    advice = world.pain_advice()

    assert advice.is_resting(exercise("marbles"))
    assert not advice.is_resting(exercise("toe-press"))


# ---- resting because of pain


BAD = PainReport(before=1, after=8, hurt="short-foot")


def report(world: World, name: str, feeling: PainReport, at: datetime = MONDAY) -> None:
    plan = compile_timeline(world.library.load(name))
    world.store.put(*logged(finished(plan), at=at, feeling=feeling))


def test_what_rests_is_not_left_today_and_the_line_counts_it(world: World) -> None:
    report(world, "two-minutes", BAD)
    world.store.follow("two-minutes", yes=True)

    assert world.line(days=1) == "1 left today: Ankle circles (1 resting)"
    assert world.line(days=2) == "1 left today: Ankle circles (1 resting)"
    assert world.line(days=3) == "2 left today: Short foot, Ankle circles"


def test_what_rests_says_until_when_and_why(world: World) -> None:
    report(world, "two-minutes", BAD)
    world.store.follow("two-minutes", yes=True)
    world.moment = MONDAY + DAY

    (todo,) = world.to_do()[0]
    line = " ".join(list(today_text.write_full(todo))[1].split())
    assert line == "resting Short foot until Thu 19 Nov, because of RED; 1 of 7 days this week"
    assert todo.selection[0] == {1}


# ---- the morning after


def evening(world: World, *, hours: float) -> datetime:
    """Do a session that ends late on Monday, and let so many hours pass; return its moment."""
    late = MONDAY.replace(hour=23, minute=50)
    report(world, "two-minutes", PainReport(before=0, after=1), late)
    world.moment = late + timedelta(hours=hours)
    return late


def test_fifteen_minutes_after_midnight_is_no_morning(world: World) -> None:
    evening(world, hours=0.25)

    assert world.find_morning_to_ask() is None


def test_a_new_day_is_no_morning_before_a_night_has_passed(world: World) -> None:
    evening(world, hours=4.5)

    assert world.today == TODAY + DAY
    assert world.find_morning_to_ask() is None


def test_the_morning_is_asked_about_after_a_night(world: World) -> None:
    evening(world, hours=8)

    assert world.find_morning_to_ask() is not None


def test_a_session_corrected_in_the_morning_is_still_asked_about(world: World) -> None:
    evening(world, hours=8)
    (entry,) = world.store.entries()
    world.store.amend(entry, replace(entry, note="hm", saved=milliseconds(world.moment)))

    assert world.find_morning_to_ask() is not None


def test_a_morning_is_new_once_a_night_has_passed_and_nobody_looked(world: World) -> None:
    late = evening(world, hours=4.5)
    world.find_morning_to_ask()
    before = world.is_morning_new
    world.moment = late + timedelta(hours=5.5)

    assert (before, world.is_morning_new) == (False, True)
    assert world.find_morning_to_ask() is not None
    assert not world.is_morning_new
