"""A row of numbers from 0 to 10, of which none is chosen at first."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from footcoach.log.records import WORST

CELL = 3
"""Columns of a number."""
TEN = f"{WORST} ".rjust(CELL + 1)
"""The last number is as wide as two digits and a blank at either end."""


class PainRow(Widget, can_focus=True):
    """Chooses a number by digits, arrows or a click; says when one is to be taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "skip", key_display="⏎"),
        Binding("left", "move(-1)", "choose", key_display="←→"),
        Binding("right", "move(1)", show=False),
        Binding("down", "leave", show=False),
        Binding("backspace,delete", "clear", show=False),
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(WORST)),
    ]

    pain: reactive[int | None] = reactive(None)

    class Changed(Message):
        """Says that another number is chosen, or none."""

    class Submitted(Message):
        """Says that what is chosen is to be taken."""

    class LeftDownwards(Message):
        """Says that Down was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: int | None = None
        """The last digit, if it was typed and nothing was chosen otherwise since."""

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002, Textual's shape
        viewport: Size,  # noqa: ARG002, Textual's shape
        width: int,
    ) -> int:
        """Return the rows that the numbers need at ``width`` columns."""
        return len(_rows(width))

    def render(self) -> Content:
        """Write the numbers, the chosen one picked out."""
        rows = _rows(self.size.width)
        return Content("\n").join(
            Content("").join(self._write(number) for number in row) for row in rows
        )

    def _write(self, number: int) -> Content:
        text = TEN if number == WORST else str(number).center(CELL)
        return Content.styled(text, "bold reverse" if number == self.pain else "")

    def watch_pain(self) -> None:
        """Say that it has changed."""
        self.post_message(self.Changed())

    def action_type(self, digit: int) -> None:
        """Choose a digit; a 0 after a 1 makes 10."""
        self.pain = WORST if (self._typed, digit) == (1, 0) else digit
        self._typed = digit

    def action_move(self, by: int) -> None:
        """Choose the number beside the chosen one, and 0 at first."""
        self._choose(0 if self.pain is None else min(max(self.pain + by, 0), WORST))

    def action_clear(self) -> None:
        """Choose none."""
        self._choose(None)

    def action_submit(self) -> None:
        """Take what is chosen."""
        self.post_message(self.Submitted())

    def action_leave(self) -> None:
        """Go down to what is below."""
        self.post_message(self.LeftDownwards())

    def on_click(self, event: events.Click) -> None:
        """Choose the number that was clicked."""
        rows = _rows(self.size.width)
        if event.y < len(rows):
            row = rows[event.y]
            self._choose(row[min(event.x // CELL, len(row) - 1)])

    def _choose(self, pain: int | None) -> None:
        self.pain, self._typed = pain, None


def _rows(width: int) -> list[range]:
    """Return the numbers row by row."""
    each = WORST + 1 if width >= CELL * WORST + len(TEN) else max(1, (width - 1) // CELL)
    return [range(first, min(first + each, WORST + 1)) for first in range(0, WORST + 1, each)]
