"""What a session came to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from footcoach.session import words
from footcoach.session.player import Ending, Session
from footcoach.session.tally import Tally, tally, worked


class SummaryScreen(Screen[None]):
    """Shows what was done, exercise by exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape,q", "close", "back", key_display="enter"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out the summary."""
        ending = self._session.ending or Ending.LEFT
        with VerticalScroll(id="summary"):
            yield Static(Content(words.ENDINGS[ending]), id="heading")
            yield Static(Content(self._session.timeline.routine.title), classes="line")
            yield Static(Content(f"{words.spell(round(worked(self._session)))} of work"))
            for one in tally(self._session):
                yield Static(self._line(one), classes="done" if one.whole else "partial")
            if ending in words.ADVICE:
                yield Static(Content(words.ADVICE[ending]), id="advice")
        yield Footer(show_command_palette=False)

    def _line(self, one: Tally) -> Content:
        sign = "✓" if one.whole else "◐" if one.done else "○"
        return Content(f"{sign} {words.done(one, self._session.timeline.exercises[one.exercise])}")

    def action_close(self) -> None:
        """Go back to where the session was started from."""
        self.dismiss(None)
