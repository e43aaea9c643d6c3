"""How the values of ``config.yaml`` are read, written and listed.

A reader turns a text into a value, or raises `MisreadError` with what to write; a writer turns the
value back into such a text.
"""

import re
from collections.abc import Iterable
from datetime import time
from pathlib import Path

from footcoach.coach.question_kinds import QuestionKind
from footcoach.log.days import LATEST_BEGIN, WEEKDAYS
from footcoach.routine.errors import misread_error, one_of
from footcoach.session.waiting import Waiting

_PERCENT = re.compile(r"([0-9]{1,9})\s*%?")
_TIME = re.compile(r"([+-]?)([0-9]{1,9})\s*(ms|s)?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_MILLISECONDS = {"ms": 1, "s": 1000}
PERCENTS = tuple(str(percent) for percent in range(0, 101, 5))
ON_OFF = ("on", "off")


def list_outputs() -> tuple[str, ...]:
    """Return what ``sound`` can be."""
    # Imported only where it's needed, so that no first frame waits for it.
    from footcoach.sound.outputs import CHOICES

    return CHOICES


def read_output(text: str) -> str:
    """Return the name of a sound output."""
    return read_word(text, "a valid output", list_outputs())


def read_word(text: str, what: str, words: Iterable[str]) -> str:
    """Return one of ``words``; ``what`` says in a message what it should be."""
    word, known = text.lower(), tuple(words)
    if word not in known:
        raise misread_error(text, f"is not {what}", f"write {one_of(known)}")
    return word


def read_volume(text: str) -> int:
    """Return a volume in percent."""
    match = _PERCENT.fullmatch(text)
    if match and int(match[1]) <= 100:  # noqa: PLR2004, percent
        return int(match[1])
    raise misread_error(text, "is not a valid volume", "write a number from 0 to 100")


def read_seconds(text: str, least: int, most: int) -> float:
    """Return a time in seconds; ``least`` and ``most`` are milliseconds."""
    bounds = f"write a time from {least}ms to {most}ms"
    match = _TIME.fullmatch(text.lower())
    if match is None or not (match[3] or int(match[2]) == 0):
        raise misread_error(text, "is not a time with a unit", bounds)
    value = int(match[1] + match[2]) * _MILLISECONDS[match[3] or "ms"]
    if not least <= value <= most:
        raise misread_error(text, "is too short" if value < least else "is too long", bounds)
    return value / 1000


def write_seconds(seconds: float) -> str:
    """Return a time in milliseconds."""
    return f"{round(seconds * 1000)}ms"


def read_folder(text: str) -> Path:
    """Return a folder, relative to that of the file unless its path is whole."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise misread_error(text, "names an unknown home folder", "write the whole path") from error


def write_folder(folder: Path | None) -> str:
    """Return a path; "" for none."""
    return str(folder or "")


def read_motion(text: str) -> bool:
    """Return whether figures keep still."""
    return read_word(text, "a valid motion", ("full", "reduced")) == "reduced"


def read_switch(text: str) -> bool:
    """Return whether something is on."""
    return read_word(text, "on or off", ("true", "false", *ON_OFF)) in {"on", "true"}


def write_switch(is_on: bool) -> str:  # noqa: FBT001, the value
    """Return on or off."""
    return "on" if is_on else "off"


def read_clock(text: str) -> time:
    """Return the time on a clock at which a day begins."""
    match = _CLOCK.fullmatch(text)
    bounds = f"write a time from 00:00 to {LATEST_BEGIN:%H:%M}"
    if match is None:
        raise misread_error(text, "is not a time on a clock", bounds)
    hour, minute = map(int, match.groups())
    if (hour, minute) > (LATEST_BEGIN.hour, LATEST_BEGIN.minute):
        raise misread_error(text, "is too late in the day", bounds)
    return time(hour, minute)


def read_waiting(text: str) -> Waiting:
    """Return which ready steps wait."""
    word = read_word(text, "a valid ready", ("first", "wait"))
    return Waiting.ALWAYS if word == "wait" else Waiting.FIRST


def read_weekday(text: str) -> int:
    """Return a weekday, counted from Monday as 0."""
    return WEEKDAYS.index(read_word(text, "a day of the week", WEEKDAYS))


def write_kinds(kinds: frozenset[QuestionKind] | None) -> str:
    """Return the kinds of questions, None being all."""
    return ", ".join(kind for kind in QuestionKind if kinds is None or kind in kinds)


def list_times(least: int, most: int, step: int) -> tuple[str, ...]:
    """Return times from ``least`` to ``most``, all in milliseconds."""
    return tuple(f"{time}ms" for time in range(least, most + 1, step))


def list_day_begins() -> tuple[str, ...]:
    """Return each half hour at which a day can begin."""
    halves = range(2 * LATEST_BEGIN.hour + 1)
    return tuple(f"{half // 2:02}:{half % 2 * 30:02}" for half in halves)
