"""What opens on top of a screen: cards to read, and questions to answer or skip.

Answers are arrows and Enter, and digits where pain is asked about; no letter is one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Posted
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from footcoach.coach.requests import (
    SCALE,
    Answer,
    Message,
    PainQuestion,
    PainReply,
    Question,
    TextQuestion,
)
from footcoach.ui.screens.base import FootcoachDialog, FootcoachScreen
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.pain_row import PainRow

T = TypeVar("T")

TINY_SHORT_HIGH = [(0, "-tiny"), (9, "-short"), (20, "-high")]
GET_HELP = Binding("exclamation_mark", "app.safety", "get help", key_display="!")


class AnswerList(OptionList):
    """Answers to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "choose", key_display="⏎"),
    ]

    class LeftUpwards(Posted):
        """Says that Up was pressed on the first answer, or on none."""

    def __init__(self, answers: Iterable[Answer[T]]) -> None:
        super().__init__(*(Option(Content(answer.text)) for answer in answers), id="answers")

    def action_cursor_up(self) -> None:
        """Go up, and out at the top instead of round to the last answer."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.post_message(self.LeftUpwards())


class LabelledDialog(FootcoachDialog[T], Generic[T]):
    """A dialog whose footer says what keys do in it now, Enter and Esc first."""

    VERTICAL_BREAKPOINTS = TINY_SHORT_HIGH

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys of this screen in the order of the footer."""
        active = super().active_bindings
        keys = sorted(active, key=lambda key: key not in {"enter", "escape"})
        return {key: active[key] for key in keys}


class Asking(LabelledDialog[T | None], Generic[T]):
    """A question; is dismissed with the reply, or None without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "skip", key_display="esc"),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    def __init__(self, question: Question[Any] | PainQuestion[Any] | TextQuestion) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """Lay out the question, and below it what it is answered with."""
        with VerticalScroll(id="card", can_focus=False):
            yield Static(Content(self.question.heading), id="heading")
            for line in self.question.lines:
                yield Static(Content(line), classes="line")
            yield from self.answers()
        yield KeyLine()

    def answers(self) -> ComposeResult:
        """Lay out what the question is answered with."""
        raise NotImplementedError

    def begin(self) -> None:
        """Bring what it is answered with into sight once it is known where that is."""
        self.call_when_drawn(self._show_answers)

    def _show_answers(self) -> None:
        self.query_one("#card").scroll_home(animate=False)
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    @property
    def labels(self) -> dict[str, str]:
        """What keys do, by action, where that depends on the question."""
        return {"skip": self.question.without}

    def action_skip(self) -> None:
        """Give no answer."""
        self.dismiss(None)

    def go_to_others(self) -> None:
        """Go down to what can be said besides, if there is anything."""
        for answers in self.query(AnswerList):
            answers.highlighted = 0
            answers.focus()

    @on(AnswerList.LeftUpwards)
    def _go_up(self) -> None:
        self.query_one("#card").scroll_up()
        for first in self.query(".first"):
            self.query_one(AnswerList).highlighted = None
            first.focus()

    def action_scroll(self, pages: int) -> None:
        """Scroll what doesn't fit."""
        card = self.query_one("#card", VerticalScroll)
        card.scroll_relative(y=pages * card.size.height)


class QuestionDialog(Asking[T]):
    """Asks for one of some answers."""

    BINDINGS: ClassVar[list[BindingType]] = [GET_HELP]

    def __init__(self, question: Question[T], now: T | None = None) -> None:
        """``now`` is the value to start at; None starts at the first answer."""
        super().__init__(question)
        self._answers = question.answers
        self._now = now

    def answers(self) -> ComposeResult:
        """Lay out the answers as a list."""
        answers = AnswerList(self._answers)
        values = [answer.value for answer in self._answers]
        if self._now is not None:
            answers.highlighted = values.index(self._now)
        yield answers

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._answers[event.option_index].value)


class PainDialog(Asking[PainReply[T]]):
    """Asks about pain: a row of numbers, and below it what else can be said."""

    BINDINGS: ClassVar[list[BindingType]] = [GET_HELP]

    def __init__(self, question: PainQuestion[T]) -> None:
        super().__init__(question)
        self._others = question.others

    def answers(self) -> ComposeResult:
        """Lay out the row, what its ends mean, and the list of other answers."""
        yield PainRow().add_class("first")
        yield Static(Content(SCALE), classes="line")
        if self._others:
            yield AnswerList(self._others)

    @property
    def labels(self) -> dict[str, str]:
        """What keys do, by action, where that depends on what is chosen."""
        return {**super().labels, "submit": "skip" if self._pain is None else "save"}

    @property
    def _pain(self) -> int | None:
        return self.query_one(PainRow).pain

    @on(PainRow.Changed)
    def _relabel(self) -> None:
        self.refresh_bindings()

    @on(PainRow.Submitted)
    def _take_pain(self) -> None:
        self.dismiss(None if self._pain is None else PainReply(self._pain))

    @on(OptionList.OptionSelected)
    def _take_other(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(PainReply(self._pain, self._others[event.option_index].value))

    @on(PainRow.LeftDownwards)
    def _go_down(self) -> None:
        self.go_to_others()


class CardDialog(LabelledDialog[bool]):
    """Lines of text, each a label and what it says.

    Its result is whether x was pressed to stop the session below.
    """

    DROPS_BURST = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,i,question_mark", "close", "back", key_display="esc"),
        Binding("x", "stop", "stop"),
        GET_HELP,
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
        yield KeyLine()

    @property
    def labels(self) -> dict[str, str]:
        """What the arrows do, where there is more than fits."""
        return {"scroll_down": "more"} if self.query_one("#card").max_scroll_y else {}

    def on_resize(self) -> None:
        """Say whether there is more, once that is known."""
        self.call_after_refresh(self.refresh_bindings)

    def body(self) -> Iterator[Static]:
        """Yield what is under the heading."""
        for label, text in self._lines:
            begun = f"{label}  " if label else ""
            yield Static(Content.assemble((begun, "bold"), text), classes="line")

    def open_on(self, below: Screen[Any]) -> None:
        """Open on another screen, on which a session pauses."""
        if isinstance(below, FootcoachScreen):
            below.pause()
            self.is_in_session = below.is_in_session
            below.app.push_screen(self, lambda stops: below.stop() if stops else None)
        else:
            below.app.push_screen(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something now: there may be no session to stop."""
        if action == "stop":
            return self.is_in_session
        return super().check_action(action, parameters)

    def action_close(self) -> None:
        """Take the card away."""
        self.dismiss(None)

    def action_stop(self) -> None:
        """Take the card away and stop the session."""
        self.stop()

    def stop(self) -> None:
        """Close, and have what is below stop."""
        self.dismiss(True)  # noqa: FBT003, the result


class MessageDialog(CardDialog, inherit_bindings=False):
    """A message of the conversation, which waits until it was read."""

    DROPS_BURST = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape", "close", "continue", key_display="⏎"),
        GET_HELP,
    ]

    def __init__(self, message: Message) -> None:
        super().__init__(message.heading, message.lines)
        self.message = message

    @property
    def labels(self) -> dict[str, str]:
        """What Enter confirms, and what the arrows do."""
        return {**super().labels, "close": self.message.confirm or "continue"}

    def body(self) -> Iterator[Static]:
        """Yield what is to be read, and below it what putting it away confirms."""
        yield from super().body()
        if self.message.confirm:
            yield Static(Content(f"⏎ {self.message.confirm}"), id="read")
