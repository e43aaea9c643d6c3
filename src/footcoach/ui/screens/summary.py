"""What was done in a session."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from footcoach.session import result_words, words
from footcoach.session.player import Ending, Session
from footcoach.session.tally import Tally, tally_sides, work_seconds
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.session_counts import MOST_BEADS
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.large_text import LargeText


class SummaryScreen(FootcoachScreen[None]):
    """Shows what was done in a session, exercise by exercise."""

    CSS_PATH = Path(__file__).with_name("session.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape,q", "close", "continue", key_display="⏎"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out the time of exercise in large type, then a line for each side of an exercise."""
        ending = self._session.ending or Ending.LEFT
        with VerticalScroll(id="summary"):
            yield Static(Content(result_words.describe_ending(self._session)), id="heading")
            yield Static(Content(self._session.timeline.routine.title), classes="line")
            yield LargeText(id="worked")
            yield Static(Content("of exercise"), id="unit")
            for one in tally_sides(self._session):
                yield Static(self._line(one), classes="done" if one.is_complete else "partial")
            if ending in result_words.ENDING_ADVICE:
                yield Static(Content(result_words.ENDING_ADVICE[ending]), id="advice")
        yield KeyLine()

    def begin(self) -> None:
        """Show the time of exercise."""
        self.query_one(LargeText).show(words.clock(round(work_seconds(self._session))))

    def _line(self, one: Tally) -> Content:
        """Return what one side did; the beads come last, where a narrow window cuts them off."""
        exercises = self._session.timeline.exercises
        wide = max(len(other.exercise.name) for other in exercises)
        side = words.name_side(exercises[one.exercise].exercise.body_part, one.side)
        sign = "✓" if one.is_complete else "◐" if one.done else "○"
        beads = "●" * one.done + "○" * (one.planned - one.done)
        return Content.assemble(
            f"{sign} {exercises[one.exercise].exercise.name:{wide}}  {side:10}  ",
            f"{result_words.amount_done(one, exercises[one.exercise]):24}  ",
            (beads if one.planned <= MOST_BEADS else "", "$text-success"),
        )

    def action_close(self) -> None:
        """Close the summary."""
        self.dismiss(None)
