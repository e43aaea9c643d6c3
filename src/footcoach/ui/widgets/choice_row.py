"""A question in a line or two, with its answers side by side; one of them is chosen."""

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from footcoach.coach.requests import Choice

LABEL, NEAR_LABEL, SHORT_LABEL = 34, 12, 9
"""The columns of a question beside its answers: in a wide row, in others, and in one word."""
WIDE, NARROW = 109, 26
"""Columns from which a row is wide, and below which it has room for a question or an answer."""
GAP = "   "
POINTER = " ▸ "
"""Stands before the chosen answer; as wide as `GAP`."""


class ChoiceRow(Static, can_focus=True):
    """Left and right choose another answer, as does a click."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "choose(1)", "choose", key_display="←→"),
        Binding("left", "choose(-1)", show=False),
    ]

    chosen: var[int] = var(0, init=False)
    """The place of the chosen answer."""

    class Changed(Message):
        """Says that another answer is chosen."""

    def __init__(self, choice: Choice[Any]) -> None:
        super().__init__(markup=False)
        self.choice = choice
        self.set_reactive(ChoiceRow.chosen, choice.first)
        self._ends: tuple[int, ...] = ()
        """The columns at which the answers end in their line; empty if only one is shown."""

    @property
    def value(self) -> object:
        """The value of the chosen answer."""
        return self.choice.answers[self.chosen].value

    def action_choose(self, by: int) -> None:
        """Choose the answer ``by`` places further, as far as there is one."""
        self.chosen = min(max(self.chosen + by, 0), len(self.choice.answers) - 1)

    def watch_chosen(self) -> None:
        """Show what is chosen."""
        self.show_choice()
        self.post_message(self.Changed())

    def show_choice(self) -> None:
        """Write the line or lines anew."""
        self.update(self._write(self.content_size.width))

    def on_resize(self) -> None:
        """Write them for another width."""
        self.show_choice()

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001, as Textual calls it
        """Pick out the answer that the arrows change, and no other row's."""
        super().watch_has_focus(has_focus)
        self.show_choice()

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked on."""
        for place, end in enumerate(self._ends):
            if event.x < end:
                self.chosen = place
                return

    def _write(self, room: int) -> Content:
        answers = self._write_answers()
        is_roomy = self.screen.has_class("-high")
        style = "bold" if self.has_focus else ""
        heading = Content.styled(self.choice.heading, style)
        column = LABEL if room >= WIDE else NEAR_LABEL
        if is_roomy and heading.cell_length < column and room >= column + answers.cell_length:
            self._note_ends(column)
            return heading.pad_right(column - heading.cell_length) + answers
        if is_roomy and room >= answers.cell_length:
            self._note_ends(0)
            return Content("\n").join((heading, answers))
        self._ends = ()
        if self.has_focus and room < NARROW:
            return self._write_chosen()
        short = Content.styled(self.choice.short, style)
        label = short.pad_right(SHORT_LABEL - short.cell_length)
        return (label + self._write_chosen()).truncate(room, ellipsis=True)

    def _write_answers(self) -> Content:
        return Content("").join(
            Content.styled(f"{POINTER if is_chosen else GAP}{answer.text}", self._style(is_chosen))
            for answer, is_chosen in self._answers
        )

    def _write_chosen(self) -> Content:
        text = self.choice.answers[self.chosen].text
        left = "◂ " if self.chosen else "  "
        right = " ▸" if self.chosen < len(self.choice.answers) - 1 else ""
        return Content.assemble(left, (text, self._style(True)), right)  # noqa: FBT003

    @property
    def _answers(self) -> "list[tuple[Any, bool]]":
        answers = enumerate(self.choice.answers)
        return [(answer, place == self.chosen) for place, answer in answers]

    def _style(self, is_chosen: bool) -> str:  # noqa: FBT001
        if not is_chosen:
            return "dim"
        return "bold $text-primary" if self.has_focus else "bold"

    def _note_ends(self, begin: int) -> None:
        ends, end = [], begin
        for answer in self.choice.answers:
            end += len(GAP) + len(answer.text)
            ends.append(end)
        self._ends = tuple(ends)
