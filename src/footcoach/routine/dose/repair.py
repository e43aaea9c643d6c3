"""Repairs a line as its first mistakes say, so that those behind them are found as well."""

import re
from collections.abc import Callable

from footcoach.routine.dose.reading import Misreading

_FIRST = r"write (?P<one>[^,?]+?)(?:, | or | to |$)"
"""The first of the remedies that a message offers."""


def repair(text: str, mistakes: tuple[Misreading, ...]) -> tuple[str, Callable[[int], int]]:
    """Return a line with a remedy in the place of each word that is wrong.

    And where a character of it is in ``text``.
    """
    repaired, last, shifts = "", 0, list[tuple[int, int]]()
    for mistake in sorted(mistakes):
        remedy = re.match(_FIRST, mistake.right)
        if remedy is None or not last <= mistake.start < mistake.end:
            continue
        repaired += text[last : mistake.start] + remedy["one"]
        last = mistake.end
        shifts.append((len(repaired), last - len(repaired)))
    return repaired + text[last:], lambda index: index + _shift(shifts, index)


def _shift(shifts: list[tuple[int, int]], index: int) -> int:
    return next((shift for start, shift in reversed(shifts) if index >= start), 0)


def is_new(mistake: Misreading, known: tuple[Misreading, ...]) -> bool:
    """Whether a mistake that a repaired line has isn't one of those that are known already."""
    return all(one.wrong != mistake.wrong for one in known)
