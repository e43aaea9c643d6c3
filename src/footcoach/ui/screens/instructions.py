"""Everything about an exercise, to be read from the floor: its pages turn by themselves."""

from typing import TYPE_CHECKING

from footcoach.ui.screens.paged_card import PagedCard
from footcoach.ui.widgets.pages import TURN

if TYPE_CHECKING:
    from textual.timer import Timer


class InstructionsDialog(PagedCard):
    """The instructions of an exercise."""

    _timer: "Timer | None" = None

    def begin(self) -> None:
        """Turn pages from now on."""
        super().begin()
        self._timer = self.set_interval(TURN, self._turn_next)

    def action_turn(self, by: int) -> None:
        """Go so many pages on; the next one comes by itself in `TURN` seconds."""
        if self._timer:
            self._timer.reset()
        super().action_turn(by)

    def _turn_next(self) -> None:
        if self.is_open:
            self.turn(1)
