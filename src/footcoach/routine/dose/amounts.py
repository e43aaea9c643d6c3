"""Joins what makes one amount: ``about 10 - 12 secs``, ``half a minute``, ``12, 10 and 8``."""

from typing import NamedTuple

from footcoach.routine.dose.numerals import (
    Cursor,
    Value,
    by_first_word,
    read_value,
)
from footcoach.routine.dose.times import (
    EXAMPLE,
    RANGE,
    Found,
    check_amount,
    find_unknown_unit,
    read_range,
    read_time,
    read_unit,
    refuse,
)
from footcoach.routine.dose.tokens import (
    APPROX,
    BLANK,
    LEAST,
    LIST,
    MEASURE,
    MOST,
    NUMBER,
    OFTEN,
    TIME,
    Token,
    merge_tokens,
)
from footcoach.routine.dose.vocabulary import FREQUENT, MEASURES, SECONDS
from footcoach.routine.errors import misread_error
from footcoach.routine.model import Span

_BEFORE = by_first_word(
    (("no", "more", "than"), MOST),
    (("not", "more", "than"), MOST),
    (("not", "exceed"), MOST),
    (("exceeding",), MOST),
    (("no", "fewer", "than"), LEAST),
    (("no", "less", "than"), LEAST),
    (("a", "minimum", "of"), LEAST),
    (("a", "maximum", "of"), MOST),
    (("minimum", "of"), LEAST),
    (("maximum", "of"), MOST),
    (("at", "least"), LEAST),
    (("at", "most"), MOST),
    (("up", "to"), MOST),
    (("more", "than"), LEAST),
    (("less", "than"), MOST),
    (("fewer", "than"), MOST),
    (("under",), MOST),
    (("minimum",), LEAST),
    (("maximum",), MOST),
    (("max", "."), MOST),
    (("max",), MOST),
    (("min", "."), LEAST),
    (("c", "."), APPROX),
    (("ca", "."), APPROX),
    (("ca",), APPROX),
    (("circa",), APPROX),
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
    (("-", "ish"), APPROX),
    (("max",), MOST),
    (("maximum",), MOST),
    (("minimum",), LEAST),
)
_COUNTED = ("TIMES", "REP", "SET", "DAY", "NOUN", "SESSION", "HOUR", "WEEK")
"""What a blank before it can be a number of."""
_AFTER_ONCE = frozenset(("you", "your", "the", "it", "this", "able", "pain", "that"))
"""What follows a "once" that means "as soon as"."""
_AFTER_TIMES = frozenset(("in", "at", "or", "and", "to", "with", "on", "for", "then", "through"))
"""Words without a meaning of their own that follow a "once" that is a number."""
_FEWEST = 3
"""Numbers of a list."""


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


def _read(at: Cursor, start: int) -> Found | None:
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


def _read_often(at: Cursor, index: int) -> Found | None:
    times = FREQUENT.get(at.text(index))
    if times is None or _means_when(at, index):
        return None
    end, high = index + 1, times
    if at.text(index + 1) in RANGE and at.text(index + 2) in FREQUENT:
        end, high = index + 3, FREQUENT[at.text(index + 2)]
    return merge_tokens(at[index], at[end - 1], OFTEN, Span(times, high)), end


def _means_when(at: Cursor, index: int) -> bool:
    """Whether a "once" means "as soon as": once you can, once comfortable."""
    after = at.text(index + 1)
    is_other = after.isalpha() and not at[index + 1].kinds and after not in _AFTER_TIMES
    return after in _AFTER_ONCE or (at.text(index) == "once" and is_other)


def _read_list(at: Cursor, index: int) -> Found | None:
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
        error = misread_error(at.words(index, last + 1), "isn't a time", EXAMPLE)
        return refuse(at, index, last + 1, error)
    token = merge_tokens(at[index], at[last - 1], LIST, None)
    return token._replace(numbers=tuple(numbers)), last


def _read_amount(at: Cursor, index: int) -> Found | None:
    if at.has(index, BLANK):
        return _read_blank(at, index)
    value = read_value(at, index)
    if value is None:
        return _read_clock(at, index)
    value = value if read_unit(at, value.end) else read_range(at, index, value)
    if unit := read_unit(at, value.end):
        return read_time(at, index, value, unit)
    return _read_count(at, index, value)


def _read_count(at: Cursor, index: int, value: Value) -> Found:
    if at.text(value.end) in MEASURES:
        return merge_tokens(at[index], at[value.end], MEASURE, None), value.end + 1
    if at.has(value.end, "MASS"):
        return merge_tokens(at[index], at[value.end - 1], "DECIMAL", None), value.end
    if error := find_unknown_unit(at, index, value.end):
        return refuse(at, index, value.end + 1, error)
    return check_amount(at, (index, value.end), NUMBER, value, value.marks)


def _read_blank(at: Cursor, index: int) -> Found | None:
    token, after = at[index], at.text(index + 1)
    if after in SECONDS:
        found = merge_tokens(token, at[index + 1], TIME, None)
        return found._replace(kinds=frozenset({TIME, BLANK})), index + 2
    is_leader = after == "x" and at.text(index - 1).isalpha()
    if (
        after == "repeat"
        or is_leader
        or not (at.has(index + 1, *_COUNTED) or at.text(index - 1) == "x")
    ):
        return None
    found = merge_tokens(token, token, NUMBER, None)
    return found._replace(kinds=frozenset({NUMBER, BLANK})), index + 1


def _read_clock(at: Cursor, index: int) -> Found | None:
    """Read ``1:30``, or a range of such."""
    if not at.has(index, TIME):
        return None
    first = last = at[index]
    end = index + 1
    if first.span is None:
        return None
    if at.text(end) in RANGE and at.has(end + 1, TIME):
        last, end = at[end + 1], end + 2
    if last.span is None:
        return None
    value = Value(first.span.low, last.span.high, end)
    return check_amount(at, (index, end), TIME, value, frozenset())
