"""The rows of home: what is known of each routine, and what its row says.

A routine is read only for what the index of presets doesn't know. Nothing of the log is
imported before there is something in it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from footcoach.overview.groups import Group, find_group
from footcoach.overview.preset_index import Overview
from footcoach.overview.search import matching_names
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.ui import continue_rows, today_rows, waiting_rows
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import (
    heading_prompt,
    routine_prompt,
    unreadable_prompt,
)

_HEADING = "heading:"
"""Begins the ids of headings; a colon is in no routine's name."""

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
        self._groups: dict[str, Group] = {}
        self.is_spacious = False
        """Whether there is room for a line between two groups."""
        self._stamps = library.own_stamps()
        self.changed: dict[str, Routine] = {}
        """Routines with a dose that was changed for today only, by name."""

    def __len__(self) -> int:
        """Return how many routines there are."""
        return len(self._read)

    def read_index(self) -> None:
        """Learn what is known of the presets without reading them."""
        for name in self._overview.names():
            if (preset := self._overview.expected(name)) is not None:
                self._read[name] = preset
                self._groups[name] = find_group(preset)

    def read_others(self) -> Iterator[str]:
        """Read the routines that the index doesn't know, one by one; yield the name of each."""
        for name in self._overview.names():
            if name in self._read and self._overview.known(name) is not None:
                continue
            if name not in self._read:
                preset = self._overview.expected(name)
                self._groups[name] = find_group(preset) if preset else Group.OWN
            try:
                self._read[name] = self._overview.summary(name)
            except RoutineError as error:
                self._read[name] = error
            yield name
        self._overview.keep()

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

    def follow_files(self, today: TodayView, before: TodayView) -> None:
        """Take over what changed in the files of the routines in the plan."""
        changed = today.find_changed(before)
        self._read |= changed
        self._groups = dict.fromkeys(changed, Group.OWN) | self._groups

    def list_rows(self, text: str) -> Iterator[str]:
        """Yield the ids of the rows that match ``text``, in order; all rows and headings if "".

        Rows of sessions that were left and of questions that wait come first, then what is left
        today, then all other routines in their groups.
        """
        if text:
            summaries = {name: self._find_summary(name) for name in self._sort(self._read)}
            yield from matching_names(text, summaries)
            return
        yield from map(continue_rows.name_row, self.today.unfinished)
        yield from map(waiting_rows.name_row, self.today.waiting)
        left = [name for name in self.today.list_left() if name in self._read]
        yield from _head(today_rows.HEADING, (*left, *today_rows.list_resting(self.today)))
        others = self._sort(name for name in self._read if name not in left)
        for group in Group:
            yield from _head(group, tuple(one for one in others if self._groups[one] is group))

    def _sort(self, names: Iterable[str]) -> list[str]:
        """Return routines sorted by what is shown of them."""
        return sorted(names, key=lambda name: (self._title(name).casefold(), name))

    def _title(self, name: str) -> str:
        summary = self._find_summary(name)
        return summary.title if summary else self._overview.file_name(name)

    def make_option(self, row: str, effort: Effort, room: int) -> Option:
        """Return the row of an id for the list; headings and what rests can't be highlighted."""
        is_heading = row.startswith(_HEADING)
        prompt = self.write(row, effort, room)
        return Option(prompt, id=row, disabled=is_heading or today_rows.is_resting(row))

    def has_efforts(self, row: str | None) -> bool:
        """Whether effort changes anything about the routine of a row."""
        summary = self._find_summary(row) if row else None
        return summary is not None and summary.has_efforts

    def find_unfinished(self, row: str | None) -> "Unfinished | None":
        """Return the session that a row resumes; None if it's another row, or there is none."""
        return continue_rows.find_row(row, self.today.unfinished)

    def find_question(self, row: str | None) -> "WaitingQuestion | None":
        """Return the question of a row; None if it's another row, or there is none."""
        return waiting_rows.find_row(row, self.today.waiting)

    def label_keys(self, row: str | None) -> dict[str, str]:
        """Return what keys do on a row that isn't one of a routine, by action of home."""
        if self.find_unfinished(row):
            return {"start": "resume", "switch_list": "other choices", "fit_time": ""}
        answer = {"start": "answer", "switch_list": "", "fit_time": ""}
        return answer if self.find_question(row) else {}

    def list_titles(self) -> Iterator[tuple[str, str]]:
        """Yield name and title of every routine that can be read."""
        for name in self._sort(self._read):
            if summary := self._find_summary(name):
                yield name, summary.title

    def name_of(self, row: str | None) -> str:
        """Return what a person calls the routine or the session of a row; "" if it's neither."""
        if one := self.find_unfinished(row):
            return one.session.timeline.routine.title
        return "" if row is None or self.find_question(row) else self._title(row)

    def find_routine(self, row: str | None) -> tuple[str | None, str]:
        """Return the name of the routine of a row, and why it can't be in the plan.

        The name is None if it can't, or if the row isn't about a routine; "" is no reason.
        """
        return (
            (None, "")
            if self.find_question(row)
            else continue_rows.find_routine(row, self.today.unfinished)
        )

    def write(self, row: str, effort: Effort, room: int) -> Content:
        """Return what a row says in ``room`` columns."""
        if one := self.find_unfinished(row):
            return continue_rows.write_row(one, room)
        if question := self.find_question(row):
            return waiting_rows.write_row(question, room)
        if row.startswith(_HEADING):
            return heading_prompt(row.removeprefix(_HEADING), spacious=self.is_spacious)
        if today_rows.is_resting(row):
            return today_rows.write_resting(row, self.today, room)
        summary = self._find_summary(row)
        if summary is None:
            return unreadable_prompt(self._overview.file_name(row), room)
        left = self.today.sum_up(row, effort, summary.length(effort))
        return routine_prompt(summary.title, left, room)

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


def _head(heading: str, rows: tuple[str, ...]) -> Iterator[str]:
    """Yield the ids of a group's heading and rows; nothing if it has no rows."""
    if rows:
        yield f"{_HEADING}{heading}"
        yield from rows
