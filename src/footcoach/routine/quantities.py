"""Times and counts as people write them: ``3s``, ``2 minutes``, ``1:30``, ``90``, ``10-15``."""

import re
from collections.abc import Callable
from functools import lru_cache

from footcoach.routine.errors import MisreadError, misread_error, quote
from footcoach.routine.limits import HOUR, MINUTE
from footcoach.routine.model import Span

_TIMES = "write 3s, 1m30s or 1:30"
_COUNTS = "write 10 or 10-15"
_UNITS = ("s", "m", "h")
_MOST_DIGITS = 9

# Texts, compiled where they're first used: a good file needs few of them.
_CLEAN = r"[0-9hms:\s]+(?:[-\u2013][0-9hms:\s]+)?"
_DASH = r"\s*[-\u2013]\s*"
_NUMBER = r"[0-9]+"
_BROKEN = r"-?[0-9]{1,4}(?:\.[0-9]{1,4})?"
_SINGLE = r"[0-9]+\s*([hms])"
_CLOCK = r"([0-9]+):([0-5][0-9])"
_PARTS = r"(?:([0-9]+)\s*h)?\s*(?:([0-9]+)\s*m)?\s*(?:([0-9]+)\s*s)?"
_LEADING_ZERO = r"(?<![0-9:])0+(?=[0-9])"
_WORD = r"[^\W\d_]+"
_ODD = r"[-+\u2212].*|[0-9]+e[+-]?[0-9]+.*|0[xob][0-9a-f]+|[0-9]+_[0-9_]*.*"
_WHOLE_LIST = r"[1-9][0-9]*(?:,[1-9][0-9]*){2,}"
_DECIMALS = r"[0-9]+\.[0-9]+[a-z]*"
# What leaflets write for s, m and h: each begins with that letter.
_LONG_UNIT = r"(?<=[0-9\s])(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:r|our)s?)(?![a-z])\.?"

# What people and YAML write where a number belongs: pattern, what it is, what to write.
_SLIPS = (
    (r"[-\u2212\u2013]\s*(.+)", "is negative", "write {0}"),
    (r"\+\s*(.+)", "has a plus sign", "write {0}"),
    (r"[0-9]*[.,][0-9]+.*", "isn't a whole number", "{example}"),
    (r"[+-]?\.?(?:inf|nan|infinity)", "isn't a number to count with", "{example}"),
    (r"[0-9]+e[+-]?[0-9]+.*", "has a power of ten in it", "{example}"),
    (r"0[xob][0-9a-f]+", "isn't written in plain digits", "{example}"),
    (r"[0-9]+_[0-9_]*.*", "has an underscore", "write {joined}"),
    (r"(?:yes|no|on|off|true|false)", "is a yes or no, not a number", "{example}"),
)


@lru_cache(maxsize=256)
def read_seconds(text: str, low: int, high: int) -> Span:
    """Return the time or range of times that ``text`` says, in whole seconds, within bounds.

    A range can give its unit once, at the end: ``10-15m``. Raises `MisreadError`.
    """
    first, last = _split_range(text, _TIMES)
    if re.fullmatch(_NUMBER, first) and (unit := re.fullmatch(_SINGLE, last)):
        first += unit[1]
    elif bool(re.fullmatch(_NUMBER, first)) != bool(re.fullmatch(_NUMBER, last)):
        raise misread_error(text, "has a unit at one end only", "write 10-15s or 45s-1m30s")
    span = Span(_seconds(first), _seconds(last))
    return check_seconds(text, span, low, high)


@lru_cache(maxsize=256)
def read_count(text: str, low: int, high: int) -> Span:
    """Return the whole number or range that ``text`` says, within bounds.

    Raises `MisreadError`.
    """
    first, last = _split_range(text, _COUNTS)
    if not (re.fullmatch(_NUMBER, first) and re.fullmatch(_NUMBER, last)):
        raise misread_error(text, "isn't a whole number", _COUNTS)
    return check_count(text, Span(_number(first), _number(last)), low, high)


def read_number(text: str, low: int, high: int) -> float:
    """Return the number that ``text`` says, within bounds; it can have decimals.

    Raises `MisreadError`.
    """
    clean = text.strip().replace("\u2212", "-")
    if not re.fullmatch(_BROKEN, clean):
        raise misread_error(text, "is not a number", "write 10, -10 or 0.5")
    if not low <= float(clean) <= high:
        raise misread_error(text, "is out of range", f"write {low} to {high}")
    return float(clean)


def check_count(text: str, span: Span, low: int, high: int) -> Span:
    """Return ``span``, a number that ``text`` says; raise `MisreadError` if it's out of bounds."""
    return _check_bounds(text, span, Span(low, high), str)


def check_seconds(text: str, span: Span, low: int, high: int) -> Span:
    """Return ``span``, a time that ``text`` says; raise `MisreadError` if it's out of bounds."""
    return _check_bounds(text, span, Span(low, high), written_time)


def written_time(total: int) -> str:
    """Return ``total`` seconds as a routine file writes them, such as 1m30s."""
    parts = ((total // HOUR, "h"), (total % HOUR // MINUTE, "m"), (total % MINUTE, "s"))
    return "".join(f"{read_number}{unit}" for read_number, unit in parts if read_number) or "0s"


def _split_range(text: str, example: str) -> tuple[str, str]:
    """Return the two ends of a range, or one value twice, with units of one letter."""
    lower = text.strip().lower()
    short = re.sub(_LONG_UNIT, _letter, lower) if example == _TIMES else lower
    if re.search(_LEADING_ZERO, lower) or not re.fullmatch(_CLEAN, short):
        raise _slip(lower, example)
    first, *rest = re.split(_DASH, short)
    return first.strip(), (rest or [first])[0].strip()


def _letter(unit: re.Match[str]) -> str:
    return unit[0][0]


def explain_slip(text: str) -> MisreadError | None:
    """Return why a text that begins with a digit or a sign can't be a number; None if it can.

    A decimal point isn't a slip here: half a minute is a time too.
    """
    begins_well = text[:1].isascii() and "," not in text
    if begins_well and not re.fullmatch(_ODD, text) and not re.search(_LEADING_ZERO, text):
        return None
    if re.fullmatch(_WHOLE_LIST, text) or re.fullmatch(_DECIMALS, text):
        return None
    return _slip(text, _TIMES if re.search(_WORD, text) else _COUNTS)


def explain_no_number(text: str) -> MisreadError:
    """Return why ``text``, made of digits and marks, is neither a number nor a time."""
    return _no_time(text)


def explain_word(text: str) -> MisreadError:
    """Return why a word that some programs take for a number isn't one."""
    return _slip(text, _TIMES)


def _slip(text: str, example: str) -> MisreadError:
    for pattern, what, right in _SLIPS:
        if match := re.fullmatch(pattern, text):
            joined = text.replace("_", "")
            return misread_error(
                text, what, right.format(*match.groups(), example=example, joined=joined)
            )
    if not text:
        return MisreadError("there's no value", example)
    if any(char.isdigit() and not char.isascii() for char in text):
        return misread_error(text, "has digits other than 0 to 9", example)
    if re.search(_LEADING_ZERO, text):
        return misread_error(text, "begins with a zero", f"write {re.sub(_LEADING_ZERO, '', text)}")
    return (
        _no_time(text)
        if example == _TIMES
        else misread_error(text, "isn't a whole number", example)
    )


def _no_time(text: str) -> MisreadError:
    words = [word for word in re.findall(_WORD, re.sub(_LONG_UNIT, "", text)) if word not in _UNITS]
    if words and text[:1].isdigit():
        return MisreadError(f"there's no unit called {quote(words[0])}", _TIMES)
    if ":" in text:
        return misread_error(text, "isn't minutes and two digits of seconds", "write 1:05 or 1h5m")
    return misread_error(text, "isn't a time", _TIMES)


def _seconds(text: str) -> int:
    if re.fullmatch(_NUMBER, text):
        return _number(text)
    if match := re.fullmatch(_CLOCK, text):
        return _number(match[1]) * MINUTE + int(match[2])
    match = re.fullmatch(_PARTS, text)
    if match is None or not text:
        raise _no_time(text)
    hours, minutes, rest = (_number(part or "0") for part in match.groups())
    total = hours * HOUR + minutes * MINUTE + rest
    if (hours and minutes >= MINUTE) or ((hours or minutes) and rest >= MINUTE):
        raise misread_error(text, "counts past 59", f"write {written_time(total)}")
    return total


def _number(digits: str) -> int:
    # Longer ones are outside every bound, and int() is slow with a huge one.
    return int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _check_bounds(text: str, span: Span, bounds: Span, write: Callable[[int], str]) -> Span:
    if span.low > span.high:
        raise backwards_error(text, span, write)
    within = f"write {write(bounds.low)} to {write(bounds.high)}"
    if span.low < bounds.low:
        raise misread_error(text, "is too little", within)
    if span.high > bounds.high:
        raise misread_error(text, "is too much", within)
    return span


def backwards_error(text: str, span: Span, write: Callable[[int], str]) -> MisreadError:
    """Return the error that a range has its greater number first."""
    right = f"write {write(span.high)}-{write(span.low)}"
    return misread_error(text, "runs backwards", right)
