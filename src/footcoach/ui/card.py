"""A card of text that lies on top of a screen until a key is pressed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static


class Card(ModalScreen[None]):
    """Lines of text, each a label and what it says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,i,question_mark", "close", "back", key_display="esc"),
    ]

    def __init__(self, heading: str, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._heading = heading
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the card."""
        with VerticalScroll(id="card"):
            yield Static(Content(self._heading), id="heading")
            for label, text in self._lines:
                yield Static(Content.assemble((f"{label}  ", "bold"), text), classes="line")
        yield Footer(show_command_palette=False)

    def action_close(self) -> None:
        """Take the card away."""
        self.dismiss(None)
