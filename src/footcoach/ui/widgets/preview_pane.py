"""What is in a routine, before it is started: how it goes, and which exercises to do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.routine_lists import ExerciseList

if TYPE_CHECKING:
    from footcoach.routine.enums import Side
    from footcoach.session.timeline import Timeline
    from footcoach.ui.routine_preview import RoutinePreview


class PreviewPane(Vertical):
    """One routine with its exercises, of which some are chosen, and the figure of one."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(id="preview")
        self._look = look
        self._reading: RoutinePreview | None = None
        self._feet: Mapping[int, Side] = {}

    def compose(self) -> ComposeResult:
        """Lay out the figure and what is to be known side by side, and the exercises below."""
        with Horizontal(id="about"):
            yield Vertical(id="picture")
            with VerticalScroll(id="facts", can_focus=False):
                yield Static(id="summary", markup=False)
        yield ExerciseList()

    @property
    def included(self) -> frozenset[int]:
        """Indexes of the exercises that are chosen."""
        return self.query_one(ExerciseList).included

    @property
    def timeline(self) -> "Timeline | None":
        """What is chosen, laid out; None while there is nothing to choose from."""
        return self._reading.timeline(self.included, self._feet) if self._reading else None

    def offer(
        self,
        reading: "RoutinePreview",
        included: frozenset[int],
        feet: "Mapping[int, Side]",
        remarks: Mapping[int, Content],
    ) -> None:
        """Show a routine; exercises of ``feet`` are for one foot alone."""
        self._reading, self._feet = reading, feet
        self.remove_class("-message")
        self.query_one(ExerciseList).offer(reading.exercises, included, remarks)

    def tell(self, text: Content) -> None:
        """Show why there is nothing to choose from."""
        self._reading = None
        self.add_class("-message")
        self.query_one(ExerciseList).offer((), frozenset())
        self.query_one("#summary", Static).update(text)

    @on(ExerciseList.Changed)
    def _tell_what_is_chosen(self) -> None:
        timeline = self.timeline
        if timeline is not None:
            from footcoach.ui.routine_preview import describe

            self.query_one("#summary", Static).update(describe(timeline))
        self._play()

    @on(OptionList.OptionHighlighted, "#exercises")
    def _play(self) -> None:
        """Let the figure do the highlighted exercise."""
        if not self.is_attached:
            return  # the app is being left, and nothing can be mounted any more
        from footcoach.ui.widgets.figure_demo import FigureDemo

        if not self.query(FigureDemo):
            self.query_one("#picture").mount(FigureDemo(self._look))
        self.query_one(FigureDemo).play(self.query_one(ExerciseList).shown)
