"""Which routines are owed, and how that is said."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from footcoach.advice import today_text
from footcoach.advice.plan import all_asking, asking, followed, past_week
from footcoach.log import prompt_cache as brief_module
from footcoach.log.prompt_cache import PromptCache
from footcoach.log.records import DayOff
from footcoach.log.store import Store
from footcoach.routine.enums import Side
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from footcoach.ui.calendar_view import paged
from tests.log.world import MONDAY, finished, logged

TODAY = MONDAY.date()
SUNDAY = timedelta(days=6)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "footcoach.db")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "own")


def do(store: Store, name: str, at: datetime = MONDAY, **choice: object) -> None:
    plan = compile_timeline(Library(Path("nowhere")).load(name), **choice)  # type: ignore[arg-type]  # keywords of it
    store.put(*logged(finished(plan), at=at))


def short(store: Store, library: Library, today: date = TODAY) -> str:
    return today_text.in_short(all_asking(store, library, today)[0])


def week(store: Store, library: Library, sunday: date) -> list[str]:
    askings = past_week(store, library, sunday)
    return [line for asking in askings for line in today_text.this_week(asking)]


def test_a_week_that_is_over_counts_all_its_days_and_none_after_it(
    store: Store, library: Library
) -> None:
    for days in (-1, 2, 4, 6, 7):  # the Sunday before, Wednesday, Friday, Sunday, the Monday after
        do(store, "evening", at=MONDAY + timedelta(days=days))

    lines = week(store, library, TODAY + SUNDAY)

    assert len(lines) > 1
    assert all("  3 of " in line for line in lines[1:])


def test_a_week_that_is_over_asks_nothing_of_days_off_or_before_the_first(
    store: Store, library: Library
) -> None:
    do(store, "morning", at=MONDAY + timedelta(days=3))  # a Thursday
    store.mark(TODAY + timedelta(days=5), DayOff.ILL)

    lines = week(store, library, TODAY + SUNDAY)

    assert lines[1].endswith("  1 of 3 days")


def test_of_what_is_optional_days_are_counted_and_none_asked_for(
    store: Store, library: Library
) -> None:
    do(store, "feet-first")

    lines = {line.split("  ")[1]: line for line in week(store, library, TODAY + SUNDAY)[1:]}

    assert lines["Sand walk"].endswith("  0 days")
    assert lines["Toe press"].endswith("  1 of 7 days")


def test_a_week_shows_the_routines_of_its_time(store: Store, library: Library) -> None:
    do(store, "morning")
    do(store, "evening", at=MONDAY + timedelta(days=35))
    store.follow("strength", yes=True)
    store.follow("morning", yes=False)

    def titles(weeks: int) -> list[str]:
        askings = past_week(store, library, TODAY + timedelta(days=7 * weeks + 6))
        return [asking.routine.name for asking in askings]

    assert titles(-1) == []
    assert titles(0) == ["morning"]
    assert titles(2) == ["morning"]
    assert titles(4) == []
    assert titles(5) == ["evening"]


def test_paging_goes_by_whole_weeks_and_never_past_today() -> None:
    wednesday = TODAY + timedelta(days=2)

    back = paged(wednesday, -1, wednesday)

    assert back == TODAY - timedelta(days=1)
    assert paged(back, -1, wednesday) == TODAY - timedelta(days=8)
    assert paged(back, 1, wednesday) == wednesday
    assert paged(back, 26, wednesday) == wednesday


def test_nothing_is_owed_before_anything_was_done(store: Store, library: Library) -> None:
    assert short(store, library) == "nothing owed today"


def test_a_routine_is_owed_for_four_weeks_after_it_was_last_done(store: Store) -> None:
    do(store, "morning")

    assert followed(store, TODAY + timedelta(days=28)) == ("morning",)
    assert followed(store, TODAY + timedelta(days=29)) == ()


def test_what_a_log_calls_a_routine_is_never_followed_as_a_path(
    tmp_path: Path, store: Store, library: Library
) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text("title: Elsewhere\nexercises: [toe-press]\n")
    store.put(*logged(routine=str(path)))

    assert all_asking(store, library, TODAY) == ((), ())


def test_a_routine_is_dropped_or_taken_up_by_hand(store: Store) -> None:
    do(store, "morning")
    do(store, "evening", at=MONDAY + timedelta(hours=9))
    assert followed(store, TODAY) == ("evening", "morning")

    store.follow("evening", yes=False)
    store.follow("strength", yes=True)

    assert followed(store, TODAY) == ("morning", "strength")


def test_the_line_counts_what_is_owed_and_names_the_first(store: Store, library: Library) -> None:
    do(store, "morning", at=MONDAY - timedelta(days=1))

    assert short(store, library) == "5 owed: Ankle circles, Towel leg raise, Toe stretch +2"


def test_the_line_says_which_foot(store: Store, library: Library) -> None:
    do(store, "morning")
    do(store, "morning", at=MONDAY + timedelta(days=1), feet={0: Side.LEFT})

    line = short(store, library, TODAY + timedelta(days=1))

    assert line == "1 owed: Ankle circles right foot"


def test_a_day_of_rest_owes_nothing(store: Store, library: Library) -> None:
    do(store, "morning", at=MONDAY - timedelta(days=3))
    store.mark(TODAY, DayOff.REST)

    assert short(store, library) == "nothing owed today"


def test_a_routine_whose_file_is_gone_asks_for_nothing(store: Store, library: Library) -> None:
    store.put(*logged(at=MONDAY - timedelta(days=1)))

    assert all_asking(store, library, TODAY) == ((), ())


def test_a_routine_whose_file_is_broken_is_named(store: Store, library: Library) -> None:
    do(store, "morning")
    library.own.mkdir(parents=True)
    (library.own / "morning.yaml").write_text("title: x\n")

    _, problems = all_asking(store, library, TODAY)

    assert "exercises" in problems[0].wrong


def test_what_is_owed_in_full_gives_each_exercise_a_line(store: Store, library: Library) -> None:
    do(store, "feet-first")

    title, *lines = today_text.in_full(asking(store, library.load("feet-first"), TODAY))

    assert title == "Feet first"
    assert lines[0].split("  ")[1] == "optional"
    assert lines[3] == ("  owed      Short foot                1 of 3 today; 0 of 3 days this week")
    assert "Scale press or band pull" in lines[-1]
    assert lines[-1].startswith("  done ")


# ---- the line that is kept


@pytest.fixture
def brief(tmp_path: Path) -> PromptCache:
    return PromptCache(tmp_path / "cache")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text("one")
    return path


def test_a_line_is_recalled_as_long_as_nothing_changed(brief: PromptCache, source: Path) -> None:
    brief.keep("1.0", "2 owed", [source, source.parent / "missing"])

    assert brief.recall("1.0") == "2 owed"


def test_a_line_is_forgotten_when_a_source_changes(brief: PromptCache, source: Path) -> None:
    brief.keep("1.0", "2 owed", [source])

    source.write_text("another")

    assert brief.recall("1.0") is None


def test_a_line_is_forgotten_when_a_source_appears(brief: PromptCache, source: Path) -> None:
    missing = source.parent / "missing"
    brief.keep("1.0", "2 owed", [missing])

    missing.touch()

    assert brief.recall("1.0") is None


def test_a_line_is_forgotten_with_the_version_and_the_day(
    brief: PromptCache, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief.keep("1.0", "2 owed", [source])

    assert brief.recall("1.1") is None
    monkeypatch.setattr(brief_module, "strftime", lambda _: "2099-01-01")
    assert brief.recall("1.0") is None


def test_a_write_within_the_same_tick_of_the_clock_is_noticed(
    brief: PromptCache, store: Store
) -> None:
    do(store, "morning")
    path = store.database.path
    brief.keep("1.0", "2 owed", [path])
    stamp = path.stat()

    store.note_fact("x", "y")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert path.stat().st_size == stamp.st_size
    assert brief.recall("1.0") is None


def test_a_cache_that_cannot_be_written_or_read_is_no_error(tmp_path: Path, source: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    brief = PromptCache(tmp_path / "cache")

    brief.keep("1.0", "2 owed", [source])

    assert brief.recall("1.0") is None
