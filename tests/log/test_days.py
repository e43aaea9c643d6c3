"""A day begins at its time in local time as lived, also when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log.days import DayRules

BERLIN = ZoneInfo("Europe/Berlin")
SYDNEY = ZoneInfo("Australia/Sydney")
HAVANA = ZoneInfo("America/Havana")  # clocks change at midnight
ST_JOHNS = ZoneInfo("America/St_Johns")  # at one minute past midnight, until 2011
APIA = ZoneInfo("Pacific/Apia")  # had no 30 December 2011
ZONES = (BERLIN, SYDNEY, HAVANA, ST_JOHNS, APIA)
RULES = DayRules()


def at(zone: ZoneInfo, text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2026-11-16T23:59", 16),
        ("2026-11-17T00:05", 16),
        ("2026-11-17T03:59:59", 16),
        ("2026-11-17T04:00", 17),
    ],
)
def test_a_day_lasts_until_four_in_the_morning(clock: str, day: int) -> None:
    assert RULES.find_day(at(BERLIN, clock)) == date(2026, 11, day)


def test_a_day_begins_when_the_person_says() -> None:
    rules = DayRules(day_begins=time(0))

    assert rules.find_day(at(BERLIN, "2026-11-16T23:59")) == date(2026, 11, 16)
    assert rules.find_day(at(BERLIN, "2026-11-17T00:00")) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("zone", "begins", "clock", "fold", "turned"),
    [
        # Forward in Berlin: 02:00 is 03:00. The day that begins at 02:30 begins with the jump.
        (BERLIN, "02:30", "2026-03-29T01:59", 0, False),
        (BERLIN, "02:30", "2026-03-29T03:00", 0, True),
        # Back: 03:00 is 02:00. Once begun, a day stays.
        (BERLIN, "02:30", "2026-10-25T02:29", 0, False),
        (BERLIN, "02:30", "2026-10-25T02:30", 0, True),
        (BERLIN, "02:30", "2026-10-25T02:10", 1, True),
        (BERLIN, "04:00", "2026-10-25T02:59", 1, False),
        (BERLIN, "02:00", "2026-10-25T01:59", 0, False),
        # In the south the same, in the other half of the year.
        (SYDNEY, "02:30", "2026-10-04T01:59", 0, False),
        (SYDNEY, "02:30", "2026-10-04T03:00", 0, True),
        (SYDNEY, "02:30", "2026-04-05T02:10", 0, False),
        (SYDNEY, "02:30", "2026-04-05T02:10", 1, True),
        # The clock that goes back over midnight doesn't bring yesterday back.
        (ST_JOHNS, "00:00", "2010-11-06T23:30", 0, False),
        (ST_JOHNS, "00:00", "2010-11-06T23:30", 1, True),
    ],
)
def test_when_clocks_change_a_day_begins_once(
    zone: ZoneInfo, begins: str, clock: str, fold: int, turned: bool
) -> None:
    rules, moment = DayRules(day_begins=time.fromisoformat(begins)), at(zone, clock, fold)
    before = rules.find_day(moment - timedelta(hours=12))

    assert rules.find_day(moment) == (before + timedelta(days=1) if turned else before)


MOMENTS = st.datetimes(datetime(2009, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001, the zone is given
BEGINS = st.times(time(0), time(12)).map(lambda begins: begins.replace(microsecond=0))


@given(MOMENTS, st.sampled_from(ZONES), BEGINS)
def test_the_turn_of_a_day_is_where_its_date_changes(
    moment: datetime, zone: ZoneInfo, begins: time
) -> None:
    rules, local = DayRules(day_begins=begins), moment.astimezone(zone)
    turn = rules.find_turn(local)
    just_before = (turn.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)

    assert moment < turn
    assert rules.find_day(just_before) == rules.find_day(local)
    assert rules.find_day(turn) > rules.find_day(local)


@given(MOMENTS, st.sampled_from(ZONES), BEGINS, st.timedeltas(timedelta(0), timedelta(hours=30)))
def test_in_one_place_days_never_go_back(
    moment: datetime, zone: ZoneInfo, begins: time, later: timedelta
) -> None:
    rules = DayRules(day_begins=begins)
    first, second = moment.astimezone(zone), (moment + later).astimezone(zone)

    assert rules.find_day(first) <= rules.find_day(second)


@pytest.mark.parametrize(("begins", "first"), [(0, 16), (6, 15), (5, 14), (2, 18)])
def test_a_week_begins_on_the_day_the_person_says(begins: int, first: int) -> None:
    rules = DayRules(week_begins=begins)

    days = {rules.find_first_of_week(date(2026, 11, first) + timedelta(days=n)) for n in range(7)}

    assert days == {date(2026, 11, first)}
