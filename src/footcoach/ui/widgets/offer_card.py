"""A suggested routine: its title, what is in it, and its first exercise as a moving figure."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from footcoach.coach.requests import Suggestion
from footcoach.routine.model import Routine
from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.figure_demo import FigureDemo


class OfferCard(Horizontal, can_focus=True):
    """Shows one of several routines; up and down say that another one is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "turn(1)", "another one", key_display="↑↓"),
        Binding("right", "turn(1)", show=False),
        Binding("up,left", "turn(-1)", show=False),
    ]

    class Turned(Message):
        """Says that the next routine is wanted, or the one before."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Clicked(Message):
        """Says that it was clicked on."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(id="offer")
        self._look = look

    def compose(self) -> ComposeResult:
        """Lay out the figure beside the words."""
        yield FigureDemo(self._look)
        yield Static(id="contents", markup=False)

    def show(self, offer: Suggestion, routine: Routine | None) -> None:
        """Show a routine; ``routine`` None is one that can't be read."""
        self.border_title = Content(" · ".join((offer.title, *offer.facts)))
        lines = [Content(name) for name in offer.exercises]
        if offer.remark:
            lines.insert(0, Content.styled(offer.remark, "$text-warning"))
        self.query_one("#contents", Static).update(Content("\n").join(lines), layout=False)
        first = min(routine.default_exercises(), default=0) if routine else 0
        self.query_one(FigureDemo).play(routine.exercises[first] if routine else None)

    def action_turn(self, by: int) -> None:
        """Say that another routine is wanted."""
        self.post_message(self.Turned(by))

    def on_click(self) -> None:
        """Say that this one is wanted."""
        self.post_message(self.Clicked())
