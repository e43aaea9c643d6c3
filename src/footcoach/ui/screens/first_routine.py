"""The page of the first start: four questions, and a routine that suits the answers."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from footcoach.coach.requests import RoutineQuestion, RoutineReply, Suggestion
from footcoach.routine.errors import RoutineError
from footcoach.routine.model import Routine
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import GET_HELP, TINY_SHORT_HIGH, LabelledDialog
from footcoach.ui.widgets.choice_row import ChoiceRow
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.offer_card import OfferCard

NARROW_TO_WIDE = [(0, "-narrow"), (60, "-wide")]


class RoutinePage(LabelledDialog[RoutineReply | None]):
    """Is dismissed with the reply, or None for all routines."""

    CSS_PATH = Path(__file__).with_name("first_routine.tcss")
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = TINY_SHORT_HIGH
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "next", key_display="⏎", priority=True),
        Binding("escape", "skip", "all routines", key_display="esc"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("tab", "move(1)", show=False),
        Binding("shift+tab", "move(-1)", show=False),
        GET_HELP,
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
    ]

    def __init__(self, question: RoutineQuestion, look: Appearance) -> None:
        super().__init__()
        self.question = question
        self._look = look
        self._offers: tuple[Suggestion, ...] = ()
        self._shown = 0
        """The place of the suggestion that is shown."""

    def compose(self) -> ComposeResult:
        """Lay out the questions above the suggestion."""
        yield Static(Content(self.question.heading), id="title", markup=False)
        with Vertical(id="choices"):
            for choice in self.question.choices:
                yield ChoiceRow(choice)
        yield OfferCard(self._look)
        yield KeyLine()

    def begin(self) -> None:
        """Begin with the first question, and with what suits the answers chosen beforehand."""
        self.query(ChoiceRow).first().focus()
        self._suggest()

    @property
    def labels(self) -> dict[str, str]:
        """What keys do, by action, where that depends on the place."""
        is_card = isinstance(self.focused, OfferCard)
        return {"go_on": "start" if is_card else "next", "skip": self.question.without}

    @property
    def _stops(self) -> list[Widget]:
        return [*self.query(ChoiceRow), self.query_one(OfferCard)]

    @property
    def _values(self) -> tuple[object, ...]:
        return tuple(row.value for row in self.query(ChoiceRow))

    @on(ChoiceRow.Changed)
    def _suggest(self) -> None:
        if self.is_open:
            self._offers, self._shown = self.question.suggest(self._values), 0
            self._show_offer()

    def _show_offer(self) -> None:
        offer = self._offers[self._shown]
        self.query_one(OfferCard).show(offer, self._load(offer.name))

    def _load(self, name: str) -> Routine | None:
        try:
            return self.question.load(name)
        except RoutineError:
            return None

    @on(OfferCard.Turned)
    def _turn(self, event: OfferCard.Turned) -> None:
        if self._shown + event.by < 0:
            self.action_move(-1)
        elif self._shown + event.by < len(self._offers):
            self._shown += event.by
            self._show_offer()

    @on(OfferCard.Clicked)
    def _take_clicked(self) -> None:
        self.query_one(OfferCard).focus()

    def action_move(self, by: int) -> None:
        """Go to the next question or back, and after the last one to the suggestion."""
        stops = self._stops
        place = stops.index(self.focused) + by if self.focused in stops else 0
        stops[min(max(place, 0), len(stops) - 1)].focus()

    def action_go_on(self) -> None:
        """Go to the next question; from the suggestion, start it."""
        if isinstance(self.focused, OfferCard):
            self.dismiss(RoutineReply(self._values, self._offers[self._shown].name))
        else:
            self.action_move(1)

    def action_skip(self) -> None:
        """Start nothing."""
        self.dismiss(None)
