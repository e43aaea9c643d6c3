from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.errors import MisreadError
from footcoach.routine.model import Span
from footcoach.routine.quantities import read_count, read_seconds, written_time

DAY = 24 * 3600


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3s", 3, 3),
        ("1m30s", 90, 90),
        ("1:30", 90, 90),
        ("0:45", 45, 45),
        ("90", 90, 90),
        ("2m", 120, 120),
        ("1h", 3600, 3600),
        ("1h30m", 5400, 5400),
        ("1h0m5s", 3605, 3605),
        ("0", 0, 0),
        ("90s", 90, 90),
        ("5 s", 5, 5),
        ("5S", 5, 5),
        (" 5s ", 5, 5),
        ("3-5s", 3, 5),
        ("3s-5s", 3, 5),
        ("3 - 5 s", 3, 5),
        ("3–5s", 3, 5),  # noqa: RUF001, an en dash is what is meant
        ("10-15", 10, 15),
        ("10-15m", 600, 900),
        ("45s-1m30s", 45, 90),
        ("1:00-1:30", 60, 90),
        ("5-5s", 5, 5),
        ("3sec", 3, 3),
        ("3 secs", 3, 3),
        ("3 sec.", 3, 3),
        ("3 Seconds", 3, 3),
        ("1min", 60, 60),
        ("2 minutes", 120, 120),
        ("1min30sec", 90, 90),
        ("1 hour 5 mins", 3900, 3900),
        ("2hrs", 7200, 7200),
        ("10-15 seconds", 10, 15),
        ("45 seconds - 1 minute", 45, 60),
    ],
)
def test_a_time_means_what_a_person_means(text: str, low: int, high: int) -> None:
    assert read_seconds(text, 0, DAY) == Span(low, high)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("3sek", 'there\'s no unit called "sek"; write 3s, 1m30s or 1:30'),
        ("1min 3sek", 'there\'s no unit called "sek"; write 3s, 1m30s or 1:30'),
        ("2 minuets", 'there\'s no unit called "minuets"; write 3s, 1m30s or 1:30'),
        ("min", '"min" isn\'t a time; write 3s, 1m30s or 1:30'),
        ("2.5 min", '"2.5 min" isn\'t a whole number; write 3s, 1m30s or 1:30'),
        ("3w", 'there\'s no unit called "w"; write 3s, 1m30s or 1:30'),
        ("", "there's no value; write 3s, 1m30s or 1:30"),
        ("-3s", '"-3s" is negative; write 3s'),
        ("+3s", '"+3s" has a plus sign; write 3s'),
        ("010", '"010" begins with a zero; write 10'),
        ("03s-05s", '"03s-05s" begins with a zero; write 3s-5s'),
        ("00:30", '"00:30" begins with a zero; write 0:30'),
        ("1e999", '"1e999" has a power of ten in it; write 3s, 1m30s or 1:30'),
        (".nan", '".nan" isn\'t a number to count with; write 3s, 1m30s or 1:30'),
        (".inf", '".inf" isn\'t a number to count with; write 3s, 1m30s or 1:30'),
        ("1_000", '"1_000" has an underscore; write 1000'),
        ("yes", '"yes" is a yes or no, not a number; write 3s, 1m30s or 1:30'),
        ("0x1e", '"0x1e" isn\'t written in plain digits; write 3s, 1m30s or 1:30'),
        ("2.5s", '"2.5s" isn\'t a whole number; write 3s, 1m30s or 1:30'),
        (".5", '".5" isn\'t a whole number; write 3s, 1m30s or 1:30'),
        ("2,5s", '"2,5s" isn\'t a whole number; write 3s, 1m30s or 1:30'),
        ("٣s", '"٣s" has digits other than 0 to 9; write 3s, 1m30s or 1:30'),
        ("1:75", '"1:75" isn\'t minutes and two digits of seconds; write 1:05 or 1h5m'),
        ("1:5", '"1:5" isn\'t minutes and two digits of seconds; write 1:05 or 1h5m'),
        ("1:00:00", '"1:00:00" isn\'t minutes and two digits of seconds; write 1:05 or 1h5m'),
        ("1m90s", '"1m90s" counts past 59; write 2m30s'),
        ("1h60m", '"1h60m" counts past 59; write 2h'),
        ("1m60s", '"1m60s" counts past 59; write 2m'),
        ("30s1m", '"30s1m" isn\'t a time; write 3s, 1m30s or 1:30'),
        ("s", '"s" isn\'t a time; write 3s, 1m30s or 1:30'),
        ("soon", '"soon" isn\'t a time; write 3s, 1m30s or 1:30'),
        ("5-3s", '"5-3s" runs backwards; write 3s-5s'),
        ("3s-5", '"3s-5" has a unit at one end only; write 10-15s or 45s-1m30s'),
        ("30-1m30s", '"30-1m30s" has a unit at one end only; write 10-15s or 45s-1m30s'),
        ("1-2-3s", '"1-2-3s" isn\'t a time; write 3s, 1m30s or 1:30'),
        ("0s", '"0s" is too little; write 1s to 2h'),
        ("2h1s", '"2h1s" is too much; write 1s to 2h'),
        ("9" * 5000, f'"{"9" * 39}…" is too much; write 1s to 2h'),
    ],
)
def test_a_mistaken_time_says_why_and_what_to_write(text: str, message: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_seconds(text, 1, 7200)

    assert f"{caught.value.wrong}; {caught.value.right}" == message


@pytest.mark.parametrize(
    ("text", "low", "high"), [("1", 1, 1), ("500", 500, 500), ("10-15", 10, 15), ("2 - 3", 2, 3)]
)
def test_a_count_is_a_whole_number_or_a_range(text: str, low: int, high: int) -> None:
    assert read_count(text, 1, 500) == Span(low, high)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("3s", '"3s" isn\'t a whole number; write 10 or 10-15'),
        ("3 sec", '"3 sec" isn\'t a whole number; write 10 or 10-15'),
        ("1:30", '"1:30" isn\'t a whole number; write 10 or 10-15'),
        ("ten", '"ten" isn\'t a whole number; write 10 or 10-15'),
        ("010", '"010" begins with a zero; write 10'),
        ("yes", '"yes" is a yes or no, not a number; write 10 or 10-15'),
        ("0", '"0" is too little; write 1 to 500'),
        ("501", '"501" is too much; write 1 to 500'),
        ("15-10", '"15-10" runs backwards; write 10-15'),
    ],
)
def test_a_mistaken_count_says_why_and_what_to_write(text: str, message: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_count(text, 1, 500)

    assert f"{caught.value.wrong}; {caught.value.right}" == message


@given(st.integers(0, DAY), st.integers(0, DAY))
def test_a_time_written_out_reads_back(one: int, other: int) -> None:
    low, high = sorted((one, other))

    assert read_seconds(written_time(low), 0, DAY) == Span(low, low)
    assert read_seconds(f"{written_time(low)}-{written_time(high)}", 0, DAY) == Span(low, high)


@given(st.integers(0, 999), st.integers(0, 59))
def test_minutes_with_a_colon_are_minutes(minutes: int, rest: int) -> None:
    total = 60 * minutes + rest

    assert read_seconds(f"{minutes}:{rest:02}", 0, DAY) == Span(total, total)


@given(st.text() | st.text("0123456789hms:-., exn_"))
def test_any_text_is_a_value_within_bounds_or_a_mistake(text: str) -> None:
    for read in (read_seconds, read_count):
        with suppress(MisreadError):
            span = read(text, 2, 50)

            assert 2 <= span.low <= span.high <= 50
