"""Finds routines by words that are typed."""

from collections.abc import Mapping

from footcoach.overview.summary import RoutineSummary


def matching_names(wanted: str, offered: Mapping[str, RoutineSummary | None]) -> list[str]:
    """Return the names of the routines that have every word of ``wanted``.

    Those with all words in their name or title come first; otherwise the order stays. ``offered``
    has None for a routine of which only the name is known.
    """
    matching = [name for name in offered if _holds(_text(name, offered[name]), wanted)]
    return sorted(matching, key=lambda name: not _holds(_heading(name, offered[name]), wanted))


def _heading(name: str, summary: RoutineSummary | None) -> str:
    return f"{name} {summary.title}" if summary else name


def _text(name: str, summary: RoutineSummary | None) -> str:
    if summary is None:
        return name
    exercises = " ".join(f"{one.id} {one.name}" for one in summary.exercises)
    return f"{_heading(name, summary)} {summary.about} {summary.source} {exercises}"


def _holds(text: str, wanted: str) -> bool:
    return all(word in text.lower() for word in wanted.lower().split())
