"""The first screen: choose a routine, which of its exercises to do, and at what effort.

It's drawn before any routine is read, and what reads one is imported only then.
"""

from asyncio import sleep
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, OptionList, Static

from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.ui.appearance import Appearance
from footcoach.ui.home_rows import HomeRows
from footcoach.ui.screens.home_actions import HomeActions
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.effort_bar import EffortBar
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.timer import Timer

    from footcoach.session.timeline import Timeline
    from footcoach.ui.conversation_worker import ConversationWorker

UNMATCHED = 'Nothing matches "{}". Press Esc to show all routines.'
TYPE_NOW, PRESS_SLASH = "type to search", "/ to search"
FILE_LOOK = 2.0
"""Seconds between two looks at the user's files, while home is on top."""
EFFORT_KEYS = Binding.Group("change effort", compact=True)
NARROW_TO_WIDE = [(0, "-narrow"), (60, "-medium"), (80, "-wide")]
SHORT_TO_TALL = [(0, "-short"), (16, "-middle"), (22, "-high"), (34, "-tall")]


class HomeScreen(HomeActions):
    """Shows the routines and starts one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The lists use these three keys for something else, hence the priority.
        Binding("enter", "start", "start", priority=True),
        Binding("left", "change_effort(-1)", "less effort", priority=True, group=EFFORT_KEYS),
        Binding("right", "change_effort(1)", "more effort", priority=True, group=EFFORT_KEYS),
        Binding("tab,shift+tab", "switch_list", "choose exercises", key_display="tab"),
        Binding("slash", "search", "search", key_display="/"),
        Binding("escape", "clear_filter", "clear the filter", show=False),
        Binding("ctrl+o", "toggle_everything", "what's left, or all of it", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = SHORT_TO_TALL

    filter: var[str] = var("", init=False)
    effort: var[Effort] = var(Effort.GENTLE, init=False)

    @dataclass
    class Chosen(Message):
        """The person wants to do this."""

        timeline: "Timeline"
        remarks: tuple[str, ...] = ()
        """What to say as it starts."""

    @dataclass
    class Resumed(Message):
        """The person wants to continue this session."""

        uuid: str
        is_asking: bool = False
        """Whether they want to say first how, or to save it as unfinished."""

    def __init__(
        self,
        library: Library,
        look: Appearance,
        open_conversation: "Callable[[], ConversationWorker | None] | None" = None,
    ) -> None:
        """Without ``open_conversation`` nothing is logged, and nothing of the log is shown."""
        super().__init__(HomeRows(library), open_conversation)
        self._look = look
        self._file_watch: Timer | None = None
        self._is_back = False
        """Whether a session was just left; its row is to be highlighted then."""

    def compose(self) -> ComposeResult:
        """Lay out the list on the left, and what is in a routine on the right."""
        with Horizontal(id="banner"):
            yield Static("footcoach", id="brand")
            yield Static(id="today", markup=False)
            yield EffortBar(id="effort")
        with Horizontal(id="choice"):
            yield RoutineList(id="routines", markup=False)
            yield PreviewPane(self._look)
        yield Footer(show_command_palette=False)

    def begin(self) -> None:
        """Show at once what is known without reading, up to the first routine that isn't."""
        self.query_one(EffortBar).show(self.effort)
        self._show_filter()
        self.query_one(RoutineList).focus()
        self._rows.read_index()
        self._offer()

    @work(exclusive=True)
    async def read_routines(self) -> None:
        """Add the other routines one by one; call this once the first picture is drawn."""
        for name in self._rows.read_others():
            self._offer((name,))
            await sleep(0)
        self.query_one(RoutineList).highlight_first()

    def on_screen_resume(self) -> None:
        """Read the log and the user's files now, and again whenever another screen has closed."""
        self.read_today()
        self._file_watch = self._file_watch or self.set_interval(FILE_LOOK, self.look_at_files)
        self._file_watch.resume()

    def on_screen_suspend(self) -> None:
        """Look at no file while another screen is on top."""
        if self._file_watch:
            self._file_watch.pause()

    def look_at_files(self, name: str | None = None) -> None:
        """Show what was saved or removed in the user's folders since the last look."""
        if self._rows.notice_changes() or name is not None:
            self._read_anew(name)

    @work(exclusive=True)
    async def _read_anew(self, name: str | None) -> None:
        for _ in self._rows.read_others():
            await sleep(0)
        self._rows.sort()
        if not self.is_open:
            return
        if name is not None:
            self.filter = ""
        self._rebuild(to_first=False)
        if name is not None:
            self.query_one(RoutineList).highlight_row(name)
        self._show_preview()

    def _show_today(self, today: TodayView) -> None:
        if not self.is_open:
            return
        before, self._rows.today = self._today, today
        self.query_one("#today", Static).update(today.line)
        if self._is_back and today.unfinished:
            self.filter = ""  # it would hide the row of the session
        if today == before and not self._is_back:
            return
        self._rows.follow_files(today, before)
        if today.first_rows != before.first_rows or self._is_back:
            is_first = before.day is None and not self.query_one(RoutineList).highlighted
            self._rebuild(to_first=is_first or self._is_back)
        self._is_back = False
        self._redraw_prompts()
        self._show_preview()

    def come_back(self, *, was_left: bool) -> None:
        """Show what the session that ended has changed; one that was left is the first row."""
        self._is_back = was_left
        self.read_today()

    @on(RoutineList.Typed)
    def _extend_filter(self, event: RoutineList.Typed) -> None:
        self.filter = self.filter + event.letter if event.letter else self.filter[:-1]

    def watch_filter(self) -> None:
        """Show what matches."""
        self._rebuild(to_first=True)
        self._show_filter()
        if not self.query_one(RoutineList).option_count:
            self._show_preview()

    def _rebuild(self, *, to_first: bool) -> None:
        """Rewrite all rows; highlight the same row as before, or the first."""
        routines, kept = self.query_one(RoutineList), self._highlighted
        routines.clear_options()
        if not self.filter:
            routines.add_options(self._rows.list_first(self.effort, routines.room))
        self._offer()
        routines.highlight_row(None if to_first else kept)

    def watch_effort(self) -> None:
        """Lay everything out for another effort."""
        self.query_one(EffortBar).show(self.effort)
        self._redraw_prompts()
        self._show_preview(keep=self.query_one(PreviewPane).included)

    @on(OptionList.OptionHighlighted, "#routines")
    def _preview_highlighted(self) -> None:
        self._show_preview()
        self.refresh_bindings()

    @property
    def labels(self) -> dict[str, str]:
        """What keys do on the highlighted row, by action."""
        return self._rows.label_keys(self._highlighted) if self.is_open else {}

    def action_start(self) -> None:
        """Do what the highlighted row says; if the day has turned, only once that is shown."""
        self._search(yes=False)
        if self.has_day_turned:
            self._start_when_read()
        else:
            self._start()

    @work(exclusive=True, group="log")
    async def _start_when_read(self) -> None:
        await self.follow_turned_day()
        self._start()

    def _start(self) -> None:
        row, timeline = self._highlighted, self.query_one(PreviewPane).timeline
        if one := self._rows.find_unfinished(row):
            self.post_message(self.Resumed(one.entry.uuid))
        elif (question := self._rows.find_question(row)) and (conversation := self._conversation):
            conversation.ask_waiting(question.kind, self.show_again)
        elif timeline is not None and timeline.steps:
            self.choose(timeline)
        else:
            why = "Choose at least one exercise." if timeline else "This routine can't be started."
            self.notify(why, severity="warning", markup=False)

    def choose(self, timeline: "Timeline", *remarks: str) -> None:
        """Have a session started."""
        self.post_message(self.Chosen(timeline, remarks))

    def action_change_effort(self, by: int) -> None:
        """Choose the effort ``by`` places further, as far as there is one."""
        place = list(Effort).index(self.effort) + by
        self.effort = list(Effort)[min(max(place, 0), len(Effort) - 1)]

    def action_switch_list(self) -> None:
        """Go to the exercises, or back; ask what becomes of a session that was left instead."""
        if one := self._rows.find_unfinished(self._highlighted):
            self.post_message(self.Resumed(one.entry.uuid, is_asking=True))
            return
        inside = not self.has_class("-inside")
        self._search(yes=False)
        self.set_class(inside, "-inside")
        self.query_one(ExerciseList if inside else RoutineList).focus()

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

    def action_toggle_everything(self) -> None:
        """Choose the whole routine, or what is left of it today."""
        self._rows.today = self._today._replace(everything=not self._today.everything)
        self._show_preview()
        whole = self._today.everything
        self.notify("The whole routine." if whole else "What's left today.", markup=False)

    @on(RoutineList.Resized)
    def _redraw_prompts(self) -> None:
        rows, effort = self._rows, self.effort
        self.query_one(RoutineList).rewrite(lambda row, room: rows.write(row, effort, room))

    def _offer(self, names: "Iterable[str] | None" = None) -> None:
        """Add the routines, or those of ``names``, that match the filter to the list."""
        listed = self.query_one(RoutineList)
        listed.add_options(self._rows.list_matching(self.filter, self.effort, listed.room, names))

    def _show_preview(self, keep: frozenset[int] | None = None) -> None:
        """Show the highlighted row, including ``keep`` or else what is to do today."""
        row, pane = self._highlighted, self.query_one(PreviewPane)
        if row is None:
            pane.show_message(Content(UNMATCHED.format(self.filter) if self.filter else ""))
        else:
            self._rows.preview(row, self.effort, keep, pane)

    def _show_filter(self) -> None:
        listed = self.query_one(RoutineList)
        empty = TYPE_NOW if listed.is_searching else PRESS_SLASH
        listed.border_title = Content(f"filter: {self.filter}" if self.filter else empty)
