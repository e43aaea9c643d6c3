"""Joins what makes one amount: ``about 10 - 12 secs``, ``half a minute``, ``12, 10 and 8``."""

from typing import NamedTuple

from footcoach.routine.dose.numerals import (
    Cursor,
    Value,
    by_first_word,
    read_digits,
    read_value,
)
from footcoach.routine.dose.tokens import (
    APPROX,
    BAD,
    BLANK,
    LEAST,
    LIST,
    MEASURE,
    METRES,
    MOST,
    NUMBER,
    OFTEN,
    TIME,
    Token,
    covering,
)
from footcoach.routine.dose.vocabulary import FILLERS, FREQUENT, LONG_UNITS, MEASURES, SECONDS
from footcoach.routine.errors import MisreadError, is_slip_of, misread_error, quote
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Span
from footcoach.routine.quantities import written_time

_BEFORE = by_first_word(
    (("no", "more", "than"), MOST),
    (("not", "more", "than"), MOST),
    (("no", "fewer", "than"), LEAST),
    (("no", "less", "than"), LEAST),
    (("a", "minimum", "of"), LEAST),
    (("a", "maximum", "of"), MOST),
    (("minimum", "of"), LEAST),
    (("maximum", "of"), MOST),
    (("at", "least"), LEAST),
    (("at", "most"), MOST),
    (("up", "to"), MOST),
    (("minimum",), LEAST),
    (("maximum",), MOST),
    (("max",), MOST),
    (("about",), APPROX),
    (("around",), APPROX),
    (("roughly",), APPROX),
    (("approximately",), APPROX),
    (("approx", "."), APPROX),
    (("approx",), APPROX),
    (("say",), APPROX),
    (("~",), APPROX),
)
_AFTER = by_first_word(
    (("or", "more"), LEAST),
    (("or", "so"), APPROX),
    (("+",), LEAST),
    (("plus",), LEAST),
    (("ish",), APPROX),
    (("max",), MOST),
    (("maximum",), MOST),
    (("minimum",), LEAST),
)
_COUNTED = ("TIMES", "REP", "SET", "DAY", "NOUN", "SESSION", "HOUR", "WEEK")
"""What a blank before it can be a number of."""
_RANGE = ("-", "to", "or", "until")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "rm", "x", "ish"))
_AFTER_ONCE = frozenset(("you", "your", "the", "it", "this", "able", "pain", "that"))
"""What follows a "once" that means "as soon as"."""
_FEWEST = 3
"""Numbers of a list."""
_EPSILON = 1e-6
_EXAMPLE = "write 3s, 1m30s or 1:30"

_Found = tuple[Token, int]
"""A token, and the index after those that it takes the place of."""


class Joined(NamedTuple):
    """Tokens, and how much work it was to join them."""

    tokens: tuple[Token, ...]
    steps: int


def join_amounts(tokens: tuple[Token, ...], text: str) -> Joined:
    """Return the tokens of ``text`` with one in the place of each amount, list or blank."""
    at, joined, index = Cursor(tokens, text), list[Token](), 0
    while index < len(tokens):
        token, index = _read(at, index) or (tokens[index], index + 1)
        joined.append(token)
    return Joined(tuple(joined), at.steps)


def _read(at: Cursor, start: int) -> _Found | None:
    """Return the amount that begins at ``start``; None if none does."""
    before = at.find(start, _BEFORE)
    index = start + len(before[0])
    if before[1] == MOST and at.has(start - 1, "BUILD"):
        return None
    found = _read_list(at, index) if index == start else None
    found = found or _read_often(at, index) or _read_amount(at, index)
    if found is None:
        return None
    token, end = found
    after = at.find(end, _AFTER)
    if token.span and not (after[0] == ("+",) and at.has(end + 1, NUMBER)):
        end += len(after[0])
        token = token._replace(marks=token.marks | {after[1]} - {""})
    return token._replace(
        start=at[start].start,
        end=at[end - 1].end,
        marks=token.marks | {before[1]} - {""},
        is_tight=at[start].is_tight,
    ), end


def _bad(at: Cursor, index: int, end: int, error: MisreadError) -> _Found:
    return covering(at[index], at[end - 1], BAD, None)._replace(error=error), end


def _read_often(at: Cursor, index: int) -> _Found | None:
    times = FREQUENT.get(at.text(index))
    if times is None or at.text(index + 1) in _AFTER_ONCE:
        return None
    end, high = index + 1, times
    if at.text(index + 1) in _RANGE and at.text(index + 2) in FREQUENT:
        end, high = index + 3, FREQUENT[at.text(index + 2)]
    return covering(at[index], at[end - 1], OFTEN, Span(times, high)), end


def _read_list(at: Cursor, index: int) -> _Found | None:
    """Read three plain numbers or more: ``12, 10 and 8``, ``3-0-3``, ``12/10/8``."""
    numbers, end, mark = list[Span](), index, ""
    while (number := at.plain(end)) is not None:
        numbers.append(number)
        last, between = end + 1, at.text(end + 1)
        end = last + (between == "," and at.text(last + 1) in ("and", "&"))
        between = at.text(end)
        if between not in ("and", "&") and (
            between not in (",", "-", "/") or mark not in ("", between)
        ):
            break
        mark, end = mark or between, end + 1
    if len(numbers) < _FEWEST:
        return None
    if at.text(last) in SECONDS and mark == "-":
        error = misread_error(at.words(index, last + 1), "isn't a time", _EXAMPLE)
        return _bad(at, index, last + 1, error)
    token = covering(at[index], at[last - 1], LIST, None)
    return token._replace(numbers=tuple(numbers)), last


def _read_amount(at: Cursor, index: int) -> _Found | None:
    if at.has(index, BLANK):
        return _read_blank(at, index)
    value = read_value(at, index)
    if value is None:
        return _read_clock(at, index)
    value = value if _unit(at, value.end) else _read_range(at, index, value)
    if unit := _unit(at, value.end):
        return _read_time(at, index, value, unit)
    return _read_count(at, index, value)


def _read_count(at: Cursor, index: int, value: Value) -> _Found:
    if at.text(value.end) in MEASURES:
        return covering(at[index], at[value.end], MEASURE, None), value.end + 1
    if at.has(value.end, "MASS"):
        return covering(at[index], at[value.end - 1], "DECIMAL", None), value.end
    if error := _unknown_unit(at, index, value.end):
        return _bad(at, index, value.end + 1, error)
    return _check(at, (index, value.end), NUMBER, value, value.marks)


def _unknown_unit(at: Cursor, first: int, index: int) -> MisreadError | None:
    """Return the error that the word right after a number is no unit; None if it's no unit."""
    if not at.text(index).isalpha() or at[index].kinds or at.text(index) in FILLERS:
        return None
    word = at.text(index)
    is_joined = at.is_tight(index) and word not in _ORDINALS
    if not is_joined and not any(is_slip_of(word, unit) for unit in LONG_UNITS):
        return None
    meant = word[0] in SECONDS and len(word) > 1
    right = f"write {at.words(first, index)}{word[0]}" if meant else _EXAMPLE
    return MisreadError(f"there's no unit called {quote(word)}", right)


def _read_blank(at: Cursor, index: int) -> _Found | None:
    token, after = at[index], at.text(index + 1)
    if after in SECONDS:
        found = covering(token, at[index + 1], TIME, None)
        return found._replace(kinds=frozenset({TIME, BLANK})), index + 2
    is_leader = after == "x" and at.text(index - 1).isalpha()
    if (
        after == "repeat"
        or is_leader
        or not (at.has(index + 1, *_COUNTED) or at.text(index - 1) == "x")
    ):
        return None
    found = covering(token, token, NUMBER, None)
    return found._replace(kinds=frozenset({NUMBER, BLANK})), index + 1


def _read_clock(at: Cursor, index: int) -> _Found | None:
    """Read ``1:30``, or a range of such."""
    if not at.has(index, TIME):
        return None
    first = last = at[index]
    end = index + 1
    if first.span is None:
        return None
    if at.text(end) in _RANGE and at.has(end + 1, TIME):
        last, end = at[end + 1], end + 2
    if last.span is None:
        return None
    value = Value(first.span.low, last.span.high, end)
    return _check(at, (index, end), TIME, value, frozenset())


def _unit(at: Cursor, index: int) -> tuple[str, int] | None:
    """Return a unit of time and where it ends; None if there is none."""
    end = index + (at.text(index) in ("-", "of") and at.text(index + 1) in SECONDS)
    unit = at.text(end)
    if unit == "'" and at.is_tight(end):
        return "min", end + 1
    if unit not in SECONDS:
        return None
    return unit, end + 1 + _has_stop(at, end + 1)


def _has_stop(at: Cursor, index: int) -> bool:
    """Whether a full stop belongs to the unit before it, since the phrase goes on after it."""
    if at.text(index) != "." or not at.is_tight(index):
        return False
    return at.text(index + 1) in (",", ";") or at.has(index + 1, "EACH", "TIMES", "HOLD")


def _read_range(at: Cursor, index: int, value: Value) -> Value:
    """Return ``value`` as a range if a second number follows."""
    joins = at.text(value.end) in _RANGE or (
        at.text(index - 1) == "between" and at.text(value.end) == "and"
    )
    second = read_digits(at, value.end + 1) if joins else None
    is_dash = at.text(value.end) == "-" and not at.is_tight(value.end)
    if second is None or (is_dash and second.high < value.low):
        # "3 x 10 - 3 times a day": the dash parts two phrases.
        return value
    return Value(value.low, second.high, second.end, value.marks | second.marks)


def _read_time(at: Cursor, index: int, value: Value, unit: tuple[str, int]) -> _Found:
    """Read a time, or a range where both ends have a unit: ``45 s to 1 min``."""
    low, kind, end = _add_smaller(at, value.low, unit)
    high, last_kind = low - value.low * SECONDS[unit[0]] + value.high * SECONDS[unit[0]], kind
    second = read_digits(at, end + 1) if at.text(end) in _RANGE else None
    if second and (other := _unit(at, second.end)):
        high, last_kind, end = _add_smaller(at, second.high, other)
    elif second and at.text(end) == "-" and at.is_tight(end + 1) and at.is_tight(end):
        words = at.words(index, second.end)
        error = misread_error(words, "has a unit at one end only", "write 10-15s or 45s-1m30s")
        return _bad(at, index, second.end, error)
    if (past := _past_59(at, index, end)) and low == high:
        error = misread_error(
            at.words(index, end), "counts past 59", f"write {written_time(round(low))}"
        )
        return _bad(at, index, past, error)
    kind = METRES if kind == last_kind == METRES else TIME
    return _check(at, (index, end), kind, Value(low, high, end), value.marks)


def _add_smaller(at: Cursor, number: float, unit: tuple[str, int]) -> tuple[float, str, int]:
    """Return the seconds of a time with the minutes or seconds after it, its kind and its end."""
    (name, end), kind = unit, METRES if unit[0] == "m" else TIME
    total, factor = number * SECONDS[name], SECONDS[name]
    if at.says(end, ("and", "a", "half")):
        return total + factor / 2, TIME, end + 3
    for _ in range(2):
        more = read_digits(at, end + (at.text(end) == "and"))
        smaller = _unit(at, more.end) if more else None
        if more is None or smaller is None or SECONDS[smaller[0]] >= factor:
            break
        (name, end), kind = smaller, TIME
        factor = SECONDS[name]
        total += more.low * factor
    return total, kind, end


def _past_59(at: Cursor, index: int, end: int) -> int:
    """Return ``end`` where a time has 60 or more of a smaller unit; 0 where it doesn't."""
    inner = [at.plain(place) for place in range(index + 1, end) if at.has(place, NUMBER)]
    return end if any(span and span.low >= MINUTE for span in inner) else 0


def _check(
    at: Cursor, place: tuple[int, int], kind: str, value: Value, marks: frozenset[str]
) -> _Found:
    """Return the amount; a mistake where it isn't whole, or runs backwards."""
    index, end = place
    words, error = at.words(index, end), None
    if any(abs(number - round(number)) > _EPSILON for number in value[:2]):
        error = misread_error(words, "isn't a whole number", _round(kind, value.low))
    elif value.low > value.high:
        error = misread_error(words, "runs backwards", "write the smaller number first")
    if error:
        return _bad(at, index, end, error)
    token = covering(at[index], at[end - 1], kind, Span(round(value.low), round(value.high)))
    # "One side" and "one way" are said in that word.
    text = at.text(index) if end == index + 1 and at.text(index).isalpha() else kind
    return token._replace(marks=marks, text=text), end


def _round(kind: str, number: float) -> str:
    """Say which whole numbers are next to one with a fraction."""
    low, high = int(number), int(number) + 1
    if kind == NUMBER:
        return f"write {low} or {high}" if low else f"write {high}"
    return f"write {written_time(low)} or {written_time(high)}" if low else f"write {high}s"
