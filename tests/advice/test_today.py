"""What today and this week still ask for comes out right, whatever the month was like."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footcoach.advice import today_text
from footcoach.advice.times_done import SideCounts
from footcoach.advice.today import ExerciseToDo, TodayStatus, Week, work_out_today
from footcoach.log.records import (
    DayOff,
    SessionRecord,
    SideRecord,
    begin_record,
    with_progress,
)
from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.library import Library
from footcoach.routine.model import Block, Routine, Span
from footcoach.session.player import Session
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, finished, logged, start_time
from tests.world import exercise, routine, span

FEET_FIRST = Library().load("feet-first")
MONDAY_2 = date(2026, 3, 2)
BOTH, LEFT, RIGHT = None, Side.LEFT, Side.RIGHT
HOUR = timedelta(hours=1)
ANY = logged()[0]

What = tuple[str, Side | None, int, int]
"""Exercise, side, reps done, reps planned."""

PRESS: What = ("toe-press", BOTH, 10, 10)
WALK: What = ("toe-walk", BOTH, 5, 5)
ARCH: What = ("short-foot", BOTH, 10, 10)
FAN: What = ("toe-fan", BOTH, 5, 5)
PENCIL_LEFT: What = ("pencil-lift", LEFT, 5, 5)
PENCIL_RIGHT: What = ("pencil-lift", RIGHT, 5, 5)
SCALE_LEFT: What = ("scale-press", LEFT, 10, 10)
SCALE_RIGHT: What = ("scale-press", RIGHT, 10, 10)
BAND: What = ("band-pull", BOTH, 10, 10)
SAND: What = ("sand-walk", BOTH, 1, 1)
DAILY = (PRESS, WALK, BAND)
EVERYTHING = (PRESS, WALK, ARCH, FAN, PENCIL_LEFT, PENCIL_RIGHT, BAND)


def at(day: int, hour: float = 8, *, month: int = 3, ahead: float = 0) -> datetime:
    """Return a local moment of 2026 in a place that many hours ahead of UTC."""
    zone = timezone(timedelta(hours=ahead))
    return datetime(2026, month, day, tzinfo=zone) + hour * HOUR


def did(when: datetime, *what: What, routine: str = "feet-first") -> SessionRecord:
    parts = tuple(
        SideRecord(exercise=name, side=side, planned=planned, done=done, skipped=0, seconds=1.0)
        for name, side, done, planned in what
    )
    return replace(ANY, began=start_time(when), routine=routine, parts=parts)


def some(what: What, done: int) -> What:
    return (what[0], what[1], done, what[3])


def week_of(day: date, **changes: Any) -> Week:
    """Return the week from Monday to Sunday around a day."""
    return Week(day - timedelta(days=day.weekday()), **changes)


def ask(
    entries: list[SessionRecord], day: date, one: Routine = FEET_FIRST, **changes: Any
) -> dict[str, ExerciseToDo]:
    """Return what is left by the name of the exercise, or of the choice."""
    changes.setdefault("since", date(2026, 1, 1))
    week = changes.pop("week", week_of(day))
    found = work_out_today(one, entries, day, week, **changes).items
    return {
        one.exercises[item.exercises[0]].choice or one.exercises[item.exercises[0]].id: item
        for item in found
    }


def asked(entries: list[SessionRecord], day: date, **changes: Any) -> dict[str, tuple[int, int]]:
    """Return the times that are left for each foot, without what has none."""
    found = ask(entries, day, **changes)
    return {name: tuple(one.remaining) for name, one in found.items() if any(one.remaining)}  # type: ignore[misc]  # two of them


ALL = {
    "toe-press": (1, 1),
    "toe-walk": (1, 1),
    "short-foot": (3, 3),
    "toe-fan": (3, 3),
    "pencil-lift": (1, 1),
    "resistance": (1, 1),
}


def without(*names: str) -> dict[str, tuple[int, int]]:
    return {name: times for name, times in ALL.items() if name not in names}


# ---- a day


def test_a_fresh_week_asks_for_everything_but_the_optional_walk() -> None:
    assert asked([], MONDAY_2) == ALL
    assert ask([], MONDAY_2)["sand-walk"].status is TodayStatus.OPTIONAL


def test_three_times_a_day_are_counted_down_through_the_day() -> None:
    entries = list[SessionRecord]()
    left = []
    for hour in (8, 12, 18, 20):
        left.append(asked(entries, MONDAY_2).get("short-foot", (0, 0)))
        entries.append(did(at(2, hour), ARCH))

    assert left == [(3, 3), (2, 2), (1, 1), (0, 0)]


def test_after_one_foot_the_other_is_left() -> None:
    entries = [did(at(2), PENCIL_LEFT)]

    pencil = ask(entries, MONDAY_2)["pencil-lift"]

    assert (pencil.remaining, pencil.only_side) == (SideCounts(0, 1), Side.RIGHT)
    assert asked([*entries, did(at(2, 20), PENCIL_RIGHT)], MONDAY_2) == without("pencil-lift")


def test_a_partial_session_is_no_whole_time_but_two_halves_are() -> None:
    half = did(at(2), some(PRESS, 5))
    nearly = did(at(2), some(PRESS, 9))

    assert asked([nearly], MONDAY_2) == ALL
    assert asked([half, half], MONDAY_2) == without("toe-press")
    assert asked([nearly, nearly], MONDAY_2) == without("toe-press")


def test_a_session_that_planned_no_rep_of_an_exercise_did_none() -> None:
    assert asked([did(at(2), ("toe-press", BOTH, 0, 0))], MONDAY_2) == ALL


@pytest.mark.parametrize(
    "what", [(BAND,), (SCALE_LEFT, SCALE_RIGHT), (some(BAND, 5), some(BAND, 5))]
)
def test_either_of_a_choice_does_for_both(what: tuple[What, ...]) -> None:
    assert asked([did(at(2), *what)], MONDAY_2) == without("resistance")


def test_the_choice_made_last_is_the_one_to_go_on_with() -> None:
    names = [one.id for one in FEET_FIRST.exercises]
    for what, expected in ((BAND, "band-pull"), (SCALE_LEFT, "scale-press")):
        picked = ask([did(at(2), what)], MONDAY_2)["resistance"].pick
        assert names[picked] == expected
    assert names[ask([], MONDAY_2)["resistance"].pick] == "scale-press"
    skipped = did(at(2, 9), some(BAND, 0))
    assert names[ask([skipped], MONDAY_2)["resistance"].pick] == "scale-press"


def test_an_optional_exercise_of_a_choice_is_not_the_one_to_begin_with() -> None:
    def pick(*optional: bool) -> int:
        one = routine(
            *(exercise(choice="either", optional=is_optional) for is_optional in optional)
        )
        (item,) = work_out_today(one, [], MONDAY_2, week_of(MONDAY_2)).items
        return item.pick

    assert pick(True, False) == 1
    assert pick(False, True) == 0
    assert pick(True, True) == 0


def test_feet_that_work_together_now_count_as_the_foot_that_did_less_before() -> None:
    # When the log was written, each foot did it on its own.
    left, right = (("toe-press", side, 10, 10) for side in Side)
    records = [did(at(2), left), did(at(2, 9), left), did(at(2, 10), right)]
    twice = exercise(per_day=span(2))

    together = ask(records, MONDAY_2, routine(twice, name="feet-first"))["toe-press"]
    alone = ask(records, MONDAY_2, routine(replace(twice, sides=Sides.EACH), name="feet-first"))[
        "toe-press"
    ]

    assert (together.done, together.remaining, together.only_side) == ((1, 1), (1, 1), None)
    assert (alone.done, alone.remaining, alone.only_side) == ((2, 1), (0, 1), Side.RIGHT)


@pytest.mark.parametrize(
    ("sides", "did_it", "is_done"),
    [
        (Sides.LEFT, Side.LEFT, True),
        (Sides.LEFT, Side.RIGHT, False),
        (Sides.RIGHT, Side.RIGHT, True),
        (Sides.ONE, Side.LEFT, True),
        (Sides.ONE, Side.RIGHT, True),
    ],
)
def test_where_one_side_works_alone_nothing_is_left_for_the_other(
    sides: Sides, did_it: Side, *, is_done: bool
) -> None:
    plan = routine(exercise(sides=sides), name="feet-first")

    item = ask([did(at(2), ("toe-press", did_it, 2, 2))], MONDAY_2, plan)["toe-press"]

    assert (item.status is TodayStatus.DONE) == is_done
    assert item.only_side is None


def test_a_choice_with_an_exercise_for_each_foot_counts_each_foot() -> None:
    choice = ask([did(at(2), SCALE_LEFT)], MONDAY_2)["resistance"]

    assert (choice.done, choice.only_side) == ((1, 0), Side.RIGHT)


def test_sessions_of_another_routine_do_not_count() -> None:
    assert asked([did(at(2), *EVERYTHING, routine="morning")], MONDAY_2) == ALL


def test_an_extra_session_takes_nothing_from_tomorrow() -> None:
    entries = [did(at(2, hour), *EVERYTHING) for hour in (7, 9, 12, 15, 18)]

    assert asked(entries, MONDAY_2) == {}
    tomorrow = MONDAY_2 + timedelta(days=1)
    assert asked(entries, tomorrow) == {
        name: ALL[name] for name in ("toe-press", "toe-walk", "resistance")
    }


# ---- a week


def full_day(day: int, **where: Any) -> list[SessionRecord]:
    return [did(at(day, hour, **where), *EVERYTHING) for hour in (7, 12, 18)]


def test_the_day_after_is_for_rest_where_three_days_are_asked_for() -> None:
    entries = full_day(2)

    tuesday = ask(entries, date(2026, 3, 3))
    assert tuesday["short-foot"].status is TodayStatus.LATER
    assert asked(entries, date(2026, 3, 4)) == ALL


def test_rest_between_gives_way_when_the_week_runs_out() -> None:
    # Nothing until Friday: three days are left for three days, so none can be spared.
    friday = full_day(6)

    assert asked(friday, date(2026, 3, 7)).get("short-foot") == (3, 3)
    assert asked(friday + full_day(7), date(2026, 3, 8)).get("short-foot") == (3, 3)


@pytest.mark.parametrize(
    ("days_a_week", "done", "today", "status"),
    [
        (2, [2], 3, "later"),  # Monday, Tuesday
        (span(3, 5), [2], 3, "later"),
        (2, [2], 4, "to do"),  # Monday, Wednesday
        (2, [6], 7, "later"),  # Friday, Saturday: Sunday is left
        (2, [6], 8, "to do"),  # Friday, Sunday
        (2, [7], 8, "to do"),  # Saturday, Sunday: no other day is left
        (3, [4], 5, "later"),  # Wednesday, Thursday: Friday and Sunday are left
        (3, [5], 6, "to do"),  # Thursday, Friday: two more don't fit with a day between
        (4, [2], 3, "to do"),  # Monday, Tuesday: four days need no day between
    ],
)
def test_a_day_off_lies_between_two_days_if_the_week_has_room(
    days_a_week: int | Span, done: list[int], today: int, status: str
) -> None:
    days = span(days_a_week) if isinstance(days_a_week, int) else days_a_week
    one = routine(exercise(days_per_week=days), name="feet-first")
    records = [did(at(day), PRESS) for day in done]

    item = ask(records, date(2026, 3, today), one)["toe-press"]

    assert item.status == status


def test_when_the_week_has_what_it_asks_for_the_high_end_may_be_filled() -> None:
    entries = full_day(2) + full_day(4)

    friday = ask(entries, date(2026, 3, 6))
    assert friday["pencil-lift"].status is TodayStatus.EXTRA
    assert (
        today_text.describe_week(friday["pencil-lift"])
        == "2 of 2\N{EN DASH}3 days this week, room for 1 more"
    )
    assert friday["short-foot"].status is TodayStatus.TO_DO
    saturday = ask(entries + full_day(6), date(2026, 3, 7))
    assert saturday["pencil-lift"].status is TodayStatus.DONE
    assert today_text.describe_week(saturday["pencil-lift"]) == "3 of 2\N{EN DASH}3 days this week"
    assert saturday["short-foot"].status is TodayStatus.DONE
    assert (saturday["short-foot"].days, saturday["short-foot"].days_wanted) == (3, 3)


def test_a_day_on_which_not_all_times_were_done_is_not_one_of_the_three() -> None:
    entries = [did(at(2, hour), ARCH) for hour in (8, 12)]

    wednesday = ask(entries, date(2026, 3, 4))["short-foot"]

    assert (wednesday.days, wednesday.remaining) == (0, SideCounts(3, 3))


def test_a_week_begins_on_monday() -> None:
    entries = [entry for day in (3, 5, 7) for entry in full_day(day)]

    assert asked(entries, date(2026, 3, 8)).get("short-foot") is None
    assert asked(entries, date(2026, 3, 9))["short-foot"] == (3, 3)


def test_a_week_begins_on_the_day_that_is_given() -> None:
    entries = [entry for day in (2, 4, 6) for entry in full_day(day)]
    sunday = date(2026, 3, 8)

    def first_day(day: int) -> tuple[int, tuple[int, int]]:
        found = ask(entries, sunday, week=Week(date(2026, 3, day)))["short-foot"]
        return found.days, found.remaining

    assert first_day(2) == (3, (0, 0))  # a Monday
    assert first_day(7) == (0, (3, 3))  # a Saturday
    assert first_day(8) == (0, (3, 3))  # the Sunday itself


def test_days_of_rest_and_illness_count_against_nobody() -> None:
    ill = {date(2026, 3, day): DayOff.ILL for day in range(2, 6)}

    assert asked([], date(2026, 3, 4), week=week_of(date(2026, 3, 4), days_off=ill)) == {}
    saturday = ask([], date(2026, 3, 7), week=week_of(date(2026, 3, 4), days_off=ill))
    assert saturday["toe-press"].days_wanted == 3
    assert saturday["short-foot"].days_wanted == 2


def test_a_routine_begun_late_in_the_week_wants_no_more_than_the_rest_of_it() -> None:
    sunday = ask([], date(2026, 3, 8), since=None)

    assert sunday["toe-press"].days_wanted == 1
    assert sunday["short-foot"].days_wanted == 1


def test_a_session_is_made_of_what_is_left_today() -> None:
    entries = [did(at(2), PRESS, PENCIL_LEFT, BAND), did(at(2, 9), *[FAN, ARCH] * 3)]

    include, feet = work_out_today(
        FEET_FIRST, entries, MONDAY_2, week_of(MONDAY_2), since=MONDAY_2
    ).selection

    names = [one.id for one in FEET_FIRST.exercises]
    assert {names[index] for index in include} == {"toe-walk", "pencil-lift"}
    assert {names[index]: side for index, side in feet.items()} == {"pencil-lift": Side.RIGHT}
    plan = compile_timeline(FEET_FIRST, include=include, feet=feet)
    pencil = names.index("pencil-lift")
    assert {step.side for step in plan.steps if step.exercise == pencil} == {Side.RIGHT}


@pytest.mark.parametrize("sides", [Sides.EACH, Sides.ALTERNATE])
def test_the_foot_that_is_left_completes_the_time(sides: Sides) -> None:
    one = routine(exercise(sides=sides))
    left = compile_timeline(one, feet={0: Side.LEFT})
    right = compile_timeline(one, feet={0: Side.RIGHT})
    day = MONDAY.date()

    first = [logged(finished(left))[0]]
    assert [item.remaining for item in work_out_today(one, first, day, week_of(day)).items] == [
        SideCounts(0, 1)
    ]
    both = [*first, logged(finished(right))[0]]
    assert [item.remaining for item in work_out_today(one, both, day, week_of(day)).items] == [
        SideCounts(0, 0)
    ]


# ---- a month, days as lived

COMING_HOME = 24
"""The day that is lived twice, flying from Auckland to Honolulu."""


def month() -> Iterator[SessionRecord]:
    """Yield a March with gaps and extras, two flights, and the clocks going forward."""
    yield from full_day(2)
    yield did(at(3), *DAILY)
    # the 4th is missed
    yield from full_day(5)
    yield did(at(6), *DAILY)
    yield did(at(7, 23.5), *DAILY, ARCH, FAN)  # half an hour before midnight
    yield did(at(8, 0.5), *DAILY, ARCH)  # and after
    # a week in which little is done
    yield did(at(11), PRESS, some(WALK, 2), PENCIL_LEFT)
    yield did(at(11, 20), some(WALK, 3), SCALE_LEFT)
    # from Los Angeles, 8 hours behind, over the date line to Auckland, 13 ahead
    yield from full_day(16, ahead=-8)
    yield did(at(17, 20, ahead=-8), *DAILY)  # the 18th is never lived
    yield from full_day(19, ahead=13)
    yield did(at(20, ahead=13), *DAILY)
    yield from full_day(21, ahead=13)
    yield did(at(22, ahead=13), *DAILY)
    # and on to Honolulu, 10 behind, where the 24th is lived again
    yield from full_day(23, ahead=13)
    yield did(at(COMING_HOME, 7, ahead=13), *DAILY)
    yield did(at(COMING_HOME, 20, ahead=-10), PRESS)
    # home in London, where the clocks go forward on the 29th at one
    yield from full_day(27)
    yield did(at(28, 23.5), *DAILY)
    yield did(at(29, 0.5), *DAILY)
    yield did(at(29, 23.5, ahead=1), ARCH)


THIRTY_WEEKS = timedelta(weeks=30)
CLOCKS_GO = 27
"""From this day on the month is lived in London, where the clocks change on the 29th."""


def autumn() -> Iterator[SessionRecord]:
    """Yield the same month thirty weeks later, when the clocks go back on that Sunday."""
    for entry in month():
        local = entry.began.local
        if local.day >= CLOCKS_GO:
            local = local.replace(tzinfo=timezone(HOUR - timedelta(minutes=entry.began.offset)))
        yield replace(entry, began=start_time(local + THIRTY_WEEKS))


SEASONS = pytest.mark.parametrize(
    ("lived", "later"), [(month, timedelta()), (autumn, THIRTY_WEEKS)], ids=["spring", "autumn"]
)
Lived = Callable[[], Iterator[SessionRecord]]

EXPECTED = {
    2: ALL,
    3: {"toe-press": (1, 1), "toe-walk": (1, 1), "resistance": (1, 1)},
    4: ALL,
    5: ALL,
    8: without("pencil-lift"),
    10: ALL,
    11: ALL,
    17: {"toe-press": (1, 1), "toe-walk": (1, 1), "resistance": (1, 1)},
    19: ALL,
    21: without("pencil-lift"),
    22: {"toe-press": (1, 1), "toe-walk": (1, 1), "resistance": (1, 1)},
    30: ALL,
}
"""What is to do in the morning of some days of that month."""


@SEASONS
@pytest.mark.parametrize("day", EXPECTED)
def test_the_mornings_of_a_month_ask_for_what_they_should(
    lived: Lived, later: timedelta, day: int
) -> None:
    today = date(2026, 3, day) + later

    so_far = [entry for entry in lived() if entry.began.date < today]

    assert asked(so_far, today) == EXPECTED[day]


WEEKS = {
    8: {
        "toe-press": 6,
        "toe-walk": 6,
        "short-foot": 2,
        "toe-fan": 2,
        "pencil-lift": 2,
        "resistance": 6,
    },
    15: {
        "toe-press": 1,
        "toe-walk": 1,
        "short-foot": 0,
        "toe-fan": 0,
        "pencil-lift": 0,
        "resistance": 0,
    },
    22: {
        "toe-press": 6,
        "toe-walk": 6,
        "short-foot": 3,
        "toe-fan": 3,
        "pencil-lift": 3,
        "resistance": 6,
    },
    29: {
        "toe-press": 5,
        "toe-walk": 5,
        "short-foot": 2,
        "toe-fan": 2,
        "pencil-lift": 2,
        "resistance": 5,
    },
}
"""Days that count, in the weeks that end on these Sundays."""


@SEASONS
@pytest.mark.parametrize("sunday", WEEKS)
def test_the_weeks_of_a_month_add_up(lived: Lived, later: timedelta, sunday: int) -> None:
    found = ask(list(lived()), date(2026, 3, sunday) + later)

    days = {name: one.days for name, one in found.items() if name != "sand-walk"}
    assert days == WEEKS[sunday]


def test_a_day_lived_twice_is_one_day() -> None:
    on_it = ask(list(month()), date(2026, 3, COMING_HOME))

    assert on_it["toe-press"].done == SideCounts(2, 2)
    assert on_it["toe-press"].remaining == SideCounts(0, 0)


def test_tomorrow_counts_for_somebody_who_came_back_over_the_date_line() -> None:
    entries = full_day(24, ahead=13)

    assert ask(entries, date(2026, 3, 23))["short-foot"].days == 1


def test_what_a_wrong_clock_wrote_into_the_future_is_left_out() -> None:
    entries = full_day(25)

    assert ask(entries, date(2026, 3, 23))["short-foot"].days == 0


def test_an_hour_that_is_lived_twice_makes_two_times_of_one_day() -> None:
    # The clocks go back on 25 October 2026: half past one is there twice.
    entries = [did(at(25, 1.5, month=10, ahead=ahead), ARCH) for ahead in (1, 0)]

    assert entries[1].began.at - entries[0].began.at == 3_600_000
    assert ask(entries, date(2026, 10, 25))["short-foot"].done == SideCounts(2, 2)


def test_a_session_over_midnight_stays_on_its_day() -> None:
    session = finished()
    entry = begin_record(Session.at_start(session.timeline), start_time(at(7, 23.9)))

    assert with_progress(entry, session, at(8, 0.3)).began.day == "2026-03-07"


# ---- whatever the log


DAYS = st.integers(1, 28).map(lambda day: date(2026, 3, day))
LOGS = st.lists(
    st.builds(
        did,
        st.builds(at, st.integers(1, 28), st.floats(0, 23.9), ahead=st.integers(-11, 13)),
        st.sampled_from([*EVERYTHING, SCALE_LEFT, SCALE_RIGHT, SAND, some(PRESS, 4)]),
    ),
    max_size=25,
)


@given(LOGS, DAYS)
def test_no_more_is_left_than_the_routine_says(log: list[SessionRecord], day: date) -> None:
    for one in ask(log, day).values():
        assert all(0 <= times <= one.per_day.low for times in one.remaining)
        assert any(one.remaining) == (one.status is TodayStatus.TO_DO)
        assert 0 <= one.days <= 7
        assert one.days_wanted <= one.days_per_week.low


@given(LOGS, DAYS, st.sampled_from(EVERYTHING))
def test_doing_more_never_leaves_more_to_do(
    log: list[SessionRecord], day: date, what: What
) -> None:
    before = ask(log, day)

    after = ask([*log, did(at(day.day, 12), what)], day)

    for name, one in after.items():
        assert all(
            now <= then for now, then in zip(one.remaining, before[name].remaining, strict=True)
        )


@given(LOGS, DAYS)
def test_after_doing_what_is_left_nothing_is_left(log: list[SessionRecord], day: date) -> None:
    for _ in range(3):
        include, feet = work_out_today(
            FEET_FIRST, log, day, week_of(day), since=date(2026, 1, 1)
        ).selection
        if include:
            plan = compile_timeline(FEET_FIRST, Effort.GENTLE, include=include, feet=feet)
            log = [*log, logged(finished(plan), at=at(day.day, 21))[0]]

    assert asked(log, day) == {}


@given(LOGS, DAYS, st.permutations(range(25)))
def test_the_order_of_the_log_says_nothing(
    log: list[SessionRecord], day: date, order: list[int]
) -> None:
    shuffled = [log[index] for index in order if index < len(log)]

    assert asked(shuffled, day) == asked(log, day)


@given(LOGS, DAYS, st.integers(-(10**12), 10**12))
def test_only_the_day_as_lived_decides(log: list[SessionRecord], day: date, shift: int) -> None:
    moved = [
        replace(entry, began=replace(entry.began, at=entry.began.at + shift, offset=0))
        for entry in log
    ]

    assert asked(moved, day) == asked(log, day)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4))
def test_doing_what_is_left_each_day_fulfils_every_week(missed: list[int]) -> None:
    log = list[SessionRecord]()
    for number in range(28):
        day = MONDAY_2 + timedelta(days=number)
        if day.weekday() >= missed[number // 7]:
            left = ask(log, day)
            for _ in range(max(one.remaining.both for one in left.values())):
                parts = [what for what in EVERYTHING if any(left[_name(what)].remaining)]
                log.append(did(at(2 + number), *parts))
    for week in range(4):
        for one in ask(log, MONDAY_2 + timedelta(days=week * 7 + 6)).values():
            if one.status is not TodayStatus.OPTIONAL:
                assert one.days >= min(7 - missed[week], one.days_per_week.low)


def _name(what: What) -> str:
    return "resistance" if what is BAND else what[0]


def test_two_of_the_same_exercise_are_asked_for_each() -> None:
    twice = routine(exercise(), exercise(per_day=span(2)))
    entry = logged(finished(compile_timeline(twice)), at=MONDAY)[0]

    assert [
        one.remaining
        for one in work_out_today(twice, [entry], MONDAY.date(), week_of(MONDAY.date())).items
    ] == [
        SideCounts(0, 0),
        SideCounts(1, 1),
    ]


def test_rounds_are_one_time_and_not_several() -> None:
    rounds = routine(blocks=(Block(exercises=(exercise(per_day=span(2)),), rounds=span(3)),))
    entry = logged(finished(compile_timeline(rounds)), at=MONDAY)[0]

    assert [
        one.remaining
        for one in work_out_today(rounds, [entry], MONDAY.date(), week_of(MONDAY.date())).items
    ] == [SideCounts(1, 1)]
