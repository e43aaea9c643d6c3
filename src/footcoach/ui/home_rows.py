"""The rows of home: what is known of each routine, and what its row says.

A routine is read only for what the index of presets doesn't know. Nothing of the log is
imported before there is something in it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from footcoach.overview.preset_index import Overview
from footcoach.overview.search import matching_names
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.ui import continue_rows, waiting_rows
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import routine_prompt, unreadable_prompt

if TYPE_CHECKING:
    from footcoach.coach.waiting_questions import WaitingQuestion
    from footcoach.log.resume import Unfinished
    from footcoach.routine.model import Routine


class HomeRows:
    """The routines at hand as rows of a list, by the routine's name."""

    def __init__(self, library: Library) -> None:
        self.today = TodayView()
        self.library = library
        self._overview = Overview(library)
        self._read: dict[str, RoutineSummary | RoutineError] = {}
        """What is known of each routine: a summary, or the mistakes in its file."""
        self._stamps = library.own_stamps()
        self.changed: dict[str, Routine] = {}
        """Routines with a dose that was changed for today only, by name."""

    def read_index(self) -> None:
        """Learn what is known without reading, up to the first routine that isn't."""
        for name in self.library.names():
            summary = self._overview.known(name)
            if summary is None:
                break
            self._read[name] = summary

    def read_others(self) -> Iterator[str]:
        """Read the other routines one by one; yield the name of each."""
        for name in self.library.names():
            if name in self._read:
                continue
            try:
                self._read[name] = self._overview.summary(name)
            except RoutineError as error:
                self._read[name] = error
            yield name

    def notice_changes(self) -> bool:
        """Forget what was read of the user's files if one was saved or removed; return whether."""
        before, self._stamps = self._stamps, self.library.own_stamps()
        if before == self._stamps:
            return False
        self.changed.clear()
        self.library.forget_entries()
        self._overview = Overview(self.library)
        # A file in the folder of exercises can change every routine.
        self._read = {}
        return True

    def sort(self) -> None:
        """Put the routines into the order of the library, once all are read."""
        known = self._read
        self._read = {name: known[name] for name in self.library.names() if name in known}

    def follow_files(self, today: TodayView, before: TodayView) -> None:
        """Take over what changed in the files of the routines in the plan."""
        self._read |= today.find_changed(before)

    def list_first(self, effort: Effort, room: int) -> Iterator[Option]:
        """Yield the rows of the sessions that were left, and of the questions that wait."""
        left = map(continue_rows.name_row, self.today.unfinished)
        for row in (*left, *map(waiting_rows.name_row, self.today.waiting)):
            yield Option(self.write(row, effort, room), id=row)

    def find_unfinished(self, row: str | None) -> "Unfinished | None":
        """Return the session that a row continues; None if it's another row, or there is none."""
        return continue_rows.find_row(row, self.today.unfinished)

    def find_question(self, row: str | None) -> "WaitingQuestion | None":
        """Return the question of a row; None if it's another row, or there is none."""
        return waiting_rows.find_row(row, self.today.waiting)

    def label_keys(self, row: str | None) -> dict[str, str]:
        """Return what keys do on a row that isn't one of a routine, by action of home."""
        if self.find_unfinished(row):
            return {"start": "continue", "switch_list": "other choices", "fit_time": ""}
        answer = {"start": "answer", "switch_list": "", "fit_time": ""}
        return answer if self.find_question(row) else {}

    def find_routine(self, row: str | None) -> tuple[str | None, str]:
        """Return the name of the routine of a row, and why it can't be in the plan.

        The name is None if it can't, or if the row is about no routine; "" is no reason.
        """
        return (
            (None, "")
            if self.find_question(row)
            else continue_rows.find_routine(row, self.today.unfinished)
        )

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
        if one := self.find_unfinished(row):
            return continue_rows.write_row(one, room)
        if question := self.find_question(row):
            return waiting_rows.write_row(question, room)
        summary = self._find_summary(row)
        if summary is None:
            return unreadable_prompt(self.library.file_name(row))
        return routine_prompt(summary, effort, self.today.sum_up(row), room)

    def preview(
        self, row: str, effort: Effort, keep: frozenset[int] | None, pane: PreviewPane
    ) -> None:
        """Show in ``pane`` what is in a row, including ``keep`` or else what is to do today."""
        if one := self.find_unfinished(row):
            pane.show_message(continue_rows.describe_session(one))
            return
        if question := self.find_question(row):
            pane.show_message(waiting_rows.describe_question(question))
            return
        from footcoach.ui.routine_preview import RoutinePreview

        try:
            routine = self.changed.get(row) or self.library.load(row)
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
