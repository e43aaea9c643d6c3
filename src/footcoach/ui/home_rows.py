"""The rows of home: what is known of each routine, and what its row says.

A routine is read only for what the index of presets doesn't know. Nothing of the log is
imported before there is something in it.
"""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from footcoach.overview.preset_index import Overview
from footcoach.overview.search import matching_names
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.ui.continue_rows import describe_session, find_row, name_row, write_row
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import routine_prompt, unreadable_prompt


class HomeRows:
    """The routines at hand as rows of a list, by the routine's name."""

    def __init__(self, library: Library) -> None:
        self.today = TodayView()
        self._library = library
        self._overview = Overview(library)
        self._read: dict[str, RoutineSummary | RoutineError] = {}
        """What is known of each routine: a summary, or the mistakes in its file."""

    def read_index(self) -> None:
        """Learn what is known without reading, up to the first routine that isn't."""
        for name in self._library.names():
            summary = self._overview.known(name)
            if summary is None:
                break
            self._read[name] = summary

    def read_others(self) -> Iterator[str]:
        """Read the other routines one by one; yield the name of each."""
        for name in self._library.names():
            if name in self._read:
                continue
            try:
                self._read[name] = self._overview.summary(name)
            except RoutineError as error:
                self._read[name] = error
            yield name

    def follow_files(self, today: TodayView, before: TodayView) -> None:
        """Take over what changed in the files of the routines in the plan."""
        self._read |= today.find_changed(before)

    def list_unfinished(self, effort: Effort, room: int) -> Iterator[Option]:
        """Yield the rows of the sessions that were left."""
        for row in map(name_row, self.today.unfinished):
            yield Option(self.write(row, effort, room), id=row)

    def list_matching(
        self, text: str, effort: Effort, room: int, names: Iterable[str] | None = None
    ) -> Iterator[Option]:
        """Yield the rows of the routines, or of those of ``names``, that match ``text``."""
        known = self._read if names is None else names
        matching = matching_names(text, {name: self._find_summary(name) for name in known})
        for name in matching:
            yield Option(self.write(name, effort, room), id=name)

    def write(self, row: str, effort: Effort, room: int) -> Content:
        """Return what a row says in ``room`` columns."""
        if one := find_row(row, self.today.unfinished):
            return write_row(one, room)
        summary = self._find_summary(row)
        if summary is None:
            return unreadable_prompt(self._library.file_name(row))
        return routine_prompt(summary, effort, self.today.sum_up(row), room)

    def preview(
        self, row: str, effort: Effort, keep: frozenset[int] | None, pane: PreviewPane
    ) -> None:
        """Show in ``pane`` what is in a row, including ``keep`` or else what is to do today."""
        if one := find_row(row, self.today.unfinished):
            pane.show_message(describe_session(one))
            return
        from footcoach.ui.routine_preview import RoutinePreview

        try:
            routine = self._library.load(row)
        except RoutineError as error:
            self._read[row] = error
            pane.show_message(Content("\n".join(error.lines())))
            return
        pane.show_routine(
            RoutinePreview(routine, effort),
            self.today.suggest(routine) if keep is None else keep,
            self.today.find_single_feet(routine),
            self.today.describe(routine),
        )

    def _find_summary(self, name: str) -> RoutineSummary | None:
        """Return the summary of a routine; None if it can't be read, or isn't yet."""
        known = self._read.get(name)
        return known if isinstance(known, RoutineSummary) else None
