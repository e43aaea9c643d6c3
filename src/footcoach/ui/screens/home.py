"""The first screen: choose a routine, which of its exercises to do, and at what effort.

It's drawn before any routine is read, and what reads one is imported only then.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.ui.appearance import Appearance
from footcoach.ui.home_commands import INSIDE, KEY_ORDER, LAST
from footcoach.ui.home_rows import HomeRows
from footcoach.ui.screens.home_list import HomeList
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.effort_bar import EffortBar
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from footcoach.session.timeline import Timeline
    from footcoach.ui.conversation_worker import ConversationWorker

UNMATCHED = 'Nothing matches "{}". Press Esc to show all routines.'
SAME_EFFORT = "This routine is the same at every effort."
START, MORE = "start, resume or answer what's highlighted", "more effort"
SWITCH = "its exercises and back, or other choices"
LONGEST_WAIT = 1.5
"""Seconds for which the list waits at most for what is left today."""
FILE_LOOK = 2.0
"""Seconds between two looks at the user's files, while home is on top."""
NARROW_TO_WIDE = [(0, "-narrow"), (60, "-medium"), (80, "-wide")]
SHORT_TO_TALL = [(0, "-short"), (16, "-middle"), (22, "-high"), (34, "-tall")]


class HomeScreen(HomeList):
    """Shows the routines and starts one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The lists use these three keys for something else, hence the priority.
        Binding("enter", "start", "start", priority=True, tooltip=START),
        Binding("left", "change_effort(-1)", "less effort", priority=True, show=False),
        Binding(
            "right", "change_effort(1)", "effort", priority=True, key_display="←→", tooltip=MORE
        ),
        Binding("tab,shift+tab", "switch_list", "exercises", key_display="tab", tooltip=SWITCH),
        Binding(
            "ctrl+o",
            "toggle_everything",
            "tick what's left today, or all of it",
            show=False,
            key_display="ctrl+o",
        ),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = SHORT_TO_TALL

    @dataclass
    class Chosen(Message):
        """The person wants to do this."""

        timeline: "Timeline"
        remarks: tuple[str, ...] = ()
        """What to say as it starts."""

    @dataclass
    class Resumed(Message):
        """The person wants to resume this session."""

        uuid: str
        is_asking: bool = False
        """Whether they want to say first how, or to save it as unfinished."""

    def __init__(
        self,
        library: Library,
        look: Appearance,
        open_conversation: "Callable[[], ConversationWorker | None] | None" = None,
        *,
        waits_for_log: bool = False,
    ) -> None:
        """Without ``open_conversation`` nothing is logged, and nothing of the log is shown.

        ``waits_for_log`` says that there is something in the log. The list comes with it then, so
        that nothing in it moves afterwards.
        """
        super().__init__(HomeRows(library), open_conversation)
        self._look = look
        self._waits_for_log = waits_for_log
        self._file_watch: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list on the left, and what is in a routine on the right."""
        with Horizontal(id="banner"):
            yield Static("footcoach", id="brand")
            yield Static(id="today", markup=False)
        with Horizontal(id="choice"):
            yield RoutineList(id="routines", markup=False)
            yield PreviewPane(self._look)
        yield KeyLine()

    def begin(self) -> None:
        """Show at once what is known without reading, unless the log has more to say."""
        self.query_one(EffortBar).show(self.effort)
        self._show_filter()
        self.query_one(RoutineList).focus()
        self._rows.read_index()
        if self._waits_for_log:
            self.set_timer(LONGEST_WAIT, self._stop_waiting)
        else:
            self._show_today_line()
            self._rebuild(to_first=True)

    def _note_first_picture(self) -> None:
        """Let keys in once there are rows that they can be meant for."""
        if not self._waits_for_log:
            super()._note_first_picture()

    def _stop_waiting(self) -> None:
        """Show the list as it's known now."""
        if self._waits_for_log and self.is_open:
            self._waits_for_log = False
            self._show_today_line()
            with self.prevent(OptionList.OptionHighlighted):
                self._rebuild(to_first=True)
            # At once, so that list and preview come with one layout.
            self._preview_highlighted()
            self.call_when_drawn(self._note_first_picture)

    def on_screen_resume(self) -> None:
        """Read the log and the user's files now, and again whenever another screen has closed."""
        self.read_today()
        self._file_watch = self._file_watch or self.set_interval(FILE_LOOK, self.look_at_files)
        self._file_watch.resume()

    def on_screen_suspend(self) -> None:
        """Look at no file while another screen is on top."""
        if self._file_watch:
            self._file_watch.pause()

    def _show_today(self, today: TodayView) -> None:
        if not self.is_open:
            return
        before, self._rows.today = self._today, today
        if self._is_back and today.unfinished:
            self.filter = ""  # it would hide the row of the session
        if self._waits_for_log:
            self._stop_waiting()
            return
        if today == before and not self._is_back:
            return
        self._rows.follow_files(today, before)
        self._show_today_line()
        if self._is_back:
            self._rebuild(to_first=True)
        self._is_back = False
        self._follow_rows()
        self._redraw_prompts()
        self._show_preview()

    def _show_today_line(self) -> None:
        self.query_one("#today", Static).update(self._today.write_line(self.effort), layout=False)

    def come_back(self, *, was_left: bool) -> None:
        """Show what the session that ended has changed; one that was left is the first row."""
        self._is_back = was_left
        self.read_today()

    def watch_effort(self) -> None:
        """Lay everything out for another effort."""
        self.query_one(EffortBar).show(self.effort)
        self._show_today_line()
        self._redraw_prompts()
        self._show_preview(keep=self.query_one(PreviewPane).included)

    @on(OptionList.OptionHighlighted, "#routines")
    def _preview_highlighted(self) -> None:
        self._show_preview()
        self._show_hint()
        self.refresh_bindings()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys of this screen, the most needed first."""
        active = super().active_bindings
        order = (*KEY_ORDER, "", *LAST)
        places = {action: place for place, action in enumerate(order)}
        if isinstance(self.focused, ExerciseList):
            places[INSIDE] = places["switch_list"]
        others = places[""]
        keys = sorted(active, key=lambda key: places.get(active[key].binding.action, others))
        return {key: active[key] for key in keys}

    @property
    def labels(self) -> dict[str, str]:
        """What keys do on the highlighted row, by action."""
        if not self.is_open:
            return {}
        row = self._highlighted
        fixed = {} if self._rows.has_efforts(row) else {"change_effort(1)": ""}
        return fixed | self._rows.label_keys(row)

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
            self.notify(self._explain_refusal(timeline), severity="warning", markup=False)

    def _explain_refusal(self, timeline: "Timeline | None") -> str:
        if self._highlighted is None:
            return UNMATCHED.format(self.filter) if self.filter else "There's nothing to start."
        if timeline is None:
            return "This file has mistakes, so it can't be started. They're listed here."
        return "Every exercise is left out. Press Tab, then space on one to include it."

    @on(RoutineList.DoubleClicked)
    def _start_clicked(self) -> None:
        self.action_start()

    @on(EffortBar.Clicked)
    def _choose_effort(self, event: EffortBar.Clicked) -> None:
        self.effort = event.effort

    def choose(self, timeline: "Timeline", *remarks: str) -> None:
        """Have a session started."""
        self.post_message(self.Chosen(timeline, remarks))

    def action_change_effort(self, by: int) -> None:
        """Choose the effort ``by`` places further, as far as there is one."""
        if not self._rows.has_efforts(self._highlighted):
            self.notify(SAME_EFFORT, markup=False)
            return
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

    def action_toggle_everything(self) -> None:
        """Choose the whole routine, or what is left of it today."""
        self._rows.today = self._today._replace(everything=not self._today.everything)
        self._show_preview()
        whole = self._today.everything
        self.notify("The whole routine." if whole else "What's left today.", markup=False)

    def _show_preview(self, keep: frozenset[int] | None = None) -> None:
        """Show the highlighted row, including ``keep`` or else what is to do today."""
        row, pane = self._highlighted, self.query_one(PreviewPane)
        pane.show_efforts(yes=self._rows.has_efforts(row))
        if row is None:
            pane.show_message(Content(UNMATCHED.format(self.filter) if self.filter else ""))
        else:
            self._rows.preview(row, self.effort, keep, pane)
