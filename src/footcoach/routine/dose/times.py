"""Reads times: numbers with their units, in one piece or several, and ranges of them."""

from footcoach.routine.dose.numerals import Cursor, Value, read_digits
from footcoach.routine.dose.tokens import BAD, METRES, NUMBER, TIME, Token, merge_tokens
from footcoach.routine.dose.vocabulary import FILLERS, LONG_UNITS, SECONDS
from footcoach.routine.errors import MisreadError, is_slip_of, misread_error, quote
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Span
from footcoach.routine.quantities import backwards_error, written_time

RANGE = ("-", "to", "or", "until")
"""What is written between the ends of a range."""
_ORDINALS = frozenset(("st", "nd", "rd", "th", "rm", "x", "ish"))
_PARTED = ("WEEK", "MONTH", "DAY", "MOTION")
"""What a number belongs to that a spaced dash parts from the next: down 3 - 10 reps."""
_FAR = 3
"""How many times a number the next one is, where the two aren't a range."""
_EPSILON = 1e-6
EXAMPLE = "write 3s, 1m30s or 1:30"

Found = tuple[Token, int]
"""A token, and the index after those that it takes the place of."""


def refuse(at: Cursor, index: int, end: int, error: MisreadError) -> Found:
    """Return the tokens from ``index`` to before ``end`` as what can't be an amount."""
    return merge_tokens(at[index], at[end - 1], BAD, None)._replace(error=error), end


def read_unit(at: Cursor, index: int) -> tuple[str, int] | None:
    """Return a unit of time and where it ends; None if there is none."""
    end = index + (at.text(index) in ("-", "of") and at.text(index + 1) in SECONDS)
    unit = at.text(end)
    if unit == "'" and at.is_tight(end):
        return "min", end + 1
    if unit not in SECONDS:
        return None
    owns = at.text(end + 1) == "'" and at.is_tight(end + 1)
    return unit, end + 1 + (owns or _has_stop(at, end + 1))


def _has_stop(at: Cursor, index: int) -> bool:
    """Whether a full stop belongs to the unit before it, since the phrase goes on after it."""
    if at.text(index) != "." or not at.is_tight(index):
        return False
    return at.text(index + 1) in (",", ";") or at.has(index + 1, "EACH", "TIMES", "HOLD")


def read_range(at: Cursor, index: int, value: Value) -> Value:
    """Return ``value`` as a range if a second number follows."""
    if at.text(value.end) == at.text(value.end + 2) == "-" and at.text(value.end + 1) == "to":
        value = value._replace(end=value.end + 1)
    joins = at.text(value.end) in RANGE or (
        at.text(index - 1) == "between" and at.text(value.end) == "and"
    )
    second = read_digits(at, value.end + 1 + at.has(value.end + 1, "-")) if joins else None
    is_dash = at.text(value.end) == "-" and not at.is_tight(value.end)
    is_spaced = is_dash and _is_parted(at, index, value, second)
    parts = is_dash or at.text(value.end) == "or"
    is_other = second is not None and at.text(value.end) == "or" and at.text(second.end) == "x"
    if second is None or is_spaced or is_other or (parts and second.high < value.low):
        # "3 x 10 - 3 times a day" and "3 x 10 or 2 x 15": two phrases.
        return value
    return Value(value.low, second.high, second.end, value.marks | second.marks)


def _is_parted(at: Cursor, index: int, value: Value, second: Value | None) -> bool:
    """Whether a spaced dash parts a number from the next, and makes no range of them."""
    if second is None:
        return False
    if at.has(index - 1, *_PARTED) and _is_counted(at, second):
        return True
    if at.text(second.end) == "-" and read_unit(at, second.end + 1) is not None:
        # "8 - 10-second hold": the hyphen makes one word of the time.
        return True
    if not (at.has(index - 1, "TIMES") or at.text(index - 1) in (":", "of")):
        return False
    # "3 x 8 - 60 seconds between sets", but "3 x 20 - 30 s".
    unit = read_unit(at, second.end)
    is_rest = unit is not None and at.has(unit[1], "REST", "BETWEEN")
    is_far = unit is not None and second.high >= _FAR * value.low
    return is_rest or is_far or at.has(second.end, "TIMES")


def _is_counted(at: Cursor, value: Value | None) -> bool:
    """Whether what a number counts comes right after it, so that "Week 1 - 10 reps" isn't one."""
    return value is not None and (
        at.has(value.end, "REP", "SET", "NOUN", "TIMES") or read_unit(at, value.end) is not None
    )


def read_time(at: Cursor, index: int, value: Value, unit: tuple[str, int]) -> Found:
    """Read a time, or a range where both ends have a unit: ``45 s to 1 min``."""
    low, kind, end = _add_smaller(at, value.low, unit)
    high, last_kind = low - value.low * SECONDS[unit[0]] + value.high * SECONDS[unit[0]], kind
    second = read_digits(at, end + 1) if at.text(end) in RANGE else None
    other = read_unit(at, second.end) if second else None
    is_apart = at.text(end) == "-" and not at.is_tight(end)
    if other and is_apart and at.has(other[1], "REST", "BETWEEN"):
        # "Hold 5 s - 60 s rest": two times, and no range of them.
        second = other = None
    if second and other:
        high, last_kind, end = _add_smaller(at, second.high, other)
    elif second and at.text(end) == "-" and at.is_tight(end + 1) and at.is_tight(end):
        words = at.words(index, second.end)
        error = misread_error(words, "has a unit at one end only", "write 10-15s or 45s-1m30s")
        return refuse(at, index, second.end, error)
    if (past := _past_59(at, index, end)) and low == high:
        error = misread_error(
            at.words(index, end), "counts past 59", f"write {written_time(round(low))}"
        )
        return refuse(at, index, past, error)
    kind = METRES if kind == last_kind == METRES else TIME
    return check_amount(at, (index, end), kind, Value(low, high, end), value.marks)


def _add_smaller(at: Cursor, number: float, unit: tuple[str, int]) -> tuple[float, str, int]:
    """Return the seconds of a time with the minutes or seconds after it, its kind and its end."""
    (name, end), kind = unit, METRES if unit[0] == "m" else TIME
    total, factor = number * SECONDS[name], SECONDS[name]
    if at.says(end, ("and", "a", "half")):
        return total + factor / 2, TIME, end + 3
    for _ in range(2):
        more = read_digits(at, end + (at.text(end) == "and"))
        smaller = read_unit(at, more.end) if more else None
        if more is None or smaller is None or SECONDS[smaller[0]] >= factor:
            break
        (name, end), kind = smaller, TIME
        factor = SECONDS[name]
        total += more.low * factor
    return total, kind, end


def _past_59(at: Cursor, index: int, end: int) -> int:
    """Return ``end`` if a time has 60 or more of a smaller unit, else 0."""
    inner = [at.plain(place) for place in range(index + 1, end) if at.has(place, NUMBER)]
    return end if any(span and span.low >= MINUTE for span in inner) else 0


def check_amount(
    at: Cursor, place: tuple[int, int], kind: str, value: Value, marks: frozenset[str]
) -> Found:
    """Return the amount; a mistake where it isn't whole, or runs backwards."""
    index, end = place
    words, error = at.words(index, end), None
    if any(abs(number - round(number)) > _EPSILON for number in value[:2]):
        error = misread_error(words, "isn't a whole number", _round(kind, value.low))
    elif value.low > value.high:
        write = str if kind == NUMBER else written_time
        error = backwards_error(words, Span(round(value.low), round(value.high)), write)
    if error:
        return refuse(at, index, end, error)
    token = merge_tokens(at[index], at[end - 1], kind, Span(round(value.low), round(value.high)))
    # "One side" and "one way" need the word itself.
    text = at.text(index) if end == index + 1 and at.text(index).isalpha() else kind
    return token._replace(marks=marks, text=text), end


def _round(kind: str, number: float) -> str:
    """Name the whole numbers on either side of one with a fraction."""
    low, high = int(number), int(number) + 1
    if kind == NUMBER:
        return f"write {low} or {high}" if low else f"write {high}"
    return f"write {written_time(low)} or {written_time(high)}" if low else f"write {high}s"


def find_unknown_unit(at: Cursor, first: int, index: int) -> MisreadError | None:
    """Return the error if the word right after a number was meant as a unit and isn't one."""
    if not at.text(index).isalpha() or at[index].kinds or at.text(index) in FILLERS:
        return None
    word = at.text(index)
    is_joined = at.is_tight(index) and word not in _ORDINALS
    if not is_joined and not any(is_slip_of(word, unit) for unit in LONG_UNITS):
        return None
    meant = word[0] in SECONDS and len(word) > 1
    right = f"write {at.words(first, index)}{word[0]}" if meant else EXAMPLE
    return MisreadError(f"there's no unit called {quote(word)}", right)
