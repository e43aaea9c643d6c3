"""The first screen: which routine, which of its exercises, how much of it."""

from asyncio import sleep
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from footcoach.routine.library import Library
from footcoach.routine.model import Effort, Routine
from footcoach.routine.problem import RoutineError
from footcoach.session import words
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.ui.history import HistoryScreen
from footcoach.ui.lists import ExerciseList, RoutineList
from footcoach.ui.logbook import Logbook
from footcoach.ui.owing import Owing

EFFORTS = tuple(Effort)
FIRST_FRAME = 0.02
"""Seconds left to the first picture before files are read."""
OF_THE_LOG = frozenset({"everything", "follow", "history"})
"""Actions that need to know what was done."""
NARROW_MEDIUM = [(0, "-narrow"), (60, "-medium")]
SHORT_HIGH = [(0, "-short"), (16, "-high")]


class HomeScreen(Screen[None]):
    """Offers the routines and starts one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The lists have meanings of their own for these three.
        Binding("enter", "start", "start", priority=True),
        Binding("left", "effort(-1)", "effort", key_display="←→", priority=True),
        Binding("right", "effort(1)", "more effort", show=False, priority=True),
        Binding("tab", "app.focus_next", "exercises"),
        Binding("escape", "clear", "clear filter", show=False),
        Binding("ctrl+o", "everything", "owed or all", show=False),
        Binding("ctrl+f", "follow", "follow this routine, or drop it", show=False),
        Binding("ctrl+l", "history", "log"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
        Binding("ctrl+q", "app.quit", "quit"),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_MEDIUM
    VERTICAL_BREAKPOINTS = SHORT_HIGH

    filter: var[str] = var("", init=False)
    effort: var[Effort] = var(Effort.GENTLE, init=False)

    class Started(Message):
        """The person wants to do this."""

        def __init__(self, timeline: Timeline) -> None:
            super().__init__()
            self.timeline = timeline

    def __init__(self, library: Library, logbook: Logbook | None = None) -> None:
        """Take ``logbook`` None as: nothing is known of what was done."""
        super().__init__()
        self._library = library
        self._logbook = logbook
        self._owing = Owing()
        self._routines: dict[str, Routine | RoutineError] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list on the left and what is in the routine on the right."""
        with Horizontal(id="banner"):
            yield Static("footcoach", id="brand")
            yield Static(id="effort", markup=False)
        with Horizontal(id="choice"):
            yield RoutineList(id="routines", markup=False)
            with Vertical(id="preview"):
                with VerticalScroll(id="about", can_focus=False):
                    yield Static(id="summary", markup=False)
                yield ExerciseList()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Draw first, then read the files."""
        self._tell_filter()
        self._tell_effort()
        self.query_one(RoutineList).focus()
        # Not after the next refresh: it never comes if a question covers this screen first.
        self.set_timer(FIRST_FRAME, self.read_routines)

    @work(exclusive=True)
    async def read_routines(self) -> None:
        """Read one file after the other, letting keys and drawing in between."""
        for name in self._library.names():
            try:
                self._routines[name] = self._library.load(name)
            except RoutineError as error:
                self._routines[name] = error
            self._offer(name)
            await sleep(0)
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Ask the log, also after another screen lay on top."""
        if self._logbook is not None:
            self.ask_log(self._logbook)

    @work(exclusive=True, group="log")
    async def ask_log(self, logbook: Logbook) -> None:
        """Find out what is owed, and show that."""
        routines = [one for one in self._routines.values() if isinstance(one, Routine)]
        found = await logbook.asking(routines)
        if found != self._owing.askings:
            self._owing = replace(self._owing, askings=found)
            self._redraw_prompts()
            self._preview(self._highlighted())

    @on(RoutineList.Typed)
    def _extend_filter(self, event: RoutineList.Typed) -> None:
        self.filter = self.filter + event.letter if event.letter else self.filter[:-1]

    def watch_filter(self) -> None:
        """Offer what matches."""
        routines = self.query_one(RoutineList)
        routines.clear_options()
        for name in sorted(self._routines, key=self._named_otherwise):
            self._offer(name)
        self._tell_filter()
        if not routines.option_count:
            self._preview(None)

    def watch_effort(self) -> None:
        """Lay everything out for another effort."""
        self._tell_effort()
        self._redraw_prompts()
        self._preview(self._highlighted(), keep=self.query_one(ExerciseList).included)

    @on(OptionList.OptionHighlighted, "#routines")
    def _show_preview(self) -> None:
        self._preview(self._highlighted())

    @on(ExerciseList.Changed)
    def _tell_what_is_chosen(self) -> None:
        self._summarise()

    def action_start(self) -> None:
        """Start what is chosen."""
        timeline = self._chosen()
        if timeline is None:
            self.notify("This routine cannot be started.", severity="warning", markup=False)
        elif not timeline.steps:
            self.notify("Choose at least one exercise.", severity="warning", markup=False)
        else:
            self.post_message(self.Started(timeline))

    def action_effort(self, by: int) -> None:
        """Take another end of the ranges."""
        place = EFFORTS.index(self.effort) + by
        self.effort = EFFORTS[min(max(place, 0), len(EFFORTS) - 1)]

    def action_clear(self) -> None:
        """Forget the filter."""
        self.filter = ""

    def action_everything(self) -> None:
        """Offer all of the routine, or what is owed of it."""
        everything = not self._owing.everything
        self._owing = replace(self._owing, everything=everything)
        self._preview(self._highlighted())
        self.notify("All of it." if everything else "What is owed.", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no key of the log where there is none."""
        if action in OF_THE_LOG and self._logbook is None:
            return False
        return super().check_action(action, parameters)

    @work(group="log")
    async def action_follow(self) -> None:
        """Let the routine be owed, or no more."""
        name = self._highlighted()
        if self._logbook is None or name is None:
            return
        store, yes = self._logbook.diary.store, not self._owing.follows(name)
        await self._logbook.ask(lambda: store.follow(name, yes=yes))
        self.notify("Followed from now on." if yes else "Dropped for now.", markup=False)
        self.ask_log(self._logbook)

    def action_history(self) -> None:
        """Show what was done."""
        if self._logbook is not None:
            self.app.push_screen(HistoryScreen(self._logbook, self._library))

    def _redraw_prompts(self) -> None:
        routines = self.query_one(RoutineList)
        for index in range(routines.option_count):
            name = routines.get_option_at_index(index).id or ""
            routines.replace_option_prompt_at_index(index, self._prompt(name))

    def _offer(self, name: str) -> None:
        if not _matches(self.filter, name, self._routines[name]):
            return
        routines = self.query_one(RoutineList)
        routines.add_option(Option(self._prompt(name), id=name))
        if routines.highlighted is None:
            routines.highlighted = 0

    def _named_otherwise(self, name: str) -> bool:
        """Tell whether the filter is in neither name nor title, so that those come first."""
        routine = self._routines[name]
        title = routine.title if isinstance(routine, Routine) else ""
        return not _holds(f"{name} {title}", self.filter)

    def _prompt(self, name: str) -> Content:
        routine = self._routines[name]
        if isinstance(routine, RoutineError):
            return Content.assemble(name, ("\n  cannot be read", "$text-error"))
        timeline = compile_timeline(routine, self.effort)
        place = ", ".join(words.positions(timeline))
        return Content.assemble(
            (routine.title, "bold"),
            (f"  {self._owing.tally(name)}".rstrip(), "$text-warning"),
            (f"\n  {words.length(timeline)}  {place}", "$text-muted"),
        )

    def _highlighted(self) -> str | None:
        option = self.query_one(RoutineList).highlighted_option
        return option.id if option else None

    def _preview(self, name: str | None, keep: frozenset[int] | None = None) -> None:
        routine = self._routines.get(name or "")
        exercises = self.query_one(ExerciseList)
        if isinstance(routine, Routine):
            everything = range(len(routine.exercises))
            timeline = compile_timeline(routine, self.effort, include=everything)
            included = self._owing.suggested(routine) if keep is None else keep
            exercises.offer(timeline.exercises, included, self._owing.remarks(routine))
        else:
            exercises.offer((), frozenset())

    def _summarise(self) -> None:
        self.query_one("#summary", Static).update(self._summary())

    def _summary(self) -> Content:
        name = self._highlighted()
        routine = self._routines.get(name or "")
        if isinstance(routine, RoutineError):
            return Content("\n".join(routine.lines()))
        timeline = self._chosen()
        if routine is None or timeline is None:
            return Content("Nothing matches." if self.filter else "")
        return Content.assemble((routine.title, "bold"), *_summary_lines(routine, timeline))

    def _chosen(self) -> Timeline | None:
        routine = self._routines.get(self._highlighted() or "")
        if not isinstance(routine, Routine):
            return None
        include = self.query_one(ExerciseList).included
        feet = self._owing.feet(routine)
        return compile_timeline(routine, self.effort, include=include, feet=feet)

    def _tell_filter(self) -> None:
        routines = self.query_one(RoutineList)
        shown = f"filter: {self.filter}" if self.filter else "type to filter"
        routines.border_title = Content(shown)

    def _tell_effort(self) -> None:
        self.query_one("#effort", Static).update(Content(words.effort(self.effort)))


def _matches(wanted: str, name: str, routine: Routine | RoutineError) -> bool:
    """Tell whether every word of the filter is somewhere in the routine's texts."""
    text = name
    if isinstance(routine, Routine):
        names = " ".join(f"{one.id} {one.name}" for one in routine.exercises)
        text = f"{name} {routine.title} {routine.about} {routine.source} {names}"
    return _holds(text, wanted)


def _holds(text: str, wanted: str) -> bool:
    return all(word in text.lower() for word in wanted.lower().split())


def _summary_lines(routine: Routine, timeline: Timeline) -> Iterator[Content | str]:
    needs = ", ".join(words.kit(timeline)) or "nothing to fetch"
    yield f"\n{words.length(timeline)}, {', '.join(words.positions(timeline))}, {needs}"
    yield f"\n{words.frequency(timeline)}"
    for text in (routine.about, routine.caution, routine.source):
        if text:
            yield f"\n{text}"
    yield Content.styled("\n(in brackets: our choice where the source is silent)", "dim")
