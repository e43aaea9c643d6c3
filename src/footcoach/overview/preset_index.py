"""Routines in brief; what lists say about presets comes from an index beside them."""

import json
from collections.abc import Iterable
from functools import cached_property

from footcoach.overview.summary import RoutineSummary, summary_from_json, summary_to_json
from footcoach.paths import bundled
from footcoach.routine.library import Library

INDEX = "index.json"
"""Made by tools/make_index.py from the files beside it."""


class Overview:
    """Routines in brief, by name. A file is read only for what the index can't know."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def summary(self, name: str) -> RoutineSummary:
        """Return the routine called ``name`` in brief; raise `RoutineError`."""
        known = self.known(name)
        if known is not None:
            return known
        from footcoach.overview.summarise import summarise

        return summarise(self._library.load(name))

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
        return None if self._library.is_own(name) else self._index.get(name)

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
