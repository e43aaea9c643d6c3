"""Finds routines by words that are typed: "heel", "2 min", "sitting", "no kit"."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from footcoach.overview.summary import RoutineSummary
from footcoach.routine.limits import MINUTE

_MINUTES = re.compile(r"(?<!\S)([0-9]{1,3}) ?(?:m|min|mins|minutes?)?(?!\S)")
NO_KIT = "no kit, no equipment, nothing to fetch"
"""What a routine is found by for which nothing has to be fetched."""


class _Wanted(NamedTuple):
    """What was typed."""

    words: tuple[str, ...]
    """Those that don't say how long."""
    time: str = ""
    """How long a routine may take, as it was typed; "" is any time."""
    minutes: int = 0
    """The same as a number."""

    def matches(self, text: str, summary: RoutineSummary | None) -> bool:
        """Whether a routine with this text has all words, and fits the time or says it."""
        return _has(text, self.words) and (self.time in text.lower() or self._fits(summary))

    def _fits(self, summary: RoutineSummary | None) -> bool:
        seconds = summary.seconds if summary else None
        return seconds is not None and seconds <= self.minutes * MINUTE


def matching_names(wanted: str, offered: Mapping[str, RoutineSummary | None]) -> list[str]:
    """Return the names of the routines that have every word of ``wanted``.

    Those with all words in their name or title come first; otherwise the order stays, or is that
    of the length if a number of minutes is wanted, the longest first. ``offered`` has None for a
    routine of which only the name is known.
    """
    typed = _read(wanted)
    found = [one for one in offered if typed.matches(_text(one, offered[one]), offered[one])]
    if typed.time:
        found.sort(key=lambda name: -_seconds(offered[name]))
    named = (*typed.words, typed.time)
    return sorted(found, key=lambda name: not _has(_heading(name, offered[name]), named))


def has_word(text: str, wanted: str) -> bool:
    """Whether one of the words of ``wanted``, if there are any, is in ``text``."""
    return any(word in text.lower() for word in _read(wanted).words)


def _read(wanted: str) -> _Wanted:
    text = wanted.lower()
    found = _MINUTES.search(text)
    if found is None:
        return _Wanted(tuple(text.split()))
    words = f"{text[: found.start()]} {text[found.end() :]}".split()
    return _Wanted(tuple(words), found[0], int(found[1]))


def _seconds(summary: RoutineSummary | None) -> int:
    return (summary.seconds if summary else None) or 0


def _heading(name: str, summary: RoutineSummary | None) -> str:
    return f"{name} {summary.title}" if summary else name


def _text(name: str, summary: RoutineSummary | None) -> str:
    return " ".join((_heading(name, summary), *_facts(summary))) if summary else name


def _facts(summary: RoutineSummary) -> Iterator[str]:
    yield from (summary.about, summary.source, *summary.goals, *summary.equipment)
    yield from (f"{one.id} {one.name}" for one in summary.exercises)
    yield from summary.positions
    if len(summary.positions) == 1:
        yield f"{summary.place} only"
    if not summary.kit:
        yield NO_KIT


def _has(text: str, words: tuple[str, ...]) -> bool:
    return all(word in text.lower() for word in words)
