"""The first screen: which routine, which of its exercises, how much of it.

It is drawn before any routine is read, and what reads one is imported only then.
"""

from asyncio import sleep
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from footcoach.overview.preset_index import Overview
from footcoach.overview.search import matching_names
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import (
    ExerciseList,
    RoutineList,
    routine_prompt,
    unreadable_prompt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from footcoach.session.timeline import Timeline
    from footcoach.ui.conversation_worker import ConversationWorker

OF_THE_LOG = frozenset({"everything", "follow", "history"})
"""Actions that need to know what was done."""
NARROW_TO_WIDE = [(0, "-narrow"), (60, "-medium"), (80, "-wide")]
SHORT_TO_TALL = [(0, "-short"), (16, "-middle"), (22, "-high"), (34, "-tall")]


class HomeScreen(FootcoachScreen[None]):
    """Offers the routines and starts one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The lists have meanings of their own for these three.
        Binding("enter", "start", "start", priority=True),
        Binding("left", "effort(-1)", "effort", key_display="←→", priority=True),
        Binding("right", "effort(1)", "more effort", show=False, priority=True),
        Binding("tab,shift+tab", "turn", "exercises", key_display="tab"),
        Binding("escape", "clear", "clear filter", show=False),
        Binding("ctrl+o", "everything", "what is left today, or all", show=False),
        Binding("ctrl+f", "follow", "add to your plan, or remove", show=False),
        Binding("ctrl+l", "history", "log"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
        # Textual has this key too, but does not show it.
        Binding("ctrl+q", "app.quit", "quit", priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = SHORT_TO_TALL

    filter: var[str] = var("", init=False)
    effort: var[Effort] = var(Effort.GENTLE, init=False)

    class Started(Message):
        """The person wants to do this."""

        def __init__(self, timeline: "Timeline") -> None:
            super().__init__()
            self.timeline = timeline

    def __init__(
        self,
        library: Library,
        look: Appearance,
        open_logbook: "Callable[[], ConversationWorker | None] | None" = None,
    ) -> None:
        """Take ``open_logbook`` None as: nothing is known of what was done."""
        super().__init__()
        self._look = look
        self._library = library
        self._open_logbook = open_logbook
        self._today = TodayView()
        self._overview = Overview(library)
        self._offered: dict[str, RoutineSummary | RoutineError] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list on the left and what is in the routine on the right."""
        with Horizontal(id="banner"):
            yield Static("footcoach", id="brand")
            yield Static(id="today", markup=False)
            yield Static(efforts(self.effort), id="effort")
        with Horizontal(id="choice"):
            yield RoutineList(id="routines", markup=False)
            yield PreviewPane(self._look)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Offer at once what is known without reading, up to the first that is not."""
        self._tell_filter()
        self.query_one(RoutineList).focus()
        for name in self._library.names():
            summary = self._overview.known(name)
            if summary is None:
                break
            self._offered[name] = summary
        self._offer(self._offered)

    @work(exclusive=True)
    async def read_routines(self) -> None:
        """Offer the other routines one by one; for after the first picture is drawn."""
        for name in self._library.names():
            if name in self._offered:
                continue
            try:
                self._offered[name] = self._overview.summary(name)
            except RoutineError as error:
                self._offered[name] = error
            self._offer((name,))
            await sleep(0)
        self._highlight_first()

    def on_screen_resume(self) -> None:
        """Ask the log, also after another screen lay on top."""
        self.ask_log()

    @work(exclusive=True, group="log")
    async def ask_log(self) -> None:
        """Read what is left today, and show it."""
        logbook = self._logbook()
        if logbook is None:
            return
        found = await logbook.to_do()
        today = self._today._replace(todo=found)
        self.query_one("#today", Static).update(today.line)
        if today != self._today:
            self._offered |= today.find_changed(self._today)
            self._today = today
            self._redraw_prompts()
            self._preview()

    @on(RoutineList.Typed)
    def _extend_filter(self, event: RoutineList.Typed) -> None:
        self.filter = self.filter + event.letter if event.letter else self.filter[:-1]

    def watch_filter(self) -> None:
        """Offer what matches."""
        routines = self.query_one(RoutineList)
        routines.clear_options()
        self._offer(self._offered)
        self._tell_filter()
        self._highlight_first()
        if not routines.option_count:
            self._preview()

    def watch_effort(self) -> None:
        """Lay everything out for another effort."""
        self.query_one("#effort", Static).update(efforts(self.effort))
        self._redraw_prompts()
        self._preview(keep=self.query_one(PreviewPane).included)

    @on(OptionList.OptionHighlighted, "#routines")
    def _show_preview(self) -> None:
        self._preview()

    @on(RoutineList.Resized)
    def _rewrite(self) -> None:
        self._redraw_prompts()

    def action_start(self) -> None:
        """Start what is chosen."""
        timeline = self.query_one(PreviewPane).timeline
        if timeline is None:
            self.notify("This routine cannot be started.", severity="warning", markup=False)
        elif not timeline.steps:
            self.notify("Choose at least one exercise.", severity="warning", markup=False)
        else:
            self.post_message(self.Started(timeline))

    def action_effort(self, by: int) -> None:
        """Take another end of the ranges."""
        efforts = list(Effort)
        place = efforts.index(self.effort) + by
        self.effort = efforts[min(max(place, 0), len(efforts) - 1)]

    def action_turn(self) -> None:
        """Turn to the exercises, or back to the routines; in a narrow window one of them shows."""
        inside = not self.has_class("-inside")
        self.set_class(inside, "-inside")
        self.query_one(ExerciseList if inside else RoutineList).focus()

    def action_clear(self) -> None:
        """Forget the filter."""
        self.filter = ""

    def action_everything(self) -> None:
        """Offer all of the routine, or what is left of it today."""
        everything = not self._today.everything
        self._today = self._today._replace(everything=everything)
        self._preview()
        self.notify("The whole routine." if everything else "What's left today.", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no key of the log where there is none."""
        if action in OF_THE_LOG and self._open_logbook is None:
            return False
        return super().check_action(action, parameters)

    @work(group="log")
    async def action_follow(self) -> None:
        """Add the routine to the plan, or remove it."""
        name = self._highlighted()
        logbook = self._logbook()
        if logbook is None or name is None:
            return
        store, yes = logbook.log.store, not self._today.is_planned(name)
        await logbook.use_log(lambda: store.follow(name, yes=yes))
        self.notify("Added to your plan." if yes else "Removed from your plan.", markup=False)
        self.ask_log()

    def action_history(self) -> None:
        """Show what was done."""
        if logbook := self._logbook():
            from footcoach.ui.screens.history import HistoryScreen

            self.app.push_screen(HistoryScreen(logbook))

    def _logbook(self) -> "ConversationWorker | None":
        return self._open_logbook() if self._open_logbook else None

    def _redraw_prompts(self) -> None:
        routines = self.query_one(RoutineList)
        for index in range(routines.option_count):
            name = routines.get_option_at_index(index).id or ""
            routines.replace_option_prompt_at_index(index, self._prompt(name))

    def _offer(self, names: "Iterable[str]") -> None:
        """Add to the list those that match the filter."""
        matching = matching_names(self.filter, {name: self._known(name) for name in names})
        routines = self.query_one(RoutineList)
        routines.add_options(Option(self._prompt(name), id=name) for name in matching)

    def _known(self, name: str | None) -> RoutineSummary | None:
        """Return a routine in brief; None if it cannot be read, or there is none."""
        known = self._offered.get(name or "")
        return known if isinstance(known, RoutineSummary) else None

    def _prompt(self, name: str) -> Content:
        known = self._known(name)
        if known is None:
            return unreadable_prompt(name)
        room = self.query_one(RoutineList).room
        return routine_prompt(known, self.effort, self._today.sum_up(name), room)

    def _highlighted(self) -> str | None:
        option = self.query_one(RoutineList).highlighted_option
        return option.id if option else None

    def _highlight_first(self) -> None:
        routines = self.query_one(RoutineList)
        if routines.option_count and routines.highlighted is None:
            routines.highlighted = 0

    def _preview(self, keep: frozenset[int] | None = None) -> None:
        """Show what is highlighted, with the exercises of ``keep`` or else those it asks for."""
        preview, name = self.query_one(PreviewPane), self._highlighted()
        if name is None:
            unmatched = f"Nothing matches {self.filter!r}. Escape shows all."
            preview.tell(Content(unmatched if self.filter else ""))
            return
        from footcoach.ui.routine_preview import RoutinePreview

        try:
            routine = self._library.load(name)
        except RoutineError as error:
            self._offered[name] = error
            preview.tell(Content("\n".join(error.lines())))
            return
        included = self._today.suggest(routine) if keep is None else keep
        preview.offer(
            RoutinePreview(routine, self.effort),
            included,
            self._today.find_single_feet(routine),
            self._today.describe(routine),
        )

    def _tell_filter(self) -> None:
        routines = self.query_one(RoutineList)
        shown = f"filter: {self.filter}" if self.filter else "type to filter"
        routines.border_title = Content(shown)


def efforts(chosen: Effort) -> Content:
    """Name the efforts, the chosen one picked out."""
    return Content.assemble(
        *(
            (f" {effort} ", "bold reverse" if effort == chosen else "$text-muted")
            for effort in Effort
        )
    )
