"""The end of a session: what was done, the week so far, and what is next."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from footcoach.coach import ending_words
from footcoach.coach.ending_words import Outlook
from footcoach.session import result_words, words
from footcoach.session.player import Ending, Session
from footcoach.session.tally import Tally, tally_sides, work_seconds
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.session_counts import MOST_BEADS
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.large_text import LargeText


class SummaryScreen(FootcoachScreen[None]):
    """Shows how a session ended; what is asked after it opens on top, where its list is."""

    CSS_PATH = Path(__file__).with_name("session.tcss")
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (9, "-short"), (20, "-high"), (30, "-tall")]  # noqa: RUF012, Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape,q", "close", "continue", key_display="⏎"),
        Binding("exclamation_mark", "app.safety", "get help", key_display="!"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
    ]

    def __init__(
        self,
        session: Session,
        outlook: Outlook | None = None,
        close: Callable[[], object] | None = None,
    ) -> None:
        """Show no week and no plan without an ``outlook``.

        ``close`` is called in place of closing, where something is asked on top of it first.
        """
        super().__init__()
        self._session = session
        self._outlook = outlook
        self._close = close or self.dismiss

    def compose(self) -> ComposeResult:
        """Lay out the time of exercise in large type, then the week and what was done."""
        with VerticalScroll(id="summary"):
            heading = ending_words.say_heading(self._session)
            yield Static(Content(heading), id="heading")
            if round(work_seconds(self._session)):
                yield LargeText(id="worked")
            yield Static(Content(self._sum_up(heading)), classes="line", id="amount")
            today = self._outlook.today if self._outlook else None
            for remark in ending_words.list_remarks(self._session, today):
                yield Static(Content(remark), classes="line remark")
            yield from self._describe_week()
            yield from self._list_results()
        yield KeyLine()

    def begin(self) -> None:
        """Show the time of exercise."""
        for worked in self.query(LargeText):
            worked.show(words.clock(round(work_seconds(self._session))))

    def _sum_up(self, heading: str) -> str:
        """Return the routine and how much of it was done, unless the heading says that."""
        title, amount = (
            self._session.timeline.routine.title,
            ending_words.say_amount(self._session),
        )
        said = amount.removeprefix(heading).removeprefix(" in ")
        return f"{title}: {said}" if said else title

    def _describe_week(self) -> Iterator[Static]:
        outlook = self._outlook
        if outlook is None or self._session.ending is not Ending.FINISHED:
            return
        beads, said = ending_words.draw_week(outlook), ending_words.say_week(outlook)
        week = Content.assemble("This week  ", (beads, "$text-success"), f"  {said}")
        yield Static(week, classes="line", id="week")
        if outlook.next:
            yield Static(Content(f"Next       {outlook.next}"), classes="line", id="next")

    def _list_results(self) -> Iterator[Static]:
        """Yield a line for each side of an exercise that was reached."""
        reached = [one for one in tally_sides(self._session) if ending_words.is_reached(one)]
        for number, one in enumerate(reached):
            line = Static(self._line(one), classes="done" if one.is_complete else "partial")
            yield line.set_class(number == 0, "first")
        if skipped := ending_words.name_skipped(self._session):
            yield Static(Content(f"Skipped: {skipped}"), classes="line skipped")

    def _line(self, one: Tally) -> Content:
        """Return what one side did; the beads come last, where a narrow window cuts them off."""
        exercises = self._session.timeline.exercises
        wide = max(len(other.exercise.name) for other in exercises)
        side = words.name_side(exercises[one.exercise].exercise.body_part, one.side)
        sign = "✓" if one.is_complete else "◐"
        beads = "●" * one.done + "○" * (one.planned - one.done)
        return Content.assemble(
            f"{sign} {exercises[one.exercise].exercise.name:{wide}}  {side:10}  ",
            f"{result_words.amount_done(one, exercises[one.exercise]):24}  ",
            (beads if one.planned <= MOST_BEADS else "", "$text-success"),
        )

    def action_close(self) -> None:
        """Close it, or go on to what is asked on top of it."""
        self._close()
