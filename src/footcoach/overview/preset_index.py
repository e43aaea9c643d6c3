"""Routines in brief; what lists say about presets comes from an index beside them."""

import json
from collections.abc import Iterable
from functools import cached_property

from footcoach.overview.kept_summaries import KeptSummaries
from footcoach.overview.summary import RoutineSummary, summary_from_json, summary_to_json
from footcoach.paths import bundled
from footcoach.routine.library import Library

INDEX = "index.json"
"""Made by tools/make_index.py from the files beside it."""


class Overview:
    """Routines in brief, by name, of the files there are when it's made.

    A file is read only for what the index can't know, and isn't kept from an earlier time.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._listing = library.look()

    def names(self) -> tuple[str, ...]:
        """Return the name of each routine, as `Library.names`."""
        return self._listing.names()

    def file_name(self, name: str) -> str:
        """Return how the file of the routine called ``name`` is called; ``name`` if it's gone."""
        path = self._listing.find(name)
        return path.name if path else name

    def summary(self, name: str) -> RoutineSummary:
        """Return the routine called ``name`` in brief; raise `RoutineError`."""
        known = self.known(name)
        if known is not None:
            return known
        kept, reading = self._kept.look(self._library.path(name, self._listing))
        if kept is not None:
            return kept
        from footcoach.overview.summarise import summarise

        summary = summarise(self._library.load(name, self._listing))
        self._kept.keep(reading, summary)
        return summary

    def keep(self) -> None:
        """Keep for another time what was read, once all routines were gone through."""
        if "_kept" in vars(self):
            self._kept.write()

    def known(self, name: str) -> RoutineSummary | None:
        """Return what the index says; None where the user's own files can say something else."""
        known = self.expected(name)
        if known is None or any(one.id in self._own_entries for one in known.exercises):
            return None
        return known

    def expected(self, name: str) -> RoutineSummary | None:
        """Return what the index says of a preset, as if the user had no exercise files.

        None for a routine of the user's own.
        """
        return None if name in self._listing.own else self._index.get(name)

    @cached_property
    def _kept(self) -> KeptSummaries:
        return KeptSummaries(self._library.entry_stamps)

    @cached_property
    def _index(self) -> dict[str, RoutineSummary]:
        text = (bundled("routines") / INDEX).read_text(encoding="utf-8")
        return {one.name: one for one in map(summary_from_json, json.loads(text))}

    @cached_property
    def _own_entries(self) -> frozenset[str]:
        return self._library.own_entries()


def index_text(summaries: Iterable[RoutineSummary]) -> str:
    """Return the text of an index of these routines, with a line for each."""
    lines = (json.dumps(summary_to_json(summary), ensure_ascii=False) for summary in summaries)
    return "[\n" + ",\n".join(lines) + "\n]\n"
