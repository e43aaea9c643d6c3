"""What is in a routine before it's started: how it goes, and which exercises to do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.effort_bar import EffortBar
from footcoach.ui.widgets.routine_lists import ExerciseList

if TYPE_CHECKING:
    from footcoach.routine.enums import Side
    from footcoach.routine.model import Routine
    from footcoach.session.timeline import Timeline
    from footcoach.ui.routine_preview import RoutinePreview
    from footcoach.ui.widgets.figure_demo import FigureDemo


class PreviewPane(Vertical):
    """One routine with its exercises, of which some are chosen, and the figure of one."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(id="preview")
        self._look = look
        self._routine: RoutinePreview | None = None
        self._feet: Mapping[int, Side] = {}
        self._demo: FigureDemo | None = None

    def compose(self) -> ComposeResult:
        """Lay out the figure beside what you should know, and the exercises below."""
        with Horizontal(id="about"):
            yield Vertical(id="picture")
            with VerticalScroll(id="facts", can_focus=False):
                yield Static(id="summary", markup=False)
        yield ExerciseList()
        yield EffortBar(id="effort")

    @property
    def included(self) -> frozenset[int]:
        """Indexes of the exercises that are chosen."""
        return self.query_one(ExerciseList).included

    @property
    def highlighted(self) -> "tuple[Routine | None, int]":
        """The routine that is shown, None if none is, and the index of its exercise."""
        listed = self.query_one(ExerciseList)
        return self._routine.routine if self._routine else None, listed.highlighted or 0

    @property
    def timeline(self) -> "Timeline | None":
        """The timeline of what is chosen; None while there is nothing to choose from."""
        return self._routine.compile(self.included, self._feet) if self._routine else None

    def fit_into(self, minutes: int) -> "Timeline | None":
        """Return the session of what is chosen that fits into the time; None if nothing does."""
        from footcoach.routine.limits import MINUTE
        from footcoach.session.fitting import fit_into

        whole = self.timeline
        return fit_into(minutes * MINUTE, whole, feet=self._feet) if whole else None

    def show_routine(
        self,
        routine: "RoutinePreview",
        included: frozenset[int],
        feet: "Mapping[int, Side]",
        remarks: Mapping[int, Content],
    ) -> None:
        """Show a routine; exercises of ``feet`` are for one side alone, ``remarks`` are on today.

        All of them are keyed by the exercise's index.
        """
        self._routine, self._feet = routine, feet
        self.remove_class("-message")
        self.query_one(ExerciseList).show(routine.exercises, included, remarks)

    def show_efforts(self, *, yes: bool) -> None:
        """Show which effort is chosen, or keep the place empty."""
        bar = self.query_one(EffortBar)
        if bar.visible != yes:  # even the same again would lay out the screen
            bar.visible = yes

    def show_message(self, text: Content) -> None:
        """Show why there is nothing to choose from."""
        self._routine = None
        self.add_class("-message")
        self.query_one(ExerciseList).show((), frozenset())
        self.query_one("#summary", Static).update(text)

    @on(ExerciseList.Changed)
    def _show_choice(self) -> None:
        timeline = self.timeline
        if timeline is not None:
            from footcoach.ui.routine_preview import describe

            self.query_one("#summary", Static).update(describe(timeline))
        self._play_highlighted()

    @on(OptionList.OptionHighlighted, "#exercises")
    def _play_highlighted(self) -> None:
        """Have the figure do the highlighted exercise; the first one comes after the words."""
        if self._demo is None:
            self.call_after_refresh(self._play)
        else:
            self._play()

    def _play(self) -> None:
        if not self.is_attached:
            return  # the app is being left, and nothing can be mounted any more
        if self._demo is None:
            from footcoach.ui.widgets.figure_demo import FigureDemo

            self._demo = FigureDemo(self._look)
            self.query_one("#picture").mount(self._demo)
        self._demo.play(self.query_one(ExerciseList).highlighted_exercise)
