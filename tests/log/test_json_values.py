"""Single values are read strictly, and every text that was ever written can be read."""

from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log import json_words
from footcoach.log.json_codec import Fields, MalformedError, Words, loads
from footcoach.log.json_values import (
    list_of,
    pair_of,
    read_day,
    read_moment,
    read_number,
    read_range,
    read_text,
    read_uuid,
    write_moment,
    write_number,
    write_range,
)
from footcoach.log.records import DayOff, Said
from footcoach.routine.enums import Effort, Position, Side, Sides
from footcoach.routine.model import Span
from footcoach.routine.pose import Plant, Rig, View
from footcoach.session.cues import Cue, StepKind
from footcoach.session.player import Ending
from footcoach.session.step_record import Outcome
from footcoach.session.tally import KnownBy

WORDS: dict[type[Enum], Words[Any]] = {
    Effort: json_words.EFFORTS,
    Position: json_words.POSITIONS,
    Side: json_words.SIDE,
    Sides: json_words.SIDES,
    DayOff: json_words.DAYS_OFF,
    Ending: json_words.ENDINGS,
    Outcome: json_words.OUTCOMES,
    KnownBy: json_words.KNOWN_BY,
    Said: json_words.SAID,
    StepKind: json_words.STEP_KINDS,
    Cue: json_words.CUES,
    Rig: json_words.RIGS,
    View: json_words.VIEWS,
    Plant: json_words.PLANTS,
}


@pytest.mark.parametrize("kind", WORDS)
def test_each_member_of_an_enumeration_has_a_word_of_its_own(kind: type[Enum]) -> None:
    words = WORDS[kind]

    assert [words.read(words.write(member)) for member in kind] == list(kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two\nlines",
        "no\u00a0break",
        "\u0645\u06cc\u200c\u062e",
        "👩\u200d🔬",
        "\u0378",
        "“é” 足",
        "\ue000",
    ],
)
def test_a_text_of_any_language_is_read(text: str) -> None:
    assert read_text(text) == text


@pytest.mark.parametrize(
    "text",
    ["\x1b[2J", "\t", "\r", "\x7f", "\x9b", "a\u202eb", "\u2066", "\u2028", "\ud800", 3, None],
)
def test_a_text_that_could_do_something_is_refused(text: Any) -> None:
    with pytest.raises(MalformedError):
        read_text(text)


@given(st.integers(-62_135_510_400_000, 253_402_128_000_000), st.integers(-1439, 1439))
def test_a_moment_comes_back_to_the_millisecond(milliseconds: int, offset: int) -> None:
    assert read_moment(write_moment(milliseconds, offset)) == (milliseconds, offset)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-29",
        "2026-03-29T07:30:00",
        "2026-03-29T07:30:00.000",
        "2026-03-29T07:30:00.000Z",
        "2026-03-29T07:30:00.000+02",
        "2026-03-29T07:30:00.000+02:00:01",
        "2026-03-29T07:30:00.000001+02:00",
        "2026-03-29 07:30:00.000+02:00",
        "2026-02-30T07:30:00.000+02:00",
        "0001-01-01T00:00:00.000+02:00",
        "",
        3,
        None,
    ],
)
def test_a_moment_is_written_in_one_way_only(text: Any) -> None:
    with pytest.raises(MalformedError):
        read_moment(text)


@pytest.mark.parametrize("day", ["20260329", "2026-W13-7", "2026-2-3", "2026-02-30", "", 3, None])
def test_a_day_is_written_in_one_way_only(day: Any) -> None:
    with pytest.raises(MalformedError):
        read_day(day)


@pytest.mark.parametrize(
    "uuid",
    ["", "../x", "6ba7b8109dad11d180b400c04fd430c8", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", 3],
)
def test_a_uuid_is_written_in_one_way_only(uuid: Any) -> None:
    with pytest.raises(MalformedError):
        read_uuid(uuid)


@given(st.builds(lambda low, more: Span(low, low + more), st.integers(0, 999), st.integers(0, 99)))
def test_a_range_comes_back(span: Span) -> None:
    assert read_range(write_range(span)) == span


@given(st.floats(0, 1e6) | st.integers(0, 10**6))
def test_a_number_comes_back_and_is_short_where_it_is_whole(value: float) -> None:
    assert read_number(write_number(value)) == value
    assert str(write_number(float(round(value)))) == str(round(value))


@pytest.mark.parametrize("value", [True, "1", None, 2**54, 10**400, float("inf"), float("nan")])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(MalformedError):
        read_number(value)


@pytest.mark.parametrize("text", ['{"a":NaN}', "[Infinity]", "[-Infinity]", "1" * 5000])
def test_numbers_that_json_does_not_have_are_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        loads(text)


def test_a_key_that_nothing_asks_for_is_refused() -> None:
    with (
        pytest.raises(MalformedError, match="b: isn't a known key"),
        Fields({"a": 1, "b": 2}) as one,
    ):
        one.required("a", read_number)


def test_an_error_says_the_way_to_it() -> None:
    read = list_of(pair_of(read_text, read_range))

    with pytest.raises(MalformedError) as error, Fields({"moves": [["a", [3, 2]]]}) as fields:
        fields.required("moves", read)

    assert str(error.value) == "moves.0.1: should have its lowest number first, not [3, 2]"
