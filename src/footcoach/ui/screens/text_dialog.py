"""The dialog that asks for a line of text."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message as Posted
from textual.widgets import Input, OptionList, Static

from footcoach.coach.requests import TextQuestion, TextReply
from footcoach.routine.characters import JOINERS, clean_line
from footcoach.ui.screens.dialogs import AnswerList, Asking

_LONGEST = 500
"""Characters of a line at most."""


class TextLine(Input):
    """A line to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "save", key_display="⏎"),
        Binding("down", "leave", show=False),
    ]

    class LeftDownwards(Posted):
        """Says that Down was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Insert invisible joiners, which Textual takes for commands."""
        if event.character in JOINERS:
            event.stop()
            self.insert_text_at_cursor(event.character)

    def action_leave(self) -> None:
        """Go down to the answers below; on the way back, the text stays and isn't selected."""
        self.select_on_focus = False
        self.post_message(self.LeftDownwards())


class TextDialog(Asking[TextReply]):
    """Asks for a line of text, and says what is wrong with one that can't be taken."""

    def __init__(self, question: TextQuestion) -> None:
        super().__init__(question)
        self._confirm = question.confirm
        self._text = question.text
        self._others = question.others
        self._find_mistake = question.find_mistake

    def answers(self) -> ComposeResult:
        """Lay out a line to write in, room to say what is wrong with it, and other answers."""
        yield Static(id="mistake", markup=False)
        yield TextLine(self._text, max_length=_LONGEST).add_class("first")
        if self._others:
            yield AnswerList(self._others)

    @property
    def labels(self) -> dict[str, str]:
        """What Enter and Esc do."""
        return {**super().labels, "submit": self._confirm}

    @on(Input.Submitted)
    def _take(self) -> None:
        text = self._written
        mistake = self._find_mistake(text)
        if mistake:
            self.query_one("#mistake", Static).update(mistake)
            self.add_class("-mistaken")
            self.call_when_drawn(self._show_answers)
        else:
            self.dismiss(TextReply(text))

    @on(OptionList.OptionSelected)
    def _take_other(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(TextReply(self._written, self._others[event.option_index].value))

    @on(TextLine.LeftDownwards)
    def _go_down(self) -> None:
        self.go_to_others()

    @property
    def _written(self) -> str:
        return clean_line(self.query_one(TextLine).value)
