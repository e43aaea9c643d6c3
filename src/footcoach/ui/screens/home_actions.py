"""What home does besides starting a session: its plan, its log, and what belongs to its rows."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.binding import Binding, BindingType

from footcoach.ui.home_commands import HOME_KEYS, HomeState, name_commands
from footcoach.ui.home_rows import HomeRows
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import RoutineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from footcoach.routine.user_copy import Rewrite
    from footcoach.session.timeline import Timeline
    from footcoach.ui.app import FootcoachApp
    from footcoach.ui.conversation_worker import ConversationWorker
    from footcoach.ui.own_editing import OwnEditing

NEEDS_LOG = frozenset({"toggle_everything", "toggle_plan", "open_log"})
"""Actions that are only there if sessions are logged."""

NOTHING_CHOSEN = "Choose a routine first, and at least one of its exercises."
PLAN = "add it to your plan, or remove it"


class HomeActions(FootcoachScreen[None]):
    """The part of home that asks and changes something of the highlighted routine."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,ctrl+f", "toggle_plan", "plan", key_display="p", tooltip=PLAN),
        Binding("a", "begin_own", "new", tooltip="write a routine of your own"),
        Binding("s", "paste_sheet", "sheet", tooltip="paste a sheet, as it is on paper"),
        Binding("e", "edit_own", "edit", tooltip="change this routine in your editor"),
        Binding("l,ctrl+l", "open_log", "log", key_display="l", tooltip="open the log"),
        Binding("t", "fit_time", "time", tooltip="do what fits into the minutes you have"),
        Binding(
            "d", "change_dose", "change", tooltip="change an exercise: its dose, sides or place"
        ),
        Binding("u", "undo", "undo", tooltip="undo the last change to an exercise"),
        Binding(
            "comma", "settings", "settings", key_display=",", tooltip="see and change settings"
        ),
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
        Binding("q", "app.quit", "quit"),
        Binding("ctrl+q", "app.quit", "quit", priority=True, show=False),
    ]
    stray_hint: ClassVar[str] = "Press / to search, or ? for all keys."
    KEY_GROUPS = HOME_KEYS

    def __init__(
        self,
        rows: HomeRows,
        open_conversation: "Callable[[], ConversationWorker | None] | None" = None,
    ) -> None:
        """Without ``open_conversation`` nothing is logged, and nothing of the log is shown."""
        super().__init__()
        self._rows = rows
        self._open_conversation = open_conversation
        self._saved: Rewrite | None = None
        """The change of a file that can be undone; None if there is none."""
        self._is_back = False
        """Whether a session was just left; its row is to be highlighted then."""

    def _show_today(self, today: TodayView) -> None:
        """Show what is left today; for home to override."""

    @work(exclusive=True, group="log")
    async def read_today(self) -> None:
        """Read what is left today, and show it; keys wait for the row of a session just left."""
        if conversation := self._conversation:
            with conversation.hold_keys(unless=lambda: not self._is_back):
                self._show_today(await conversation.read_today(self._today))

    def follow_day(self) -> None:
        """Show what is left on the day that has begun; what was changed for today is over."""
        self._rows.changed.clear()
        self.show_again()

    def show_again(self) -> None:
        """Show what the log says now."""
        self.read_today()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of the log where nothing is logged, and undo with nothing to undo."""
        is_missing = action in NEEDS_LOG and self._open_conversation is None
        is_missing |= action == "undo" and self._saved is None
        return False if is_missing else super().check_action(action, parameters)

    @property
    def verbs(self) -> dict[str, str]:
        """What the palette calls what keys do with the highlighted row."""
        row, name = self._highlighted, self._rows.find_routine(self._highlighted)[0]
        return name_commands(
            HomeState(
                name=self._rows.name_of(row),
                is_unfinished=self._rows.find_unfinished(row) is not None,
                is_question=self._rows.find_question(row) is not None,
                is_planned=name is not None and self._today.is_planned(name),
                is_inside=self.has_class("-inside"),
                is_filtered=self.query_one(RoutineList).is_searching,
                is_everything=self._today.everything,
            )
        )

    @work(group="log")
    async def action_toggle_plan(self) -> None:
        """Add the routine to the plan, or remove it."""
        name, outside = self._rows.find_routine(self._highlighted)
        if outside:
            self.notify(outside, severity="warning", markup=False)
        if (conversation := self._conversation) is None or name is None:
            return
        log, yes = conversation.log, not self._today.is_planned(name)
        await conversation.use_log(lambda: log.store.follow(name, yes=yes, day=log.today))
        self.notify("Added to your plan." if yes else "Removed from your plan.", markup=False)
        self.read_today()

    def action_settings(self) -> None:
        """Show the settings."""
        from footcoach.ui.screens.settings import SettingsScreen

        if open_settings := cast("FootcoachApp", self.app).open_settings:
            self.app.push_screen(SettingsScreen(open_settings()))

    def action_open_log(self) -> None:
        """Show what was done."""
        if conversation := self._conversation:
            from footcoach.ui.screens.history import HistoryScreen

            self.app.push_screen(HistoryScreen(conversation))

    @work(exclusive=True, group="own")
    async def action_begin_own(self) -> None:
        """Write a new routine in the person's editor."""
        self._show_own(await self._editing().begin())

    @work(exclusive=True, group="own")
    async def action_paste_sheet(self) -> None:
        """Make a routine from a sheet that is pasted."""
        self._show_own(await self._editing().paste_sheet())

    @work(exclusive=True, group="own")
    async def action_edit_own(self) -> None:
        """Change the highlighted routine in the person's editor; a preset is copied first."""
        name, _ = self._rows.find_routine(self._highlighted)
        if name is not None:
            self._show_own(await self._editing().change(name))

    @work(exclusive=True, group="own")
    async def action_change_dose(self) -> None:
        """Change a value of the highlighted exercise, for today only or for good."""
        from footcoach.ui.dose_editing import DoseEditing

        routine, index = self.query_one(PreviewPane).highlighted
        row = self._highlighted
        if routine is None or row is None:
            return
        editing = DoseEditing(self.app, self._rows.library)
        changed = await editing.change(routine, index)
        if changed is not None:
            self._rows.changed[row] = changed
        if editing.saved is not None:
            self._saved = editing.saved
        self.refresh_bindings()
        if self.is_open:
            self.look_at_files(row)

    def action_undo(self) -> None:
        """Put the file that was changed last back as it was."""
        from footcoach.routine.user_copy import UnchangedError

        saved, self._saved = self._saved, None
        if saved is None:
            return
        try:
            saved.undo()
        except UnchangedError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            done = "was removed" if saved.before is None else "is as it was before"
            self.notify(f"Undone: {saved.path.name} {done}.", markup=False)
        self.refresh_bindings()
        self.look_at_files(self._highlighted)

    @work(exclusive=True, group="own")
    async def action_fit_time(self) -> None:
        """Ask how many minutes there are, and start what fits of what is ticked."""
        from footcoach.coach.minutes import ask_minutes, minutes_of
        from footcoach.ui.screens.text_dialog import TextDialog

        whole = self.query_one(PreviewPane).timeline
        if whole is None or not whole.steps:
            self.notify(NOTHING_CHOSEN, severity="warning", markup=False)
            return
        reply = await self.app.push_screen_wait(TextDialog(ask_minutes(whole.routine.title)))
        minutes = minutes_of(reply) if reply else None
        if minutes is not None and self.is_open:
            await self.follow_turned_day()
            self._start_fitting(minutes)

    @property
    def has_day_turned(self) -> bool:
        """Whether another day has begun since what is left was read."""
        conversation = self._conversation if self._today.day else None
        return conversation is not None and conversation.log.today != self._today.day

    async def follow_turned_day(self) -> None:
        """Show what is left today, if the day has turned since that was read."""
        if self.has_day_turned and (conversation := self._conversation):
            self._show_today(await conversation.read_today(self._today))

    def _start_fitting(self, minutes: int) -> None:
        from footcoach.session.fitting import say_what_is_left

        pane = self.query_one(PreviewPane)
        whole, fitting = pane.timeline, pane.fit_into(minutes)
        remark = say_what_is_left(minutes, whole, fitting) if whole else NOTHING_CHOSEN
        if fitting is None:
            self.notify(remark, severity="warning", markup=False)
        else:
            self.choose(fitting, *([remark] if remark else []))

    def choose(self, timeline: "Timeline", *remarks: str) -> None:
        """Have a session started, and ``remarks`` said as it starts; for home to override."""

    def _editing(self) -> "OwnEditing":
        from footcoach.ui.own_editing import OwnEditing

        return OwnEditing(cast("FootcoachApp", self.app), self._rows.library)

    def _show_own(self, name: str | None) -> None:
        if name is not None and self.is_open:
            self.look_at_files(name)

    def look_at_files(self, name: str | None = None) -> None:
        """Show what changed in the user's files, and highlight ``name``; for home to override."""

    @property
    def _today(self) -> TodayView:
        return self._rows.today

    @property
    def _conversation(self) -> "ConversationWorker | None":
        return self._open_conversation() if self._open_conversation else None

    @property
    def _highlighted(self) -> str | None:
        return self.query_one(RoutineList).highlighted_id
