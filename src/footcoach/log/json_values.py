"""The values of the log's formats, read strictly: numbers, texts, ranges, lists, days.

Every reader returns the value, or raises `MalformedError`.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from math import isfinite
from typing import TypeVar

from footcoach.log.json_codec import Json, MalformedError, Reader, Value, malformed
from footcoach.log.records import WORST
from footcoach.routine.model import Span

BIGGEST = 2**53
"""Beyond this a number does not survive every reader of JSON."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DAY = 24 * 60
_FIRST = (datetime(1, 1, 2, tzinfo=UTC) - _EPOCH) // _MILLISECOND
_LAST = (datetime(9999, 12, 30, tzinfo=UTC) - _EPOCH) // _MILLISECOND
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FILE = re.compile("file://[!-~]+")
_HARMFUL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but the end of a line, what turns text round, and halves of characters.

Not all that Python calls unprintable: that depends on its version, and a text that was once
written has to be read.
"""
Other = TypeVar("Other")


def without_none(data: dict[str, Json]) -> dict[str, Json]:
    """Return an object without the keys that are None: a plan leaves out what it lacks."""
    return {key: value for key, value in data.items() if value is not None}


def omit_if(absent: Value, value: Value) -> Value | None:
    """Return ``value``, or None where it is what the absence of its key means."""
    return None if value == absent else value


def read_text(data: Json) -> str:
    """Read a text that does nothing to a terminal; it may have several lines."""
    if not isinstance(data, str) or _HARMFUL.search(data):
        raise malformed(data, "should be text without control characters")
    return data


def read_flag(data: Json) -> bool:
    """Read true or false."""
    if not isinstance(data, bool):
        raise malformed(data, "should be true or false")
    return data


def read_whole(data: Json) -> int:
    """Read a whole number."""
    if type(data) is not int or abs(data) > BIGGEST:
        raise malformed(data, "should be a whole number")
    return data


def read_count(data: Json) -> int:
    """Read a whole number of at least 0."""
    if read_whole(data) < 0:
        raise malformed(data, "should be at least 0")
    return int(data)


def read_number(data: Json) -> float:
    """Read a number."""
    if type(data) not in {int, float} or abs(data) > BIGGEST or not isfinite(data):
        raise malformed(data, "should be a number")
    return data  # type: ignore[no-any-return]  # narrowed by its exact type, bool excluded


def read_seconds(data: Json) -> float:
    """Read a number of at least 0."""
    if read_number(data) < 0:
        raise malformed(data, "should be at least 0")
    return read_number(data)


def read_range(data: Json) -> Span:
    """Read a range: one whole number, or a list of the lowest and the highest."""
    low, high = _read_ends(data) if isinstance(data, list) else (read_count(data),) * 2
    if low > high:
        raise malformed(data, "should have its lowest number first")
    return Span(low, high)


def write_range(value: Span) -> Json:
    """Return a range as `read_range` reads it."""
    return value.low if value.low == value.high else [value.low, value.high]


def write_number(value: float) -> float:
    """Return a number such that equal numbers are equal texts: 3 and never 3.0."""
    return int(value) if value == int(value) else value


def list_of(read: Reader[Value]) -> Reader[tuple[Value, ...]]:
    """Return a reader of lists of any length."""

    def read_items(data: Json) -> tuple[Value, ...]:
        if not isinstance(data, list):
            raise malformed(data, "should be a list")
        return tuple(_item(read, index, item) for index, item in enumerate(data))

    return read_items


def _item(read: Reader[Value], index: int, item: Json) -> Value:
    try:
        return read(item)
    except MalformedError as error:
        raise error.under(index) from None


def pair_of(read_first: Reader[Value], read_second: Reader[Other]) -> Reader[tuple[Value, Other]]:
    """Return a reader of lists of two."""

    def read_pair(data: Json) -> tuple[Value, Other]:
        if not isinstance(data, list) or len(data) != 2:  # noqa: PLR2004, a pair
            raise malformed(data, "should be a list of two")
        return _item(read_first, 0, data[0]), _item(read_second, 1, data[1])

    return read_pair


def nullable(read: Reader[Value]) -> Reader[Value | None]:
    """Return a reader that takes null as None."""
    return lambda data: None if data is None else read(data)


_read_ends = pair_of(read_count, read_count)


def read_pain(data: Json) -> int | None:
    """Read pain, from 0 to 10; null is not said."""
    if data is not None and read_count(data) > WORST:
        raise malformed(data, f"should be from 0 to {WORST}")
    return None if data is None else int(data)


def read_uuid(data: Json) -> str:
    """Read a uuid in its usual form."""
    if not isinstance(data, str) or not _UUID.fullmatch(data):
        raise malformed(data, "should be a uuid")
    return data


def read_file(data: Json) -> str:
    """Read where a file is, such as file:///home/me/feet.yaml; it's for comparing, not to open."""
    if not isinstance(data, str) or not _FILE.fullmatch(data):
        raise malformed(data, "should be a file's URI such as file:///home/me/feet.yaml")
    return data


def read_day(data: Json) -> str:
    """Read a date that exists, such as 2026-03-29."""
    try:
        usual = date.fromisoformat(read_text(data)).isoformat()
    except ValueError:
        usual = None
    if usual is None or usual != data:
        raise malformed(data, "should be a date such as 2026-03-29")
    return usual


def check_moment(milliseconds: int, offset: int = 0) -> None:
    """Raise `MalformedError` unless `write_moment` can write it, with a day to spare."""
    if not _FIRST <= milliseconds <= _LAST or abs(offset) >= _DAY:
        raise malformed((milliseconds, offset), "should be a time")


def read_milliseconds(data: Json) -> int:
    """Read a moment that is milliseconds since 1970, UTC."""
    check_moment(read_whole(data))
    return int(data)


def write_moment(milliseconds: int, offset: int = 0) -> str:
    """Return a moment as `read_moment` reads it.

    ``milliseconds`` count from 1970, UTC; ``offset`` is the minutes that local time was ahead
    of UTC. Raise ValueError or OverflowError where no calendar has such a moment.
    """
    moment = _EPOCH + milliseconds * _MILLISECOND
    return moment.astimezone(timezone(timedelta(minutes=offset))).isoformat(timespec="milliseconds")


def read_moment(data: Json) -> tuple[int, int]:
    """Read a moment such as 2026-03-29T07:30:00.000+02:00.

    Return milliseconds since 1970, UTC, and the minutes that local time was ahead of UTC.
    """
    try:
        moment = datetime.fromisoformat(read_text(data))
        milliseconds = (moment - _EPOCH) // _MILLISECOND
        offset = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
        check_moment(milliseconds, offset)
        usual = write_moment(milliseconds, offset)
    except (ValueError, TypeError, OverflowError, MalformedError):
        usual = None
    if usual is None or usual != data:
        raise malformed(data, "should be a time such as 2026-03-29T07:30:00.000+02:00")
    return milliseconds, offset
