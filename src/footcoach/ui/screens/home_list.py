"""The list of home: its rows, and the filter that chooses among them."""

from asyncio import sleep
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from footcoach.routine.enums import Effort
from footcoach.ui.own_keys import Command
from footcoach.ui.screens.home_actions import HomeActions
from footcoach.ui.widgets.key_line import fit_keys
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

FIND = "find a routine by any word, or “2 min”, “sitting”, “no kit”"
TYPE_NOW, PRESS_SLASH = "type: heel, 2 min, no kit", "/ to search"
BORDER = 6
"""The columns of a border that its text can't have."""


class HomeList(HomeActions):
    """The part of home that keeps the list of routines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", key_display="/", tooltip=FIND),
        Binding("escape", "clear_filter", "clear the search", show=False, key_display="esc"),
    ]

    filter: var[str] = var("", init=False)
    effort: var[Effort] = var(Effort.GENTLE, init=False)
    _waits_for_log = False
    """Whether the list is empty still, until it's known what is left today."""

    def _show_preview(self, keep: frozenset[int] | None = None) -> None:
        """Show the highlighted row; for home to override."""

    def more_commands(self) -> "Iterator[Command]":
        """Yield the other efforts and, once a name is typed, every routine."""
        if self._rows.has_efforts(self._highlighted):
            for effort in Effort:
                if effort is not self.effort:
                    yield Command(f"Effort: {effort}", partial(setattr, self, "effort", effort))
        for name, title in self._rows.list_titles():
            yield Command(f"Start {title}", partial(self._start_row, name), is_listed=False)

    def _start_row(self, row: str) -> None:
        """Go to a row, and start what is there."""
        self.action_clear_filter()
        self.query_one(RoutineList).highlight_row(row)
        self._show_preview()
        self.action_start()

    def action_start(self) -> None:
        """Do what the highlighted row says; for home to override."""

    @work(exclusive=True)
    async def read_routines(self) -> None:
        """Add the person's own routines; call this once the first picture is drawn."""
        read = [name async for name in self._read_others()]
        if read and self.is_open and not self._waits_for_log:
            self._follow_rows()
            self._redraw_prompts()

    async def _read_others(self) -> "AsyncIterator[str]":
        for name in self._rows.read_others():
            yield name
            await sleep(0)

    def look_at_files(self, name: str | None = None) -> None:
        """Show what was saved or removed in the user's folders since the last look."""
        if self._rows.notice_changes() or name is not None:
            self._read_anew(name)

    @work(exclusive=True)
    async def _read_anew(self, name: str | None) -> None:
        async for _ in self._read_others():
            pass
        if not self.is_open:
            return
        if name is not None:
            self.filter = ""
        self._rebuild(to_first=False)
        if name is not None:
            self.query_one(RoutineList).highlight_row(name)
        self._show_preview()

    @on(RoutineList.Typed)
    def _extend_filter(self, event: RoutineList.Typed) -> None:
        self.filter = self.filter + event.letter if event.letter else self.filter[:-1]

    def watch_filter(self) -> None:
        """Show what matches."""
        self._rebuild(to_first=True)
        self.query_one(ExerciseList).mark(self.filter)
        if not self.query_one(RoutineList).option_count:
            self._show_preview()

    def _follow_rows(self) -> None:
        """Rewrite the list if it has other rows now; the highlighted one stays so."""
        if self._rows_now != list(self.query_one(RoutineList).ids):
            self._rebuild(to_first=False)

    @property
    def _rows_now(self) -> list[str]:
        return list(self._rows.list_rows(self.filter))

    def _rebuild(self, *, to_first: bool) -> None:
        """Rewrite all rows; highlight the same row as before, or the first."""
        routines, kept = self.query_one(RoutineList), self._highlighted
        routines.clear_options()
        room, effort = routines.room, self.effort
        routines.add_options(self._rows.make_option(row, effort, room) for row in self._rows_now)
        routines.highlight_row(None if to_first else kept)
        self._show_filter()

    def action_search(self) -> None:
        """Take letters for the filter from now on, from wherever the cursor is."""
        self.remove_class("-inside")
        self.query_one(RoutineList).focus()
        self._search(yes=True)

    def action_clear_filter(self) -> None:
        """Show every routine again; letters are commands then."""
        self.filter = ""
        self._search(yes=False)

    def _search(self, *, yes: bool) -> None:
        self.query_one(RoutineList).is_searching = yes
        self._show_filter()

    @on(RoutineList.Resized)
    def _redraw_prompts(self) -> None:
        rows, effort = self._rows, self.effort
        self.query_one(RoutineList).rewrite(lambda row, room: rows.write(row, effort, room))

    def _show_filter(self) -> None:
        listed = self.query_one(RoutineList)
        found = f"{listed.option_count} of {len(self._rows)} with “{self.filter}”"
        empty = TYPE_NOW if listed.is_searching else PRESS_SLASH
        listed.border_title = Content(found if self.filter else empty)

    def on_resize(self) -> None:
        """Set groups apart if there's room; name some keys in the border if there's no line."""
        self._rows.is_spacious = self.has_class("-tall")
        self._show_hint()

    def _show_hint(self) -> None:
        is_tiny = self.has_class("-short") and self.has_class("-narrow")
        keys = fit_keys(self, self.size.width - BORDER) if is_tiny else ()
        hint = Content("").join(key.content for key in keys)
        for listed in self.query("#routines, #exercises"):
            listed.border_subtitle = hint
