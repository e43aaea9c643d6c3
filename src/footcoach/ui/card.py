"""A card of text that lies on top of a screen until a key is pressed."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

HELP_NOW = "Signs that need somebody else"


class Card(ModalScreen[None]):
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


class Notice(Card, inherit_bindings=False):
    """A card that is to be read before anything else, and put away by saying so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape", "close", "I have read it", key_display="enter"),
    ]

    def body(self) -> Iterator[Static]:
        """Yield what is to be read, and under all of it how to put it away."""
        yield from super().body()
        yield Static(Content("Enter: I have read it"), id="read")
