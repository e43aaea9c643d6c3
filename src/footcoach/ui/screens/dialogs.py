"""What opens on top of a screen: cards to read, and questions to answer or skip."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from footcoach.coach.questions import Answer

T = TypeVar("T")

HELP_NOW = "Signs that need somebody else"
SHORT_HIGH = [(0, "-short"), (20, "-high")]


class QuestionDialog(ModalScreen[T | None], Generic[T]):
    """Asks for one of some answers; is dismissed with its value, or None if it was skipped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "skip", key_display="esc"),
        Binding("exclamation_mark", "app.safety", "get help", key_display="!"),
    ]
    VERTICAL_BREAKPOINTS = SHORT_HIGH

    def __init__(self, heading: str, lines: Iterable[str], answers: tuple[Answer, ...]) -> None:
        super().__init__()
        self._heading = heading
        self._lines = tuple(lines)
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question, and its answers as a list."""
        with VerticalScroll(id="card", can_focus=False):
            yield Static(Content(self._heading), id="heading")
            for line in self._lines:
                yield Static(Content(line), classes="line")
            yield OptionList(
                *(
                    Option(Content.assemble((f"{answer.key}  ", "bold"), answer.text))
                    for answer in self._answers
                ),
                id="answers",
            )
        yield Footer(show_command_palette=False)

    def on_key(self, event: events.Key) -> None:
        """Take an answer by its letter."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                self.dismiss(answer.value)
                return

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._answers[event.option_index].value)

    def action_skip(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class TextDialog(ModalScreen[str | None]):
    """Asks for a line of text; is dismissed with it, or None if it was skipped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "skip", key_display="esc"),
    ]

    def __init__(self, heading: str, lines: Iterable[str], text: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._lines = tuple(lines)
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the question and a line to write in."""
        with VerticalScroll(id="card", can_focus=False):
            yield Static(Content(self._heading), id="heading")
            for line in self._lines:
                yield Static(Content(line), classes="line")
            yield Input(self._text, max_length=500)
        yield Footer(show_command_palette=False)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss("".join(char for char in event.value if char.isprintable()))

    def action_skip(self) -> None:
        """Write nothing."""
        self.dismiss(None)


class CardDialog(ModalScreen[None]):
    """Lines of text, each a label and what it says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,i,question_mark", "close", "back", key_display="esc"),
        Binding("exclamation_mark", "app.safety", "get help", key_display="!"),
    ]

    def __init__(self, heading: str, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.heading = heading
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the card."""
        with VerticalScroll(id="card"):
            yield Static(Content(self.heading), id="heading")
            yield from self.body()
        yield Footer(show_command_palette=False)

    def body(self) -> Iterator[Static]:
        """Yield what stands under the heading."""
        for label, text in self._lines:
            begun = f"{label}  " if label else ""
            yield Static(Content.assemble((begun, "bold"), text), classes="line")

    def action_close(self) -> None:
        """Take the card away."""
        self.dismiss(None)


class NoticeDialog(CardDialog, inherit_bindings=False):
    """A card that is to be read before anything else, and put away by saying so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape", "close", "I have read it", key_display="enter"),
    ]

    def body(self) -> Iterator[Static]:
        """Yield what is to be read, and under all of it how to put it away."""
        yield from super().body()
        yield Static(Content("Enter: I have read it"), id="read")
