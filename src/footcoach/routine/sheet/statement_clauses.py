"""Writes what a sheet says for many exercises as clauses of a dose line."""

from collections.abc import Mapping

from footcoach.routine.dose.reading import write_count, write_span
from footcoach.routine.dose.vocabulary import PARTS
from footcoach.routine.model import Span

GROUPS = (
    ("every_h", "when", "per_day"),
    ("weekdays", "every_days", "days_per_week"),
    ("sides",),
    ("sets",),
    ("reps",),
    ("hold_s",),
    ("relax_s",),
    ("rest_s",),
)
"""Keys that mean the same thing: if an exercise gives one, a default for it has no effect."""
_COUNTED = frozenset(("per_day", "days_per_week", "sets", "reps"))
"""Keys whose clause begins with a number."""


def write_clause(key: str, values: Mapping[str, object]) -> str:
    """Return the clause that says a value, with "at least" or "up to" where that's said of it."""
    bound = "at least " if "at_least" in values else "up to " if "most" in values else ""
    is_only = sum(key in values for group in GROUPS for key in group) == 1
    return f"{bound if is_only and key in _COUNTED else ''}{_write(key, values)}"


def _write(key: str, values: Mapping[str, object]) -> str:
    """Return the clause of a dose line that says a value."""
    value = values[key]
    if key == "weekdays":
        return _write_days([str(day) for day in value] if isinstance(value, tuple | list) else [])
    if isinstance(value, tuple | list):
        return " and ".join(map(str, value))
    if key == "sides":
        sides = _write_sides(str(value), str(values.get("part") or ""))
        return f"probably {sides}" if "is_likely" in values else sides
    written = {
        "every_h": lambda: "every hour" if _is_one(value) else f"every {_range(value)} hours",
        "per_day": lambda: _OFTEN.get(_range(value)) or f"{_range(value)} times a day",
        "every_days": lambda: f"every {_range(value)} days",
        "days_per_week": lambda: f"{_count(value, 'day')} a week",
        "sets": lambda: _count(value, "set"),
        "reps": lambda: _count(value, "rep"),
        "hold_s": lambda: f"hold {_range(value)}s",
        "relax_s": lambda: f"relax {_range(value)}s",
        "rest_s": lambda: f"rest {_range(value)}s",
    }
    return written[key]()


_OFTEN = {"1": "once a day", "2": "twice a day"}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SIDES = {"one": "sore {0} only", "alternate": "alternating", "both": "both {0}s"}
_PLURALS = {"foots": "feet", "calfs": "calves"}


def _write_sides(sides: str, part: str) -> str:
    """Return the clause that says which side; ``part`` is "" where no part of the body is named."""
    if sides == "both" and not part:
        return "bilateral"
    one = next((word for word, meant in PARTS.items() if meant == PARTS.get(part)), part)
    text = _SIDES.get(sides, f"{sides} {{0}}").format(one or "side")
    return " ".join(_PLURALS.get(word, word) for word in text.split())


def _write_days(days: list[str]) -> str:
    """Return days of the week as one clause: Mon to Fri, or Mon / Wed / Fri."""
    names = [day.capitalize() for day in days]
    first = _WEEK.index(days[0]) if days and days[0] in _WEEK else 0
    if len(days) > 2 and days == list(_WEEK[first : first + len(days)]):  # noqa: PLR2004, a range has a middle
        return f"{names[0]} to {names[-1]}"
    return " / ".join(names)


def _is_one(value: object) -> bool:
    return value == Span(1, 1)


def _count(value: object, noun: str) -> str:
    return write_count(value if isinstance(value, Span) else None, noun)


def _range(value: object) -> str:
    return write_span(value) if isinstance(value, Span) else str(value)
